"""Writing: working texts, the editor, templates, and Word files read into a draft."""
