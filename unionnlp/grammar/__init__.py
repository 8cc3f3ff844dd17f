"""The surface of written Chinese, each thing once: numerals, labels, dates, clauses, names."""
