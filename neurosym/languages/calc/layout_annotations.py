"""Annotations, which calc accepts and leaves out: ``x: int = 3``, ``def f(a: list[int] = []) -> int:``."""

from __future__ import annotations

from neurosym.languages.calc.layout_lines import Lines
from neurosym.languages.calc.tokens import CLOSERS, PLAIN_END, TOKEN

__all__ = ["Annotations"]


class Annotations(Lines):
    def skip_annotation(self, at: int, ends: tuple[str, ...]) -> str:
        """Goes on to the first of ``ends`` outside brackets, or the end of the line; gives what it is."""
        start = self.position
        open_brackets: list[str] = []
        while True:
            found = TOKEN.match(self.source, self.position)
            if found is None:
                text = self.source[self.position : self.position + 1] or "\n"
            else:
                text = found[0]
            if not open_brackets and (text in ends or text in ("\n", ";", ")")):
                break
            if found is None:
                raise self.error("an annotation cannot be read", at, "leave it out")
            self.position = found.end()
            if found.lastgroup == "string":
                self.skip_string(text, at)
            elif text in ("(", "[", "{"):
                open_brackets.append(text)
            elif text in CLOSERS and (not open_brackets or open_brackets.pop() != CLOSERS[text]):
                raise self.error(f"{text!r} closes nothing", found.start())
        if not self.source[start : self.position].strip():
            raise self.error("a ':' has no meaning here", at, _HEADER_HINT)
        return text

    def skip_string(self, opening: str, at: int) -> None:
        quote = opening.lstrip("rRbBuUfF")
        found = PLAIN_END[quote].match(self.source, self.position)
        if found is None or not self.source.startswith(quote, found.end()):
            raise self.error("a string is not closed", at, f"end it with {quote}")
        self.position = found.end() + len(quote)

    def variable_annotation(self, at: int) -> None:
        """Of the variable that the statement begins with. Without a value, nothing is left to do."""
        single = len(self.texts) == self.first + 1 and self.operand
        if self.assigns or self.word or not (single or self.previous == "]"):
            raise self.error("a ':' has no meaning here", at, _HEADER_HINT)
        if self.skip_annotation(at, ("=",)) != "=":
            del self.texts[self.first + 1 :], self.glues[self.first + 1 :], self.origins[self.first + 1 :]
            self.texts[self.first] = "pass"
            self.after("pass")
            self.word = "pass"


_HEADER_HINT = "blocks begin with if, elif, else, for, while or def"
