"""From text to a concept or a learning task, through grammars/concept.lark."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from neurosym.errors import BudgetError, CheckError, ParseError
from neurosym.languages import grammar
from neurosym.languages.concept import conditions
from neurosym.languages.concept.primitives import FAMILIES
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

__all__ = ["DEEPEST", "Learn", "Lookup", "parse", "parse_concept", "validate"]

DEEPEST = 100
"""Levels of nesting, a chain of operators counting one level each."""

Lookup = Callable[[str], Any]
"""A reference's name -> its value."""


@dataclass(frozen=True)
class Learn:
    """``learn data [predict number] [domain N]``; ``data`` is a literal list's or a reference's value."""

    data: Any
    predict: Any = None
    domain: int | None = None


def parse(source: str, lookup: Lookup) -> Learn | Concept:
    """The program with references replaced by their values, not yet validated.

    Raises ParseError with the place in ``source``, BudgetError for nesting beyond DEEPEST, and
    whatever ``lookup`` raises.
    """
    made = _tree(source)
    if made.depth > DEEPEST:
        raise BudgetError(f"the concept is nested more than {DEEPEST} levels deep", limit="depth")
    program: Learn | Concept = made.make(lookup)
    return program


def parse_concept(text: str) -> Concept:
    """A concept without references, validated. Raises ProgramError."""
    concept = parse(text, _no_reference)
    if isinstance(concept, Learn):
        raise CheckError("this learns a concept, it is not the text of one")
    validate(concept)
    return concept


def _no_reference(name: str) -> Any:
    raise CheckError(f"{name} is not bound here")


def validate(concept: Concept) -> None:
    """Arguments in range, conditions of the right kind. Raises CheckError."""
    match concept:
        case Family(name, argument):
            row = FAMILIES[name]
            if argument < row.least or (row.most is not None and argument > row.most):
                upto = "upwards" if row.most is None else f"to {row.most}"
                raise CheckError(f"{name}({argument}) has no meaning", hint=f"from {row.least} {upto}")
        case Between(low, high) if not 1 <= low <= high:
            raise CheckError(
                f"there are no numbers between({low}, {high})", hint="between(a, b) needs 1 <= a <= b"
            )
        case Members(numbers) if numbers[0] < 1:
            raise CheckError(f"{numbers[0]} cannot be a member", hint="concepts are sets of 1, 2, 3, ...")
        case Where(condition):
            conditions.check_condition(condition)
        case Not(inner):
            validate(inner)
        case And(left, right) | Or(left, right):
            validate(left)
            validate(right)
        case _:
            pass


_COMMENT_OR_BREAK = re.compile(r"#[^\n]*|[\n\r\t]")


def _tree(source: str) -> _Made:
    """Comments and line breaks become blanks of the same length, so that places stay what they were."""
    text = _COMMENT_OR_BREAK.sub(lambda found: " " * len(found.group()), source).rstrip(" ")
    try:
        made: _Made = grammar.parse("concept", text, _Builder)
    except ParseError as error:
        place = (error.column or 1) - 1
        line = source.count("\n", 0, place) + 1
        column = place - source.rfind("\n", 0, place)
        raise ParseError(error.message, line=line, column=column, hint=error.hint) from None
    return made


@dataclass(frozen=True)
class _Made:
    """A part of the program that waits for the references' values, and how deeply it is nested."""

    depth: int
    make: Callable[[Lookup], Any]


def _node(build: Callable[..., Any], children: list[Any]) -> _Made:
    """``build`` applied to the children, tokens as plain text."""
    depth = 1 + max((child.depth for child in children if isinstance(child, _Made)), default=0)

    def make(lookup: Lookup) -> Any:
        return build(*[c.make(lookup) if isinstance(c, _Made) else str(c) for c in children])

    return _Made(depth, make)


def _reference(children: list[Any]) -> _Made:
    name = str(children[0])
    return _Made(1, lambda lookup: lookup(name))


def _whole(number: Any) -> int:
    """The value of an argument, which a reference may have made anything."""
    if isinstance(number, bool) or not isinstance(number, int):
        raise CheckError("concepts are about whole numbers", hint="refer to a whole number")
    return number


def _signed(sign: str, digits: str) -> int:
    return -int(digits) if sign == "-" else int(digits)


class _Builder:
    """One method a rule or alias of the grammar."""

    def start(self, children: list[Any]) -> _Made:
        made: _Made = children[0]
        return made

    def learning(self, children: list[Any]) -> _Made:
        return _node(lambda data, *options: Learn(data, **dict(options)), children)

    def prediction(self, children: list[Any]) -> _Made:
        return _node(lambda number: ("predict", number), children)

    def domain(self, children: list[Any]) -> _Made:
        return _node(lambda digits: ("domain", int(digits)), children)

    def listed(self, children: list[Any]) -> _Made:
        return _node(lambda *items: list(items), children)

    def signed_integer(self, children: list[Any]) -> _Made:
        return _node(_signed, children)

    def list_reference(self, children: list[Any]) -> _Made:
        return _reference(children)

    def number_reference(self, children: list[Any]) -> _Made:
        return _reference(children)

    def integer(self, children: list[Any]) -> _Made:
        return _node(int, children)

    def union(self, children: list[Any]) -> _Made:
        return _node(Or, children)

    def intersection(self, children: list[Any]) -> _Made:
        return _node(And, children)

    def complement(self, children: list[Any]) -> _Made:
        return _node(Not, children)

    def named(self, children: list[Any]) -> _Made:
        return _node(Named, children)

    def family(self, children: list[Any]) -> _Made:
        return _node(lambda name, argument: Family(name, _whole(argument)), children)

    def between(self, children: list[Any]) -> _Made:
        return _node(lambda low, high: Between(_whole(low), _whole(high)), children)

    def members(self, children: list[Any]) -> _Made:
        return _node(lambda *numbers: Members(tuple(sorted({_whole(n) for n in numbers}))), children)

    def where(self, children: list[Any]) -> _Made:
        return _node(Where, children)

    def either(self, children: list[Any]) -> _Made:
        return _node(conditions.Either, children)

    def both(self, children: list[Any]) -> _Made:
        return _node(conditions.Both, children)

    def negated(self, children: list[Any]) -> _Made:
        return _node(conditions.Negated, children)

    def comparison(self, children: list[Any]) -> _Made:
        def compare(first: Any, *rest: Any) -> conditions.Compare:
            return conditions.Compare(first, tuple(zip(rest[::2], rest[1::2], strict=True)))

        return _node(compare, children)

    def operation(self, children: list[Any]) -> _Made:
        return _node(lambda left, operator, right: conditions.Operation(operator, left, right), children)

    def sign(self, children: list[Any]) -> _Made:
        return _node(lambda operator, operand: conditions.Operation(operator, None, operand), children)

    def constant(self, children: list[Any]) -> _Made:
        return _node(lambda value: conditions.Number(_whole(value)), children)

    def variable(self, children: list[Any]) -> _Made:
        return _node(conditions.Variable, children)
