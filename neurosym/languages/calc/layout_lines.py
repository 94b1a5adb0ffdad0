"""Lines: where statements begin and end, in which blocks, and what may stand at their beginning."""

from __future__ import annotations

import re

from neurosym.languages.calc.layout_pieces import Pieces
from neurosym.languages.calc.tokens import REFUSED_STATEMENTS, STATEMENTS, TOKEN, WANT_OPERAND

__all__ = ["MAX_BLOCKS", "Lines"]

MAX_BLOCKS = 5
"""Nested blocks, as deep as the grammar's rules go."""

_ONLY_FOR_ANNOTATIONS = re.compile(r"[ \t]+(typing|__future__)\b(?:[^\n;(]*\([^)]*\)|[^\n;]*)")


class Lines(Pieces):
    """``header`` says that the statement is to end in a colon, ``after_header`` that it just did,
    ``inline`` that a block stands behind the colon, on its line.
    """

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.widths = [0]
        self.fresh = True
        self.header = self.after_header = self.inline = False
        self.first = 0
        self.word = ""
        self.values = 0
        """The token with which the values of the statement begin: behind ``=`` or ``return``."""
        self.commas = 0
        """Commas outside brackets since then."""
        self.assigns = False

    def begin(self, at: int) -> bool:
        """If a statement starts here, end the one before and say so."""
        if not (self.fresh or self.after_header):
            return False
        self.end_statement()
        if self.fresh:
            self.indent(at)
        else:
            self.inline = True
            self.newline(len(self.widths))
        self.fresh = self.after_header = False
        self.start_statement()
        return True

    def start_statement(self) -> None:
        self.header = self.assigns = False
        self.first = self.values = len(self.texts)
        self.word, self.commas = "", 0
        self.after("", tight=True)

    def start_values(self) -> None:
        """What follows are the statement's values, as after ``=``."""
        self.values, self.commas = len(self.texts), 0

    def end_statement(self) -> None:
        """Raises ParseError for a statement that cannot end here."""
        if self.first == len(self.texts):
            return
        if self.header:
            raise self.error(
                "the ':' at the end of the line is missing", self.end, "write ':' before a block"
            )
        if self.previous in WANT_OPERAND or self.previous in ("*", "**"):
            origin = self.origins[-1]
            if re.match(r"\+\+|--", self.source[max(origin - 1, 0) :]):
                raise self.error(f"calc has no operator {self.previous * 2!r}", origin - 1, "write x += 1")
            raise self.error(f"the line ends after {self.previous!r}", origin, "an operand is missing")
        if not self.commas or self.word in ("import", "from", "del", "global", "nonlocal"):
            return
        single = self.previous == "," and self.commas == 1
        if self.previous == "," and not single:
            self.drop()
        if single or (not self.assigns and not self.word):
            self.bracketed(self.values, ")")

    def indent(self, at: int) -> None:
        start = self.source.rfind("\n", 0, at) + 1
        width = len(self.source[start:at].expandtabs(8)) if not self.source[start:at].strip() else 0
        self.inline = False
        if self.after_header:
            if width <= self.widths[-1]:
                raise self.error("a block is missing after the ':'", at, "indent this line")
            self.widths.append(width)
        else:
            while len(self.widths) > 1 and width < self.widths[-1]:
                self.widths.pop()
            if not self.texts:
                self.widths = [width]
            if width != self.widths[-1]:
                raise self.error("this line's indentation fits no block", at, "indent by four blanks a block")
        self.newline(len(self.widths) - 1)

    def newline(self, level: int) -> None:
        if level > MAX_BLOCKS:
            raise self.error(f"blocks are nested more than {MAX_BLOCKS} deep", hint="use a function")
        if self.texts:
            self.line_start = "\n" + "    " * level

    def semicolon(self, at: int) -> None:
        rest = TOKEN.match(self.source, self.position)
        while rest is not None and rest.lastgroup == "blank":
            rest = TOKEN.match(self.source, rest.end())
        if self.fresh or not self.texts or self.after_header:
            raise self.error("a ';' has no meaning here", at, "leave it out")
        self.end_statement()
        if rest is not None and rest.lastgroup != "newline":
            self.newline(len(self.widths) - (0 if self.inline else 1))
        self.start_statement()

    def statement_word(self, text: str, at: int) -> bool:
        """A keyword at the beginning of a statement; whether the whole line is done with.

        Raises ParseError for one of Python's statements that calc has not.
        """
        self.word = text if text in STATEMENTS else ""
        if text in REFUSED_STATEMENTS:
            message, hint = REFUSED_STATEMENTS[text]
            raise self.error(message, at, hint)
        if text in ("import", "from"):
            found = _ONLY_FOR_ANNOTATIONS.match(self.source, self.position)
            if found is not None:
                self.position = found.end()
                self.put("pass", at, self.glue())
                self.after("pass")
                return True
        return False
