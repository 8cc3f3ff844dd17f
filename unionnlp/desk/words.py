"""The words of the page, and errors in the user's language."""

from __future__ import annotations

from typing import Any

from unionnlp.resources import load
from unionnlp.translation import SOURCE, sentence, translator


def say(key: str, lang: str, **values: object) -> str:
    """Return a word or sentence of the page."""
    return translator(lang)(str(load("desk")["ui"][key]), **values)


def all_words(lang: str) -> dict[str, str]:
    """Return all words of the page in one language, their ``{names}`` left for the page to fill."""
    _ = translator(lang)
    return {key: _.single(str(words)) for key, words in load("desk")["ui"].items()}


def help_page(lang: str) -> list[tuple[str, str]]:
    """Return the titles and texts of what explains the page."""
    _ = translator(lang)
    return [(_(row["title"]), _(row["text"])) for row in load("desk")["help"]]


def tell(code: str, message: str, lang: str) -> str:
    """Return what is said for an error: the first row of ``desk.toml`` that fits it."""
    rows: list[dict[str, Any]] = load("desk")["error"]
    for row in rows:
        if code.startswith(row["code"]) and row["words"] in message:
            known = sentence(message) if lang == SOURCE else message
            return translator(lang)(row["zh"]).format(message=_inner(known))
    return message


def whole(message: str, lang: str) -> str:
    """Return an error of a file among the choices as it is, with the file's name."""
    return sentence(message) if lang == SOURCE else message


def _inner(message: str) -> str:
    """Return an error's words without the name of the file, which the page shows beside it."""
    _, colon, rest = message.replace("：", ": ", 1).partition(": ")
    return rest if colon else message
