"""The rules by theme: pure functions from the register to what they find."""
