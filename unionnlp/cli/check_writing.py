"""What ``unionnlp check`` does with what was checked: scores watched, results written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from unionnlp.cli.formats import Format

if TYPE_CHECKING:
    from unionnlp.checks.records import Checked
    from unionnlp.cli.check import CheckRequest
    from unionnlp.items.catalogue import Catalogue
    from unionnlp.outputs.tables.district import District


class Below:
    """Passes on what was checked, as far as it was asked for, and sees scores below their floor."""

    def __init__(self, request: CheckRequest) -> None:
        from unionnlp.checks import settings

        known = settings.load()  # faulty settings are told once, before any work
        self._only = request.only
        self._floor = known.fail_under if request.fail_under is None else request.fail_under
        self.seen = False

    def watch(self, results: Iterable[Checked]) -> Iterator[Checked]:
        """Yield the results with the findings that are wanted."""
        for checked in results:
            self.seen |= self._floor is not None and checked.report.lowest < self._floor
            if self._only:
                kept = tuple(f for f in checked.report.findings if f.severity in self._only)
                report = msgspec.structs.replace(checked.report, findings=kept)
                checked = msgspec.structs.replace(checked, report=report)
            yield checked


class Writer:
    """Writes what was checked in the format that was chosen."""

    def __init__(
        self,
        request: CheckRequest,
        form: Format,
        table: str | None,
        *,
        several: bool,
        district: District | None = None,
    ) -> None:
        self.request, self.form, self.table, self.several = request, form, table, several
        self.district = district

    def write(self, results: Iterable[Checked]) -> None:
        """Write all results."""
        from unionnlp.cli import runner, tables

        form, output = self.form, self.request.output
        if output is not None and (form in tables.TABLES):
            tables.write(
                form, output, results, catalogue=self._catalogue(), table=self.table,
                district=self.district,
            )  # fmt: skip
        elif output is not None and form in (Format.html, Format.markdown) and self._folder(output):
            from unionnlp.outputs.views.report_folder import write_reports

            page = "html" if form == Format.html else "markdown"
            write_reports(results, output, form=page, lang=self.request.lang)
        elif output is not None and form == Format.docx:
            self._comments(results, output)
        else:
            runner.write_each(output, self._parts(results))

    def _folder(self, output: Path) -> bool:
        from unionnlp.cli import formats

        return formats.is_folder(output)

    def _parts(self, results: Iterable[Checked]) -> Iterator[bytes]:
        from unionnlp.cli import runner

        if self.form in (Format.json, Format.jsonl):
            lines = (one.report.to_json().encode() for one in results)
            if self.form == Format.json and not self.several:
                return (one.report.to_json(indent=2).encode() + b"\n" for one in results)
            if self.form == Format.json and self.request.output is not None:
                return runner.as_array(lines)
            return (line + b"\n" for line in lines)
        if self.form == Format.html:
            from unionnlp.outputs.views.report_html import render_all

            return iter([render_all(results, lang=self.request.lang).encode("utf-8", "replace")])
        if self.form == Format.markdown:
            from unionnlp.outputs.views import report_markdown

            pages = (report_markdown.render(one.report) for one in results)
            return (page.encode("utf-8", "replace") for page in pages)
        return self._views(results)

    def _views(self, results: Iterable[Checked]) -> Iterator[bytes]:
        """Yield the view of one report, or the ranking of many and what is lacking most."""
        from unionnlp.cli import screen

        place = screen.of(self.request.output)
        if not self.several:
            from unionnlp.outputs.views import report_terminal

            for one in results:
                yield place.encode(
                    report_terminal.render(one.report, width=place.width, color=place.color)
                )
            return
        from unionnlp.outputs.tables.overview import Overview
        from unionnlp.outputs.tables.rows import Tabler
        from unionnlp.outputs.views import overview_terminal

        overview, tabler = Overview(), Tabler(self._catalogue())
        for one in results:
            overview.add(one.extraction, tabler.rows(one))
        width = max(60, place.width)  # below that, the ranking is no table
        view = overview_terminal.render(
            overview, width=width, lang=self.request.lang, color=place.color
        )
        yield place.encode(view)

    def _comments(self, results: Iterable[Checked], output: Path) -> None:
        from unionnlp.outputs.word import write_comments

        for one in results:
            write_comments(
                one.report, self.request.drafts[0], output, encoding=self.request.encoding
            )

    def _catalogue(self) -> Catalogue | None:
        from unionnlp import batch

        wish = self.request
        own = batch.own_detector(batch.ExtractOptions(items=wish.items, model=wish.model))
        return own.catalogue if own else None
