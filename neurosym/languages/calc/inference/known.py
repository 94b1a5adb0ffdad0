"""What can be known of a value before the program runs: the types that it may have."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

from neurosym.languages.calc.data import MutableOrderedSet
from neurosym.values import OrderedSet, Value

__all__ = ["ANY", "Known", "bound", "join", "join_all", "of", "stored"]


class Known(NamedTuple):
    """``hosts`` are the host types that the value may have; None if it may be anything.

    ``items`` is what each of its items is, ``parts`` what they are one by one, if that is known; ``filled``:
    it has an item for certain. ``fixed``: all this follows from the expression's own form, whatever the
    variables in it hold.
    """

    hosts: frozenset[type[Any]] | None
    items: Known | None = None
    parts: tuple[Known, ...] | None = None
    fixed: bool = False
    filled: bool = False

    def fixed_if(self, fixed: bool) -> Known:
        """The same, but no longer fixed unless ``fixed``."""
        return self if fixed or not self.fixed else self._replace(fixed=False)

    def only(self, *hosts: type[Any]) -> bool:
        """Whether it has one of these types for certain."""
        return self.hosts is not None and self.hosts.issubset(hosts)


ANY = Known(None)


def of(*hosts: type[Any], items: Known | None = None) -> Known:
    """A value of one of these types, by the expression's own form."""
    return Known(frozenset(hosts), items, fixed=True)


def join(a: Known, b: Known) -> Known:
    """What is known of a value that is one of both."""
    if a == b:
        return a
    hosts = None if a.hosts is None or b.hosts is None else a.hosts | b.hosts
    items = None if a.items is None or b.items is None else join(a.items, b.items)
    parts = None
    if a.parts is not None and b.parts is not None and len(a.parts) == len(b.parts):
        parts = tuple(join(x, y) for x, y in zip(a.parts, b.parts, strict=True))
    return Known(hosts, items, parts, a.fixed and b.fixed, a.filled and b.filled)


def join_all(values: Iterable[Known]) -> Known | None:
    """None of no values."""
    joined: Known | None = None
    for value in values:
        joined = value if joined is None else join(joined, value)
    return joined


_UNCHANGING = frozenset({str, tuple, range})


def stored(value: Known) -> Known:
    """What remains known once a variable holds it: what is in a list may change through any of its names."""
    if value.items is None and value.parts is None:
        return Known(value.hosts) if value.fixed or value.filled else value
    if value.hosts is None or not value.hosts <= _UNCHANGING:
        return Known(value.hosts)
    items = None if value.items is None else stored(value.items)
    parts = None if value.parts is None else tuple(map(stored, value.parts))
    return Known(value.hosts, items, parts, filled=value.filled)


_LOOKED_AT = 16
"""Items of a bound tuple that are looked at."""


def bound(value: Value) -> Known:
    """Of a value that the program is given."""
    match value:
        case bool() | int() | float() | datetime() | date() | timedelta() | None:
            return Known(frozenset({type(value)}))
        case str():
            return Known(frozenset({str}), Known(frozenset({str})), filled=bool(value))
        case Fraction():
            return Known(frozenset({int if value.denominator == 1 else Fraction}))
        case tuple() if len(value) <= _LOOKED_AT:
            parts = tuple(map(bound, value))
            return Known(frozenset({tuple}), join_all(parts), parts, filled=bool(parts))
        case list() | tuple() | dict():
            return Known(frozenset({type(value)}))
        case OrderedSet() | set() | frozenset():
            return Known(frozenset({MutableOrderedSet}))
        case _:
            return ANY
