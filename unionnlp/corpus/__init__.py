"""A corpus of plans and summaries: its table, its profile, its search."""
