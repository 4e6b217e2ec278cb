"""Review: texts sent to be read, comments on a passage, cross-reading between groups."""
