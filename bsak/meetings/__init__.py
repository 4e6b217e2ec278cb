"""The meetings and their points as they were recorded."""
