"""What ``resources/articles.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Patterns, Table


class ArticlesNews(Table, frozen=True):
    """The fields of ``news``."""

    day: Patterns
    acts: Patterns
    passes: Patterns
    story: Patterns
    portrait: Patterns


class ArticlesAdvice(Table, frozen=True):
    """The fields of ``advice``."""

    titles: Patterns
    words: Patterns


class ArticlesRules(Table, frozen=True):
    """The fields of ``rules``."""

    titles: Patterns
    words: Patterns


class ArticlesNotices(Table, frozen=True):
    """The fields of ``notices``."""

    titles: Patterns
    words: Patterns


class ArticlesLetters(Table, frozen=True):
    """The fields of ``letters``."""

    titles: Patterns
    words: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/articles.toml``."""

    news: ArticlesNews
    advice: ArticlesAdvice
    rules: ArticlesRules
    notices: ArticlesNotices
    letters: ArticlesLetters
