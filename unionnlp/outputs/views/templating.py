"""HTML from templates: every value of a text is escaped, and freed of what a page must not hold."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from unionnlp.characters import shown
from unionnlp.outputs import wording
from unionnlp.outputs.views.policy import policy
from unionnlp.translation import SOURCE, translator

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def template_file(name: str) -> str:
    """Return a file of a page that is ours, so that it goes into the page as it is."""
    return files("unionnlp.outputs.views").joinpath("templates", name).read_text("utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("unionnlp.outputs.views"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=lambda value: shown(value) if type(value) is str else value,
    )
    environment.filters["line"] = wording.line
    return environment


def render_page(
    name: str, context: dict[str, Any], lang: str, *, styles: Sequence[str], script: str = ""
) -> str:
    """Return a whole page: a template, the style of every page and its own, its script, and its policy."""
    style = "".join(map(template_file, ("base.css", *styles)))
    code = template_file(script) if script else ""
    own = {"style": Markup(style), "script": Markup(code), "policy": policy(style, code)}  # noqa: S704
    return render_template(name, own | context, lang)


def render_template(name: str, context: dict[str, Any], lang: str = SOURCE) -> str:
    """Return a template filled in, its own words in a language; a name that is lacking is an error."""
    known = {"_": translator(lang), "lang": "zh-CN" if lang == SOURCE else lang}
    return _environment().get_template(name).render(known | context)
