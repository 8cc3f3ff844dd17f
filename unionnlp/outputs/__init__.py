"""Records to what people and programs take away: files, streams, the terminal view."""
