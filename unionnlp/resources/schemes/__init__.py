"""Schemes (评分细则) that come with the program, as examples to copy and change."""
