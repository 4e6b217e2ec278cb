"""What is printed: gathered, laid out and bound into tagged A4 binders."""
