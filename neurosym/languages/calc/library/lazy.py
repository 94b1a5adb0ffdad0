"""How lazy values are built on others, so that neither the host's stack nor its time runs away.

What draws items from a lazy value charges for each of them. What may pass over many items before it gives
one charges for those itself. One lazy value inside another counts as a call inside a call: ``source`` puts
a generator between them, so that the host's own iterators never stand inside one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primitives import iterable

__all__ = ["drawn", "source", "stacked"]


def source(m: Meter, items: Any, what: str) -> Iterable[Any]:
    """What a lazy value draws from. Raises ExecutionError for what has no items."""
    found = iterable(items, what)
    return found if hasattr(found, "__len__") else stacked(m, iter(found))


def stacked(m: Meter, items: Iterator[Any]) -> Iterator[Any]:
    while True:
        m.enter()
        try:
            item = next(items)
        except StopIteration:
            return
        finally:
            m.calls -= 1
        yield item


def drawn(m: Meter, items: Any, what: str) -> Iterator[Any]:
    """The items, two steps each; for a function that draws some of them before it gives one."""
    for item in source(m, items, what):
        m.left -= 2
        if m.left < 0:
            m.charge(0)
        yield item
