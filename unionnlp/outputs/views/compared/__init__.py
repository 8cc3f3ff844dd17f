"""Comparisons for people: terminal, page, workbook, Markdown."""
