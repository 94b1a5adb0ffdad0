"""Arithmetic of durations: exact, in whole microseconds."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.meter import Meter

__all__ = ["SECOND", "duration", "duration_product", "duration_quotient", "microseconds"]

SECOND = 1_000_000
"""Microseconds."""

_MOST = 999_999_999 * 86_400 * SECOND


def microseconds(value: timedelta) -> int:
    return (value.days * 86_400 + value.seconds) * SECOND + value.microseconds


def duration(m: Meter, amount: Any) -> timedelta:
    """Of so many microseconds, a rational; if they are not whole they are rounded, half to even, and the
    outcome is no longer exact.
    """
    whole = round(amount)
    if whole != amount:
        m.inexact = True
    if not -_MOST <= whole < _MOST + 86_400 * SECOND:
        raise ExecutionError("the duration is too long", hint="durations go up to 999,999,999 days")
    seconds, rest = divmod(whole, SECOND)
    days, seconds = divmod(seconds, 86_400)
    return timedelta(days, seconds, rest)


def duration_product(m: Meter, value: timedelta, factor: Any) -> timedelta:
    """Raises TypeError for a factor that is no number."""
    if not isinstance(factor, (int, Fraction, float)):
        raise TypeError
    return duration(m, microseconds(value) * Fraction(factor))


def duration_quotient(m: Meter, value: timedelta, divisor: Any) -> Any:
    """Of two durations a rational number, of a duration and a number a duration."""
    if isinstance(divisor, timedelta):
        result = Fraction(microseconds(value), microseconds(divisor))
        return result.numerator if result.denominator == 1 else result
    if not isinstance(divisor, (int, Fraction, float)):
        raise TypeError
    return duration(m, microseconds(value) / Fraction(divisor))
