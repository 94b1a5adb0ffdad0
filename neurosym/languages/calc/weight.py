"""What it costs the host to hash or compare a value: its items, theirs, and so on, all of them.

The host does both by recursion, in C: nothing can stop it halfway, its stack may not suffice, and through
collections that share parts (``x = (x, x)``, sixty times) there are more paths than it could ever go. So
they are gone through here first, at the program's expense.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from fractions import Fraction
from itertools import chain
from sys import getsizeof
from typing import Any

from neurosym.errors import BudgetError
from neurosym.languages.calc.containers import DefaultDict, Deque
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.ordered_set import MutableOrderedSet
from neurosym.values import OrderedSet

__all__ = ["COLLECTIONS", "MAX_DEPTH", "weigh", "weigh_key"]

MAX_DEPTH = 100
"""Collections inside collections, of what is hashed or compared and of a result."""

_VIEWS: tuple[type, ...] = (type({}.keys()), type({}.values()), type({}.items()))

COLLECTIONS = frozenset(
    {list, tuple, dict, Counter, DefaultDict, Deque, MutableOrderedSet, OrderedSet, *_VIEWS}
)
"""Types whose values have parts that are hashed or compared along with them."""

_INTEGERS = frozenset({bool, int})

_SEQUENCES = frozenset({list, tuple})

_BIG = 1 << 4096
"""Integers below it are hashed in no time."""


def weigh_key(meter: Meter, key: Any) -> None:
    """Before a value is hashed: of the collections, only tuples and frozensets can be."""
    if type(key) is OrderedSet:
        weigh(meter, (key,))
    elif type(key) is tuple:
        for part in key:
            if type(part) in COLLECTIONS:
                weigh(meter, key)
                return
        meter.charge(len(key) >> 2)
    elif type(key) is int and not -_BIG < key < _BIG:
        meter.charge_bytes(key.bit_length() >> 3)


def weigh(meter: Meter, collection: Any) -> int:
    """Charges a step for every 64 bytes of what is in a collection, at any depth, and gives their number.

    What is in it several times counts as often. Raises BudgetError if it is too much or nested too deeply.
    """
    steps = 1
    level, size, in_order = [collection], len(collection), type(collection) in _SEQUENCES
    for _ in range(MAX_DEPTH):
        meter.charge(1 + (size >> 1))
        parts = _parts(level[0]) if len(level) == 1 else _all_parts(level, in_order)
        kinds = set(map(type, parts))
        in_order = kinds <= _SEQUENCES
        if kinds <= _INTEGERS and (not parts or (min(parts) > -_BIG and max(parts) < _BIG)):
            cost = len(parts) >> 1
        elif in_order:
            size = sum(map(len, parts))
            cost = (56 * len(parts) + 8 * size) >> 6
        else:
            cost = sum(map(getsizeof, parts)) >> 6
        if Fraction in kinds:
            cost += sum(_order_cost(part) for part in parts if type(part) is Fraction)
        if OrderedSet in kinds:
            cost += sum(4 * len(part) for part in parts if type(part) is OrderedSet)
        meter.charge(cost)
        steps += cost
        if kinds.isdisjoint(COLLECTIONS):
            return steps
        if in_order:
            level = list(parts)
        else:
            level = [part for part in parts if type(part) in COLLECTIONS]
            size = sum(map(len, level))
    raise BudgetError(f"a value is nested more than {MAX_DEPTH} deep", limit="depth")


def _all_parts(level: list[Any], in_order: bool) -> list[Any]:
    """``in_order``: they are lists and tuples."""
    if in_order:
        return list(chain.from_iterable(level))
    return [part for holder in level for part in _parts(holder)]


def _parts(holder: Any) -> Collection[Any]:
    return [*holder, *holder.values()] if isinstance(holder, dict) else holder


def _order_cost(number: Fraction) -> int:
    """Rationals are compared by products."""
    words = (number.numerator.bit_length() + number.denominator.bit_length()) // 30
    return 1 + words * words // 100
