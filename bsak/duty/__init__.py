"""Duty: who is on call when, and whether those who are called can be reached."""
