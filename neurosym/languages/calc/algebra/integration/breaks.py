"""Where a definite integral has to be taken apart: corners, steps and poles of the integrand."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import sympy
from sympy import Expr, Pow, S

from neurosym.languages.calc.algebra.work import attempt

__all__ = ["breaks", "on_piece"]

_CORNERED = (
    sympy.Abs, sympy.sign, sympy.Heaviside, sympy.Max, sympy.Min, sympy.Piecewise, sympy.floor, sympy.ceiling,
)  # fmt: skip
_MOST = 60


def breaks(f: Expr, x: Any, start: Expr, end: Expr) -> list[Expr] | None:
    """The places between two real numbers, in rising order; None if they could not all be found."""
    places: set[Expr] = set()
    for node in sympy.preorder_traversal(f):
        for boundary in _boundaries(node, x):
            found = attempt(3_000, _zeros, boundary, x, start, end)
            if found is None or len(found) > _MOST:
                return None
            places |= found
    inside = [place for place in places if (place > start) == True and (place < end) == True]  # noqa: E712
    return sorted(inside, key=lambda place: place.evalf(20)) if len(inside) <= _MOST else None


def _boundaries(node: Any, x: Any) -> list[Expr]:
    """Formulas that are zero where the node has a corner, a step or a pole."""
    if not isinstance(node, sympy.Basic) or not node.has(x):
        return []
    if isinstance(node, (sympy.Abs, sympy.sign, sympy.Heaviside)):
        return [node.args[0]]
    if isinstance(node, (sympy.Max, sympy.Min)):
        first, *others = node.args
        return [first - other for other in others] + [a - b for a, b in pairwise(others)]
    if isinstance(node, sympy.core.relational.Relational):
        return [node.lhs - node.rhs]
    if isinstance(node, (sympy.floor, sympy.ceiling)):
        return [sympy.sin(sympy.pi * node.args[0])]
    if isinstance(node, (sympy.tan, sympy.sec)):
        return [sympy.cos(node.args[0])]
    if isinstance(node, (sympy.cot, sympy.csc)):
        return [sympy.sin(node.args[0])]
    if isinstance(node, (sympy.coth, sympy.csch)):
        return [node.args[0]]
    if isinstance(node, sympy.log):
        return [node.args[0]]
    if isinstance(node, Pow) and node.base.has(x) and not (node.exp.is_Integer and node.exp > 0):
        return [node.base]
    return []


def _zeros(formula: Expr, x: Any, start: Expr, end: Expr) -> set[Expr]:
    """Raises ValueError if they are not finitely many numbers."""
    if formula.is_polynomial(x):
        return set(sympy.real_roots(sympy.Poly(formula, x)))
    if not formula.has(x):
        return set()
    found = sympy.solveset(formula, x, sympy.Interval(start, end))
    if not isinstance(found, sympy.FiniteSet) and found is not S.EmptySet:
        raise ValueError
    return set(found)


def on_piece(f: Any, x: Any, place: Expr) -> Any:
    """``f`` without corners and steps, as it is around a place that lies between two breaks."""
    if not f.has(x) or not f.args:
        return f
    if isinstance(f, sympy.Piecewise):
        for formula, condition in f.args:
            if condition.subs(x, place) == True:  # noqa: E712 (a sympy object)
                return on_piece(formula, x, place)
        return f
    parts = [on_piece(part, x, place) for part in f.args]
    value = f.func(*parts)
    if isinstance(f, (sympy.Max, sympy.Min)):
        best = max if isinstance(f, sympy.Max) else min
        return best(parts, key=lambda part: part.subs(x, place).evalf(20))
    if isinstance(f, sympy.Abs):
        return parts[0] if parts[0].subs(x, place).evalf(20) > 0 else -parts[0]
    if isinstance(f, _CORNERED):
        return value.subs(x, place)
    if isinstance(f, Pow) and f.exp == S.Half and isinstance(parts[0], Pow) and parts[0].exp == 2:
        inner = parts[0].base
        return inner if inner.subs(x, place).evalf(20) > 0 else -inner
    return value
