"""Accounts, roles and sessions: who people are and what their role lets them do."""
