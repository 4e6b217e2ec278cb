"""The checker: rules over the whole register, what they find, and what somebody has accepted."""
