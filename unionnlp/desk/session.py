"""What the desk holds in memory: drafts with their versions, refusals, the user's choices."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from functools import partial
from typing import Any, Literal

import msgspec

from unionnlp.checks.memory import decode
from unionnlp.desk import tasks
from unionnlp.desk.tasks import Answer, TaskError, Wishes
from unionnlp.desk.words import tell
from unionnlp.desk.worker import Workers
from unionnlp.reading.find import MEMORY

DRAFTS = 500
BYTES = 512 << 20  # of all drafts together
FILE_BYTES = 64 << 20
_GAPS = 12  # lacking items that the list of all drafts shows
# What a file's name gains from one version to the next: 计划(1), 计划_副本, 计划-终稿, 计划 v2.
_SUFFIX = re.compile(
    r"(?:[\s._—-]{0,3}(?:批注|副本|修改稿?|修订稿?|定稿|终稿|[(（]\d{1,2}[)）])"
    r"|[\s._—-]{1,3}(?:v\d{1,2}|改|新))$",
    re.I,
)
State = Literal["waiting", "working", "done", "failed"]


class FullError(Exception):
    """No more drafts, or bytes, are taken; the text is the word of the page that says so."""


class Version(msgspec.Struct, kw_only=True):
    """One state of a draft: its score and what was found, and (of the last one) all else."""

    score: float
    keys: dict[str, str]
    """The key of each finding with its message."""


class DeskDraft(msgspec.Struct, kw_only=True):
    """A draft on the desk; ``run`` counts its checks, so that a late answer is known as such."""

    id: int
    name: str
    data: bytes
    state: State = "waiting"
    error: tuple[str, str] | None = None
    checked: tasks.CheckedDraft | None = None
    view: dict[str, Any] = {}
    versions: list[Version] = []
    refused: set[str] = set()
    memory: bytes = b""
    run: int = 0

    @property
    def summary(self) -> dict[str, Any]:
        """What the list of drafts shows."""
        first = (self.view.get("documents") or [{}])[0]
        return {
            "id": self.id, "name": self.name, "state": self.state, "run": self.run,
            "score": self.view.get("score"), "counts": self.view.get("counts"),
            "title": self.view.get("title"), "kind": self.view.get("kind"),
            "unit": first.get("unit"), "year": first.get("year"), "kind_name": first.get("kind"),
            "versions": len(self.versions), "refused": len(self.refused),
        }  # fmt: skip


NO_OWN = tasks.Started()


class Session:
    """The drafts of one desk. All methods can be called from any thread."""

    def __init__(self, workers: Workers, wishes: Wishes, own: tasks.Started = NO_OWN) -> None:
        self.workers = workers
        self.wishes = wishes
        self.own = own
        self._lock = threading.RLock()
        self._drafts: dict[int, DeskDraft] = {}
        self._memories: dict[str, bytes] = {}  # by the stem of the draft that they wait for
        self._last = 0
        self.changed = 0

    def add(self, name: str, data: bytes) -> DeskDraft:
        """Take in a file: a new draft, or a new version of the one that has its name.

        Raises ``FullError`` where the desk is full.
        """
        with self._lock:
            draft = self._same(name)
            if draft is None:
                if len(self._drafts) >= DRAFTS:
                    raise FullError("too_many")
                self._last += 1
                draft = DeskDraft(id=self._last, name=name, data=data, versions=[], refused=set())
            held = sum(len(d.data) for d in self._drafts.values() if d is not draft)
            if held + len(data) > BYTES:
                raise FullError("too_large")
            self._drafts[draft.id] = draft
            draft.name, draft.data = name, data
            self._recall(draft)
            self._check(draft)
            return draft

    def remember(self, name: str, data: bytes) -> DeskDraft | None:
        """Take in the file that remembers refusals; return its draft if that is on the desk.

        It waits for a draft that is not. Raises ``KnowledgeError`` (U300) for a broken file,
        ``FullError`` where too many wait.
        """
        decode(data, name)
        with self._lock:
            waiting = stem(name.removesuffix(MEMORY))
            if len(self._memories) >= DRAFTS and waiting not in self._memories:
                raise FullError("too_many")
            self._memories[waiting] = data
            draft = self._same(name.removesuffix(MEMORY))
            if draft is not None:
                self._recall(draft)
                self.changed += 1
            return draft

    def _recall(self, draft: DeskDraft) -> None:
        """Give a draft the refusals that were waiting for it."""
        data = self._memories.pop(stem(draft.name), b"")
        if data:
            draft.memory = data
            draft.refused |= decode(data, draft.name).keys

    def get(self, number: int) -> DeskDraft | None:
        """Return a draft by its id."""
        with self._lock:
            return self._drafts.get(number)

    def remove(self, number: int | None) -> None:
        """Take a draft away, or all of them."""
        with self._lock:
            for draft in [d for d in self._drafts.values() if number in (None, d.id)]:
                draft.run += 1
                del self._drafts[draft.id]
            self.changed += 1

    def wish(self, wishes: Wishes) -> None:
        """Take the user's choices and check all drafts again; their way begins anew."""
        with self._lock:
            only_words = msgspec.structs.replace(wishes, lang=self.wishes.lang) == self.wishes
            self.wishes = wishes
            for draft in self._drafts.values():
                if not only_words:
                    draft.versions = []
                elif draft.versions:  # other words of the same findings are no new version
                    draft.versions.pop()
                self._check(draft)

    def refuse(self, number: int, key: str, *, refused: bool) -> None:
        """Refuse a finding of a draft, or take the refusal back."""
        with self._lock:
            draft = self._drafts.get(number)
            if draft is not None:
                (draft.refused.add if refused else draft.refused.discard)(key)
                self.changed += 1

    def state(self) -> dict[str, Any]:
        """Return what the page shows of all drafts."""
        with self._lock:
            drafts = [d.summary | {"error": self._told(d)} for d in self._drafts.values()]
            busy = sum(d["state"] in ("waiting", "working") for d in drafts)
            return {
                "changed": self.changed,
                "wishes": msgspec.to_builtins(self.wishes),
                "drafts": drafts,
                "busy": busy,
                "gaps": list(_gaps(self._drafts.values())),
            }

    def shown(self, number: int) -> dict[str, Any] | None:
        """Return one draft in full, with what its last version mended."""
        with self._lock:
            draft = self._drafts.get(number)
            if draft is None:
                return None
            shown = draft.summary | {"error": self._told(draft), "view": draft.view}
            kept = {"refused": sorted(draft.refused), "changes": _changes(draft)}
            return shown | kept

    def records(self) -> tuple[tuple[bytes, bytes, tuple[str, ...]], ...]:
        """Return the records of all drafts that were checked, with the keys that were refused."""
        with self._lock:
            return tuple(
                (d.checked.extraction, d.checked.report, tuple(sorted(d.refused)))
                for d in self._drafts.values()
                if d.checked is not None
            )

    def _same(self, name: str) -> DeskDraft | None:
        wanted = stem(name)
        return next((d for d in self._drafts.values() if stem(d.name) == wanted), None)

    def _check(self, draft: DeskDraft) -> None:
        draft.run += 1
        draft.state, draft.error = "waiting", None
        self.changed += 1
        task = tasks.Check(draft.name, draft.data, self.wishes, self.own)
        self.workers.submit(task, partial(self._done, draft, draft.run))

    def _done(self, draft: DeskDraft, run: int, future: Future[Answer]) -> None:
        with self._lock:
            if draft.run != run or future.cancelled():
                return
            error = future.exception()
            checked = None if error is not None else future.result().checked
            if checked is None:
                code = error.code if isinstance(error, TaskError) else "U000"
                draft.state, draft.error = "failed", (code, str(error))
            else:
                draft.state, draft.checked = "done", checked
                draft.view = msgspec.json.decode(checked.view)
                draft.refused |= set(draft.view["refused"])
                keys = {f["key"]: f["message"] for f in draft.view["findings"]}
                draft.versions.append(Version(score=draft.view["score"], keys=keys))
            self.changed += 1

    def _told(self, draft: DeskDraft) -> str | None:
        return None if draft.error is None else tell(*draft.error, self.wishes.lang)


def stem(name: str) -> str:
    """Return what stays of a file's name over its versions: ``计划(1).docx`` is ``计划``."""
    base = name.replace("\\", "/").rpartition("/")[2].lower()
    kept = base.rpartition(".")[0] or base
    while (shorter := _SUFFIX.sub("", kept)) and shorter != kept:
        kept = shorter
    folder = name.replace("\\", "/").rpartition("/")[0].lower()
    return f"{folder}/{kept}"


def _changes(draft: DeskDraft) -> dict[str, Any] | None:
    """Return what the last version mended and brought, ``None`` for a first one."""
    if len(draft.versions) < 2:
        return None
    before, now = draft.versions[-2], draft.versions[-1]
    return {
        "mended": [m for key, m in before.keys.items() if key not in now.keys],
        "fresh": [key for key in now.keys if key not in before.keys],
        "way": [round(v.score, 3) for v in draft.versions],
    }


def _gaps(drafts: Iterable[DeskDraft]) -> Iterator[dict[str, Any]]:
    """Yield the items that most drafts lack."""
    missing: Counter[str] = Counter()
    for draft in drafts:
        missing.update({name for _, name in draft.view.get("missing", ())})
    for name, count in sorted(missing.items(), key=lambda row: (-row[1], row[0]))[:_GAPS]:
        if count > 1:
            yield {"item": name, "count": count}
