"""Definite integrals as numbers, to compare closed forms with: never a result, only a test of one."""

from __future__ import annotations

from typing import Any

import mpmath
import sympy
from flint import acb, arb
from sympy import Basic, Expr, Integer, Rational

from neurosym.languages.calc.algebra.balls import ball, enclosed_integral
from neurosym.languages.calc.meter import Meter

__all__ = ["matches", "numeric_integral"]

_BITS = 100
_DIGITS = 20
_ERROR = 1e-10


def numeric_integral(m: Meter, f: Expr, x: Any, start: Any, end: Any) -> tuple[acb, float] | None:
    """The value and the relative error that it may have; None if it cannot be found to ten digits."""
    m.charge(20_000)
    if start.is_finite and end.is_finite:
        enclosed = enclosed_integral(f, x, start, end, _BITS)
        if enclosed is not None:
            return enclosed, 0.0
    return _quadrature(f, x, start, end)


def _quadrature(f: Expr, x: Any, start: Any, end: Any) -> tuple[acb, float] | None:
    """By H. Takahasi and M. Mori's rule (1974), whose estimate of its error is no proof."""
    failed = False

    def value(at: Any) -> Any:
        nonlocal failed
        place = {x: _rational(at)}
        found = ball(f, 80, place) or ball(f, 400, place)
        if found is None:
            failed = True
            return mpmath.mpf(0)
        return mpmath.mpc(float_of(found.real), float_of(found.imag))

    with mpmath.workdps(_DIGITS):
        ends = [_end(start), _end(end)]
        try:
            total, error = mpmath.quad(value, ends, error=True)
        except (ValueError, ZeroDivisionError, OverflowError, ArithmeticError):
            return None
        size = abs(total)
        if failed or not mpmath.isfinite(size) or error > _ERROR * (1 + size):
            return None
        return acb(arb(str(total.real)), arb(str(total.imag))), _ERROR


def _end(part: Any) -> Any:
    if part.is_infinite:
        return mpmath.inf if part is sympy.oo else -mpmath.inf
    return part.evalf(_DIGITS)._to_mpmath(80)


def _rational(number: Any) -> Basic:
    sign, mantissa, exponent, _ = number._mpf_
    whole = Integer(-int(mantissa) if sign else int(mantissa))
    return whole * Integer(2) ** exponent if exponent >= 0 else Rational(whole, Integer(2) ** -exponent)


def float_of(part: arb) -> Any:
    return mpmath.mpf(part.mid().str(_DIGITS + 2, radius=False))


def matches(candidate: Any, number: tuple[acb, float]) -> bool | None:
    """Whether a closed form has this value; None if the form cannot be evaluated."""
    value, error = number
    found = ball(candidate, _BITS)
    if found is None:
        return None
    difference = abs(found - value)
    tolerance = max(error * 10, 1e-12)
    return bool(difference.abs_lower() <= tolerance * (1 + abs(value).abs_upper()))
