"""Which language people read: that of ``--lang``, else that of the machine.

A machine that says nothing (the locale ``C``) gets English on standard error, Chinese, the
language of the texts, in what is shown of them, and both in the help.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import get_args

from unionnlp.translation import SOURCE, Lang, Translator, sentence, translator, words

__all__ = ["asked", "help_in", "of_machine", "say", "shown", "spoken", "teller", "told", "words"]

_OPTION = "--lang"
_CHINESE = 0x04  # the primary language of Windows' language numbers


def asked(arguments: Sequence[str]) -> Lang | None:
    """Return the language that a command line asks for, ``None`` where it asks for none."""
    found = None
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        name, given, value = argument.partition("=")
        if name == _OPTION:
            found = value if given else "".join(arguments[place + 1 : place + 2])
    return next((lang for lang in get_args(Lang) if lang == found), None)


def of_machine(environment: Mapping[str, str]) -> Lang | None:
    """Return the language of the machine's locale, ``None`` where it has none."""
    named = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in named if environment.get(name)), "")
    if not locale and sys.platform == "win32":
        import ctypes

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return "zh" if number & 0x3FF == _CHINESE else "en"
    if locale.partition(".")[0] in ("", "C", "POSIX"):
        return None
    return "zh" if locale.lower().startswith("zh") else "en"


def spoken() -> Lang:
    """Return the language of what this run says on standard error and in its help."""
    return asked(sys.argv[1:]) or of_machine(os.environ) or "en"


def shown(lang: str | None) -> Lang:
    """Return the language of views and reports, where ``lang`` is what ``--lang`` gave."""
    given = next((known for known in get_args(Lang) if known == lang), None)
    return given or asked(sys.argv[1:]) or of_machine(os.environ) or SOURCE


def say(chinese: str, **values: object) -> str:
    """Return Chinese words of the command line in the language of this run, filled in."""
    return teller()(chinese, **values)


def help_in(chinese: str) -> str:
    """Return words of the help in the language of this run, or in both where nothing names one."""
    told_in = say(chinese)
    named = asked(sys.argv[1:]) or of_machine(os.environ)
    both = named is None and (sys.stdout.encoding or "").lower().startswith("utf")
    return f"{told_in} {chinese}" if both else told_in


def teller() -> Translator:
    """Return the translator of Chinese words into the language of this run."""
    return translator(spoken())


def told(english: str) -> str:
    """Return the text of an error, which the library words in English, in the language of this run."""
    return sentence(english) if spoken() == SOURCE else english
