"""Measures `batch`: many plans of the repository's length, each different.

    cargo build --release --example many_projects --bin zhenggai
    python benches/batch.py [PROJECTS [BROKEN [SHARDS [RUNS]]]]       (1000 10 4 3)

Every run is a process of its own, with nothing done before. Told are the medians of RUNS
runs, what `--continue` takes when nothing has changed, and, with
SHARDS, the shares one after the other, with what 100,000 projects would take at that rate.
It ends with an error unless exactly the broken projects are named.
"""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("ZHENGGAI", ROOT / "target/release/zhenggai")
MANY = ROOT / "target/release/examples/many_projects"

projects, broken, shards, times = (
    int(sys.argv[at]) if len(sys.argv) > at else otherwise
    for at, otherwise in enumerate((1000, 10, 4, 3), 1)
)


def run(folder, *words):
    """Wall and CPU seconds, peak memory in MB, and the counts of a batch."""
    words = [PROGRAM, "batch", "units", "--fonts", "bundled", "--quiet", *words]
    start = time.monotonic()
    process = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    assert os.waitstatus_to_exitcode(status) in (0, 1, 2)
    newest = max((folder / "out").glob("*.json"), key=lambda file: file.stat().st_mtime)
    counts = json.loads(newest.read_text())["counts"]
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, counts


def clear(folder):
    for out in [folder / "out", *folder.glob("units/*/out")]:
        if out.is_dir():
            shutil.rmtree(out)


def tell(name, runs, count):
    wall, cpu, memory = (statistics.median(it[at] for it in runs) for at in range(3))
    print(
        f"{name}: {wall:.2f} s, {1000 * cpu / count:.1f} ms CPU a project, "
        f"{count / wall:.0f} projects a second, at most {memory:.0f} MB"
    )
    return wall


with tempfile.TemporaryDirectory(dir=ROOT / "target") as folder:
    folder = pathlib.Path(folder)
    subprocess.run([MANY, folder / "units", str(projects), str(broken)], check=True)
    print(f"{projects} projects, {broken} of them broken; {os.cpu_count()} cores")
    for name, words in (
        ("plan, PDF and DOCX", ["--paper", "plan"]),
        ("plan and ledger, PDF and DOCX", []),
    ):
        runs = []
        for _ in range(times):
            clear(folder)
            runs.append(run(folder, *words))
            counts = runs[-1][3]
            assert counts["failed"] == broken, counts
            assert counts["done"] == projects - broken, counts
        tell(name, runs, projects)
        again = run(folder, "--continue", *words)
        assert again[3]["earlier"] == projects - broken, again[3]
        tell("  the same with --continue, nothing changed", [again], projects)
    if shards > 1:
        clear(folder)
        took = []
        done = 0
        for shard in range(1, shards + 1):
            took.append(run(folder, "--paper", "plan", "--shard", f"{shard}/{shards}"))
            done += took[-1][3]["done"]
            share = took[-1][3]["projects"]
            tell(f"share {shard} of {shards}, {share} projects", [took[-1]], share)
        assert done == projects - broken, done
        rate = projects / sum(it[0] for it in took)
        minutes = 100_000 / rate / 60
        print(
            f"100,000 projects at this rate: {minutes:.0f} minutes on one such machine, "
            f"{minutes / 4:.0f} on 4, {minutes / 16:.1f} on 16"
        )
