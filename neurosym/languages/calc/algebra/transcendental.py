"""Whether a sum of logarithms or arctangents is zero, decided by their exponentials, which are algebraic.

If the sum's exponential is 1, the sum is a multiple of 2 pi i; so it is zero if it is small.
"""

from __future__ import annotations

from math import lcm
from typing import Any

import sympy
from sympy import Add, Expr, I, Rational, S

from neurosym.languages.calc.algebra.balls import ball, excludes_zero
from neurosym.languages.calc.algebra.separation import separation_bits

__all__ = ["is_zero_sum"]

_MOST_BITS = 100_000
_MOST_POWER = 2_000


def is_zero_sum(number: Any) -> bool | None:
    """Of rational multiples of logarithms, or of arctangents and pi; None for anything else."""
    terms = [term.as_coeff_Mul(rational=True) for term in Add.make_args(sympy.expand(number))]
    for exponential in (_of_logarithm, _of_arctangent):
        values = [exponential(part) for _, part in terms]
        if all(value is not None for value in values):
            return _decided(
                number, [(c, value) for (c, _), value in zip(terms, values, strict=True)], exponential
            )
    return None


def _of_logarithm(part: Expr) -> Expr | None:
    if isinstance(part, sympy.log) and len(part.args) == 1:
        return part.args[0]
    return S.NegativeOne if part == I * sympy.pi else None


def _of_arctangent(part: Expr) -> Expr | None:
    """exp(2 i part)"""
    if isinstance(part, sympy.atan):
        a = part.args[0]
        return (1 + I * a) / (1 - I * a)
    return S.One if part is sympy.pi else None


def _decided(number: Expr, terms: list[tuple[Rational, Any]], exponential: Any) -> bool | None:
    """``number`` is the sum of c * part, and ``value`` is exp(part), or exp(2 i part) for arctangents."""
    times = lcm(*(int(c.q) for c, _ in terms))
    product: Expr = S.One
    for c, value in terms:
        power = int(c * times)
        if abs(power) > _MOST_POWER:
            return None
        product *= value**power
    if exponential is _of_arctangent:
        # pi counts as exp(2 pi i) = 1 only if it is taken a whole number of times
        reach = ball(number * times / sympy.pi, 64)
    else:
        reach = ball(number * times / (2 * sympy.pi), 64)
    if reach is None or not abs(reach).abs_upper() < 0.5:
        return None
    needed = separation_bits(product - 1)
    if needed is None or needed > _MOST_BITS:
        return None
    value = ball(product - 1, needed + 64)
    return None if value is None else not excludes_zero(value)
