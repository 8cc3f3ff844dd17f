"""Many sources on a cluster of dask, in their order and with a bounded look-ahead.

The workers read the sources themselves, so that they need the same files at the same paths, and
the same version of this package. They start no processes of their own for the work.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from unionnlp import __version__
from unionnlp.errors import ClusterError, UnionNLPError
from unionnlp.extras import extra
from unionnlp.failures import Failure
from unionnlp.reading import Input
from unionnlp.workers import Work

if TYPE_CHECKING:
    from distributed import Client

R = TypeVar("R")

LOCAL = "local"
_BATCH = 16  # sources of one task: some tenths of a second, a hundred times what a task costs
# A source that ends its worker is tried alone by us; the profile of the workers is nobody's.
_OF_LOCAL = {
    "distributed.scheduler.allowed-failures": 0,
    "distributed.worker.profile.enabled": False,
}
_LOOK_AHEAD = 4  # tasks given out for each worker
_ATTEMPTS = 2  # for a source whose batch ended its worker
_WAIT = 20  # seconds for a scheduler to answer


def run_on_cluster(
    sources: Iterable[Input | Failure], work: Work[R], address: str, jobs: int
) -> Generator[R | Failure]:
    """Yield the result of ``work``, which can be pickled, for each source in their order.

    ``address`` is that of a scheduler, or ``local`` for ``jobs`` workers on this machine. Raises
    ``ClusterError`` (U500) where no scheduler answers, or its workers lack this version.
    """
    with _client(address, jobs) as client:
        _refuse_others(client, address)
        run = _Run(client, work)
        stream = iter(sources)
        while batch := list(islice(stream, _BATCH)):
            run.submit(batch)
            while run.full:
                yield from run.take()
        while run.pending:
            yield from run.take()


@contextlib.contextmanager
def _client(address: str, jobs: int) -> Iterator[Client]:
    with extra("cluster"):
        import dask as settings
        import distributed
    dask: Any = distributed  # its functions have no types
    with contextlib.ExitStack() as stack:
        place: Any = address
        if address == LOCAL:
            stack.enter_context(settings.config.set(_OF_LOCAL))
            how = {"n_workers": jobs, "threads_per_worker": 1, "dashboard_address": ":0"}
            place = stack.enter_context(dask.LocalCluster(**how, silence_logs=50))
        try:
            client = dask.Client(place, timeout=_WAIT)
        except (OSError, ValueError) as error:
            reason = " ".join(str(error).split())[:120]
            raise ClusterError(
                f"{address}: no scheduler of dask answers there ({reason}); check the address, "
                "as tcp://host:8786"
            ) from error
        yield stack.enter_context(client)


def _refuse_others(client: Client, address: str) -> None:
    try:
        versions = set(client.run(_version).values())
    except ModuleNotFoundError:
        versions = {"none"}
    if not versions:
        raise ClusterError(f"{address}: the cluster has no worker; start one (dask worker)")
    if versions != {__version__}:
        raise ClusterError(
            f"{address}: the workers have unionnlp {', '.join(sorted(versions))}, not {__version__}; "
            "install the same version there"
        )


def _version() -> str:
    return __version__


class _Run(Generic[R]):
    """Tasks that are under way; a batch that ended its worker is tried again, each source alone."""

    def __init__(self, client: Any, work: Work[R]) -> None:
        self.pending: deque[tuple[Sequence[Input | Failure], Any]] = deque()
        # The work goes with each task: what is scattered is lost when its workers end.
        self._client, self._work = client, work

    @property
    def full(self) -> bool:
        """Say whether enough is given out."""
        workers = sum(self._client.nthreads().values())
        return bool(len(self.pending) >= _LOOK_AHEAD * max(1, workers))

    def submit(self, batch: Sequence[Input | Failure]) -> None:
        """Give out a batch."""
        self.pending.append((batch, self._submitted(batch)))

    def take(self) -> Iterator[R | Failure]:
        """Yield the results of the batch given out first."""
        batch, future = self.pending.popleft()
        try:
            yield from future.result()
        except UnionNLPError:
            raise
        except Exception:  # the worker ended, or something could not be sent
            for source in batch:
                yield self._alone(source)

    def _alone(self, source: Input | Failure) -> R | Failure:
        """Return the result of one source; another one's end may take its worker away, too."""
        for attempt in range(_ATTEMPTS):
            try:
                found: R | Failure = self._submitted([source]).result()[0]
                return found
            except UnionNLPError:
                raise
            except Exception as fault:
                if attempt == _ATTEMPTS - 1:
                    return _lost(source, fault)
        raise AssertionError("not reached")

    def _submitted(self, batch: Sequence[Input | Failure]) -> Any:
        return self._client.submit(_work_on, self._work, batch, pure=False)


def _work_on(work: Work[R], batch: Sequence[Input | Failure]) -> list[R | Failure]:
    return [one if isinstance(one, Failure) else work(one) for one in batch]


def _lost(source: Input | Failure, fault: Exception) -> Failure:
    reason = type(fault).__name__
    error = UnionNLPError(
        f"{source.name}: the worker that had it ended ({reason}; out of memory?); try it alone"
    )
    return Failure(name=source.name, error=error)
