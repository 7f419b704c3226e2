"""Claims and events of one report."""
