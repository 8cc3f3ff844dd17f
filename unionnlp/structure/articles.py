"""Passages that are no plan and no summary: articles, news, notices, rules, letters, portraits.

A speech or a letter tells by its title, the others by their words: such stand now and then in every document,
many of them in a thousand characters tell. The words are data (resources/articles.toml).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from unionnlp.grammar.cuts import STATED
from unionnlp.grammar.labels import leading
from unionnlp.grammar.organizations import names
from unionnlp.patterns import lazy
from unionnlp.resources import words
from unionnlp.structure import members
from unionnlp.structure.cues import totals
from unionnlp.structure.lines import CONTENT, MONTH, Line
from unionnlp.structure.noise import wrapper_line
from unionnlp.structure.titles import bare, delimiter, event, foreign, howto, title_like

# How many of an article's words, and how many in a thousand characters, no document holds.
_TELLING = 4
_RATES = {"howto": 8.0, "news": 7.0, "rules": 6.0}
_DATELINE = 2  # words of news that a report of an event holds
_JUDGED = 40  # characters of a passage that is judged by all its words
_NAME = 48  # characters of a line that can be a title
_HEADS = 2  # lines that can tell what a text is
_DAYS = 3  # lines that begin with a day, from which on a text is a chronicle
_SHOWN = 2400  # characters that tell
_LEAST = 300  # characters to which a share is reckoned
_STORY = 3  # such words, and how many in a thousand characters, no report holds
_STORY_RATE = 7.0
_ADVICE, _ADVICE_RATE = 4, 10.0  # the same of advice and of rules
_BINDING, _BINDING_RATE = 2, 6.0
_SENT = 3  # words of a notice
_LETTER = 2  # of a letter
_WHOLE = 2  # of ``title_like``: its noun and its subject
_OFFICE = lazy(r"\((?:文[体娱艺化学]|图书)")
_YEAR = lazy(r"(?:19|20)\d\d|20[xX]{2}|学年|学期|年度")
_ADDRESS = lazy(r"(?:各|全体|尊敬的|亲爱的)[^,。;:]{1,40}:")
_DAY = lazy(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")


def article(group: Sequence[Line], alone: bool = True) -> bool:
    """Tell whether the lines of a passage teach how to write, report news, lay down rules or send word.

    ``alone`` tells that the page holds no other passage: whoever hands one text in means it to be read, so it is not
    judged by all its words, as those of a collection are.
    """
    content = [x.clean for x in group if x.label in CONTENT]
    if all(wrapper_line(x) for x in content) or addressed(content):
        return True
    heads = [x.clean for x in group if x.label in ("title", "delimiter")]
    titled = any(title_like(x) for x in heads)
    if not alone and _told(heads, content):
        return True
    named = heads if any(x.label == "title" for x in group) else [*heads, *content[: len(heads)]]
    if not titled and any(foreign(x) for x in named):
        return True
    if any(x.label == "delimiter" for x in group[:2]) and any(howto(x.clean) for x in group[:3]):
        return True
    counts = totals(content)
    # (文体委员负责) names who answers, and no one who wrote and took pictures.
    counts["news"] = news = counts.get("news", 0) - sum(len(_OFFICE.findall(x)) for x in content)
    whole = any(title_like(x) >= _WHOLE and not passes(x) for x in heads)
    if not titled and (event(heads, content[0]) and news >= _DATELINE):
        return True
    scale = 1000 / max(_LEAST, sum(map(len, content)))
    # A plan's title clears its rules, a whole one the news of a page's only text; else its words may.
    told = {n for n, rate in _RATES.items() if counts.get(n, 0) >= max(_TELLING, rate / scale)}
    told -= {*(["rules"] if titled else []), *(["news"] if whole and alone else [])}
    doubted = {"rules", "news"} if whole else {"rules"}
    if told and (told - doubted or not members.planned(heads, content)):
        return True
    passed = titled and all(passes(x) for x in heads if title_like(x))
    if titled and not passed:
        return False
    return not any(delimiter(x) for x in heads) and other(heads, content)


def _told(heads: Sequence[str], content: Sequence[str]) -> bool:
    """Tell whether a passage long enough to be judged reads like something else than a plan or summary."""
    return sum(map(len, content)) >= _JUDGED and members.other(heads, content)


def headline(text: str) -> bool:
    """Tell whether a line can be the title of a text: short, without a label or a stop at its end."""
    return 3 <= len(text) <= _NAME and text[-1] not in STATED and not leading(text, 0, len(text))


def addressed(content: Sequence[str]) -> bool:
    """Tell whether nothing of a letter is there but whom it goes to."""
    return all(_ADDRESS.fullmatch(x) for x in content)


def passes(title: str) -> bool:
    """Tell whether a title says that a plan or summary was dealt with (``…审议通过2023年工作计划``)."""
    return bool(words("articles", "news", "passes").search(title))


def other(heads: Sequence[str], content: Sequence[str]) -> bool:
    """Tell by its title and its words whether a text without a plan's or a summary's title is something else."""
    news = totals(content).get("news", 0)
    heads = [x for x in heads if not passes(x)] or heads
    first = [x for x in content[:_HEADS] if headline(x)]
    titles = [bare(x) for x in (*heads, *first)]
    told = (x for x in (*titles, *content[:_HEADS]) if not passes(x))
    if any(title_like(x) >= _WHOLE for x in told):
        return False
    if any(MONTH.match(x) and not _DAY.match(x) for x in content[:_HEADS]):
        return False
    text = "\n".join(content)[:_SHOWN]
    if _news(titles, content, text, news):
        return True
    if any(_YEAR.search(x) and names(x) for x in titles):
        return _sent(titles, text)
    return _sent(titles, text) or _advises(titles, text) or _binds(titles, text)


def _many(text: str, kind: str, least: int, rate: float = 0.0) -> bool:
    """Tell whether a text has as many words of a kind as no plan has."""
    wanted = max(least, round(rate * max(_LEAST, len(text)) / 1000))
    found = words("articles", kind, "story" if kind == "news" else "words").finditer(text)
    return len(list(islice(found, wanted))) == wanted


def _news(titles: Sequence[str], content: Sequence[str], text: str, news: int) -> bool:
    """Tell whether a text reports one event: a day in its first lines, and how it went."""
    if any(words("articles", "news", "portrait").search(x) for x in titles):
        return _many(text, "news", _STORY, _STORY_RATE / 2)
    if sum(1 for x in content if _DAY.match(x)) >= _DAYS:
        return False
    day = any(_dated(x) for x in content[: _HEADS + 1])
    acts = words("articles", "news", "acts")
    told = any(acts.search(x) and not leading(x, 0, len(x)) for x in titles)
    least = _STORY - (news >= _DATELINE and day and told)
    return (day or told) and _many(text, "news", least, _STORY_RATE)


def _dated(line: str) -> bool:
    """Tell whether a line says that something took place on a day."""
    if leading(line, 0, len(line)):
        return False
    day = words("articles", "news", "day").search(line[:120])
    return bool(day and words("articles", "news", "acts").search(line, day.end()))


def _sent(titles: Sequence[str], text: str) -> bool:
    """Tell whether a text is a notice of one matter, or a letter to all."""
    ends = words("articles", "notices", "titles", ends=True)
    if any(ends.search(x) and "《" not in x for x in titles):
        return _many(text, "notices", _SENT)
    asked = any(words("articles", "letters", "titles").search(x) for x in titles)
    return (asked or text.startswith("亲爱的")) and _many(text, "letters", _LETTER)


def _advises(titles: Sequence[str], text: str) -> bool:
    """Tell whether a text answers a question that its title asks."""
    asks = words("articles", "advice", "titles")
    return any(asks.search(x) for x in titles) and _many(text, "advice", _ADVICE, _ADVICE_RATE)


def _binds(titles: Sequence[str], text: str) -> bool:
    """Tell whether a text lays down rules."""
    ends = words("articles", "rules", "titles", ends=True)
    return any(ends.search(x) for x in titles) and _many(text, "rules", _BINDING, _BINDING_RATE)
