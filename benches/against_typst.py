"""Times this program's plan (PDF and DOCX) against typst's PDF of the same text, in one run.

    pip install typst && cargo build --release && python benches/against_typst.py [RUNS]

Both are whole processes, started in turn (A B A B …). Typst runs inside Python, so the time
that Python needs to start and to import typst is measured beside it and taken off; the
figure given for typst is thus the compile alone, with its faces read afresh. Both read only
the five faces of fonts/.
"""

import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = """#set page(width: 210mm, height: 297mm, margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  footer: context align(right, text(font: "ZG SongTi", size: 14pt)[— #counter(page).display() —]))
#set text(font: "ZG FangSong", size: 16pt, lang: "zh", region: "cn", tracking: -0.207pt)
#set par(justify: true, leading: 12.95pt, spacing: 12.95pt, first-line-indent: (amount: 2em, all: true))
#show heading.where(level: 1): it => par(text(font: "ZG HeiTi", size: 16pt, weight: "regular", it.body))
#show heading.where(level: 2): it => par(text(font: "ZG KaiTi", size: 16pt, weight: "regular", it.body))
"""


def typst_source():
    """The plan as typst markup: the lines of the source text, headings by their numbers."""
    lines = (ROOT / "tests/support/plan-source.txt").read_text("utf8").split("\n")
    escape = lambda text: "".join("\\" + c if c in "\\#$*_`<>@[]=-+/" else c for c in text)
    parts = [PAGE, f'#align(center, text(font: "ZG XiaoBiaoSong", size: 22pt)[{escape(lines[0])}])\n']
    for line in filter(None, lines[1:]):
        short = len(line) < 30
        mark = "= " if short and line[1:2] == "、" else "== " if short and line[0] == "（" else ""
        parts.append(mark + escape(line) + "\n")
    return "\n".join(parts)


def seconds(command):
    start = time.perf_counter()
    code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    assert code in (0, 1), (command, code)
    return time.perf_counter() - start


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    work = pathlib.Path(tempfile.mkdtemp())
    (work / "plan.typ").write_text(typst_source(), "utf8")
    for name in ("content", "templates"):
        subprocess.run(["cp", "-r", ROOT / name, work], check=True)
    load = "import typst"
    compile_ = f"{load}; typst.compile({str(work / 'plan.typ')!r}, output={str(work / 'plan.pdf')!r}, font_paths=[{str(ROOT / 'fonts')!r}], ignore_system_fonts=True)"
    commands = {
        "zhenggai (PDF+DOCX)": [ROOT / "target/release/zhenggai", "--project", work, "--fonts", "bundled", "build", "plan"],
        "python + typst (PDF)": [sys.executable, "-c", compile_],
        "python alone": [sys.executable, "-c", load],
    }
    times = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            taken = seconds(command)
            if run:
                times[name].append(taken * 1000)
    for name, values in times.items():
        print(f"{name:22} median {statistics.median(values):7.1f} ms   min {min(values):7.1f}   max {max(values):7.1f}")
    ours = statistics.median(times["zhenggai (PDF+DOCX)"])
    theirs = statistics.median(a - b for a, b in zip(times["python + typst (PDF)"], times["python alone"]))
    print(f"typst alone (pairwise difference) median {theirs:7.1f} ms")
    print(f"ratio zhenggai / typst = {ours / theirs:.2f}")


main()
