"""Closures for comprehensions: host generators over a frame of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, assert_never

from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import ERRORS, UNSET, Closure, Frame, Shared
from neurosym.languages.calc.cost import nodes
from neurosym.languages.calc.data import MutableOrderedSet, distinct
from neurosym.languages.calc.scopes import Scope, target_names
from neurosym.languages.calc.weight import weigh_key

__all__ = ["Comprehensions"]


class Comprehensions(Shared):
    def comprehension(self, value: ast.Comprehension, scope: Scope) -> Closure:
        names = list(dict.fromkeys(n for clause in value.clauses for n in target_names(clause.target)))
        inner = Scope(names, scope, always_set=len(value.clauses) == 1)
        first = self.expression(value.clauses[0].iterable, scope)
        at, m = value.at, self.meter
        element = self.expression(value.element, inner)
        if value.value is not None:
            key, item = element, self.expression(value.value, inner)

            def pair(f: Frame) -> tuple[Any, Any]:
                return key(f), item(f)

            element = pair
        produce = self.clauses(value, inner, element)
        blank = [UNSET] * len(names)
        first_at = value.clauses[0].iterable.at

        def generate(f: Frame) -> Iterator[Any]:
            return produce([f, *blank], self.iterate(first(f), first_at))

        def collect(f: Frame) -> list[Any]:
            found = list(generate(f))
            m.grow(len(found))
            return found

        def collect_set(f: Frame) -> MutableOrderedSet:
            try:
                return MutableOrderedSet.holding(distinct(generate(f), m))
            except ERRORS as error:
                raise self.trouble(error, at) from None

        def collect_dict(f: Frame) -> dict[Any, Any]:
            made: dict[Any, Any] = {}
            try:
                for key, item in generate(f):
                    weigh_key(m, key)
                    made[key] = item
            except ERRORS as error:
                raise self.trouble(error, at) from None
            m.grow(len(made))
            return made

        match value.kind:
            case "generator":
                return generate
            case "list":
                return collect
            case "set":
                return collect_set
            case "dict":
                return collect_dict
            case _:
                assert_never(value.kind)

    def clauses(
        self, value: ast.Comprehension, scope: Scope, element: Closure
    ) -> Callable[[Frame, Iterable[Any]], Iterator[Any]]:
        """A host generator of the elements, given the frame and the first clause's items."""
        clause, *rest = value.clauses
        store = self.store(clause.target, scope)
        conditions = [self.expression(condition, scope) for condition in clause.conditions]
        parts: list[ast.Expr] = [*clause.conditions]
        m = self.meter
        if rest:
            following = ast.Comprehension(value.kind, value.element, value.value, tuple(rest), value.at)
            deeper = self.clauses(following, scope, element)
            source, source_at = self.expression(rest[0].iterable, scope), rest[0].iterable.at
            parts.append(rest[0].iterable)
        else:
            parts += [value.element] if value.value is None else [value.element, value.value]
        cost = 1 + nodes(parts)

        def run(g: Frame, items: Iterable[Any]) -> Iterator[Any]:
            for item in items:
                m.left -= cost
                if m.left < 0:
                    m.charge(0)
                store(g, item)
                for condition in conditions:
                    if not condition(g):
                        break
                else:
                    if rest:
                        yield from deeper(g, self.iterate(source(g), source_at))
                    else:
                        yield element(g)

        if not rest and not conditions and isinstance(clause.target, ast.Name) and len(scope.names) == 1:

            def simple(g: Frame, items: Iterable[Any]) -> Iterator[Any]:
                for g[1] in items:
                    m.left -= cost
                    if m.left < 0:
                        m.charge(0)
                    yield element(g)

            return simple
        return run
