"""The requests of the page: files in, reports and files out."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from importlib.resources import files
from importlib.util import find_spec
from typing import Any, get_args
from urllib.parse import quote, unquote

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from unionnlp.checks.phrases import word
from unionnlp.desk import tasks
from unionnlp.desk.session import FILE_BYTES, DeskDraft, FullError, Session
from unionnlp.desk.tasks import Answer, Kind, Task, TaskError, Wishes
from unionnlp.desk.words import all_words, help_page, say, tell, whole
from unionnlp.errors import KnowledgeError
from unionnlp.outputs.views.templating import template_file
from unionnlp.reading.find import MEMORY
from unionnlp.records import SchoolType
from unionnlp.translation import Lang

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar; charset=utf-8",
    "memory": "application/json",
    "view": "application/json",
}
_NAMES = {"docx": "{stem}.批注.docx", "html": "{stem}.检查报告.html", "xlsx": "{stem}.xlsx",
          "ics": "{stem}.ics", "memory": "{name}" + MEMORY}  # fmt: skip


_COMPARED = {"html": "对照.html", "docx": "对照.docx"}


def page_file(name: str) -> str:
    """Return a file of the page."""
    return files("unionnlp.desk").joinpath(name).read_text("utf-8")


def style() -> str:
    """Return the style of the page: that of every page of the views, then its own."""
    return template_file("base.css") + page_file("page.css")


class Desk:
    """Answers the page; ``quit`` is called when the user ends the program there."""

    def __init__(self, session: Session, end: Callable[[], None]) -> None:
        self._session, self._end = session, end
        self.seen = time.monotonic()  # when the page was last heard of

    def app(self) -> Starlette:
        """Return the application."""
        post = ["POST"]
        return Starlette(
            routes=[
                Route("/", self.page),
                Route("/state", self.state),
                Route("/files", self.take, methods=post),
                Route("/wishes", self.wish, methods=post),
                Route("/drafts/{id:int}", self.draft),
                Route("/drafts/{id:int}/refuse", self.refuse, methods=post),
                Route("/drafts/{id:int}/{kind}", self.download),
                Route("/remove", self.remove, methods=post),
                Route("/workbook", self.workbook),
                Route("/copies", self.copies),
                Route("/compare/{kind}", self.compare),
                Route("/quit", self.quit, methods=post),
            ]
        )

    async def page(self, _: Request) -> Response:
        """The page itself."""
        self.seen = time.monotonic()
        page = page_file("page.html").replace("/*STYLE*/", style())
        page = page.replace("/*SCRIPT*/", page_file("page.js"))
        return HTMLResponse(page.replace("/*START*/", _safe(self._start())))

    def _start(self) -> dict[str, Any]:
        kinds = {
            lang: {kind: word("groups", kind, lang) for kind in get_args(SchoolType)}
            for lang in get_args(Lang)
        }
        return {
            "words": {lang: all_words(lang) for lang in get_args(Lang)},
            "help": {lang: help_page(lang) for lang in get_args(Lang)},
            "kinds": kinds,
            "limit": FILE_BYTES,
            "compare": find_spec("unionnlp.comparison") is not None,
        }

    async def state(self, request: Request) -> Response:
        """All drafts in short; waits a while for a change after the one that the page knows."""
        self.seen = time.monotonic()
        known = request.query_params.get("changed", "")
        for _ in range(100):
            if str(self._session.changed) != known:
                break
            await asyncio.sleep(0.1)
        return _json(self._session.state())

    async def take(self, request: Request) -> Response:
        """Take in one file: its bytes as they are, its name in the address."""
        name = unquote(request.query_params.get("name", ""))[-300:] or "文稿"
        data = await _body(request)
        if data is None:
            return self._failed("too_large", name=name, size=FILE_BYTES >> 20)
        if not name.lower().endswith(".zip"):
            return await self._add([(name, data)])
        try:
            answer = await self._do(tasks.Unpack(name, data))
        except TaskError as error:
            return _json({"error": f"{name}: {self._tell(error)}"}, 422)
        if not answer.members:
            return _json({"error": f"{name}: {say('empty_drop', self._session.wishes.lang)}"}, 422)
        return await self._add([(m.name, m.data) for m in answer.members])

    async def _add(self, given: list[tuple[str, bytes]]) -> Response:
        drafts, told = [], ""
        for name, data in given:
            try:
                if name.endswith(MEMORY):
                    self._session.remember(name, data)
                    told = told or say("remembered", self._session.wishes.lang)
                else:
                    drafts.append(self._session.add(name, data))
            except FullError as error:
                return self._failed(str(error), name=name, size=512, n=500)
            except KnowledgeError as error:
                return _json({"error": tell(error.code, str(error), self._lang)}, 422)
        return _json({"ids": [d.id for d in drafts], "told": told})

    async def wish(self, request: Request) -> Response:
        """Take the user's choices."""
        data = await _body(request)
        try:
            wishes = msgspec.json.decode(data or b"", type=Wishes)
        except msgspec.MsgspecError as error:
            return _json({"error": str(error)}, 422)
        try:
            if wishes.rules or wishes.scheme:
                await self._do(tasks.Try(wishes))
        except TaskError as error:
            return _json({"error": whole(str(error), self._lang)}, 422)
        self._session.wish(wishes)
        return _json({})

    async def draft(self, request: Request) -> Response:
        """One draft in full."""
        shown = self._session.shown(request.path_params["id"])
        return _json(shown)

    async def refuse(self, request: Request) -> Response:
        """Refuse a finding, or take that back."""
        query = request.query_params
        number, key = request.path_params["id"], query.get("key", "")[:8]
        self._session.refuse(number, key, refused=query.get("on") == "1")
        return _json({})

    async def remove(self, request: Request) -> Response:
        """Take one draft away, or all."""
        number = request.query_params.get("id", "")
        self._session.remove(int(number) if number.isdigit() else None)
        return _json({})

    async def download(self, request: Request) -> Response:
        """Make one of the files of a draft."""
        draft, kind = self._session.get(request.path_params["id"]), request.path_params["kind"]
        if draft is None or draft.checked is None or kind not in _TYPES:
            return _json({}, 404)
        name = _NAMES[kind].format(stem=_stem(draft), name=_base(draft))
        return await self._made(_export(draft, kind, self._session.own), kind, name)

    async def workbook(self, _: Request) -> Response:
        """Make the workbook of all drafts."""
        return await self._made(
            tasks.Workbook(self._session.records(), self._session.own), "xlsx", "工会计划检查.xlsx"
        )

    async def copies(self, _: Request) -> Response:
        """The pairs of drafts that share passages."""
        drafts = tuple(extraction for extraction, _, _ in self._session.records())
        try:
            answer = await self._do(tasks.Copies(drafts, self._session.wishes.lang))
        except TaskError as error:
            return _json({"error": self._tell(error)}, 422)
        return Response(answer.made, media_type="application/json")

    async def compare(self, request: Request) -> Response:
        """Compare a plan with a summary: for the page, or as a file."""
        kind = request.path_params["kind"]
        found = [
            self._session.get(int(number)) if number.isdigit() else None
            for number in (request.query_params.get(k, "") for k in ("plan", "summary"))
        ]
        drafts = [d for d in found if d is not None and d.checked is not None]
        if len(drafts) != 2 or kind not in ("view", "html", "docx"):
            return _json(None, 200 if kind == "view" else 404)  # one was removed meanwhile
        plan, summary = drafts
        task = _comparison(plan, summary, kind, self._lang)
        return await self._made(task, kind, f"{_stem(plan)}.{_COMPARED.get(kind, kind)}")

    async def quit(self, _: Request) -> Response:
        """End the program."""
        self._end()
        return _json({})

    async def _made(self, task: Task, kind: str, name: str) -> Response:
        try:
            answer = await self._do(task)
        except TaskError as error:
            return _json({"error": self._tell(error)}, 422)
        disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
        headers = {"content-disposition": disposition}
        return Response(answer.made, headers=headers, media_type=_TYPES[kind])

    async def _do(self, task: Task) -> Answer:
        return await asyncio.wrap_future(self._session.workers.submit(task))

    @property
    def _lang(self) -> Lang:
        return self._session.wishes.lang

    def _tell(self, error: TaskError) -> str:
        return tell(error.code, str(error), self._session.wishes.lang)

    def _failed(self, key: str, **values: object) -> Response:
        return _json({"error": say(key, self._session.wishes.lang, **values)}, 413)


def _export(draft: DeskDraft, kind: Kind, own: tasks.Started) -> Task:
    checked = draft.checked
    assert checked is not None  # noqa: S101 - asked before
    return tasks.Export(
        kind=kind, name=draft.name, data=draft.data, extraction=checked.extraction,
        report=checked.report, refused=tuple(sorted(draft.refused)), memory=draft.memory, own=own,
    )  # fmt: skip


def _comparison(plan: DeskDraft, summary: DeskDraft, kind: Any, lang: Lang) -> Task:
    assert plan.checked is not None  # noqa: S101 - asked before
    assert summary.checked is not None  # noqa: S101
    return tasks.Compare(
        plan=plan.checked.extraction, summary=summary.checked.extraction, lang=lang, kind=kind,
        name=plan.name, data=plan.data if kind == "docx" else b"",
    )  # fmt: skip


def _base(draft: DeskDraft) -> str:
    return draft.name.replace("\\", "/").rpartition("/")[2]


def _stem(draft: DeskDraft) -> str:
    base = _base(draft)
    return base.rpartition(".")[0] or base


async def _body(request: Request) -> bytes | None:
    """Return the body of a request, ``None`` where it is larger than a file may be."""
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > FILE_BYTES:
        return None
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > FILE_BYTES:
            return None
        parts.append(part)
    return b"".join(parts)


def _json(value: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def _safe(value: object) -> str:
    """Return JSON that can stand in a script element."""
    return msgspec.json.encode(value).decode().replace("<", "\\u003c")
