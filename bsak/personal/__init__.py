"""One person: all they hold, handed over in one act; what is kept of them, given out, erased."""
