"""The path beyond one machine: dask's workers do what one process does, in the same order."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from unionnlp.batch import ExtractOptions, Failure, attempt, inputs
from unionnlp.errors import ClusterError
from unionnlp.outputs.tables.partitions import extract_partitions

distributed = pytest.importorskip("distributed", reason="needs the extra cluster")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def cluster():  # type: ignore[no-untyped-def]
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50
    ) as local:
        yield local


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for number in range(40):
        text = f"竹溪第{number}小学2024年工会工作计划\n一、召开教代会一次。\n"
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    (folder / "07.txt").write_bytes(b"")
    return folder


def test_a_cluster_gives_what_one_process_gives(cluster, plans: Path) -> None:  # type: ignore[no-untyped-def]
    from unionnlp.cluster import run_on_cluster

    work = partial(attempt, options=ExtractOptions(with_text=True))
    there = list(run_on_cluster(inputs([plans, "nowhere"]), work, cluster.scheduler_address, 2))
    here = [s if isinstance(s, Failure) else work(s) for s in inputs([plans, "nowhere"])]
    assert [type(one) for one in there] == [type(one) for one in here]
    assert [one for one in there if not isinstance(one, Failure)] == [
        one for one in here if not isinstance(one, Failure)
    ]
    assert [str(one.error) for one in there if isinstance(one, Failure)] == [
        str(one.error) for one in here if isinstance(one, Failure)
    ]


def end_at_three(source):  # type: ignore[no-untyped-def]
    if source.path.endswith("03.txt"):
        import os

        os._exit(1)
    return source.name


def test_a_source_that_ends_its_worker_is_a_failure_and_the_others_go_on(plans: Path) -> None:
    from unionnlp.cluster import run_on_cluster

    some = sorted(plans.iterdir())[:5]
    found = list(run_on_cluster(inputs(some), end_at_three, "local", 1))
    failed = [one for one in found if isinstance(one, Failure)]
    assert [Path(one.name).name for one in failed] == ["03.txt"]
    assert len(found) == 5


def test_a_bag_takes_extract_partitions(cluster, plans: Path) -> None:  # type: ignore[no-untyped-def]
    bag = pytest.importorskip("dask.bag")
    paths = [str(p) for p in sorted(plans.glob("*.txt"))]
    with distributed.Client(cluster) as client:
        work = partial(extract_partitions, items=False)
        made = bag.from_sequence(paths, npartitions=4).map_partitions(work)
        rows = client.compute(made).result(timeout=100)
    assert [row["source"] for row in rows] == paths
    assert {row["error_code"] for row in rows} == {None, "U100"}


def test_an_address_without_a_scheduler_is_told(
    plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from unionnlp import cluster as room

    monkeypatch.setattr(room, "_WAIT", 1)
    with pytest.raises(ClusterError, match="no scheduler"):
        list(room.run_on_cluster(inputs([plans]), end_at_three, "tcp://127.0.0.1:1", 1))


def test_the_command_runs_on_a_cluster(cluster, plans: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    out = tmp_path / "out"
    command = [sys.executable, "-m", "unionnlp", "extract", plans, "-o", out, "--resume"]
    command += ["--cluster", cluster.scheduler_address, "--lang", "en"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "40 sources, 0 of them done before, 1 that could not" in done.stderr
    assert len((out / "part-00000.jsonl").read_text("utf-8").splitlines()) == 40
