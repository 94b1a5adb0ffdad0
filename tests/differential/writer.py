"""Fills the templates: random expressions of a kind over the names in scope."""

import re
from dataclasses import dataclass
from random import Random

from .templates import EXPRESSIONS, HOLE, Template

__all__ = ["KINDS", "Name", "Writer", "trimmed"]

KINDS = tuple(EXPRESSIONS)
_WORDS = (
    "", "a", "b", "abc", "Hello World", "x,y,z", " pad ", "12", "b-c", "The cat sat", "aabbb", "q", "Zoë",
    "one two one", "A-1", "7", "it is", "straße",
)  # fmt: skip
_DECIMALS = ("0.5", "0.1", "1.25", "2.75", "0.05", "19.99", "3.0", "1e2", "0.333")
_CALLS_COST = 400
"""How often the body of a called function may run at most, with the loops around the call."""


@dataclass(frozen=True)
class Name:
    """A name in scope: a variable, or a function if ``parameters`` is a tuple of kinds.

    ``level`` counts the functions around its definition; a protected one is a loop's own counter.
    """

    text: str
    kind: str
    level: int = 0
    protected: bool = False
    parameters: tuple[str, ...] | None = None
    optional: int = 0
    cost: int = 1


@dataclass(frozen=True)
class Text:
    """An expression with how tightly it binds: an atom needs no brackets, arithmetic may do without."""

    text: str
    atom: bool = True
    arithmetic: bool = False


class Writer:
    """The random choices and the names in scope of one program."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.names: list[Name] = []
        self.level = 0
        self.times = 1  # how often the statement being written may run
        self.plain = False  # inside an f-string: no quotes of its kind, no other f-string
        self._made = 0

    # --------------------------------------------------------------------------------- choices
    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def choose(self, items):
        return items[int(self.random.random() * len(items))]

    def number(self, least: int, most: int) -> int:
        return least + int(self.random.random() * (most - least + 1))

    # --------------------------------------------------------------------------------- names
    def fresh(self, stem: str) -> str:
        self._made += 1
        return f"{stem}{self._made}"

    def variables(self, kind: str, assignable: bool = False) -> list[Name]:
        return [
            name
            for name in self.names
            if name.kind == kind
            and name.parameters is None
            and (not assignable or (name.level == self.level and not name.protected))
        ]

    def functions(self, kind: str) -> list[Name]:
        return [
            name
            for name in self.names
            if name.parameters is not None and name.kind == kind and name.cost * self.times <= _CALLS_COST
        ]

    # --------------------------------------------------------------------------------- expressions
    def expression(self, kind: str, depth: int = 3) -> str:
        return self._write(kind, depth).text

    def _write(self, kind: str, depth: int) -> Text:
        special = _SMALL.get(kind)
        if special is not None:
            return special(self)
        if self.chance(0.45 if depth > 0 else 0.85):
            variables = self.variables(kind)
            if variables:
                return Text(self.choose(variables).text)
        if depth <= 0:
            return self._leaf(kind)
        if self.chance(0.12):
            functions = self.functions(kind)
            if functions:
                return Text(self.call(self.choose(functions), depth - 1))
        if kind == "str" and self.chance(0.15):
            return self.fstring(depth - 1)
        if self.chance(0.15):
            return self._leaf(kind)
        template = self.choose(EXPRESSIONS[kind])
        if template.risky and self.chance(0.8):
            return self._leaf(kind)
        return self._filled(template, depth - 1)

    def _leaf(self, kind: str) -> Text:
        match kind:
            case "int":
                return _signed(str(self.number(-9, 20)))
            case "num":
                return Text(self.choose(_DECIMALS))
            case "bool":
                return Text(self.choose(("True", "False")))
            case "str":
                return Text(repr(self.choose(_WORDS)))
            case "ints":
                return Text(f"[{', '.join(str(self.number(-5, 12)) for _ in range(self.number(1, 5)))}]")
            case "strs":
                return Text(f"[{', '.join(repr(self.choose(_WORDS)) for _ in range(self.number(1, 4)))}]")
            case "pairs":
                return Text("[('b', 2), ('a', 2), ('c', 1)]")
            case "counts":
                return Text("{'a': 1, 'b': 2, 'ab': 0}")
            case "intset":
                return Text("{3, 1, 2}")
            case "date":
                return self._filled(EXPRESSIONS["date"][0], 0)
        raise AssertionError(kind)

    def _filled(self, template: Template, depth: int) -> Text:
        arithmetic, shape = False, template.text

        def fill(match: re.Match[str]) -> str:
            nonlocal arithmetic
            made = self._write(match[1], depth)
            arithmetic = arithmetic or match[2] == "~"
            receiver = shape[match.end() : match.end() + 1] == "."
            if match[2] == "!" or (made.atom and not (receiver and made.text[0].isdigit())):
                return made.text
            if match[2] == "~" and made.arithmetic and self.chance(0.5):
                return made.text
            return f"({made.text})"

        return Text(HOLE.sub(fill, shape), template.atom, arithmetic)

    def call(self, function: Name, depth: int) -> str:
        """A call by position; the optional parameters may be left out or, the last one, be named."""
        assert function.parameters is not None
        given = list(function.parameters)
        if function.optional and self.chance(0.5):
            given = given[: len(given) - self.number(1, function.optional)]
        arguments = [self.expression(kind, depth) for kind in given]
        if arguments and len(given) == len(function.parameters) and function.optional and self.chance(0.4):
            arguments[-1] = f"arg{len(given)}={arguments[-1]}"
        return f"{function.text}({', '.join(arguments)})"

    def fstring(self, depth: int) -> Text:
        """An f-string; inside another one only its quotes would be free, so there it is plain text."""
        if self.plain:
            return self._leaf("str")
        self.plain = True
        parts = []
        for _ in range(self.number(1, 3)):
            kind, formats = self.choose(_FORMATS)
            text = self.expression(kind, min(depth, 1))
            text = f"({text})" if ":" in text or "{" in text or "!" in text else text
            parts += [self.choose(("", "", "n = ", "{{", ": ", "%")), f"{{{text}{self.choose(formats)}}}"]
        self.plain = False
        return Text(f'f"{"".join(parts)}"')


_FORMATS = (
    ("int", ("", ":d", ":5d", ":05d", ":<6", ":>4", ":^7", ":,", ":+d", ":x", ":b", ":.2f", ":8.1f")),
    ("num", ("", ":.2f", ":.0f", ":,.2f", ":8.3f", ":.1%", ":+.1f", ":<9.2f")),
    ("str", ("", ":>8", ":<6", ":^9", ":*^11", ":.3", "!r")),
    ("bool", ("",)),
    ("ints", ("",)),
    ("date", ("", ":%d.%m.%Y")),
)


def _signed(text: str) -> Text:
    return Text(text, atom=not text.startswith("-"), arithmetic=True)


_SMALL = {
    "fstring": lambda w: w.fstring(1),
    "hexes": lambda w: Text(repr(w.choose(("ff", "0x1A", "7", "-b")))),
    "digit": lambda w: Text(str(w.number(0, 4))),
    "posint": lambda w: Text(str(w.number(1, 9))),
    "nonzero": lambda w: _signed(w.choose(("-3", "-2", "2", "3", "5", "7", "10"))),
    "index": lambda w: Text(w.choose(("0", "0", "-1", "-1", "1", "2"))),
    "index01": lambda w: Text(w.choose(("0", "1", "-1"))),
    "width": lambda w: Text(str(w.number(0, 12))),
    "year": lambda w: Text(str(w.number(1995, 2035))),
    "month": lambda w: Text(str(w.number(1, 12))),
    "day": lambda w: Text(str(w.number(1, 28))),
    "day2": lambda w: Text(f"{w.number(1, 31):02d}"),
    "char": lambda w: Text(repr(w.choose("aab,- oz"))),
    "key": lambda w: Text(repr(w.choose(("a", "a", "b", "c", "ab")))),
    "slice": lambda w: Text(
        w.choose(("1:", ":2", "-2:", ":-1", "1:3", "::2", "1::2", "3:0:-1", "::-2", ":", "5:", "-9:9"))
    ),
}


def trimmed(writer: Writer, kind: str, text: str) -> str:
    """The expression kept small, as an assignment that runs again and again must be."""
    match kind:
        case "int":
            return f"({text}) % {writer.choose((11, 97, 1000))}"
        case "num":
            return f"round({text}, 3) % 50"
        case "str" | "ints" | "strs" | "pairs":
            return f"({text})[:{writer.number(4, 12)}]"
        case "counts":
            return f"dict(list(({text}).items())[:5])"
        case _:
            return text
