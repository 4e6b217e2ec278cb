"""People and numbers: who can be reached, where, and when somebody last said it was right."""
