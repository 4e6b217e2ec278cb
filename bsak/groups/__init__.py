"""Krisegrupper and departments: who belongs where, and what they were called before."""
