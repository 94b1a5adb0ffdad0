"""Functions that go through items one by one: zip, map, filter, ... They are lazy, as in Python."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import kind
from neurosym.languages.calc.library.lazy import drawn, source, stacked
from neurosym.languages.calc.library.needs import counting_number, function
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primitives import Primitive, iterable, table
from neurosym.languages.calc.trouble import a_kind

__all__ = ["ITERATORS"]

_FEW = 2
"""Columns of a row for which the one who draws it pays, with items that the row alone holds."""


def _enumerate(m: Meter, items: Any, start: Any = 0) -> Iterator[Any]:
    m.charge(4)
    return enumerate(source(m, items, "enumerate"), counting_number(start, "enumerate"))


def _zip(m: Meter, *collections: Any, strict: Any = False) -> Iterator[Any]:
    m.charge(4)
    columns = [source(m, items, "zip") for items in collections]
    rows = zip(*columns, strict=bool(strict))
    return rows if len(columns) <= _FEW else _wide(m, rows, len(columns))


def _wide(m: Meter, rows: Iterator[Any], width: int) -> Iterator[Any]:
    m.charge_made(width, 1)
    for row in rows:
        yield row
        m.charge_made(width, 1)


def _map(m: Meter, called: Any, *collections: Any) -> Iterator[Any]:
    return map(function(called, "map"), *(source(m, items, "map") for items in collections))


def _filter(m: Meter, called: Any, items: Any) -> Iterator[Any]:
    m.charge(8)
    found = drawn(m, iterable(items, "filter"), "filter")
    if called is None:
        return (item for item in found if item)
    test = function(called, "filter")
    return (item for item in found if test(item))


def _reversed(m: Meter, items: Any) -> Iterator[Any]:
    if not hasattr(iterable(items, "reversed"), "__reversed__") and not isinstance(items, (str, tuple)):
        raise ExecutionError(
            f"reversed needs an order, which {a_kind(kind(items))} lacks", hint="list(x)[::-1]"
        )
    return iter(reversed(items))


def _iter(m: Meter, items: Any) -> Iterator[Any]:
    return iter(iterable(items, "iter"))


_NOTHING = object()


def _next(m: Meter, items: Any, default: Any = _NOTHING) -> Any:
    if not hasattr(items, "__next__"):
        hint = "next(iter(x)) is the first item" if hasattr(items, "__iter__") else None
        raise ExecutionError(f"next needs an iterator, not {a_kind(kind(items))}", hint=hint)
    m.charge(1)
    for item in stacked(m, items):
        return item
    if default is _NOTHING:
        raise ExecutionError("there is no further item", hint="next(items, None) gives a default")
    return default


ITERATORS = table(
    Primitive("enumerate", 1, 2, _enumerate, "pairs of position and item", ("start",)),
    Primitive("filter", 2, 2, _filter, "the items for which the function is true"),
    Primitive("iter", 1, 1, _iter, "an iterator over the items, for next"),
    Primitive("map", 2, 255, _map, "the function's values"),
    Primitive("next", 1, 2, _next, "the next item of an iterator"),
    Primitive("reversed", 1, 1, _reversed, "the items in reverse order"),
    Primitive("zip", 0, 255, _zip, "tuples of the items at the same position", ("strict",)),
)
"""Builtins."""
