"""The values that exist only while a program runs, and how values enter and leave it."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import (
    Callable,
    ItemsView,
    Iterable,
    Iterator,
    KeysView,
    Sized,
    ValuesView,
)  # fmt: skip
from datetime import date, time, timedelta
from fractions import Fraction
from itertools import islice
from types import GeneratorType
from typing import Any

from dateutil.relativedelta import relativedelta

from neurosym.errors import BudgetError, ExecutionError, UsageError
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.ordered_set import MutableOrderedSet
from neurosym.languages.calc.weight import MAX_DEPTH, weigh, weigh_key
from neurosym.values import Expression, Formula, OrderedSet, Symbolic, Value, canonical_text, type_name

__all__ = [
    "MAX_DEPTH",
    "VIEWS",
    "Body",
    "Function",
    "MutableOrderedSet",
    "charge_digits",
    "distinct",
    "enter",
    "is_number",
    "kind",
    "leave",
    "listed",
    "put",
    "text",
]

_WRITTEN = 8
"""Steps for an item of a value that is written: about 500 bytes of texts and JSON's objects."""


VIEWS: tuple[type, ...] = (type({}.keys()), type({}.values()), type({}.items()))
"""What ``keys``, ``values`` and ``items`` give: they show the dict as it is now."""

_CHUNK = 256
"""Items that the host handles between two charges."""


Body = tuple[int, Callable[[list[Any]], Any], list[Any], int]
"""What a call with so many plain arguments runs, on the frame ``[outer, *arguments]``: their number, the
closure, the outer frame, the cost. (A plain tuple, which the host takes apart faster than a named one.)
"""

_NOT_PLAIN: Body = (-1, lambda f: None, [], 0)


class Function:
    """A function as a value: a builtin, a ``def`` or a ``lambda``. The number in ``body`` is -1 if only
    ``call`` knows what it takes. ``key`` may be called with one argument, for which it is as good.
    """

    __slots__ = ("body", "call", "key", "name")

    def __init__(
        self,
        name: str,
        call: Callable[..., Any],
        body: Body = _NOT_PLAIN,
        key: Callable[[Any], Any] | None = None,
    ) -> None:
        self.name = name
        self.call = call
        self.body = body
        self.key = key or call

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        return self.call(*arguments, **keywords)


def is_number(value: Any) -> bool:
    """Whether it is an integer, a rational, a float or a number of the algebra: a class says that its
    values are by ``is_calc_number = True``. They know Python's operators, ``abs`` and ``round``.
    """
    return isinstance(value, (int, Fraction, float)) or getattr(value, "is_calc_number", False) is True


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
        case deque():
            return "deque"
        case time():
            return "time"
        case relativedelta():
            return "relativedelta"
        case KeysView() | ValuesView() | ItemsView():
            return "view"
        case Iterator():
            return "iterator"
        case _:
            return type_name(value)


def enter(value: Value, meter: Meter) -> Any:
    """A bound value as the program's own: containers are copied, so that the caller's stay as they are.

    Raises NeedsAlgebraError for a formula where there is no algebra.
    """
    match value:
        case bool() | int() | str() | float() | date() | timedelta() | None | Expression() | Symbolic():
            return value
        case Fraction():
            return value.numerator if value.denominator == 1 else value
        case list():
            return [enter(item, meter) for item in value]
        case tuple():
            return tuple([enter(item, meter) for item in value])
        case dict():
            return {enter(k, meter): enter(v, meter) for k, v in value.items()}
        case OrderedSet():
            return MutableOrderedSet([enter(member, meter) for member in value])
        case set() | frozenset():
            return MutableOrderedSet([enter(member, meter) for member in from_unordered(value)])
        case Formula():
            return meter.algebra.enter(value, meter)
        case _:
            type_name(value)
            return value


def from_unordered(members: Iterable[Any]) -> list[Any]:
    """A fixed order for a host set, whose own order changes from run to run."""
    return sorted(members, key=lambda member: (type_name(member), canonical_text(member)))


def leave(value: Any, meter: Meter, depth: int = 0) -> Value:
    """A program's value as one of neurosym's: lazy ones are listed, internal ones replaced.

    Charges what writing it will cost: each item becomes texts and objects of JSON. Raises ExecutionError
    for a function, BudgetError for a value that is too large to be written or contains itself.
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
            meter.charge_made(len(value), _WRITTEN)
            return [leave(item, meter, depth + 1) for item in value]
        case tuple():
            meter.charge_made(len(value), _WRITTEN)
            return tuple([leave(item, meter, depth + 1) for item in value])
        case Counter() if value:
            meter.charge_made(len(value), 1)
            return leave(dict(value.most_common()), meter, depth)  # as Python shows it
        case dict():
            meter.charge_made(len(value), 2 * _WRITTEN)
            return {leave(k, meter, depth + 1): leave(v, meter, depth + 1) for k, v in value.items()}
        case MutableOrderedSet() | OrderedSet():
            meter.charge_made(len(value), _WRITTEN)
            return OrderedSet([leave(member, meter, depth + 1) for member in value])
        case range():
            meter.grow(len(value))
            meter.charge_made(len(value), _WRITTEN)
            return list(value)
        case Function():
            raise ExecutionError(
                f"the function {value.name} is not a value that can be an answer", hint="call it: f(...)"
            )
        case deque() | Iterator():
            return leave(listed(value, meter), meter, depth)
        case time() | relativedelta():
            return str(value)
        case KeysView() | ValuesView() | ItemsView():
            return leave(listed(value, meter), meter, depth)
        case _ if hasattr(value, "leave"):  # a term of the algebra, or a matrix
            left: Value = value.leave()
            return left
        case _:
            try:
                type_name(value)
            except UsageError:
                raise ExecutionError(f"a {type(value).__name__} cannot be an answer") from None
            return value


def listed(items: Iterable[Any], meter: Meter) -> list[Any]:
    """A list of the items of anything that can be iterated, charged and kept below the size."""
    if isinstance(items, Sized):
        count = len(items)
        meter.grow(count)
        if isinstance(items, (str, range, ItemsView)):
            weight = 1 + (items.stop.bit_length() >> 9) if isinstance(items, range) else 2
            meter.charge_made(count, weight)
        else:
            meter.charge_items(count)
        return list(items)
    found: list[Any] = []
    for chunk in _chunks(items, meter):
        meter.charge_made(len(chunk), 2)
        found += chunk
        meter.grow(len(found))
    return found


def _chunks(items: Iterable[Any], meter: Meter) -> Iterator[list[Any]]:
    """The items in parts; nothing is asked for more after it has ended."""
    rest, full = iter(items), True
    meter.enter()  # a lazy value may draw on another, and the host's stack grows
    try:
        while full:
            chunk = list(islice(rest, _CHUNK))
            full = len(chunk) == _CHUNK
            yield chunk
    finally:
        meter.calls -= 1


def distinct(items: Iterable[Any], meter: Meter) -> dict[Any, None]:
    """The items as keys. Raises TypeError for one that cannot be hashed.

    In chunks, so that the clock is seen meanwhile: keys may be chosen to have the same hash.
    """
    found: dict[Any, None] = {}
    for chunk in _chunks(items, meter):
        meter.charge(len(chunk))
        weigh(meter, chunk)
        found |= dict.fromkeys(chunk)
        meter.grow(len(found))
    return found


def put(pairs: Iterable[tuple[Any, Any]], mapping: dict[Any, Any], meter: Meter) -> None:
    """Sets the pairs in a dict that counts nothing; in parts, as ``distinct`` does."""
    for chunk in _chunks(pairs, meter):
        meter.charge(len(chunk))
        for key, _ in chunk:
            weigh_key(meter, key)
        mapping.update(chunk)
        meter.grow(len(mapping))


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
