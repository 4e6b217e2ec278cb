"""At the table: decisions write the register and the minutes; where each one led, and back."""
