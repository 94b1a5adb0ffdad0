"""Antiderivatives: the methods in their order, applied to their own results until nothing is left.

Everything here is a heuristic that may fail. What is found is differentiated back by the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import sympy
from sympy import Add, Expr, S
from sympy.integrals.heurisch import heurisch
from sympy.integrals.manualintegrate import manualintegrate
from sympy.integrals.risch import NonElementaryIntegral, risch_integrate

from neurosym.languages.calc.algebra.integration.algebraic import algebraic_changes, is_algebraic
from neurosym.languages.calc.algebra.integration.changes import Change
from neurosym.languages.calc.algebra.integration.check import agrees
from neurosym.languages.calc.algebra.integration.circular import circular_changes
from neurosym.languages.calc.algebra.integration.exponential import exponential_changes, integrate_waves
from neurosym.languages.calc.algebra.integration.parts import inverse_changes, parts
from neurosym.languages.calc.algebra.integration.rational import integrate_rational
from neurosym.languages.calc.algebra.integration.substitution import derivative_changes
from neurosym.languages.calc.algebra.integration.tidy import tidy
from neurosym.languages.calc.algebra.work import attempt
from neurosym.languages.calc.meter import Meter

__all__ = ["Integrator"]

_DEPTH = 7

_UNITS = 4_000
"""Units of work of one method at the top; a level deeper has half of it."""


class Integrator:
    """Finds antiderivatives for one program. Remembers what it has tried."""

    def __init__(self, m: Meter) -> None:
        self.m = m
        self.known: dict[tuple[Expr, Any], Expr | None] = {}
        self.trying: set[Expr] = set()

    def antiderivative(self, f: Expr, x: Any, depth: int = 0) -> Expr | None:
        """None if no method finds one."""
        if not f.has(x):
            return f * x
        constant, rest = f.as_independent(x, as_Add=False)
        if constant != 1:
            found = self.antiderivative(rest, x, depth)
            return None if found is None else constant * found
        key = self._key(f, x)
        if key in self.trying or depth > _DEPTH:
            return None
        if (key, x) not in self.known:
            self.trying.add(key)
            self.known[key, x] = self._found(f, x, depth)
            self.trying.discard(key)
        return self.known[key, x]

    def _key(self, f: Expr, x: Any) -> Expr:
        return f.xreplace({x: _PLACE})

    def _found(self, f: Expr, x: Any, depth: int) -> Expr | None:
        for method in self._methods(f, x, depth):
            found = attempt(max(_UNITS >> depth, 300), method)
            if found is not None and not found.has(S.NaN, S.ComplexInfinity, sympy.Integral):
                shorter = attempt(_UNITS >> depth, tidy, found, x)
                return found if shorter is None else shorter
        return None

    def _methods(self, f: Expr, x: Any, depth: int) -> Iterator[Callable[[], Expr | None]]:
        if f.is_rational_function(x):
            yield lambda: integrate_rational(f, x)
            yield lambda: self._checked(sympy.integrals.rationaltools.ratint(f, x), f, x)
            return
        if is_algebraic(f, x):
            yield lambda: self._changed(algebraic_changes(f, x), depth)
            yield lambda: self._termwise(f, x, depth)
            yield lambda: self._changed(derivative_changes(f, x), depth)
            if depth < 3:
                yield lambda: self._manual(f, x)
                yield lambda: self._heuristic(f, x)
            return
        yield lambda: integrate_waves(f, x)
        yield lambda: self._changed(circular_changes(f, x), depth)
        yield lambda: self._changed(exponential_changes(f, x), depth)
        yield lambda: self._changed(derivative_changes(f, x), depth)
        yield lambda: self._by_parts(f, x, depth)
        yield lambda: self._changed(inverse_changes(f, x), depth)
        yield lambda: self._termwise(f, x, depth)
        yield lambda: self._changed(algebraic_changes(f, x), depth)
        if depth < 3:
            yield lambda: self._manual(f, x)
            yield lambda: self._risch(f, x)
            yield lambda: self._heuristic(f, x)

    def _changed(self, changes: Iterator[Change], depth: int) -> Expr | None:
        for change in changes:
            found = self.antiderivative(change.integrand, change.variable, depth + 1)
            if found is not None:
                return change.back(found)
        return None

    def _termwise(self, f: Expr, x: Any, depth: int) -> Expr | None:
        expanded = f if isinstance(f, Add) else sympy.expand(f)
        if not isinstance(expanded, Add):
            return None
        total: Expr = S.Zero
        for term in expanded.args:
            found = self.antiderivative(term, x, depth + 1)
            if found is None:
                return None
            total += found
        return total

    def _by_parts(self, f: Expr, x: Any, depth: int) -> Expr | None:
        for u, slope in parts(f, x):
            v = self.antiderivative(slope, x, depth + 1)
            if v is None:
                continue
            rest = sympy.cancel(v * u.diff(x)) if u.diff(x).is_rational_function(x) else v * u.diff(x)
            found = self.antiderivative(rest, x, depth + 1)
            if found is not None:
                return u * v - found
        return None

    # ------------------------------------------------------------------- sympy's own methods
    def _checked(self, found: Any, f: Expr, x: Any) -> Expr | None:
        return found if found is not None and agrees(self.m, found, f, x) else None

    def _manual(self, f: Expr, x: Any) -> Expr | None:
        return self._checked(manualintegrate(f, x), f, x)

    def _heuristic(self, f: Expr, x: Any) -> Expr | None:
        return self._checked(heurisch(f, x), f, x)

    def _risch(self, f: Expr, x: Any) -> Expr | None:
        found = risch_integrate(f, x)
        return None if found.has(NonElementaryIntegral) else self._checked(found, f, x)


_PLACE = sympy.Symbol("\N{GREEK SMALL LETTER XI}")
