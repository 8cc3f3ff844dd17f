"""``unionnlp corpus list``: the sources of a corpus."""

from __future__ import annotations

from unionnlp.cli import options
from unionnlp.cli.options import Plain


def listed(
    folder: options.CorpusArgument,
    lang: options.LangOption = None,
    form: options.PlainOption = Plain.text,
) -> int:
    """Show the sources of a corpus, those that the last build did not find marked."""
    from unionnlp.cli import show
    from unionnlp.corpus.store import open_corpus
    from unionnlp.outputs.wording import line

    with open_corpus(folder) as known:
        if form == Plain.json:
            return show.as_json(list(known.sources()))
        return show.lines(
            f"{'?' if kept.missing else ' '} {kept.documents:>3}  {line(kept.name)}"
            for kept in known.sources()
        )
