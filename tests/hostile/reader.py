"""Extract every file of a folder and say what each took; run as a program of its own.

Prints one JSON line for each source, and one for the memory of the whole run.
"""

from __future__ import annotations

import json
import resource
import sys
import time

from unionnlp import extract_files
from unionnlp.batch import Failure


def main(folder: str) -> None:
    results = extract_files([folder], errors="return")
    while True:
        start = time.monotonic()
        result = next(results, None)
        taken = time.monotonic() - start
        if result is None:
            break
        failed = isinstance(result, Failure)
        name = result.name if failed else result.source.path
        print(json.dumps({"name": name, "seconds": taken, "error": str(result.error) if failed else "",
                          "length": 0 if failed else result.source.length}), flush=True)  # fmt: skip
    del results
    from unionnlp.reading import apart

    apart._helper.close()  # so that its memory is counted
    kinds = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    print(json.dumps({"memory": [resource.getrusage(kind).ru_maxrss * 1024 for kind in kinds]}))


if __name__ == "__main__":
    main(sys.argv[1])
