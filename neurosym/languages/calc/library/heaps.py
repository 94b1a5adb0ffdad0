"""Heaps, sorted lists and copies: heapq, bisect, copy."""

from __future__ import annotations

import bisect
import collections
import heapq
from collections.abc import Callable, Iterator
from typing import Any

from neurosym.errors import BudgetError, ExecutionError
from neurosym.languages.calc.data import MAX_DEPTH, MutableOrderedSet, kind, listed
from neurosym.languages.calc.library.lazy import drawn
from neurosym.languages.calc.library.needs import key_function, ordered, whole
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primitives import Primitive, iterable, table
from neurosym.languages.calc.trouble import a_kind
from neurosym.languages.calc.weight import weigh

__all__ = ["BISECT", "COPY", "HEAPQ"]


def _heap(value: Any, what: str) -> list[Any]:
    if not isinstance(value, list):
        raise ExecutionError(f"{what} needs a list, not {a_kind(kind(value))}")
    return value


def _charge_level(m: Meter, items: list[Any], *compared: Any) -> None:
    """Before items are compared with as many as there are levels: some of them, and the last one."""
    m.charge(1 + len(items).bit_length() * weigh(m, [*compared, *items[-1:]]))


def _push(m: Meter, heap: Any, item: Any) -> None:
    _charge_level(m, _heap(heap, "heappush"), item)
    m.grow(len(heap) + 1)
    heapq.heappush(heap, item)


def _changed(name: str, change: Callable[..., Any]) -> Callable[..., Any]:
    def run(m: Meter, heap: Any, *item: Any) -> Any:
        _charge_level(m, _heap(heap, name), *item)
        if not heap:
            raise ExecutionError(f"{name} of an empty heap")
        return change(heap, *item)

    return run


def _push_pop(m: Meter, heap: Any, item: Any) -> Any:
    _charge_level(m, _heap(heap, "heappushpop"), item)
    return heapq.heappushpop(heap, item)


def _heapify(m: Meter, items: Any) -> None:
    m.charge(2 * weigh(m, _heap(items, "heapify")))
    heapq.heapify(items)


def _extremes(name: str, choose: Callable[..., list[Any]]) -> Callable[..., list[Any]]:
    def run(m: Meter, n: Any, items: Any, key: Any = None) -> list[Any]:
        found = listed(iterable(items, name), m)
        wanted = max(whole(n, name), 0)
        return ordered(m, found, key_function(key, name), name == "nlargest")[:wanted]

    return run


def _merge(m: Meter, *collections_: Any, key: Any = None, reverse: Any = False) -> Iterator[Any]:
    parts = [drawn(m, iterable(items, "merge"), "merge") for items in collections_]
    value = key_function(key, "merge")

    def compared(item: Any) -> Any:
        found = item if value is None else value(item)
        weigh(m, (found,))
        return found

    return heapq.merge(*parts, key=compared, reverse=bool(reverse))


def _searched(name: str, search: Callable[..., Any]) -> Primitive:
    inserts = name.startswith("insort")

    def run(m: Meter, a: Any, x: Any, lo: Any = 0, hi: Any = None, *, key: Any = None) -> Any:
        items = _heap(a, name)
        _charge_level(m, items, x)
        if inserts:
            m.grow(len(items) + 1)
            m.charge_items(len(items))
        last = len(items) if hi is None else min(whole(hi, name), len(items))
        return search(items, x, whole(lo, name), last, key=key_function(key, name))

    side = "before" if name.endswith("left") else "behind"
    what = "inserts an item" if inserts else "the position for an item"
    doc = f"{what} in a sorted list, {side} those that are equal"
    return Primitive(name, 2, 4, run, doc, ("lo", "hi", "key"))


# ------------------------------------------------------------------------------------ copies
def _copy(m: Meter, value: Any) -> Any:
    if not isinstance(value, (list, dict, MutableOrderedSet, collections.deque)):
        return value
    m.grow(len(value))
    m.charge_made(len(value), 2)
    if isinstance(value, list):
        return list(value)
    return MutableOrderedSet(value) if isinstance(value, MutableOrderedSet) else value.copy()


def _deep_copy(m: Meter, value: Any) -> Any:
    return _copied(m, value, {}, 0)


def _copied(m: Meter, value: Any, made: dict[int, Any], depth: int) -> Any:
    """A part that occurs twice, or in itself, does so in the copy too."""
    if not isinstance(value, (list, tuple, dict, MutableOrderedSet, collections.deque)):
        return value
    if id(value) in made:
        return made[id(value)]
    if depth > MAX_DEPTH:
        raise BudgetError(f"a value is nested more than {MAX_DEPTH} deep", limit="depth")
    m.charge_made(1 + len(value), 3)
    copy: Any
    if isinstance(value, tuple):
        return tuple([_copied(m, item, made, depth + 1) for item in value])
    copy = made[id(value)] = _copy(m, value)
    if isinstance(value, dict):
        for key, item in value.items():
            copy[key] = _copied(m, item, made, depth + 1)
    elif isinstance(value, (list, collections.deque)):
        for position, item in enumerate(value):
            copy[position] = _copied(m, item, made, depth + 1)
    return copy


HEAPQ = table(
    Primitive("heapify", 1, 1, _heapify, "makes a list a heap"),
    Primitive("heappop", 1, 1, _changed("heappop", heapq.heappop), "removes and gives the smallest item"),
    Primitive("heappush", 2, 2, _push, "adds an item to a heap"),
    Primitive("heappushpop", 2, 2, _push_pop, "adds an item, then removes and gives the smallest"),
    Primitive(
        "heapreplace", 2, 2, _changed("heapreplace", heapq.heapreplace),
        "removes and gives the smallest item, and adds another",
    ),
    Primitive("merge", 0, 255, _merge, "the items of sorted collections in order", ("key", "reverse")),
    Primitive("nlargest", 2, 3, _extremes("nlargest", heapq.nlargest), "the n largest, falling", ("key",)),
    Primitive("nsmallest", 2, 3, _extremes("nsmallest", heapq.nsmallest), "the n smallest, rising", ("key",)),
)  # fmt: skip
"""The functions of ``heapq``."""

BISECT = table(
    _searched("bisect", bisect.bisect),
    _searched("bisect_left", bisect.bisect_left),
    _searched("bisect_right", bisect.bisect_right),
    _searched("insort", bisect.insort),
    _searched("insort_left", bisect.insort_left),
    _searched("insort_right", bisect.insort_right),
)
"""The functions of ``bisect``."""

COPY = table(
    Primitive("copy", 1, 1, _copy, "a collection of the same items"),
    Primitive("deepcopy", 1, 1, _deep_copy, "a collection of copies of the items"),
)
"""The functions of ``copy``."""
