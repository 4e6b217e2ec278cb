"""The demo: the register of 11 April 2019, the meetings, one account per role, example texts."""
