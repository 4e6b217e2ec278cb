"""Action cards: what they say, the rules for it, and the card on paper."""
