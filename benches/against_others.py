"""Times this program's plan beside typst, docxtpl and LibreOffice, in one run.

    pip install typst docxtpl && cargo build --release && python benches/against_others.py [RUNS]

What each makes of the same plan:

- zhenggai: PDF and DOCX from YAML, with `check`'s first findings, files safely on disk;
- typst: a PDF of the same text, headings and page numbers;
- docxtpl: a DOCX of the same text from a template with loops, without page numbers;
- LibreOffice: a PDF of zhenggai's DOCX, as `soffice --convert-to pdf` makes it.

All are whole processes, started in turn (A B C …). typst and docxtpl run inside Python, so
the time that Python needs to start and to import them is measured beside them and taken
off. zhenggai and typst read only the five faces of fonts/. What is not installed is left
out, with a line that says so.
"""

import importlib.util
import os
import pathlib
import re
import shutil
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
# What docxtpl's process does: the template is made before, as an office's would be.
FILL = """
import json, sys
from docxtpl import DocxTemplate
template = DocxTemplate(sys.argv[1])
template.render(json.load(open(sys.argv[2], encoding='utf8')))
template.save(sys.argv[3])
"""


def plan():
    """The title of the plan, and its other lines with the level of each: 0 is text."""
    lines = (ROOT / "tests/support/plan-source.txt").read_text("utf8").split("\n")
    title, rest = lines[0], list(filter(None, lines[1:]))
    level = lambda text: 0 if len(text) >= 30 else 1 if text[1:2] == "、" else 2 if text[0] == "（" else 0
    return title, [(level(line), line) for line in rest]


def typst_source():
    """The plan as typst markup."""
    title, lines = plan()
    escape = lambda text: "".join("\\" + c if c in "\\#$*_`<>@[]=-+/" else c for c in text)
    parts = [PAGE, f'#align(center, text(font: "ZG XiaoBiaoSong", size: 22pt)[{escape(title)}])\n']
    parts += [["", "= ", "== "][level] + escape(line) + "\n" for level, line in lines]
    return "\n".join(parts)


def word_template(path):
    """A template for docxtpl: a title, then sections with headings and paragraphs."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = Document()
    for text, face, size in (
        ("{{ title }}", "方正小标宋简体", 22),
        ("{%p for line in lines %}", "仿宋_GB2312", 16),
        ("{%p if line.level == 1 %}", "黑体", 16),
        ("{{ line.text }}", "黑体", 16),
        ("{%p elif line.level == 2 %}", "楷体_GB2312", 16),
        ("{{ line.text }}", "楷体_GB2312", 16),
        ("{%p else %}", "仿宋_GB2312", 16),
        ("{{ line.text }}", "仿宋_GB2312", 16),
        ("{%p endif %}", "仿宋_GB2312", 16),
        ("{%p endfor %}", "仿宋_GB2312", 16),
    ):
        run = document.add_paragraph().add_run(text)
        run.font.name, run.font.size = face, Pt(size)
        run._element.rPr.rFonts.set(qn("w:eastAsia"), face)
    document.save(path)


def contestants(work):
    """The commands by name, and the name of what is taken off each."""
    binary = ROOT / "target/release/zhenggai"
    ours = [binary, "--project", work, "--fonts", "bundled", "build", "plan"]
    commands, off = {"zhenggai (PDF+DOCX)": ours}, {}
    if importlib.util.find_spec("typst"):
        source, out = str(work / "plan.typ"), str(work / "typst.pdf")
        (work / "plan.typ").write_text(typst_source(), "utf8")
        run = f"import typst; typst.compile({source!r}, output={out!r}, font_paths=[{str(ROOT / 'fonts')!r}], ignore_system_fonts=True)"
        commands["typst (PDF)"] = [sys.executable, "-c", run]
        commands["import typst"] = [sys.executable, "-c", "import typst"]
        off["typst (PDF)"] = "import typst"
    else:
        print("typst: not installed; left out")
    if importlib.util.find_spec("docxtpl"):
        import json

        title, lines = plan()
        data = {"title": title, "lines": [{"level": level, "text": text} for level, text in lines]}
        (work / "data.json").write_text(json.dumps(data), "utf8")
        word_template(work / "template.docx")
        files = [work / name for name in ("template.docx", "data.json", "docxtpl.docx")]
        commands["docxtpl (DOCX)"] = [sys.executable, "-c", FILL, *files]
        commands["import docxtpl"] = [sys.executable, "-c", "import json, sys, docxtpl"]
        off["docxtpl (DOCX)"] = "import docxtpl"
    else:
        print("docxtpl: not installed; left out")
    if office := shutil.which("soffice"):
        profile = f"-env:UserInstallation=file://{work}/profile"
        convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", work]
        commands["LibreOffice (PDF of our DOCX)"] = [*convert, work / "out/整改方案.docx"]
    else:
        print("soffice: not installed; left out")
    return commands, off


def seconds(command):
    start = time.perf_counter()
    code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    taken = time.perf_counter() - start
    assert code in (0, 1), (command, code)
    return taken


def machine():
    try:
        name = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    except OSError:
        name = None
    return f"{name[1] if name else 'unknown processor'}, {os.cpu_count()} cores"


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    work = pathlib.Path(tempfile.mkdtemp())
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, work / name)
    commands, off = contestants(work)
    times = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            taken = seconds(command) * 1000
            # The first round fills the disk's memory, and makes LibreOffice's profile.
            if run:
                times[name].append(taken)
    ours = times["zhenggai (PDF+DOCX)"]
    print(f"{machine()}; {runs} runs in turn; milliseconds")
    for name, values in times.items():
        if name in off.values():
            continue
        if name in off:
            values = [whole - start for whole, start in zip(values, times[off[name]])]
        median, ratio = statistics.median(values), statistics.median(ours) / statistics.median(values)
        print(f"{name:30} median {median:8.1f}   min {min(values):8.1f}   max {max(values):8.1f}   zhenggai takes {ratio:.3f} of it")
    shutil.rmtree(work)


main()
