"""The functions of ``itertools``. Those that never end are lazy, as all of them are."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import listed
from neurosym.languages.calc.library.lazy import drawn, source
from neurosym.languages.calc.library.needs import function, key_function, natural_number, number, whole
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import add, equal
from neurosym.languages.calc.primitives import Primitive, iterable, table

__all__ = ["CHAIN_MEMBERS", "CHOICES", "ITERTOOLS"]


_FEW = 8
"""Items of a row for which the one who draws it pays."""


# ------------------------------------------------------------------------------------ choices
def _chosen(name: str, choose: Callable[[list[Any], int], Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    def run(m: Meter, iterable_: Any, r: Any = None) -> Iterator[Any]:
        found = listed(iterable(iterable_, name), m)
        size = len(found) if r is None else natural_number(r, name)
        m.grow(size)
        return choose(found, size) if size <= _FEW else _weighed(m, choose(found, size), size)

    return run


def _weighed(m: Meter, rows: Iterator[Any], width: int) -> Iterator[Any]:
    """Each row is paid for before it is made."""
    cost = 1 + (width >> 2)
    m.charge(cost)
    for row in rows:
        yield row
        m.left -= cost
        if m.left < 0:
            m.charge(0)


def _product(m: Meter, *collections: Any, repeat: Any = 1) -> Iterator[Any]:
    pools = [listed(iterable(items, "product"), m) for items in collections]
    times = natural_number(repeat, "product")
    m.grow(len(pools) * times)
    m.charge_items(len(pools) * times)
    width = len(pools) * times
    rows = itertools.product(*pools, repeat=times)
    return rows if width <= _FEW else _weighed(m, rows, width)


# ------------------------------------------------------------------------------------ without end
def _count(m: Meter, start: Any = 0, step: Any = 1) -> Iterator[Any]:
    m.charge(4)
    return _counting(m, number(start, "count"), number(step, "count"))


def _counting(m: Meter, value: Any, step: Any) -> Iterator[Any]:
    while True:
        m.left -= 2
        if m.left < 0:
            m.charge(0)
        yield value
        small = type(value) is int and type(step) is int and -_BIG < value < _BIG
        value = value + step if small else add(m, value, step)


_BIG = 1 << 256
"""Integers below it need no guard before an addition."""


def _cycle(m: Meter, items: Any) -> Iterator[Any]:
    return _cycling(m, source(m, items, "cycle"))


def _cycling(m: Meter, items: Any) -> Iterator[Any]:
    kept: list[Any] = []
    for item in items:
        m.charge(2)
        kept.append(item)
        m.grow(len(kept))
        yield item
    while kept:
        for item in kept:
            m.left -= 1
            if m.left < 0:
                m.charge(0)
            yield item


def _repeat(m: Meter, item: Any, times: Any = None) -> Iterator[Any]:
    return _repeating(m, item, None if times is None else whole(times, "repeat"))


def _repeating(m: Meter, item: Any, times: int | None) -> Iterator[Any]:
    done = 0
    while times is None or done < times:
        m.left -= 1
        if m.left < 0:
            m.charge(0)
        yield item
        done += 1


# ------------------------------------------------------------------------------------ chains and parts
def _chain(m: Meter, *collections: Any) -> Iterator[Any]:
    return _chaining(m, [source(m, items, "chain") for items in collections])


def _chain_of(m: Meter, collections: Any) -> Iterator[Any]:
    parts = source(m, collections, "chain.from_iterable")
    return _chaining(m, (source(m, items, "chain.from_iterable") for items in parts))


def _chaining(m: Meter, parts: Any) -> Iterator[Any]:
    for items in parts:
        m.charge(4)
        yield from items


def _slice(m: Meter, items: Any, *bounds: Any) -> Iterator[Any]:
    limits = [None if bound is None else natural_number(bound, "islice") for bound in bounds]
    start, stop = (limits[0] or 0, limits[1]) if len(limits) > 1 else (0, limits[0])
    step = 1 if len(limits) < 3 or limits[2] is None else limits[2]
    if step == 0:
        raise ExecutionError("the step of islice is at least 1")
    return _cut(drawn(m, iterable(items, "islice"), "islice"), start, stop, step)


def _cut(items: Iterator[Any], start: int, stop: int | None, step: int) -> Iterator[Any]:
    wanted = start
    for position in itertools.count():
        if stop is not None and position >= stop:
            return
        item = next(items, _NOTHING)
        if item is _NOTHING:
            return
        if position == wanted:
            wanted += step
            yield item


_NOTHING = object()


def _while(m: Meter, predicate: Any, items: Any) -> Iterator[Any]:
    return itertools.takewhile(function(predicate, "takewhile"), source(m, items, "takewhile"))


def _after(m: Meter, predicate: Any, items: Any) -> Iterator[Any]:
    return itertools.dropwhile(
        function(predicate, "dropwhile"), drawn(m, iterable(items, "dropwhile"), "dropwhile")
    )


def _without(m: Meter, predicate: Any, items: Any) -> Iterator[Any]:
    found = drawn(m, iterable(items, "filterfalse"), "filterfalse")
    if predicate is None:
        return (item for item in found if not item)
    test = function(predicate, "filterfalse")
    return (item for item in found if not test(item))


def _compress(m: Meter, data: Any, selectors: Any) -> Iterator[Any]:
    wanted = source(m, selectors, "compress")
    return itertools.compress(drawn(m, iterable(data, "compress"), "compress"), wanted)


# ------------------------------------------------------------------------------------ groups and rows
def _group(m: Meter, items: Any, key: Any = None) -> Iterator[Any]:
    return _grouping(m, drawn(m, iterable(items, "groupby"), "groupby"), key_function(key, "groupby"))


def _grouping(m: Meter, items: Iterator[Any], key: Callable[[Any], Any] | None) -> Iterator[Any]:
    """A group is whole when it is given, and stays what it is."""
    kept: list[Any] = []
    last: Any = None
    for item in items:
        now = item if key is None else key(item)
        if kept and not equal(m, now, last):
            yield last, iter(kept)
            kept = []
        last = now
        kept.append(item)
        m.grow(len(kept))
    if kept:
        yield last, iter(kept)


def _longest(m: Meter, *collections: Any, fillvalue: Any = None) -> Iterator[Any]:
    columns = [source(m, items, "zip_longest") for items in collections]
    rows = itertools.zip_longest(*columns, fillvalue=fillvalue)
    return rows if len(columns) <= 2 else _weighed(m, rows, 4 * len(columns))


def _star_map(m: Meter, called: Any, rows: Any) -> Iterator[Any]:
    run, found = function(called, "starmap"), source(m, rows, "starmap")
    return (run(*listed(iterable(row, "starmap"), m)) for row in found)


def _neighbours(m: Meter, items: Any) -> Iterator[Any]:
    return itertools.pairwise(source(m, items, "pairwise"))


def _batches(m: Meter, items: Any, n: Any) -> Iterator[Any]:
    if natural_number(n, "batched") < 1:
        raise ExecutionError("batched needs at least 1")
    return _batching(m, drawn(m, iterable(items, "batched"), "batched"), n)


def _batching(m: Meter, items: Iterator[Any], size: int) -> Iterator[Any]:
    while batch := tuple(itertools.islice(items, size)):
        m.grow(len(batch))
        yield batch


def _accumulate(m: Meter, items: Any, func: Any = None, *, initial: Any = None) -> Iterator[Any]:
    combine = None if func is None else function(func, "accumulate")
    return _accumulating(m, source(m, items, "accumulate"), combine, initial)


def _accumulating(m: Meter, items: Any, combine: Callable[..., Any] | None, initial: Any) -> Iterator[Any]:
    total, empty = initial, initial is None
    if not empty:
        yield total
    for item in items:
        if empty:
            total, empty = item, False
        else:
            total = add(m, total, item) if combine is None else combine(total, item)
        yield total


CHOICES = table(
    Primitive(
        "combinations", 2, 2, _chosen("combinations", itertools.combinations), "all choices of so many items"
    ),
    Primitive(
        "permutations", 1, 2, _chosen("permutations", itertools.permutations), "all orders of so many items"
    ),
)
"""Builtins."""

ITERTOOLS = table(
    *CHOICES.values(),
    Primitive("accumulate", 1, 2, _accumulate, "the sums, or other results, so far", ("func", "initial")),
    Primitive("batched", 2, 2, _batches, "tuples of so many items, the last perhaps shorter"),
    Primitive("chain", 0, 255, _chain, "the items of all collections"),
    Primitive(
        "combinations_with_replacement", 2, 2,
        _chosen("combinations_with_replacement", itertools.combinations_with_replacement),
        "all choices of so many items, each as often as wanted",
    ),
    Primitive("compress", 2, 2, _compress, "the items at the places that are true"),
    Primitive("count", 0, 2, _count, "start, start + step, ... without end", ("start", "step")),
    Primitive("cycle", 1, 1, _cycle, "the items again and again, without end"),
    Primitive("dropwhile", 2, 2, _after, "the items from the first for which the function is false"),
    Primitive("filterfalse", 2, 2, _without, "the items for which the function is false"),
    Primitive("groupby", 1, 2, _group, "pairs of a key and the items in a row that have it", ("key",)),
    Primitive("islice", 2, 4, _slice, "the items up to a position, or from one to another"),
    Primitive("pairwise", 1, 1, _neighbours, "pairs of an item and the next one"),
    Primitive("product", 0, 255, _product, "all tuples with one item of each collection", ("repeat",)),
    Primitive("repeat", 1, 2, _repeat, "the same item without end, or so many times", ("times",)),
    Primitive("starmap", 2, 2, _star_map, "the function's values for each tuple of arguments"),
    Primitive("takewhile", 2, 2, _while, "the items up to the first for which the function is false"),
    Primitive(
        "zip_longest", 0, 255, _longest, "tuples of the items at the same position, filled up", ("fillvalue",)
    ),
)  # fmt: skip
"""The functions of ``itertools``."""

CHAIN_MEMBERS = table(
    Primitive("from_iterable", 1, 1, _chain_of, "the items of all collections in a collection"),
)
