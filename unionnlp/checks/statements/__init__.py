"""What a draft says twice of one thing: statements of any thing, compared all against all."""
