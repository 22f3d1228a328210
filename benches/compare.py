"""Runs the benches and compares them with the recorded figures.

    python benches/compare.py             how each bench stands to benches/figures.tsv
    python benches/compare.py --record    records the figures of this run instead

A figure is the median of a bench, and its ratio to `calibration`, a fixed piece of work that
runs in the same process: machines and hours differ in speed, and the ratio hardly does. Only
ratios are compared. The exit code is 1 when one is more than LIMIT times the recorded one.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIGURES = ROOT / "benches/figures.tsv"
BENCHES = ("stages", "ledger")
LIMIT = 1.3
UNITS = {"ns": 0.001, "µs": 1.0, "ms": 1000.0, "s": 1_000_000.0}
ROW = re.compile(r"[├╰]─ (\w+) +([^│]+)│([^│]+)│([^│]+)│")


def machine():
    try:
        text = pathlib.Path("/proc/cpuinfo").read_text()
    except OSError:
        return "unknown"
    names = re.findall(r"model name\s*: (.*)", text)
    return f"{names[0]}, {len(names)} cores" if names else "unknown"


def microseconds(text):
    number, unit = text.split()
    return float(number) * UNITS[unit]


def measure(bench):
    """The median of each bench of a file in microseconds, by name."""
    command = ["cargo", "bench", "--bench", bench]
    output = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    rows = ROW.findall(output.decode("utf8"))
    return {name: microseconds(median) for name, _, _, median in rows}


def recorded():
    if not FIGURES.exists():
        return {}
    rows = [line.split("\t") for line in FIGURES.read_text("utf8").splitlines()]
    return {row[0]: float(row[2]) for row in rows if len(row) == 3 and row[0] != "bench"}


def main():
    before, lines, slower = recorded(), [], []
    for bench in BENCHES:
        medians = measure(bench)
        work = medians.pop("calibration")
        print(f"{bench}: calibration {work:.0f} µs")
        for name, median in medians.items():
            key, ratio = f"{bench}/{name}", median / work
            lines.append(f"{key}\t{median:.0f}\t{ratio:.4f}")
            change = ratio / before[key] if key in before else None
            said = "new" if change is None else f"{change:5.2f} of the recorded"
            print(f"  {name:24} {median:10.0f} µs   ratio {ratio:8.4f}   {said}")
            if change is not None and change > LIMIT:
                slower.append(f"{key} {change:.2f}")
    if "--record" in sys.argv:
        head = [f"# {machine()}, other work running", "bench\tmedian_us\tratio_to_calibration"]
        FIGURES.write_text("\n".join(head + lines) + "\n", "utf8")
    elif slower:
        sys.exit(f"slower than recorded: {', '.join(slower)}")


main()
