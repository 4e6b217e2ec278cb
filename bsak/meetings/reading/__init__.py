"""Reading minutes: text, Word or PDF in; frozen dataclasses out. No web, no database."""
