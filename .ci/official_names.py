"""Copies the bundled faces under the official names that a DOCX asks for.

    pip install fonttools && python .ci/official_names.py fonts OUTDIR

LibreOffice lays a DOCX out with whatever stands in for a face that is not installed, and
then digits and × have other widths. The copies stand for a machine that has the official
faces; they are made for one measurement and thrown away.
"""

import pathlib
import sys

from fontTools.ttLib import TTFont

# 方正仿宋_GBK is what the golden office with figures of its own asks for.
NAMES = [
    ("xiaobiaosong.otf", "方正小标宋简体"),
    ("fangsong.ttf", "仿宋_GB2312"),
    ("fangsong.ttf", "方正仿宋_GBK"),
    ("kaiti.ttf", "楷体_GB2312"),
    ("heiti.otf", "黑体"),
    ("songti.otf", "宋体"),
]

source, target = map(pathlib.Path, sys.argv[1:3])
target.mkdir(parents=True, exist_ok=True)
for number, (file, family) in enumerate(NAMES):
    font = TTFont(source / file)
    for name_id in (1, 3, 4, 16):
        font["name"].setName(family, name_id, 3, 1, 0x409)
    post_script = f"Official{number}{pathlib.Path(file).stem}"
    font["name"].setName(post_script, 6, 3, 1, 0x409)
    if "CFF " in font:
        font["CFF "].cff.fontNames[0] = post_script
    font.save(target / f"{number}{file}")
