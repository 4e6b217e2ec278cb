"""The editor: the task list of a text, and one page for each part of it."""
