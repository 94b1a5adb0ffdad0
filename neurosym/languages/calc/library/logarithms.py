"""Logarithms that are rational."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import exact, power

__all__ = ["exact_logarithm"]

_MOST = 1_000
"""The largest denominator that is tried."""


def exact_logarithm(m: Meter, x: Any, base: Any) -> Any:
    """A rational e with ``base ** e == x``, or None; both are positive, base is not 1.

    In lowest terms, numerators and denominators must be powers of each other with the same exponent.
    """
    x, base = Fraction(x), Fraction(base)
    sign = 1
    if base < 1:
        base, sign = 1 / base, -sign
    if x < 1:
        x, sign = 1 / x, -sign
    if (x.denominator == 1) != (base.denominator == 1):
        return None
    found = _of_integers(m, x.numerator, base.numerator)
    if found is None or (base.denominator > 1 and _of_integers(m, x.denominator, base.denominator) != found):
        return None
    return exact(sign * found)


def _of_integers(m: Meter, x: int, base: int) -> Fraction | None:
    """``x ** q == base ** p`` for the rational p/q near the host's logarithm.

    The base is a q-th power of an integer, so that q is at most its length.
    """
    near = Fraction(math.log(x) / math.log(base)).limit_denominator(min(base.bit_length(), _MOST))
    if power(m, x, near.denominator) == power(m, base, near.numerator):
        return near
    return None
