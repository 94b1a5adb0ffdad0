"""What to do about an error, where whatever raised it does not say: by the operands, or by the message."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Any

from neurosym.languages.calc.data import Function, MutableOrderedSet

__all__ = ["NOTHING_GIVEN", "message_hint", "operands_hint"]

NOTHING_GIVEN = "None comes of a function without return, and of print, append, sort and their like"

_NUMBERS = (int, Fraction, float)
_ORDERED = frozenset({"<", "<=", ">", ">="})


def operands_hint(symbol: str, *operands: Any) -> str | None:
    """For an operator that does not work on these operands."""
    if any(operand is None for operand in operands):
        return NOTHING_GIVEN
    for operand in operands:
        if isinstance(operand, Function):
            return f"call the function: {operand.name}(...)"
    if len(operands) != 2:
        return "it needs a number"
    a, b = operands
    if symbol == "[]":
        return "a position is an integer; a dict is read by its keys"
    if symbol in ("in", "not in"):
        return "str(x) makes a text of a number: str(x) in text" if isinstance(b, str) else None
    if isinstance(a, date) and isinstance(b, date):
        return "x.date() is the date of a datetime"
    if symbol in ("+", "-", "+=", "-=") and (isinstance(a, date) or isinstance(b, date)):
        return "days(3), months(1) and the like can be added to a date"
    if symbol in _ORDERED:
        return _text_and_number(a, b) or "compare values of one type"
    if symbol in ("+", "+=") and isinstance(a, list):
        return "x + [item] or x.append(item) adds one item"
    if symbol in ("+", "+=") and isinstance(b, list):
        return "[item] + x puts one item before a list; tuple(x) and list(x) convert"
    if symbol in ("+", "+=") and isinstance(a, dict):
        return "a | b joins dicts, a.update(b) changes one"
    if symbol in ("+", "+=") and isinstance(a, MutableOrderedSet):
        return "a | b is the union of sets"
    if symbol in ("-", "-=") and isinstance(a, (list, tuple)):
        return "[x for x in a if x not in b] leaves items out"
    return _text_and_number(a, b) or "both operands must be numbers"


def _text_and_number(a: Any, b: Any) -> str | None:
    if isinstance(a, (str, *_NUMBERS)) and isinstance(b, (str, *_NUMBERS)):
        return "int(x) or float(x) makes a number of a text"
    return None


_NEEDS = re.compile(r".* needs? (?:an? )?(?P<need>[\w ]+), (?:not|but an item is) (?:an? )?(?P<given>\w+)")

_BY_NEED = (
    ("collection|items", "integer|rational|float|boolean",
     "several values stand in a list: [a, b]; range(n) counts"),
    ("collection|items|number|text", "function", "call the function: f(...)"),
    ("integer", "string", "int(x) makes a number of a text"),
    ("integer", "rational|float", "a // b divides to an integer; int(x) and round(x) make one of a number"),
    ("number", "string", "int(x) or float(x) makes a number of a text"),
    ("number|integer", "list|tuple|set|dict|range",
     "x[0] is one item; [f(x) for x in items] goes through all"),
    ("text", "integer|rational|float|boolean|date|datetime", "str(x) makes a text"),
    ("text", "list|tuple", '"".join(items) makes a text of texts'),
    (".", "none", NOTHING_GIVEN),
)  # fmt: skip

_EMPTY = "there is nothing in it here; ask before: if items"

_BY_MESSAGE = (
    ("a value would have the size|a value is too large", "a budget with a larger size allows it"),
    ("calls are nested", "a loop needs no depth; a budget with a larger depth allows more"),
    ("a value is nested", "keep collections flat; none may contain itself"),
    (".* more than .* seconds", "a budget with more seconds allows more; is there a loop that never ends?"),
    ("None (has|is)", NOTHING_GIVEN),
    (r"\+= needs a collection", "x.append(item) adds one item"),
    ("an integer has no items", "str(x)[0] is its first digit"),
    ("(a|an) .* has no items", "only texts, lists, tuples, ranges and dicts have them"),
    ("(a|an) .* is not a function", "write * between factors: 2 * (3 + 4)"),
    ("division by zero", "ask before: a / b if b else 0"),
    (r"\w+ of nothing", _EMPTY),
    (".* has no method ", "docs/calc_library.md lists the methods of each type"),
    (r"range\(\) arg 3", "a step is an integer other than 0"),
    ("ord needs one character", "[ord(c) for c in text] gives the codes of a text"),
    ("a format's width", "a text is padded with * and +, too"),
    ("(pop|popitem|remove).* from (an )?empty", _EMPTY),
    ("there is no item", "positions start at 0, and -1 is the last"),
    ("substring not found", "s.find(x) gives -1 where there is none"),
    (".* not in ", "x in items tells whether it is there"),
    (".* is used before it has a value", "assign it in every case before this line"),
    (r"\d+ values do not fit", "a, *rest = items takes what is left over"),
    ("the text .* is not an integer", "x.isdigit() tells whether it is one; Fraction(x) reads decimals"),
    (r"date value out of range|year -?\d+ is out of range", "dates have years from 1 to 9999"),
    ("(month|day|hour|minute|second|year) ", "date(year, month, day), datetime(..., hour, minute, second)"),
    (".* cannot be compared", "compare values of one type; key=str compares their texts"),
    (".* cannot be a key or a member of a set", "tuple(x) can be one"),
)  # fmt: skip


def message_hint(message: str) -> str | None:
    """For an error's message; None if there is nothing sensible to say."""
    for pattern, hint in _BY_MESSAGE:
        if re.match(pattern, message):
            return hint
    found = _NEEDS.fullmatch(message)
    if found is None:
        return None
    return next(
        (h for n, g, h in _BY_NEED if re.search(n, found["need"]) and re.fullmatch(g, found["given"])), None
    )
