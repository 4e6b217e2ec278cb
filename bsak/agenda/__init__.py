"""The agenda: what a coming meeting must treat, drafted from what has changed since the last."""
