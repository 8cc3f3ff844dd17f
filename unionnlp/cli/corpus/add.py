"""``unionnlp corpus add``: more sources into a corpus that there is."""

from __future__ import annotations

from unionnlp.cli import options
from unionnlp.cli.corpus.build import BuildRequest, SourcesArgument, run
from unionnlp.cli.language import shown
from unionnlp.cli.options import Plain


def add(  # noqa: PLR0913, PLR0917 - one parameter for each option
    folder: options.CorpusArgument,
    sources: SourcesArgument,
    form: options.PlainOption = Plain.text,
    encoding: options.EncodingOption = None,
    jobs: options.JobsOption = 1,
    items: options.ItemsOption = None,
    model: options.ModelOption = None,
    terms: options.TermsOption = None,
    lang: options.LangOption = None,
) -> int:
    """Add sources to a corpus; what is in it already stays."""
    return run(
        BuildRequest(
            sources=tuple(sources), folder=folder, jobs=jobs, items=items, model=model, terms=terms,
            encoding=encoding, form=form, lang=shown(lang), add=True,
        )
    )  # fmt: skip
