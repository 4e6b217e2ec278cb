"""A Word file read into a draft: what stands in it, put in its place, and what has none."""
