"""The canonical text while it is made: its tokens, what stands before each, and where each came from."""

from __future__ import annotations

from neurosym.errors import ParseError

__all__ = ["Pieces", "place"]


def place(source: str, origin: int) -> tuple[int, int]:
    """1-based line and column of an offset."""
    return source.count("\n", 0, origin) + 1, origin - (source.rfind("\n", 0, origin) + 1) + 1


class Pieces:
    """``glue`` is what the next token is put behind: nothing, a blank, or a line's beginning.

    ``previous`` is the last token of the line, ``operand`` says that it ends a value, ``tight`` that the
    next token follows it without a blank, ``end`` where it ends in the source.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.texts: list[str] = []
        self.glues: list[str] = []
        self.origins: list[int] = []
        self.line_start = ""
        self.previous = ""
        self.operand = False
        self.tight = True
        self.end = 0

    def error(self, message: str, at: int | None = None, hint: str | None = None) -> ParseError:
        line, column = place(self.source, self.position if at is None else at)
        return ParseError(message, line=line, column=column, hint=hint)

    def put(self, text: str, at: int, glue: str = "") -> None:
        if self.line_start:
            glue, self.line_start = self.line_start, ""
        self.texts.append(text)
        self.glues.append(glue)
        self.origins.append(at)
        self.end = self.position

    def glue(self) -> str:
        """A blank, unless the token before holds the next one tight."""
        return "" if self.tight else " "

    def after(self, text: str, *, operand: bool = False, tight: bool = False) -> None:
        """What the next token is to know of this one."""
        self.previous, self.operand, self.tight = text, operand, tight

    def drop(self) -> None:
        """Takes the last token away again."""
        self.texts.pop()
        glue = self.glues.pop()
        self.origins.pop()
        if glue[:1] == "\n":
            self.line_start = glue

    def bracketed(self, start: int, close: str) -> None:
        """Puts brackets around the tokens from ``start`` on."""
        self.texts.insert(start, "(")
        self.glues.insert(start, self.glues[start])
        self.glues[start + 1] = ""
        self.origins.insert(start, self.origins[start])
        self.put(close, self.end)

    def finished(self) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
        """The text, where its tokens start in it, and where they came from."""
        starts: list[int] = []
        length = 0
        for glue, text in zip(self.glues, self.texts, strict=True):
            length += len(glue)
            starts.append(length)
            length += len(text)
        parts = [part for pair in zip(self.glues, self.texts, strict=True) for part in pair]
        return "".join(parts), tuple(starts), tuple(self.origins)
