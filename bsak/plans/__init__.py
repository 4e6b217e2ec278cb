"""Plans, contact lists and checklists: what they say, the rules, and how they look on paper."""
