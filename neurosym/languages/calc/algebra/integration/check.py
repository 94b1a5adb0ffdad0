"""Antiderivatives differentiated back."""

from __future__ import annotations

from typing import Any, Literal

import sympy
from sympy import Expr

from neurosym.languages.calc.algebra.balls import ball, excludes_zero
from neurosym.languages.calc.algebra.decide import point
from neurosym.languages.calc.algebra.identities import vanishes
from neurosym.languages.calc.algebra.work import attempt
from neurosym.languages.calc.meter import Meter

__all__ = ["Verdict", "agrees", "verdict"]

Verdict = Literal["proven", "refuted", "unproven"]

_PLACES = 8
_BITS = 200


def agrees(m: Meter, antiderivative: Expr, f: Expr, x: Any) -> bool:
    """Whether the derivative has been compared at two points at least, and differs from ``f`` nowhere.

    Exact in one direction: a difference that is seen is proven, by ball arithmetic.
    """
    if antiderivative.has(sympy.Integral, sympy.nan, sympy.zoo, sympy.oo):
        return False
    difference = antiderivative.diff(x) - f
    if difference == 0:
        return True
    symbols = sorted(difference.free_symbols | f.free_symbols, key=lambda s: s.sort_key())
    seen = 0
    for number in range(_PLACES):
        m.charge(_BITS)
        values = {symbol: point(symbol, number + 2 * place) for place, symbol in enumerate(symbols)}
        value = ball(difference, _BITS, values)
        if excludes_zero(value):
            return False
        seen += value is not None and abs(value).abs_upper() < 2**-40
    return seen >= 2


def verdict(m: Meter, antiderivative: Expr, f: Expr, x: Any) -> Verdict:
    """Every piece of a Piecewise has to be right where its condition holds."""
    worst: Verdict = "proven"
    for piece, rule in _pieces(antiderivative):
        if rule is None:
            worst = "unproven"
            continue
        integrand = f.subs(rule)
        if not agrees(m, piece, integrand, x):
            return "refuted"
        difference = piece.diff(x) - integrand
        if not vanishes(difference) and attempt(3000, sympy.simplify, difference) != 0:
            worst = "unproven"
    return worst


def _pieces(formula: Expr) -> list[tuple[Expr, dict[Any, Any] | None]]:
    """The formulas of a Piecewise at the top, with what parameters are there; None if that is too much."""
    if not isinstance(formula, sympy.Piecewise):
        return [(formula, {})]
    rule: dict[Any, Any] | None = {}
    found: list[tuple[Expr, dict[Any, Any] | None]] = []
    for piece, condition in formula.args:
        simple = isinstance(condition, (sympy.Ne, sympy.Eq)) and condition.lhs.is_Symbol
        if condition == True or isinstance(condition, sympy.Ne):  # noqa: E712 (a sympy object)
            found.append((piece, rule))
        elif simple and rule is not None:
            found.append((piece, {**rule, condition.lhs: condition.rhs}))
        else:
            found.append((piece, None))
        if isinstance(condition, sympy.Ne):
            rule = {**rule, condition.lhs: condition.rhs} if simple and rule is not None else None
    return found
