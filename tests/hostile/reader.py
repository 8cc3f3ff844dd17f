"""Read every source of a folder and say what each took; run as a program of its own.

Prints one JSON line for each source, and at the end one for the memory of the whole run.
"""

from __future__ import annotations

import json
import resource
import sys
import time

from unionnlp.batch import Failure, guarded, inputs
from unionnlp.reading import Input, Limits, Reading, apart, libreoffice, read

LIMITS = Limits(timeout=0.6)  # so that the test of many such files is short


def report(source: Input | Failure) -> dict[str, object]:
    """Return what became of a source: its name, the seconds, the error or the length."""
    start = time.monotonic()
    result: Reading | Failure = source if isinstance(source, Failure) else guarded(
        source, lambda: read(source, limits=LIMITS)
    )  # fmt: skip
    failed = isinstance(result, Failure)
    return {
        "name": source.name, "seconds": time.monotonic() - start,
        "error": str(result.error) if failed else "",
        "length": 0 if failed else len(result.text),
    }  # fmt: skip


def main(folder: str) -> None:
    for source in inputs(folder):
        print(json.dumps(report(source)), flush=True)
    apart._helper.close()  # so that its memory is counted
    libreoffice.office.close()
    kinds = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    print(json.dumps({"memory": [resource.getrusage(kind).ru_maxrss * 1024 for kind in kinds]}))


if __name__ == "__main__":
    main(sys.argv[1])
