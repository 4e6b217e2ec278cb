"""Read-only pages across rooms: the overview, my page, search, the status report."""
