"""Says whether two lists of lines, as `compare-docx-pdf` prints their difference, hold the
same characters: COMPARISON | python same_text.py    exit 0: the same.

The lines of a table are read across its columns, so a word that wraps elsewhere in a cell
changes the order of the text but not what is written. Lines that both files have are not
in the difference, and need not be looked at.
"""

import collections
import re
import sys

counts = collections.Counter()
for row in sys.stdin:
    line = re.match(r"    ([-+])\d+\|(.*)", row)
    if line:
        sign = 1 if line[1] == "+" else -1
        for character in line[2]:
            if not character.isspace():
                counts[character] += sign
odd = {character: count for character, count in counts.items() if count}
if odd:
    print("only in the PDF (+) or the DOCX (-):", odd)
sys.exit(1 if odd else 0)
