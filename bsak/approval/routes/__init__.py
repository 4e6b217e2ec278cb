"""Pages of approval. Importing this puts every one of them on the blueprint."""

from bsak.approval.routes import asking, deciding, differing, files, mandates, submitting, texts
from bsak.approval.routes.room import bp

__all__ = ["asking", "bp", "deciding", "differing", "files", "mandates", "submitting", "texts"]
