"""Child processes that take no more than their share and do not outlive their parent."""

from __future__ import annotations

import contextlib
import math
import os
import signal
import sys
import threading
import time

_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux
_PATIENCE = 1.0  # seconds between two looks at the parent


def own_path() -> str:
    """Return where this process finds its modules, for a child that must find the same ones.

    The working folder is left out: a module that lies beside someone's drafts is not ours.
    """
    return os.pathsep.join(entry for entry in sys.path if entry)


def bind_to_parent(*, at_once: bool = True) -> None:
    """Make this process end when its parent does, killed or not.

    On Linux the system sees to it; elsewhere, where the parent is gone already, and without
    ``at_once``, a thread looks whether the parent is still the same.
    """
    parent = os.getppid()
    if at_once and sys.platform == "linux":
        _ask_for_death_signal()
    watcher = threading.Thread(target=_watch, args=(parent,), daemon=True)
    watcher.start()


def _ask_for_death_signal() -> None:
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)


def _watch(parent: int) -> None:
    while os.getppid() == parent and parent != 1:
        time.sleep(_PATIENCE)
    os._exit(1)


def limit_process(memory: int) -> None:
    """Let this process have ``memory`` bytes, write no files and leave no core behind."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # a lower limit was set from outside
            resource.setrlimit(kind, (most, most))


def limit_work(seconds: float) -> None:
    """Let this process work ``seconds`` more of processor time, rounded up, then be ended.

    Waiting for its turn on a busy machine is no work. Where the system cannot count it (Windows),
    whoever asked for the work watches the clock.
    """
    if sys.platform == "win32":
        return
    import resource

    most = math.ceil(time.process_time() + seconds)
    with contextlib.suppress(ValueError, OSError):  # a lower limit was set from outside
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def worked_too_long(status: int | None) -> bool:
    """Say whether a process that ended with ``status`` came to the end of its ``limit_work``."""
    return sys.platform != "win32" and status == -signal.SIGXCPU


def become(command: list[str]) -> None:
    """Turn this process into another program that ends with our parent, on Linux at once.

    Called in a fresh process, between its start and the program that it is for.
    """
    parent = os.getppid()
    if sys.platform == "linux":
        _ask_for_death_signal()
    if os.getppid() != parent:  # gone in the meantime
        os._exit(1)
    os.execv(command[0], command)  # noqa: S606 - the program that the caller chose
