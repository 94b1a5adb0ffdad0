"""The answer's sentence: a template that refers to results by name, with their values put in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from neurosym.context import Outcome, Question
from neurosym.values import Symbolic, Value, canonical_text

__all__ = ["fill_template", "shown_names", "shows_values_only"]

_NAME = re.compile(r"\{(\w+)\}")

SHOWN = 2000
"""Characters of a value that a sentence shows; the answer's value is always whole."""

DIGITS = 6
"""Digits behind the point up to which a rational is also shown as a decimal."""

SHORT = 60
"""Characters of a reference that the restatement of a question shows."""


def fill_template(template: str, bindings: Mapping[str, Value]) -> str:
    """Every ``{name}`` replaced by its value's text; names without a value stay as they are.

    Results stand bare, a concept by its name in words, a rational whose decimal ends with that decimal;
    strings of the question stand in quotation marks.
    """

    def text(match: re.Match[str]) -> str:
        name = match[1]
        if name not in bindings:
            return match[0]
        value = bindings[name]
        written = getattr(value, "name", None) if isinstance(value, Symbolic) else None
        written = canonical_text(value) if written is None else written
        if isinstance(value, str) and not name.startswith("r"):
            written = f'"{written}"'
        if isinstance(value, Fraction) and (decimal := _decimal(value)):
            written = f"{decimal} ({written})"
        return _cut(written, SHOWN)

    return _NAME.sub(text, template)


def shows_values_only(template: str, bindings: Mapping[str, Value]) -> bool:
    """Whether a result stands in ``template`` and every number of it comes from a bound value."""
    names = _NAME.findall(template)
    words = _NAME.sub("", template)
    has_result = any(re.fullmatch(r"r\d+", name) for name in names)
    return has_result and all(name in bindings for name in names) and not re.search(r"[\d{}]", words)


def shown_names(
    question: Question, outcomes: tuple[Outcome, ...], readings: Mapping[str, str]
) -> dict[str, str]:
    """How a person would call each bound name: short values as written, long ones by what they are.

    ``readings`` has the words for results, which stand for the program that made them.
    """
    shown = {"question": "the question"}
    for reference in question.references:
        shown[reference.name] = _call(reference.value, reference.surface, reference.source)
    for outcome in outcomes:
        if outcome.name:
            shown[outcome.name] = readings.get(outcome.name, outcome.text)
    return shown


def _call(value: Value, surface: str, source: str | None) -> str:
    if source is not None:
        return f"the file {source} ({_size(value)})"
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= SHORT else f"the text ({_size(value)})"
    if isinstance(value, list):
        text = ", ".join(map(canonical_text, value[:SHORT]))
        return text if len(text) <= SHORT else f"the list of {len(value):,} items"
    return surface if len(surface) <= SHORT else f"{surface[:20]}… ({len(surface):,} characters)"


def _decimal(value: Fraction) -> str | None:
    """``23/4`` as ``5.75``, if the decimal ends within ``DIGITS`` digits: people read those more easily."""
    scaled = value * 10**DIGITS
    if value.denominator == 1 or scaled.denominator != 1 or abs(scaled) >= 10 ** (3 * DIGITS):
        return None
    whole, part = divmod(abs(int(scaled)), 10**DIGITS)
    return f"{'-' if value < 0 else ''}{whole}.{part:0{DIGITS}d}".rstrip("0")


def _size(value: Value) -> str:
    return f"{len(value):,} {'items' if isinstance(value, list) else 'characters'}"


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length]}… ({len(text):,} characters in all)"
