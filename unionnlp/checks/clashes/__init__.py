"""What two places of a draft say of one thing, and differently, as annotated drafts teach it."""
