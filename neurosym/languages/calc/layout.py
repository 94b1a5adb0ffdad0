"""From any layout that Python allows to the one that the grammar knows.

Tabs and other indentations, comments, blank lines, CRLF, single and triple quotes, raw and adjacent
strings, lines joined by brackets or backslashes, semicolons, ``if x: y`` on one line, hexadecimal numbers
and underscores in them, blanks inside brackets, trailing commas: all become canonical text. Annotations
are left out. Nothing but layout changes. Canonical text stays as it is.

The layout keeps where each token came from, so that errors speak of the text that the user wrote.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from neurosym.languages.calc.layout_lines import MAX_BLOCKS
from neurosym.languages.calc.layout_marks import MAX_BRACKETS
from neurosym.languages.calc.layout_pieces import place
from neurosym.languages.calc.layout_scanner import Scanner

__all__ = ["MAX_BLOCKS", "MAX_BRACKETS", "Layout", "canonical_layout"]


@dataclass(frozen=True, slots=True)
class Layout:
    """``text`` is canonical; ``starts[i]`` in it came from ``origins[i]`` in ``source``."""

    source: str
    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def place(self, at: int) -> tuple[int, int]:
        """1-based line and column in ``source`` of the token at an offset of ``text``."""
        index = bisect_right(self.starts, at) - 1
        return place(self.source, self.origins[index] if index >= 0 else 0)

    def offset(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column of ``text``."""
        start = 0
        for _ in range(line - 1):
            start = self.text.index("\n", start) + 1
        return start + column - 1


def canonical_layout(source: str) -> Layout:
    """Raises ParseError, or BudgetError when brackets nest too deeply."""
    scanner = Scanner(source)
    scanner.run()
    return Layout(source, *scanner.finished())
