"""Is this value the answer that the data wants?

A value is compared with the target's text by what the target is: the letter of an option, yes or no, a
number, a list, else a text. Nothing here knows a benchmark.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from neurosym.references.number_words import word_numbers
from neurosym.values import OrderedSet, Value, canonical_text

__all__ = ["Grader", "close_answer", "same_answer", "same_text"]

Grader = Callable[[str, str, Value], bool]
"""(question, target, value) -> right. Total: it never raises, whatever the value is."""

TOLERANCE = Fraction(1, 10_000)
"""Relative difference that ``close_answer`` forgives: data that hold rounded floats say no more."""


def same_answer(question: str, target: str, value: Value) -> bool:
    """Exactly the target: numbers as rationals, texts without regard to case and outer blanks."""
    options = _options(question, target)
    if options:
        return _same_choice(options, target, value)
    return _same(target, value)


def close_answer(question: str, target: str, value: Value) -> bool:
    """As ``same_answer``, but a target that is no integer may differ by ``TOLERANCE``."""
    wanted, given = _number(target), _value_number(value)
    if wanted is None or given is None or wanted.denominator == 1:
        return same_answer(question, target, value)
    return abs(wanted - given) <= TOLERANCE * max(abs(wanted), abs(given))


def same_text(question: str, target: str, value: Value) -> bool:
    """The canonical text, to the character; for questions about characters."""
    return canonical_text(value) == target


def _same(target: str, value: Value) -> bool:
    if isinstance(value, (list, tuple, OrderedSet, set, frozenset)):
        return _same_items(target, list(value), ordered=isinstance(value, (list, tuple)))
    truth = _TRUTH.get(target.strip().casefold())
    if truth is not None:
        return _TRUTH.get(canonical_text(value).strip().casefold()) is truth
    if _folded(target) == _folded(canonical_text(value)):
        return True
    wanted = _number(target)
    return wanted is not None and wanted == _value_number(value)


# ---------------------------------------------------------------- truth and numbers

_TRUTH = {"yes": True, "true": True, "no": False, "false": False}

_NUMBER = re.compile(r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:(?<=\d)/\d+)?")

_READABLE = 4000
"""Characters of a number that are read, below CPython's limit of 4300 digits; longer ones are texts."""


def _value_number(value: Value) -> Fraction | None:
    match value:
        case bool():
            return None
        case int() | Fraction():
            return Fraction(value)
        case float():
            return Fraction(value) if value - value == 0 else None
        case str():
            return _number(value)
        case _:
            return None


def _number(text: str) -> Fraction | None:
    """A number in digits ("-1,234.5", "3/7") or in words ("twelve"), if the text is nothing else."""
    text = text.strip()
    if not text or len(text) > _READABLE:
        return None
    if text[-1].isdigit() and _NUMBER.fullmatch(text):
        plain, _, below = text.replace(",", "").replace("−", "-").partition("/")
        divisor = int(below or "1")
        return Fraction(plain) / divisor if divisor else None
    if text.casefold() == "one":  # alone it is seldom a number in a question, so it is not found as one
        return Fraction(1)
    found = list(word_numbers(text, 0, len(text)))
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) and not found[0].tag:
        return Fraction(found[0].value)
    return None


def _folded(text: str) -> str:
    return text.strip().casefold()


# ---------------------------------------------------------------- lists

_BRACKETS = {"[": "]", "(": ")", "{": "}"}


def _same_items(target: str, items: list[Value], *, ordered: bool) -> bool:
    """Item by item with a target whose items stand between commas or, if it has none, blanks."""
    text = target.strip()
    if len(text) > 1 and _BRACKETS.get(text[0]) == text[-1] and "," in text:
        text = text[1:-1]
    wanted = [part.strip() for part in (text.split(",") if "," in text else text.split())]
    if len(wanted) != len(items):
        return False
    if ordered:
        return all(_same(part, item) for part, item in zip(wanted, items, strict=True))
    for item in items:
        place = next((i for i, part in enumerate(wanted) if _same(part, item)), None)
        if place is None:
            return False
        del wanted[place]
    return True


# ---------------------------------------------------------------- options

_LETTER = re.compile(r"\(?([A-Za-z])\)?")
_LINE_OPTION = re.compile(r"^\(([A-Z])\)[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_INLINE_OPTION = re.compile(r"\s\(([a-z])\) (\S+)(?=\s+\([a-z]\) |\s*$)")


def _options(question: str, target: str) -> dict[str, str]:
    """Letter -> text of the options that the question lists; empty if the target is no letter of them."""
    letter = _LETTER.fullmatch(target.strip())
    if letter is None:
        return {}
    for pattern in (_LINE_OPTION, _INLINE_OPTION):
        options = dict(pattern.findall(question))
        first = min(options, default="A")
        in_order = list(options) == [chr(ord(first) + i) for i in range(len(options))]
        if len(options) > 1 and first in "Aa" and in_order and letter[1] in options:
            return options
    return {}


def _same_choice(options: dict[str, str], target: str, value: Value) -> bool:
    """The option's text if the value is the text of just one, else its letter."""
    letter = target.strip().strip("()")
    meant = [name for name, text in options.items() if _same(text, value)]
    if meant:
        return meant == [letter]
    chosen = _LETTER.fullmatch(value.strip()) if isinstance(value, str) else None
    return chosen is not None and chosen[1].casefold() == letter.casefold()
