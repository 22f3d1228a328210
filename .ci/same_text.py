"""Says whether two lists of lines, as `compare-docx-pdf` prints their difference, hold the
same characters: COMPARISON | python same_text.py FILE.docx    exit 0: the same.

The lines of a table are read across its columns, so a word that wraps elsewhere in a cell
changes the order of the text but not what is written. Lines that both files have are not
in the difference, and need not be looked at.

Where a page ends within a cell over several rows, the PDF writes the cell's words again,
with （续）, for the eye only; a DOCX cannot. Words of such cells, and no others, may stand
in the PDF that often more.
"""

import collections
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def merged_cells(path):
    """The words of the cells over several rows."""
    root = ElementTree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    for cell in root.iter(W + "tc"):
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        if merge is not None and merge.get(W + "val") == "restart":
            yield "".join(text.text or "" for text in cell.iter(W + "t"))


def without_repetitions(odd, names):
    """Takes off, for each name, as often as one of its characters that no other name still
    in question has is too many, the name and （续）."""
    names = {name: collections.Counter(name + "（续）") for name in names if name}
    while names:
        alone = collections.Counter(char for name in names for char in set(name))
        name = next(
            (name for name in names if any(alone[char] == 1 for char in name)), None
        )
        if name is None:
            break
        counts = names.pop(name)
        char = next(char for char in name if alone[char] == 1)
        times, rest = divmod(odd[char], counts[char])
        if times > 0 and rest == 0:
            for char, count in counts.items():
                odd[char] -= times * count


odd = collections.Counter()
for row in sys.stdin:
    line = re.match(r"    ([-+])\d+\|(.*)", row)
    if line:
        sign = 1 if line[1] == "+" else -1
        for character in line[2]:
            if not character.isspace():
                odd[character] += sign
if odd["续"]:
    without_repetitions(odd, set(merged_cells(sys.argv[1])))
odd = {character: count for character, count in odd.items() if count}
if odd:
    print("only in the PDF (+) or the DOCX (-):", odd)
sys.exit(1 if odd else 0)
