"""The values that exist only while a program runs, and how values enter and leave it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableSet, Sized
from datetime import date
from fractions import Fraction
from types import GeneratorType
from typing import Any

from neurosym.errors import BudgetError, ExecutionError
from neurosym.languages.calc.meter import Meter
from neurosym.values import Expression, OrderedSet, Symbolic, Value, canonical_text, type_name

__all__ = ["Function", "MutableOrderedSet", "enter", "kind", "leave", "listed", "text"]

MAX_DEPTH = 100
"""Collections inside collections, of a result."""


class MutableOrderedSet(MutableSet[Any]):
    """A set that iterates in order of first insertion."""

    __slots__ = ("members",)

    def __init__(self, members: Iterable[Any] = ()) -> None:
        self.members = dict.fromkeys(members)

    def __contains__(self, member: object) -> bool:
        return member in self.members

    def __iter__(self) -> Iterator[Any]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)

    def add(self, value: Any) -> None:
        self.members[value] = None

    def discard(self, value: Any) -> None:
        self.members.pop(value, None)

    @classmethod
    def _from_iterable(cls, it: Iterable[Any]) -> MutableOrderedSet:
        return cls(it)


class Function:
    """A function as a value: a builtin, a ``def`` or a ``lambda``."""

    __slots__ = ("call", "name")

    def __init__(self, name: str, call: Callable[..., Any]) -> None:
        self.name = name
        self.call = call

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        return self.call(*arguments, **keywords)


def kind(value: Any) -> str:
    """The name of a value's type as a program knows it, for messages."""
    match value:
        case MutableOrderedSet():
            return "set"
        case Function():
            return "function"
        case range():
            return "range"
        case GeneratorType():
            return "generator"
        case _:
            return type_name(value)


def enter(value: Value) -> Any:
    """A bound value as the program's own: containers are copied, so that the caller's stay as they are."""
    match value:
        case bool() | int() | str() | float() | date() | None | Expression() | Symbolic():
            return value
        case Fraction():
            return value.numerator if value.denominator == 1 else value
        case list():
            return [enter(item) for item in value]
        case tuple():
            return tuple(enter(item) for item in value)
        case dict():
            return {enter(k): enter(v) for k, v in value.items()}
        case OrderedSet():
            return MutableOrderedSet(enter(member) for member in value)
        case set() | frozenset():
            return MutableOrderedSet(enter(member) for member in from_unordered(value))
        case _:
            type_name(value)
            return value


def from_unordered(members: Iterable[Any]) -> list[Any]:
    """A fixed order for a host set, whose own order changes from run to run."""
    return sorted(members, key=lambda member: (type_name(member), canonical_text(member)))


def leave(value: Any, meter: Meter, depth: int = 0) -> Value:
    """A program's value as one of neurosym's: lazy ones are listed, internal ones replaced.

    Charges what writing it will cost. Raises ExecutionError for a function, BudgetError for a value
    that is too large to be written or contains itself.
    """
    if depth > MAX_DEPTH:
        raise BudgetError(f"a value is nested more than {MAX_DEPTH} deep", limit="depth")
    if type(value) is int:
        if value.bit_length() > 4096:
            charge_digits(value, meter)
        return value
    match value:
        case str():
            meter.charge_bytes(len(value))
            return value
        case Fraction():
            charge_digits(value.numerator, meter)
            charge_digits(value.denominator, meter)
            return value
        case list():
            meter.charge(len(value))
            return [leave(item, meter, depth + 1) for item in value]
        case tuple():
            meter.charge(len(value))
            return tuple([leave(item, meter, depth + 1) for item in value])
        case dict():
            meter.charge(2 * len(value))
            return {leave(k, meter, depth + 1): leave(v, meter, depth + 1) for k, v in value.items()}
        case MutableOrderedSet():
            meter.charge(4 * len(value))
            return OrderedSet([leave(member, meter, depth + 1) for member in value])
        case range():
            meter.grow(len(value))
            meter.charge(len(value))
            return list(value)
        case GeneratorType():
            return leave(listed(value, meter), meter, depth)
        case Function():
            raise ExecutionError(
                f"the function {value.name} is not a value that can be an answer", hint="call it: f(...)"
            )
        case _:
            return value


def listed(items: Iterable[Any], meter: Meter) -> list[Any]:
    """A list of the items of anything that can be iterated, charged and kept below the size."""
    if isinstance(items, Sized):
        meter.grow(len(items))
        meter.charge_items(len(items))
        return list(items)
    found: list[Any] = []
    for item in items:
        meter.charge(1)
        found.append(item)
        if len(found) > meter.size:
            meter.grow(len(found))
    return found


def charge_digits(number: int, meter: Meter) -> None:
    """The cost of writing an integer in decimal, which grows with the square of its length."""
    words = number.bit_length() // 30
    meter.charge(1 + words * words // 100)


def text(value: Any, meter: Meter) -> str:
    """``str(value)``: the canonical text."""
    if type(value) is str:
        return value
    if isinstance(value, Function):
        return f"<function {value.name}>"
    return canonical_text(leave(value, meter))
