"""Makes the books that LibreOffice has saved, for the test that reads them.

    pip install openpyxl && python tests/workbook/saved/make.py target/debug/zhenggai

Needs LibreOffice. The plan and the ledger beside this file are those that the books were
exported from; they do not follow the ones of the repository.
"""

import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile

import openpyxl

here = pathlib.Path(__file__).parent
program = pathlib.Path(sys.argv[1]).resolve()

EDITS = {
    ("作风-1", "整改进展"): "重点工程协调机制进入会签，\n本月内印发。",
    ("作风-1", "佐证材料"): "网络舆情应急演练记录\n重点工程协调机制试行小结\n协调机制（会签稿）",
    ("作风-1", "登记日期"): datetime.date(2024, 10, 8),
    ("作风-1", "新期限"): "2024年12月31日",
    ("作风-1", "延期理由"): "会签单位多，须逐家核定。",
    ("学习-1", "备注"): "第四季度学习计划已报。",
    ("学习-1", "登记日期"): "2024.10.9",
    ("担当-1", "整改进展"): "与社区开展共建活动<两次> & “双报到”。",
    ("担当-1", "登记人"): "党群工作部 王主任",
}


def save(book, target):
    """Has LibreOffice open a book and save it."""
    with tempfile.TemporaryDirectory() as home:
        command = ["soffice", f"-env:UserInstallation=file://{home}", "--headless"]
        command += ["--convert-to", "xlsx", "--outdir", f"{home}/out", str(book)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        shutil.copy(f"{home}/out/{book.name}", target)


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    (folder / "content").mkdir()
    for name in ["plan.yaml", "ledger.yaml"]:
        shutil.copy(here / name, folder / "content" / name)
    command = [program, "--project", folder, "ledger", "export", "--as-of", "2024-09-30"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    exported = folder / "out" / "整改台账.xlsx"
    save(exported, here / "untouched.xlsx")
    book = openpyxl.load_workbook(exported)
    sheet = book["整改台账"]
    columns = {cell.value: cell.column for cell in sheet[3]}
    rows = {sheet.cell(row, 1).value: row for row in range(4, sheet.max_row + 1)}
    for (item, column), value in EDITS.items():
        sheet.cell(rows[item], columns[column]).value = value
    edited = folder / "edited.xlsx"
    book.save(edited)
    save(edited, here / "libreoffice.xlsx")
