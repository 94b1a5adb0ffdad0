"""Concepts in words, as noun phrases: "powers of 2", "multiples of 7 that are not even numbers"."""

from __future__ import annotations

from typing import assert_never

from neurosym.languages.concept.conditions import write_condition
from neurosym.languages.concept.primitives import FAMILIES, NAMED
from neurosym.languages.concept.syntax import (
    And,
    Between,
    Concept,
    Family,
    Members,
    Named,
    Not,
    Or,
    Where,
)

__all__ = ["in_words"]


def in_words(concept: Concept) -> str:
    """A plural noun phrase. Never raises."""
    match concept:
        case Named(name):
            return NAMED[name].words
        case Family(name, argument):
            return FAMILIES[name].words.format(argument)
        case Between(low, high) if low == high:
            return f"the number {low}"
        case Between(low, high):
            return f"numbers between {low} and {high}"
        case Members(numbers):
            *most, last = map(str, numbers)
            return f"the numbers {', '.join(most)} and {last}" if most else f"the number {last}"
        case Where(condition):
            return f"numbers x with {write_condition(condition)}"
        case Not(inner):
            return f"numbers that are not {in_words(inner)}"
        case And(left, Between(low, high)) if low < high:
            return f"{in_words(left)} between {low} and {high}"
        case And(left, Not(inner)):
            return f"{in_words(left)} that are not {in_words(inner)}"
        case And(left, right):
            return f"{in_words(left)} that are also {in_words(right)}"
        case Or(left, right):
            return f"{in_words(left)} or {in_words(right)}"
        case _:
            assert_never(concept)
