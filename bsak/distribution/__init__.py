"""Numbered copies: what each binder on a shelf holds, and the packs that keep it current."""
