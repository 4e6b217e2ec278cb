"""Tasks: what somebody must do by a day, beside a document or a group, and where it came from."""
