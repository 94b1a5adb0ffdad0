"""The decimal digits of exact numbers, rounded half to even on the exact value.

A number is an int, a Fraction or a symbolic number of the algebra, whose ``round(x, places)`` is exact.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from neurosym.values import canonical_text

__all__ = ["decimal_places", "plain_decimal", "scaled", "scientific"]

_TENS = tuple(10**places for places in range(20))

_FARTHEST = 4096
"""Digits behind the point in which a symbolic number's first one is looked for."""


def scaled(value: Any, places: int) -> int:
    """``value * 10**places``, rounded to an integer. The caller has bounded the sizes."""
    if not isinstance(value, (int, Fraction)):
        value = Fraction(round(value, places))
    top: int = value.numerator
    bottom: int = value.denominator
    if places >= 0:
        top *= _TENS[places] if places < len(_TENS) else 10**places
    else:
        bottom *= 10**-places
    quotient, rest = divmod(top, bottom)
    if 2 * rest > bottom or (2 * rest == bottom and quotient % 2):
        quotient += 1
    return quotient


def scientific(value: Any, count: int) -> tuple[int, int]:
    """So many significant digits of a number that is not negative, as an integer, and the exponent of
    the first of them; ``(0, 0)`` for zero.
    """
    if not value:
        return 0, 0
    exponent = _exponent(value)
    while value >= _power_of_ten(exponent + 1):
        exponent += 1
    while value < _power_of_ten(exponent):
        exponent -= 1
    digits = scaled(value, count - 1 - exponent)
    return (digits, exponent) if digits < 10**count else (digits // 10, exponent + 1)


def _power_of_ten(exponent: int) -> int | Fraction:
    power: int = 10 ** abs(exponent)
    return power if exponent >= 0 else Fraction(1, power)


def _exponent(value: Any) -> int:
    """Near the exponent of the first digit."""
    if isinstance(value, (int, Fraction)):
        return (value.numerator.bit_length() - value.denominator.bit_length()) * 30103 // 100_000
    places = 8
    while not (digits := scaled(value, places)):
        places *= 2
        if places > _FARTHEST:
            raise OverflowError("the number is too near to zero")
    return len(str(digits)) - 1 - places


def decimal_places(value: Fraction) -> int | None:
    """How many digits behind the point write it exactly; None if no number of them does."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest >> 1, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def plain_decimal(magnitude: int, places: int) -> tuple[str, str]:
    """The digits before the point, and the point with those behind it, of ``magnitude / 10**places``."""
    shown = (str(magnitude) if magnitude < _LONG else canonical_text(magnitude)).zfill(places + 1)
    return (shown[:-places], f".{shown[-places:]}") if places else (shown, "")


_LONG = 10**4000
"""Integers below it are written by the host at once."""
