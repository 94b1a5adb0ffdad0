"""From any layout that Python allows to the one that the grammar knows.

Tabs and other indentations, comments, blank lines, CRLF, single and triple quotes, raw strings,
lines joined by brackets or backslashes, semicolons, ``if x: y`` on one line, hexadecimal numbers and
underscores in them, blanks inside brackets: all become canonical text. Nothing but layout changes.
The layout keeps where each token came from, so that errors speak of the text that the user wrote.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import partial

from neurosym.errors import BudgetError, ParseError
from neurosym.languages.calc.literals import decode_string, encode_string, plain_number
from neurosym.languages.calc.tokens import (
    CLOSERS,
    HEADERS,
    INFIX,
    KEYWORDS,
    PLAIN_END,
    STRING_END,
    TOKEN,
    VALUES,
)

__all__ = ["MAX_BLOCKS", "MAX_BRACKETS", "Layout", "canonical_layout"]

MAX_BRACKETS = 100
"""Nested brackets; a deeper program is refused before it is parsed."""

MAX_BLOCKS = 5
"""Nested blocks, as deep as the grammar's rules go."""


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
        return _place(self.source, self.origins[index] if index >= 0 else 0)

    def offset(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column of ``text``."""
        start = 0
        for _ in range(line - 1):
            start = self.text.index("\n", start) + 1
        return start + column - 1


def _place(source: str, origin: int) -> tuple[int, int]:
    return source.count("\n", 0, origin) + 1, origin - (source.rfind("\n", 0, origin) + 1) + 1


def canonical_layout(source: str) -> Layout:
    """Raises ParseError, or BudgetError when brackets nest too deeply."""
    return _Scanner(source).run()


class _Scanner:
    """One pass over the source; ``brackets`` holds the open ones, an f-string's quote among them."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.pieces: list[str] = []
        self.length = 0
        self.starts: list[int] = []
        self.origins: list[int] = []
        self.brackets: list[str] = []
        self.commas: list[int] = []
        self.lambdas: list[int] = [0]
        self.widths = [0]
        self.header = False
        self.after_header = False
        self.inline = False
        self.fresh = True
        self.previous = ""
        self.tight = False
        self.operand = False

    def run(self) -> Layout:
        source, match = self.source, TOKEN.match
        while self.position < len(source):
            found = match(source, self.position)
            if found is None:
                raise self.error(f"the character {source[self.position]!r} has no meaning here")
            at, self.position = self.position, found.end()
            match found.lastgroup:
                case "blank":
                    pass
                case "newline":
                    if not self.brackets:
                        self.fresh = True
                case "string":
                    self.string(found[0], at)
                case "number":
                    self.operand_token(plain_number(found[0], partial(self.error, at=at)), at)
                case "word":
                    self.word(found[0], at)
                case _:
                    self.mark(found[0], at)
        if self.brackets:
            raise self.error(
                f"{self.brackets[-1][0].replace('f', '{')!r} is never closed", hint="close the bracket"
            )
        if self.after_header:
            raise self.error("a block is missing after the ':'", hint="indent the next line")
        self.end_line()
        return Layout(source, "".join(self.pieces), tuple(self.starts), tuple(self.origins))

    def error(self, message: str, at: int | None = None, hint: str | None = None) -> ParseError:
        line, column = _place(self.source, self.position if at is None else at)
        return ParseError(message, line=line, column=column, hint=hint)

    # ------------------------------------------------------------------------ writing
    def put(self, text: str, at: int, glue: str) -> None:
        if glue:
            self.pieces.append(glue)
            self.length += len(glue)
        self.starts.append(self.length)
        self.origins.append(at)
        self.pieces.append(text)
        self.length += len(text)

    def begin(self, at: int) -> bool:
        """If a line starts here, write its newline and indentation; else say so."""
        if not (self.fresh or self.after_header):
            return False
        self.end_line()
        if self.fresh:
            self.indent(at)
        else:
            self.inline = True
            self.newline(len(self.widths))
        self.fresh = self.after_header = self.header = False
        self.lambdas = [0]
        self.previous, self.operand, self.tight = "", False, True
        return True

    def end_line(self) -> None:
        if self.previous in INFIX:
            origin = self.origins[-1]
            raise self.error(f"the line ends after {self.previous!r}", origin, "an operand is missing")

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
            if not self.pieces:
                self.widths = [width]
            if width != self.widths[-1]:
                raise self.error("this line's indentation fits no block", at, "indent by four blanks a block")
        self.newline(len(self.widths) - 1)

    def newline(self, level: int) -> None:
        if level > MAX_BLOCKS:
            raise self.error(f"blocks are nested more than {MAX_BLOCKS} deep", hint="use a function")
        if self.pieces:
            text = "\n" + "    " * level
            self.pieces.append(text)
            self.length += len(text)

    def glue(self, tight: bool) -> str:
        """What stands between the previous token and the next one."""
        return "" if tight or self.tight else " "

    # ------------------------------------------------------------------------ tokens
    def operand_token(self, text: str, at: int) -> None:
        self.begin(at)
        self.put(text, at, " " if self.operand else self.glue(False))
        self.previous, self.operand, self.tight = text, True, False

    def word(self, text: str, at: int) -> None:
        if not text.isascii():
            raise self.error(f"names are written in the letters a to z, not {text!r}", at)
        if text not in KEYWORDS or text in VALUES:
            self.operand_token(text, at)
            return
        started = self.begin(at)
        if started and text in HEADERS:
            self.header = True
        if text == "lambda":
            self.lambdas[-1] += 1
        self.put(text, at, self.glue(False))
        self.previous, self.operand, self.tight = text, False, False

    def mark(self, text: str, at: int) -> None:
        match text:
            case "(" | "[" | "{":
                self.open(text, at)
            case ")" | "]" | "}":
                self.close(text, at)
            case ":":
                self.colon(at)
            case ";" if not self.brackets:
                self.semicolon(at)
            case ",":
                self.begin(at)
                if self.commas:
                    self.commas[-1] += 1
                self.put(",", at, "")
                self.previous, self.operand, self.tight = ",", False, False
            case ".":
                self.begin(at)
                self.put(".", at, "")
                self.previous, self.operand, self.tight = ".", False, True
            case "!" if self.brackets and self.brackets[-1].startswith("f"):
                raise self.error(
                    "f-strings have no conversions in calc", at, "call str() or a method instead"
                )
            case "=" if self.brackets or self.lambdas[-1]:
                self.put("=", at, "")
                self.previous, self.operand, self.tight = "=", False, True
            case _:
                self.operator(text, at)

    def operator(self, text: str, at: int) -> None:
        self.begin(at)
        unary = text == "~" or (text in "+-" and not self.operand)
        if not unary and text not in INFIX:
            raise self.error(f"calc has no operator {text!r}", at)
        self.put(text, at, self.glue(False))
        self.previous, self.operand, self.tight = text, False, unary

    def open(self, text: str, at: int) -> None:
        self.begin(at)
        call = self.operand and text != "{"
        self.put(text, at, "" if call else self.glue(False))
        self.push(text + "c" if call else text)

    def push(self, bracket: str) -> None:
        if len(self.brackets) >= MAX_BRACKETS:
            line, column = _place(self.source, self.position)
            raise BudgetError(
                f"brackets are nested more than {MAX_BRACKETS} deep", limit="depth", line=line, column=column
            )
        self.brackets.append(bracket)
        self.commas.append(0)
        self.lambdas.append(0)
        self.previous, self.operand, self.tight = bracket[0], False, True

    def close(self, text: str, at: int) -> None:
        top = self.brackets[-1] if self.brackets else ""
        quoted = top.startswith("f") and text == "}"
        if not top or not (quoted or top[0] == CLOSERS[text]):
            raise self.error(f"{text!r} closes nothing", at)
        self.brackets.pop()
        commas = self.commas.pop()
        self.lambdas.pop()
        if self.previous == "," and not (top == "(" and commas == 1):
            self.drop_comma()
        self.put(text, at, "")
        self.previous, self.operand, self.tight = text, True, False
        if quoted:
            self.fstring_text(top[1:], self.position)

    def drop_comma(self) -> None:
        self.pieces.pop()
        self.starts.pop()
        self.origins.pop()
        self.length -= 1

    def colon(self, at: int) -> None:
        top = self.brackets[-1] if self.brackets else ""
        self.put(":", at, "")
        self.previous, self.operand = ":", False
        if self.lambdas[-1]:
            self.lambdas[-1] -= 1
            self.tight = False
        elif top.startswith("["):
            self.tight = True
        elif top == "{":
            self.tight = False
        elif top.startswith("f"):
            raise self.error("f-strings have no formats in calc", at, "use round() or N() on the value")
        elif top or not self.header:
            raise self.error(
                "a ':' has no meaning here", at, "calc has no type annotations" if not top else None
            )
        elif self.inline:
            raise self.error("a block cannot start inside a one-line block", at, "start a new line")
        else:
            self.header, self.after_header = False, True

    def semicolon(self, at: int) -> None:
        rest = TOKEN.match(self.source, self.position)
        while rest is not None and rest.lastgroup == "blank":
            rest = TOKEN.match(self.source, rest.end())
        if self.fresh or not self.pieces or self.after_header:
            raise self.error("a ';' has no meaning here", at)
        if rest is not None and rest.lastgroup != "newline":
            self.newline(len(self.widths) - (0 if self.inline else 1))
            self.header, self.previous, self.operand, self.tight = False, "", False, True

    # ------------------------------------------------------------------------ strings
    def string(self, opening: str, at: int) -> None:
        prefix, quote = opening.rstrip("'\"").lower(), opening.lstrip("rRbBuUfF")
        if "b" in prefix:
            raise self.error("calc has no bytes", at, "leave out the b before the quote")
        self.begin(at)
        if "f" in prefix:
            if "r" in prefix:
                raise self.error("calc has no raw f-strings", at)
            self.put('f"', at, " " if self.operand else self.glue(False))
            self.fstring_text(quote, self.position)
            return
        end = PLAIN_END[quote].match(self.source, self.position)
        assert end is not None, "the pattern matches the empty text"
        body = end[0]
        self.finish(quote, end.end(), body, at)
        if "\\" in body and "r" not in prefix:
            body = decode_string(body, lambda message: self.error(message, at))
        self.operand_token(encode_string(body), at)

    def finish(self, quote: str, end: int, body: str, at: int) -> None:
        if not self.source.startswith(quote, end) or (len(quote) == 1 and "\n" in body.replace("\\\n", "")):
            raise self.error("a string is not closed", at, f"end it with {quote}")
        self.position = end + len(quote)

    def fstring_text(self, quote: str, at: int) -> None:
        found = STRING_END[quote].match(self.source, at)
        assert found is not None, "the pattern matches the empty text"
        body = found[0].replace("{{", "\0(").replace("}}", "\0)") if "\0" not in found[0] else found[0]
        text = encode_string(decode_string(body, lambda message: self.error(message, at)))[1:-1]
        text = text.replace("\\x00(", "{{").replace("\\x00)", "}}")
        if text:
            self.put(text, at, "")
        if self.source.startswith("{", found.end()):
            self.position = found.end() + 1
            self.put("{", found.end(), "")
            self.push("f" + quote)
            return
        if self.source.startswith("}", found.end()):
            raise self.error("a single '}' in an f-string", found.end(), "write '}}'")
        self.finish(quote, found.end(), found[0], at)
        self.put('"', found.end(), "")
        self.previous, self.operand, self.tight = '"', True, False
