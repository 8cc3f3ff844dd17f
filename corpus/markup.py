"""Compile annotated passages into texts and gold records.

The documents of corpus/ (and of tests/gold) are written with their annotation in
place, so that text and gold cannot drift apart. Tags stand in ``⟦ ⟧``:

    ⟦noise site⟧ … ⟦/noise⟧          noise; kinds site, wrapper, teaser, watermark
    ⟦doc kind=plan title="…" org="…" year=2025⟧ … ⟦/doc⟧
                                     a document; org and year left out where unknown
    ⟦#1 1 work⟧一、…                  an outline node begins here: depth, number (or -), role
    ⟦s 3⟧activity⟦/s⟧                 a schedule entry in months 3; `s 7,8`, `s 3 tentative`,
                                     `s w2,3` for weeks, `s 3 who="…"` who answers for it
    ⟦d 9⟧教师节⟦/d⟧                   a dated mention; `d 11 23` with its day
    ⟦q 3 次 ge upper=5 per=P1Y role=target ind="…"⟧3次⟦/q⟧
                                     a quantity: value, unit (or -), comparator (eq left out)
    ⟦i staff_congress,school_openness⟧
                                     at the end of a line: the standard items it carries

Usage: ``python corpus/markup.py SOURCE_DIR OUTPUT_DIR`` writes OUTPUT_DIR/texts/NAME.txt and
OUTPUT_DIR/gold/NAME.json for each SOURCE_DIR/NAME.txt.
"""

from __future__ import annotations

import hashlib
import json
import re
import shlex
import sys
from pathlib import Path
from typing import Any

TAG = re.compile(r"⟦([^⟦⟧]*)⟧")
ROLES = {"guiding", "goals", "work", "schedule", "outlook", "other"}


class MarkupError(ValueError):
    """An annotation that cannot be read; the text names file, offset and tag."""


class Compiler:
    """Turns one annotated text into ``text`` and ``gold`` (see the module's docstring)."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.parts: list[str] = []
        self.length = 0
        self.documents: list[dict[str, Any]] = []
        self.noise: list[dict[str, Any]] = []
        self.open: list[tuple[str, dict[str, Any]]] = []
        self.lines: list[tuple[int, list[str]]] = []

    def fail(self, message: str, tag: str) -> MarkupError:
        """Return an error that says where the faulty tag stands."""
        return MarkupError(f"{self.name}, offset {self.length}, ⟦{tag}⟧: {message}")

    def compile(self, marked: str) -> tuple[str, dict[str, Any]]:
        """Return the text without its tags, and its gold record."""
        cursor = 0
        for match in TAG.finditer(marked):
            self._text(marked[cursor : match.start()])
            self._tag(match.group(1).strip())
            cursor = match.end()
        self._text(marked[cursor:])
        if self.open:
            raise self.fail("never closed", self.open[-1][0])
        text = "".join(self.parts)
        self._finish(text)
        source = {
            "path": f"{self.name}.txt",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "encoding": "utf-8",
            "length": len(text),
        }
        return text, {
            "schema": "unionnlp/1",
            "source": source,
            "documents": self.documents,
            "noise": self.noise,
        }

    def _text(self, part: str) -> None:
        if "⟦" in part or "⟧" in part:
            raise self.fail("unbalanced bracket near " + part[-20:], "")
        self.parts.append(part)
        self.length += len(part)

    def _tag(self, tag: str) -> None:
        if tag.startswith("/"):
            self._close(tag[1:])
        elif tag.startswith("#"):
            self._node(tag)
        elif tag.startswith("i "):
            if not self.documents or ("doc" not in [k for k, _ in self.open]):
                raise self.fail("items outside a document", tag)
            self.lines.append((self.length, [x.strip() for x in tag[2:].split(",") if x.strip()]))
        else:
            self._open(tag)

    def _node(self, tag: str) -> None:
        words = tag[1:].split()
        if not 2 <= len(words) <= 3 or (len(words) == 3 and words[2] not in ROLES):
            raise self.fail("want #DEPTH NUMBER [ROLE]", tag)
        number = None if words[1] == "-" else int(words[1])
        node = {"start": self.length, "end": self.length, "depth": int(words[0])}
        node |= {"number": number, "role": words[2] if len(words) == 3 else None}
        self._document(tag)["outline"].append(node)

    def _document(self, tag: str) -> dict[str, Any]:
        for kind, record in reversed(self.open):
            if kind == "doc":
                return record
        raise self.fail("outside a document", tag)

    def _open(self, tag: str) -> None:
        words = shlex.split(tag)
        kind, rest = words[0], words[1:]
        pairs = dict(w.split("=", 1) for w in rest if "=" in w)
        plain = [w for w in rest if "=" not in w]
        record: dict[str, Any] = {"start": self.length}
        if kind == "doc":
            year = pairs.get("year")
            record |= {"end": 0, "title": pairs.get("title"), "kind": pairs["kind"]}
            record |= {"organization": pairs.get("org"), "year": int(year) if year else None}
            record |= {k: [] for k in ("outline", "schedule", "dates", "quantities", "items")}
            self.documents.append(record)
        elif kind == "noise":
            record["kind"] = plain[0]
            self.noise.append(record)
        elif kind == "s":
            weeks = plain[0].startswith("w")
            numbers = [int(x) for x in plain[0].lstrip("w").split(",")]
            record |= {"months": [] if weeks else numbers, "tentative": "tentative" in plain}
            if weeks:
                record["weeks"] = numbers
            if "who" in pairs:
                record["responsible"] = pairs["who"]
            self._document(tag)["schedule"].append(record)
        elif kind == "d":
            months = [int(x) for x in plain[0].split(",")]
            record |= {"months": months, "day": int(plain[1]) if len(plain) > 1 else None}
            self._document(tag)["dates"].append(record)
        elif kind == "q":
            record |= {"value": float(plain[0]), "unit": None if plain[1] == "-" else plain[1]}
            record |= {"comparator": plain[2] if len(plain) > 2 else "eq"}
            record |= {"upper": float(pairs["upper"]) if "upper" in pairs else None}
            record |= {"per": pairs.get("per"), "indicator": pairs.get("ind")}
            record |= {"role": pairs.get("role", "target")}
            self._document(tag)["quantities"].append(record)
        else:
            raise self.fail("unknown tag", tag)
        self.open.append((kind, record))

    def _close(self, kind: str) -> None:
        if not self.open or self.open[-1][0] != kind:
            raise self.fail(f"closes {kind}, open is {[k for k, _ in self.open]}", "/" + kind)
        self.open.pop()[1]["end"] = self.length

    def _finish(self, text: str) -> None:
        for document in self.documents:
            for key in ("schedule", "dates", "quantities"):
                for fact in document[key]:
                    fact["text"] = text[fact["start"] : fact["end"]]
            for node in document["outline"]:
                stop = text.find("\n", node["start"])
                stop = stop if stop > 0 else len(text)
                node["end"] = min(stop, node["start"] + 30, document["end"])
                node["text"] = text[node["start"] : node["end"]]
            title = document["title"]
            if title and "".join(title.split()) not in "".join(text.split()):
                raise MarkupError(f"{self.name}: title {title!r} is not in the text")
            if document["organization"] and document["organization"] not in text:
                raise MarkupError(f"{self.name}: {document['organization']!r} is not in the text")
        for offset, items in self.lines:
            start = text.rfind("\n", 0, offset) + 1
            end = text.find("\n", offset)
            end = len(text) if end < 0 else end
            for document in self.documents:
                if document["start"] <= offset <= document["end"]:
                    begin = max(start, document["start"])
                    stop = min(end, document["end"])
                    document["items"] += [{"start": begin, "end": stop, "item": i} for i in items]
                    break


def compile_folder(source: Path, output: Path) -> int:
    """Compile every annotated text of ``source`` into ``output``; return how many."""
    (output / "texts").mkdir(parents=True, exist_ok=True)
    (output / "gold").mkdir(parents=True, exist_ok=True)
    files = sorted(source.glob("*.txt"))
    for path in files:
        text, gold = Compiler(path.stem).compile(path.read_text("utf-8"))
        (output / "texts" / path.name).write_text(text, "utf-8", newline="")
        body = json.dumps(gold, ensure_ascii=False, indent=1)
        (output / "gold" / f"{path.stem}.json").write_text(body + "\n", "utf-8")
    return len(files)


if __name__ == "__main__":
    print(compile_folder(Path(sys.argv[1]), Path(sys.argv[2])), "texts compiled")
