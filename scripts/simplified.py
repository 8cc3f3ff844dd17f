"""Write resources/simplified.toml: traditional characters with their simplified forms.

The forms are OpenCC's, character by character; the program reads the table, which opens faster
and takes 7 MB less.
"""

from __future__ import annotations

from pathlib import Path

from opencc import OpenCC

FIRST, LAST = 0x3400, 0x9FFF
TRADITIONAL_TOO = frozenset("吒夥後徵拚捱摺於榘菸薹袷醣麴麽")
"""The characters of GB 2312 that OpenCC holds for traditional ones, by trial of all of them; but
for 乾, which simplified texts write in 乾坤."""
WIDTH = 60  # characters of a row
HEAD = """\
# Traditional characters and, at the same place below, their simplified forms (written by
# scripts/simplified.py from OpenCC). No other character of GB 2312 stands here than {too}.

"""


def pairs() -> list[tuple[str, str]]:
    """Return each traditional character with its simplified form."""
    once = OpenCC("t2s").convert

    def convert(char: str) -> str:
        return once(once(char))  # 薴 has a form that has a simpler one itself

    chars = [chr(code) for code in range(FIRST, LAST + 1)]
    chars = [c for c in chars if c in TRADITIONAL_TOO or not c.encode("gb2312", "ignore")]
    return [(c, plain) for c in chars if (plain := convert(c)) != c and len(plain) == 1]


def table() -> str:
    """Return the text of the data file."""
    found = pairs()
    parts = [HEAD.format(too="".join(sorted(TRADITIONAL_TOO)))]
    for name, side in (("traditional", 0), ("simplified", 1)):
        text = "".join(pair[side] for pair in found)
        rows = [text[i : i + WIDTH] for i in range(0, len(text), WIDTH)]
        parts.append(f'{name} = """\n{chr(10).join(f"{row}{chr(92)}" for row in rows)}\n"""\n')
    return "".join(parts)


if __name__ == "__main__":
    target = Path(__file__).parents[1] / "unionnlp" / "resources" / "simplified.toml"
    target.write_text(table(), "utf-8")
