"""Concepts as expressions: what they consist of, and the one text that each is written as.

``write`` and the parser are inverse: ``parse(write(c)) == c`` for every concept (a law of the tests).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from neurosym.languages.concept.conditions import Condition, write_condition

__all__ = ["And", "Between", "Concept", "Family", "Members", "Named", "Not", "Or", "Where", "write"]


@dataclass(frozen=True)
class Named:
    """A set with a name of its own: ``even``."""

    name: str


@dataclass(frozen=True)
class Family:
    """One of a family of sets: ``multiples(7)``."""

    name: str
    argument: int


@dataclass(frozen=True)
class Between:
    """The numbers from ``low`` to ``high``, both included."""

    low: int
    high: int


@dataclass(frozen=True)
class Members:
    """A set given by its members, sorted and without repetition: ``{2, 3, 5}``."""

    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Where:
    """The numbers that satisfy a condition: ``{x | x % 3 == 1}``."""

    condition: Condition


@dataclass(frozen=True)
class Not:
    inner: Concept


@dataclass(frozen=True)
class And:
    left: Concept
    right: Concept


@dataclass(frozen=True)
class Or:
    left: Concept
    right: Concept


Concept = Named | Family | Between | Members | Where | Not | And | Or


def write(concept: Concept) -> str:
    """The concept's text, with as few brackets as the grammar needs."""
    match concept:
        case Named(name):
            return name
        case Family(name, argument):
            return f"{name}({argument})"
        case Between(low, high):
            return f"between({low}, {high})"
        case Members(numbers):
            return "{" + ", ".join(map(str, numbers)) + "}"
        case Where(condition):
            return "{x | " + write_condition(condition) + "}"
        case Not(inner):
            return "~" + _bracketed(inner, And, Or)
        case And(left, right):
            return f"{_bracketed(left, Or)} & {_bracketed(right, And, Or)}"
        case Or(left, right):
            return f"{write(left)} | {_bracketed(right, Or)}"
        case _:
            assert_never(concept)


def _bracketed(concept: Concept, *weaker: type[And | Or]) -> str:
    return f"({write(concept)})" if isinstance(concept, weaker) else write(concept)
