"""Tables: a header and rows of cells between commas, tabs or bars, one line each, bound as one text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from neurosym.references.found import Found

__all__ = ["tables"]

_MOST_CELLS = 50
_MOST_TABLES = 10
_LONGEST_LINE = 1_000
_HEADER = re.compile(r"(?:^|\n)(?=[^\n]{3,1000}\n)(?=[^\n,\t|]{0,80}[,\t|])")
_DIGIT = re.compile(r"[0-9]")
_RULE = re.compile(r"[-|:\s]+")


def tables(text: str) -> Iterator[Found]:
    """Each header with two rows or more below it, up to the first line that is no such row.

    A header has cells without digits, a row the same number of cells and a number among them: so a
    question, a blank line, options or a story end a table, and lines of mere words are none.
    """
    position = count = 0
    while count < _MOST_TABLES and (match := _HEADER.search(text, position)):
        begin = match.end()
        first = text.find("\n", begin)
        header = text[begin:first]
        position = first
        mark = next((mark for mark in "\t|," if mark in header), ",")
        cells = _cells(header, mark)
        if cells is None or _DIGIT.search(header):
            continue
        end, rows = first, 0
        while end < len(text):
            stop = text.find("\n", end + 1, end + 2 + _LONGEST_LINE)
            if stop < 0:
                stop = len(text)
            if stop - end > _LONGEST_LINE:
                break
            line = text[end + 1 : stop]
            rule = mark == "|" and rows == 0 and _RULE.fullmatch(line) is not None
            if not rule and (_cells(line, mark) != cells or not _DIGIT.search(line)):
                break
            rows += not rule
            end = stop
        if rows >= 2:
            count += 1
            position = end
            yield Found("t", text[begin:end], begin, end)


def _cells(line: str, mark: str) -> int | None:
    """How many cells a line has; None if it is a sentence or has one cell only."""
    stripped = line.strip()
    count = stripped.strip("|").count(mark) + 1 if mark == "|" else stripped.count(mark) + 1
    if not 2 <= count <= _MOST_CELLS or stripped.endswith(("?", ":", "!")) or ". " in stripped:
        return None
    if max(map(len, stripped.split(mark))) > 60 or stripped.endswith((".", ",")):
        return None
    return count
