"""What the parts of the reader share: operands in words, and what kind of thing an expression is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from neurosym.languages.calc import ast
from neurosym.languages.calc.write import Writer

__all__ = ["Kind", "Parts", "is_call", "is_minus", "ordinal"]

Kind = Literal["text", "words", "lines", "digits", "list", "strings", "number", "unknown"]

_NOUNS = {"text": "character", "words": "word", "lines": "line", "digits": "digit"}
_REFERENCES: dict[str, Kind] = {"n": "number", "s": "text", "w": "text", "t": "text", "l": "list"}
_TEXT_METHODS = frozenset({"join", "lower", "replace", "strip", "title", "upper", "zfill"})
_LIST_FUNCTIONS = frozenset({"list", "map", "filter", "range", "reversed", "set", "sorted"})


class Parts(Writer):
    """``shown`` maps names to how a person would call them."""

    def __init__(self, shown: Mapping[str, str]) -> None:
        super().__init__(lambda name: shown.get(name, name))

    def phrase(self, value: ast.Expr) -> str:
        """The whole reading of an expression."""
        raise NotImplementedError

    def claim(self, test: ast.Expr) -> str:
        """A test as a statement: ``5 is greater than 3``."""
        return self.phrase(test).removeprefix("whether ")

    def several(self, arguments: tuple[ast.Expr, ...]) -> str:
        """``max(l1)``, ``max(a, b, c)`` and ``max([a, b])`` alike."""
        parts = (a.value if isinstance(a, ast.Starred) else a for a in _unpacked(arguments))
        texts = [self.phrase(part) for part in parts]
        return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"

    def kind(self, value: ast.Expr) -> Kind:
        match value:
            case ast.Constant(value=str()) | ast.FString():
                return "text"
            case ast.Name(name="question"):
                return "text"
            case ast.Name(name=name) if re.fullmatch(r"[a-z][0-9]+", name):
                found = _REFERENCES.get(name[0], "unknown")
                return "strings" if found == "list" and _are_words(self.shown(name)) else found
            case ast.Call(function="words") | ast.MethodCall(method="split", arguments=()):
                return "words"
            case ast.MethodCall(method="splitlines"):
                return "lines"
            case ast.Call(function="str"):
                return "digits"
            case ast.Call(function="sorted" | "list" | "set", arguments=(inner,)):
                return "strings" if self.kind(inner) in ("strings", "words", "lines") else "list"
            case ast.Call(function=function) if function in _LIST_FUNCTIONS:
                return "list"
            case ast.MethodCall(method=method) if method in _TEXT_METHODS:
                return "text"
            case ast.Display() | ast.Comprehension():
                return "list"
            case ast.Slice(receiver=receiver):
                return self.kind(receiver)
            case _:
                return "unknown"

    def parts_of(self, value: ast.Expr) -> tuple[str, str]:
        """What a sequence consists of, and what it is: ``("word", "the text")`` for ``words(t1)``."""
        noun = _NOUNS.get(self.kind(value), "item")
        match value:
            case ast.Call(function="words" | "str", arguments=(inner,)):
                return noun, self.phrase(inner)
            case ast.MethodCall(receiver=inner, method="split" | "splitlines"):
                return noun, self.phrase(inner)
            case _:
                return noun, self.phrase(value)

    def rank(self, value: ast.Expr) -> str | None:
        """``third`` or ``3rd`` for a number that the question wrote so, else None."""
        text = self.phrase(value)
        is_ordinal = re.fullmatch(
            r"\d+(st|nd|rd|th)|([a-z]+[ -])*([a-z]*(first|second|third)|[a-z]+th)", text
        )
        return text if is_ordinal else None


def _unpacked(arguments: tuple[ast.Expr, ...]) -> tuple[ast.Expr, ...]:
    match arguments:
        case (ast.Display(items=items),) if items:
            return items
        case _:
            return arguments


def _are_words(shown: str) -> bool:
    """Whether a list that is shown item by item has words in it, not numbers."""
    return not shown.startswith("the ") and all(item[:1].isalpha() for item in shown.split(", "))


def is_call(value: ast.Expr, name: str) -> bool:
    return isinstance(value, ast.Call) and value.function == name and len(value.arguments) == 1


def is_minus(value: ast.Expr | None, number: int) -> bool:
    match value:
        case ast.Unary(operator="-", operand=ast.Constant(value=found)):
            return bool(found == number)
        case _:
            return False


def ordinal(number: int) -> str:
    words = {1: "first", 2: "second", 3: "third"}
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return words.get(number, f"{number}{ending}")
