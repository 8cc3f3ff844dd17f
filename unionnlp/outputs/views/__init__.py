"""Records for people's eyes: the terminal, HTML pages, Markdown. One console, one set of templates."""
