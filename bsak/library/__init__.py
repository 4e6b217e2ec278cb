"""The library: texts in force to take along, and which of them lies in another system."""
