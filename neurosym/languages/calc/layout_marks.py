"""Brackets, commas, colons and operators: what blanks stand around each, and which cannot stand there."""

from __future__ import annotations

from abc import ABC, abstractmethod

from neurosym.errors import BudgetError, ParseError
from neurosym.languages.calc.layout_annotations import Annotations
from neurosym.languages.calc.layout_pieces import place
from neurosym.languages.calc.tokens import CLOSERS, INFIX, OPERATOR_HINTS, WANT_OPERAND

__all__ = ["MAX_BRACKETS", "Marks"]

MAX_BRACKETS = 100
"""Nested brackets; a deeper program is refused before it is parsed."""


class Bracket:
    """An open one. ``role`` says what it is for: ``call``, ``def`` (parameters), ``group`` (values, or
    the items of a display), ``item``, ``import``, or the ``field`` of an f-string, whose ``quote`` ends it.

    ``token`` is the place of the bracket among the tokens; ``close`` the text that ends it.
    """

    __slots__ = ("at", "close", "commas", "lambdas", "quote", "raw", "role", "text", "token")

    def __init__(self, text: str, role: str, at: int, token: int, close: str) -> None:
        self.text = text
        self.role = role
        self.at = at
        self.token = token
        self.close = close
        self.commas = 0
        self.lambdas = 0
        self.quote = ""
        self.raw = False


class Marks(Annotations, ABC):
    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.brackets: list[Bracket] = []
        self.lambdas = 0
        """Those of the statement, outside brackets, whose colon has not come."""

    def start_statement(self) -> None:
        super().start_statement()
        self.lambdas = 0

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
                self.comma(at)
            case ".":
                self.begin(at)
                if self.previous in ("from", "import"):
                    raise self.error("calc has no relative imports", at, "write the module's name")
                if not self.operand:
                    raise self.error("a '.' has no meaning here", at, _DOT_HINT)
                self.put(".", at)
                self.after(".", tight=True)
            case "=":
                self.equals(at)
            case "!" if self.role() == "field":
                self.field_conversion(at)
            case _:
                self.operator(text, at)

    def role(self) -> str:
        return self.brackets[-1].role if self.brackets else ""

    def open_lambdas(self) -> int:
        return self.brackets[-1].lambdas if self.brackets else self.lambdas

    def operator(self, text: str, at: int) -> None:
        self.begin(at)
        started = self.first == len(self.texts)
        if text == "->" and self.word == "def" and self.previous == ")" and not self.brackets:
            self.skip_annotation(at, (":",))
            return
        self.check_operator(text, at)
        if text in ("*", "**") and not self.operand:
            self.put(text, at, self.glue())
            self.after("import *" if self.previous == "import" else text, tight=True)
            return
        if text == "@" and started:
            self.word = "@"
            self.put(text, at)
            self.after(text, tight=True)
            return
        unary = text == "~" or (text in ("+", "-") and not self.operand)
        if not unary and text not in INFIX:
            raise self.error(f"calc has no operator {text!r}", at, OPERATOR_HINTS.get(text))
        if text == "=" and self.previous == "," and self.commas > 1 and not self.brackets:
            self.drop()
        elif not unary and not self.operand and not (text == "=" and self.previous == ","):
            hint = "a comment begins with #" if text in ("/", "//") and started else "write a value there"
            raise self.error(f"an operand is missing before {text!r}", at, hint)
        self.put(text, at, self.glue())
        self.after(text, tight=unary)
        if text[-1] == "=" and text not in ("==", "!=", "<=", ">=", ":=") and not self.brackets:
            self.assigns = True
            self.start_values()

    def check_operator(self, text: str, at: int) -> None:
        """Raises ParseError for two marks that are an operator in other languages."""
        for strange in _STRANGE.get(text, ()):
            if self.source.startswith(strange, at):
                raise self.error(f"calc has no operator {strange!r}", at, OPERATOR_HINTS[strange])

    def equals(self, at: int) -> None:
        role = self.role()
        if self.source.startswith("=>", at) or self.source.startswith("=<", at):
            raise self.error(f"calc has no operator {self.source[at : at + 2]!r}", at, "write >= or <=")
        if self.open_lambdas() or role in ("call", "def"):
            self.begin(at)
            self.put("=", at)
            self.after("=", tight=True)
        elif role == "field":
            self.field_equals(at)
        elif self.brackets:
            raise self.unclosed(at) or self.error("'=' has no meaning in brackets", at, "write == to compare")
        elif self.header:
            hint = "write for i in range(a, b):" if self.word == "for" else "write == to compare"
            raise self.error(f"'=' has no meaning in {self.word!r}", at, hint)
        else:
            self.operator("=", at)

    # ------------------------------------------------------------------------ brackets
    def open(self, text: str, at: int) -> None:
        self.begin(at)
        tight = self.operand and text != "{"
        if self.operand and (text == "{" or self.previous[:1].isdigit()):
            number = self.previous if text != "{" else ""
            hint = f"an operator is missing: {number} * (...)" if number else _BRACE_HINT
            raise self.error(f"{text!r} has no meaning here", at, hint)
        if self.previous == "import" and text == "(":
            self.push(text, "import", at, close="")
            self.tight = False
            return
        role = "group"
        if tight:
            role = "item" if text == "[" else "def" if self.word == "def" and not self.brackets else "call"
        if self.previous == "{" and text == "{" and self.role() == "field":
            self.put("({", at)  # "{{" would be a brace of the text
            self.push(text, role, at, close="})")
            return
        self.put(text, at, "" if tight else self.glue())
        self.push(text, role, at)

    def push(self, text: str, role: str, at: int, close: str | None = None) -> None:
        if len(self.brackets) >= MAX_BRACKETS:
            line, column = place(self.source, self.position)
            raise BudgetError(
                f"brackets are nested more than {MAX_BRACKETS} deep", limit="depth", line=line, column=column,
                hint="use a variable for an inner part",
            )  # fmt: skip
        closing = _CLOSED_BY[text] if close is None else close
        self.brackets.append(Bracket(text, role, at, len(self.texts) - 1, closing))
        self.after(text, tight=True)

    def close(self, text: str, at: int) -> None:
        if not self.brackets:
            raise self.error(f"{text!r} closes nothing", at, "leave it out, or open it before")
        top = self.brackets[-1]
        if top.text != CLOSERS[text]:
            line, column = place(self.source, top.at)
            raise self.error(
                f"{text!r} does not close {top.text!r} of line {line}, column {column}", at,
                f"write {_CLOSED_BY[top.text]!r}",
            )  # fmt: skip
        if self.previous in WANT_OPERAND:
            raise self.error(f"an operand is missing after {self.previous!r}", at, "write a value there")
        if top.role == "field":
            if self.previous == "{":
                raise self.error("nothing stands between the braces", at, "write '{{' and '}}' for braces")
            self.close_field(at)
            return
        self.brackets.pop()
        if self.previous == "," and not (top.text == "(" and top.role == "group" and top.commas == 1):
            self.drop()
        if top.close:
            self.put(top.close, at)
        self.after(text, operand=True)

    def unclosed(self, at: int) -> ParseError | None:
        """If what stands at ``at`` begins a line, the bracket before it lacks its end."""
        line = self.source.rfind("\n", 0, at) + 1
        top = self.brackets[-1]
        if top.at >= line or self.source[line:at].strip(" \t\r").rstrip(
            "abcdefghijklmnopqrstuvwxyz_0123456789"
        ):
            return None
        return self.never_closed(top)

    def never_closed(self, bracket: Bracket) -> ParseError:
        hint = f"write {_CLOSED_BY[bracket.text]!r}"
        return self.error(f"{bracket.text!r} is never closed", bracket.at, hint)

    # ------------------------------------------------------------------------ commas and colons
    def comma(self, at: int) -> None:
        self.begin(at)
        if not self.operand and self.previous not in ("*", "/"):
            raise self.error("a ',' has no meaning here", at, "something is missing before it")
        if self.open_lambdas():
            pass  # between parameters
        elif self.brackets:
            self.brackets[-1].commas += 1
        elif self.word == "import":
            self.newline(len(self.widths) - (0 if self.inline else 1))
            self.first = len(self.texts)
            self.put("import", at)
            self.after("import")
            return
        else:
            self.commas += 1
        self.put(",", at)
        self.after(",")

    def colon(self, at: int) -> None:
        role = self.role()
        if self.open_lambdas():
            if self.brackets:
                self.brackets[-1].lambdas -= 1
            else:
                self.lambdas -= 1
            self.put(":", at)
            self.after(":")
        elif role == "item":
            self.put(":", at)
            self.after(":", tight=True)
        elif role == "group" and self.brackets[-1].text == "{":
            self.put(":", at)
            self.after(":")
        elif role == "field":
            self.field_spec(at)
        elif role == "def":
            self.skip_annotation(at, (",", ")", "="))
        elif self.brackets:
            top = self.brackets[-1]
            if "\n" in self.source[top.at : at]:
                raise self.never_closed(top)
            raise self.error("a ':' has no meaning here", at, "a slice stands in [...]")
        elif not self.header:
            self.variable_annotation(at)
        elif self.inline:
            raise self.error("a block cannot start inside a one-line block", at, "start a new line")
        else:
            self.put(":", at)
            self.after(":")
            self.header, self.after_header = False, True

    # ------------------------------------------------------------------------ what only f-strings have
    @abstractmethod
    def field_equals(self, at: int) -> None: ...

    @abstractmethod
    def field_conversion(self, at: int) -> None: ...

    @abstractmethod
    def field_spec(self, at: int) -> None: ...

    @abstractmethod
    def close_field(self, at: int) -> None: ...


_STRANGE = {
    text: [strange for strange in OPERATOR_HINTS if len(strange) > len(text) and strange.startswith(text)]
    for text in ("&", "|", "!", "<", "==", "!=")
}
_CLOSED_BY: dict[str, str] = {opener: closer for closer, opener in CLOSERS.items()}
_BRACE_HINT = "blocks are indented in calc, and stand behind a ':'"
_DOT_HINT = "write pass where nothing is to be done"
