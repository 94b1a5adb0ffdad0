"""Closures for comprehensions and generator expressions, over a frame of their own.

What is made at once is made by the host's own list comprehensions, some items at a time, charged before;
a generator is the host's generator, charged item by item.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from operator import length_hint
from typing import Any, NamedTuple

from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import ERRORS, UNSET, Closure, Frame, Shared, Store
from neurosym.languages.calc.containers import Deque
from neurosym.languages.calc.cost import nodes
from neurosym.languages.calc.data import VIEWS, MutableOrderedSet, distinct, put
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.scopes import Scope, target_names

__all__ = ["Comprehensions"]

_PIECE = 256
"""Items that are charged together."""

_SIZED = frozenset((list, tuple, range, str, dict, Deque, *VIEWS))
"""Collections whose iterators know how many items are left."""

_Part = Callable[[Frame, Iterable[Any]], list[Any]]
"""From a frame and items of one ``for`` to the elements that they give."""


class _Clause(NamedTuple):
    """One ``for`` with its conditions. ``slot``: the target is this variable alone. ``cost`` is that of an
    item: of the conditions, and of the next clause's source or the element.
    """

    source: Closure
    store: Store
    slot: int | None
    test: Closure | None
    cost: int


class Comprehensions(Shared):
    def comprehension(self, value: ast.Comprehension, scope: Scope) -> Closure:
        if value.kind == "generator":
            return self.generator(value, scope)
        collect, at, m = self.collector(value, scope), value.at, self.meter
        if value.kind == "list":
            return collect

        def run(f: Frame) -> Any:
            found = collect(f)
            try:
                if value.kind == "set":
                    return MutableOrderedSet.holding(distinct(found, m))
                made: dict[Any, Any] = {}
                put(found, made, m)
                return made
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run

    def collector(self, value: ast.Comprehension, scope: Scope) -> Closure:
        """All elements as a list; of a dict's, pairs."""
        (first, *rest), element, blank = self.parts(value, scope)
        source, cost, at, m = first.source, first.cost, value.clauses[0].iterable.at, self.meter
        part = _part(first, rest, element, m)

        def collect(f: Frame) -> list[Any]:
            try:
                return _elements(part, [f, *blank], source(f), cost, m)
            except RuntimeError as error:
                raise self.trouble(error, at) from None

        return collect

    def generator(self, value: ast.Comprehension, scope: Scope) -> Closure:
        (first, *rest), element, blank = self.parts(value, scope)
        produce = _lazily(first, rest, element, self.meter)
        return lambda f: produce([f, *blank], first.source(f))

    def parts(self, value: ast.Comprehension, scope: Scope) -> tuple[list[_Clause], Closure, list[Any]]:
        """The clauses, the element and the variables of the inner frame, not yet set."""
        targets = [name for clause in value.clauses for name in target_names(clause.target)]
        inner = Scope(list(dict.fromkeys(targets)), scope)
        source = self.iterator(value.clauses[0].iterable, scope)
        bits = self.bounds.range_bits(value.clauses[0].iterable, scope)
        elements = [value.element] if value.value is None else [value.element, value.value]
        clauses: list[_Clause] = []
        for clause, following in zip(value.clauses, [*value.clauses[1:], None], strict=True):
            store, slot = self.store(clause.target, inner), None
            if isinstance(clause.target, ast.Name):
                slot = self.own_slot(clause.target.name, inner)
                if bits is not None and targets.count(clause.target.name) == 1:
                    inner.bits[clause.target.name] = bits
            tests = [self.expression(condition, inner) for condition in clause.conditions]
            test = (tests[0] if len(tests) == 1 else _all(tests)) if tests else None
            inside = elements if following is None else [following.iterable]
            clauses.append(_Clause(source, store, slot, test, 1 + nodes([*clause.conditions, *inside])))
            if following is not None:
                source = self.iterator(following.iterable, inner)
                bits = self.bounds.range_bits(following.iterable, inner)
        element = self.expression(value.element, inner)
        if value.value is not None:
            element = _pair(element, self.expression(value.value, inner))
        return clauses, element, [UNSET] * len(inner.names)


def _elements(part: _Part, g: Frame, items: Iterable[Any], cost: int, m: Meter) -> list[Any]:
    """What a part makes of all items, which are charged before."""
    kind = type(items)
    if (kind is list or kind is range or kind is str) and (count := len(items)) <= _PIECE:  # type: ignore[arg-type]
        m.charge(count * cost)
        if kind is not list:
            return part(g, items)
        left = iter(items)
        found = part(g, islice(left, count))
        if not length_hint(left):
            return found
        items = left  # the list has grown meanwhile
    else:
        found = []
    for some in _charged(items, cost, m):
        found += part(g, some)
        m.grow(len(found))
    return found


def _charged(items: Iterable[Any], cost: int, m: Meter) -> Iterator[Iterable[Any]]:
    """The items in pieces, each charged before; those of a list as it is when they are reached."""
    if type(items) not in _SIZED:
        rounds = _rounds(items, cost, m)
        for item in rounds:
            yield chain((item,), islice(rounds, _PIECE))
        return
    left = iter(items)
    while count := min(length_hint(left), _PIECE):
        m.charge(count * cost)
        yield islice(left, count)
    next(left, None)  # the host says so if a dict has changed meanwhile


def _rounds(items: Iterable[Any], cost: int, m: Meter) -> Iterator[Any]:
    """The items of a lazy value, charged as a loop charges its rounds."""
    ahead = 0
    try:
        for item in items:
            ahead -= 1
            if ahead < 0:
                ahead = m.charge_rounds(cost)
            yield item
    finally:
        m.left += ahead * cost


def _pair(key: Closure, item: Closure) -> Closure:
    return lambda g: (key(g), item(g))


def _all(tests: list[Closure]) -> Closure:
    def run(g: Frame) -> bool:
        return all(test(g) for test in tests)

    return run


def _part(clause: _Clause, rest: list[_Clause], element: Closure, m: Meter) -> _Part:
    if rest:
        return _nested(clause, rest[0], _part(rest[0], rest[1:], element, m), m)
    if clause.slot is None:
        return _each(clause, element)
    return _set_each(clause.slot, clause.test, element)


def _set_each(slot: int, test: Closure | None, element: Closure) -> _Part:
    if test is None:
        return lambda g, items: [element(g) for g[slot] in items]
    return lambda g, items: [element(g) for g[slot] in items if test(g)]


def _each(clause: _Clause, element: Closure) -> _Part:
    store, test = clause.store, clause.test

    def run(g: Frame, items: Iterable[Any]) -> list[Any]:
        found = []
        for item in items:
            store(g, item)
            if test is None or test(g):
                found.append(element(g))
        return found

    return run


def _nested(clause: _Clause, inner: _Clause, part: _Part, m: Meter) -> _Part:
    store, test, source, cost = clause.store, clause.test, inner.source, inner.cost

    def run(g: Frame, items: Iterable[Any]) -> list[Any]:
        found: list[Any] = []
        for item in items:
            store(g, item)
            if test is None or test(g):
                found += _elements(part, g, source(g), cost, m)
                m.grow(len(found))
        return found

    return run


def _lazily(
    clause: _Clause, rest: list[_Clause], element: Closure, m: Meter
) -> Callable[[Frame, Iterable[Any]], Iterator[Any]]:
    store, test, cost = clause.store, clause.test, clause.cost
    deeper = _lazily(rest[0], rest[1:], element, m) if rest else None
    source = rest[0].source if rest else None

    def run(g: Frame, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            m.left -= cost
            if m.left < 0:
                m.charge(0)
            store(g, item)
            if test is None or test(g):
                if deeper is None or source is None:
                    yield element(g)
                else:
                    yield from deeper(g, source(g))

    return run
