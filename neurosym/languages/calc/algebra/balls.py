"""Formulas evaluated in ball arithmetic: a number and a radius that is proven to hold the value.

The balls are Arb's (F. Johansson 2017, "Arb: efficient arbitrary-precision midpoint-radius interval
arithmetic"), through python-flint. Branches are principal, as sympy's are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sympy
from flint import acb, arb, ctx, fmpq, fmpz
from sympy import Basic, Rational

from neurosym.languages.calc.algebra.ball_rules import CONSTANTS, RULES, NoBallError, is_analytic, root_of

__all__ = ["analytic_on", "ball", "enclosed_integral", "excludes_zero", "whole_part"]

Values = Mapping[Any, Basic]


def enclosed_integral(formula: Basic, variable: Any, start: Basic, end: Basic, bits: int) -> acb | None:
    """The integral over a finite interval, enclosed; None if the formula is not analytic around the inside of
    the interval or if that takes too long.

    F. Johansson (2018), "Numerical integration in arbitrary-precision ball arithmetic".
    """
    ends = ball(start, bits + 30), ball(end, bits + 30)
    if ends[0] is None or ends[1] is None:
        return None

    def value(at: acb, analytic: bool) -> acb:
        try:
            return _Evaluator({}, analytic, {variable: at}).value(formula)
        except (NoBallError, ZeroDivisionError, ValueError, OverflowError):
            return acb(arb("nan"))

    with ctx.workprec(bits):
        found = acb.integral(value, *ends, eval_limit=20_000, depth_limit=60)
    return found if found.is_finite() and found.rad() < arb(2) ** -(bits // 2) else None


def analytic_on(formula: Basic, variable: Any, start: Basic, end: Basic, pieces: int = 400) -> bool:
    """Whether the formula is proven to be analytic around a finite real interval, by balls that cover it."""
    ends = ball(start, 64), ball(end, 64)
    if ends[0] is None or ends[1] is None:
        return False
    waiting = [(ends[0].real, ends[1].real)]
    with ctx.workprec(64):
        while waiting and pieces > 0:
            pieces -= 1
            low, high = waiting.pop()
            try:
                around = {variable: acb(low.union(high))}
                found = _Evaluator({}, True, around).value(formula)
            except (NoBallError, ZeroDivisionError, ValueError, OverflowError):
                found = None
            if found is None or found.rad() > 1:
                middle = (low + high) / 2
                waiting += [(low, middle), (middle, high)]
    return not waiting


def ball(formula: Basic, bits: int, values: Values | None = None) -> acb | None:
    """The value at a precision of so many bits, symbols having these exact ``values``.

    None if it cannot be enclosed.
    """
    with ctx.workprec(bits):
        try:
            return _Evaluator(values or {}).value(formula)
        except (NoBallError, ZeroDivisionError, ValueError, OverflowError, RecursionError):
            return None


def excludes_zero(value: acb | None) -> bool:
    return value is not None and not value.contains(0)


def whole_part(value: arb, bits: int) -> int:
    """The integer below the middle of a ball of this precision."""
    with ctx.workprec(bits):
        return int(value.mid().floor().unique_fmpz())


class _Evaluator:
    """``analytic``: where a function has a cut or a corner inside the ball there is no value."""

    def __init__(
        self, values: Values, analytic: bool = False, balls: Mapping[Any, acb] | None = None
    ) -> None:
        self.analytic = analytic
        self.known: dict[Basic, acb] = dict(balls or {})
        for symbol, number in values.items():
            self.known[symbol] = self.value(number)

    def value(self, node: Basic) -> acb:
        found = self.known.get(node)
        if found is None:
            found = self._value(node)
            if not found.is_finite():
                raise NoBallError
            self.known[node] = found
        return found

    def _value(self, node: Basic) -> acb:
        if isinstance(node, Rational):
            return acb(arb(fmpq(int(node.p), int(node.q))))
        if isinstance(node, sympy.Float):
            sign, mantissa, exponent, _ = node._mpf_
            return acb(arb(fmpz(-int(mantissa) if sign else int(mantissa))) * arb(2) ** int(exponent))
        if node in CONSTANTS:
            return acb(CONSTANTS[node]())
        if isinstance(node, sympy.Pow):
            return self._power(node.base, node.exp)
        if isinstance(node, sympy.Piecewise):
            return self._piecewise(node)
        if isinstance(node, sympy.CRootOf):
            return root_of(node)
        rule = RULES.get(node.func)
        if rule is None:
            raise NoBallError
        inner = [self.value(arg) for arg in node.args]
        if self.analytic and not is_analytic(node.func, inner):
            raise NoBallError
        return acb(rule(*inner))

    def _power(self, base: Basic, exponent: Basic) -> acb:
        bottom = self.value(base)
        if isinstance(exponent, sympy.Integer):
            return bottom ** int(exponent) if abs(exponent) < 10**9 else bottom ** acb(int(exponent))
        if exponent is sympy.S.Half:
            return bottom.sqrt(analytic=self.analytic)
        return bottom.pow(self.value(exponent), analytic=self.analytic)

    def _piecewise(self, node: Any) -> acb:
        if self.analytic:
            raise NoBallError
        for formula, condition in node.args:
            decided = self._holds(condition)
            if decided is None:
                raise NoBallError
            if decided:
                return self.value(formula)
        raise NoBallError

    def _holds(self, condition: Any) -> bool | None:
        if condition in (True, False):
            return bool(condition)
        if not isinstance(condition, sympy.core.relational.Relational):
            return None
        difference = self.value(condition.lhs) - self.value(condition.rhs)
        if isinstance(condition, (sympy.Eq, sympy.Ne)):
            return isinstance(condition, sympy.Ne) if not difference.contains(0) else None
        if not difference.imag.is_zero():
            return None
        if difference.real.contains(0):
            return None
        return bool((difference.real > 0) == condition.rel_op.startswith(">"))
