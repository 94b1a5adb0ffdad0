"""How examples come from a concept: strong or weak sampling, its exponent, and noise.

The probability of an example x if the concept h has |h| members, over 1..N:

    (1 - noise) / |h|^exponent + noise / N   if x is a member,
    noise / N                                otherwise.

Exponent 1 is strong sampling, the size principle; exponent 0 is weak sampling (Tenenbaum and Griffiths
2001); between them people are found (Navarro, Dry and Lee 2012). Noise is the probability
that an example is a lapse, drawn from all of 1..N.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from neurosym.errors import UsageError

__all__ = ["LARGEST_EXPONENT", "Number", "Sampling", "inverse_power", "stated"]

LARGEST_EXPONENT = 10

Number = int | float | str | Fraction
"""A parameter; a float counts as the decimal that it prints as."""

_DIGITS = Context(prec=40)
_SIGNIFICANT = Context(prec=18)


@dataclass(frozen=True)
class Sampling:
    """One kind of learner's likelihood."""

    exponent: Fraction = Fraction(1)
    noise: Fraction = Fraction(0)

    def inside(self, size: int, domain: int) -> Fraction:
        """The probability of a member of a concept with ``size`` members."""
        return (1 - self.noise) * inverse_power(size, self.exponent) + self.outside(domain)

    def outside(self, domain: int) -> Fraction:
        """The probability of a number that is no member."""
        return self.noise / domain


def stated(
    sampling: Literal["strong", "weak"] | None, exponent: Number | None, noise: Number | None
) -> tuple[Fraction | None, Fraction | None]:
    """The exponent and the noise that these options ask for; None leaves them to the prior.

    Raises UsageError for unknown samplings, exponents outside 0..10, noise outside 0 <= noise < 1.
    """
    if sampling not in ("strong", "weak", None):
        raise UsageError(f"there is no sampling {sampling!r}", hint="known: strong, weak")
    if sampling == "weak" and exponent is not None:
        raise UsageError("weak sampling has no exponent", hint="leave one of the two out")
    power = Fraction(0) if sampling == "weak" else None
    if exponent is not None:
        power = _rational("exponent", exponent)
        if not 0 <= power <= LARGEST_EXPONENT:
            raise UsageError(
                f"the exponent is from 0 to {LARGEST_EXPONENT}, not {exponent}",
                hint="0 is weak sampling, 1 the size principle",
            )
    elif sampling == "strong":
        power = Fraction(1)
    lapse = None if noise is None else _rational("noise", noise)
    if lapse is not None and not 0 <= lapse < 1:
        raise UsageError(
            f"noise is a probability below 1, not {noise}", hint="0.05: one example in twenty is a lapse"
        )
    return power, lapse


@lru_cache(maxsize=1 << 14)
def inverse_power(size: int, exponent: Fraction) -> Fraction:
    """1/size^exponent; for an exponent that is no whole number, rounded to 18 significant digits."""
    if exponent.denominator == 1:
        return Fraction(1, max(size, 1) ** exponent.numerator)
    power = _DIGITS.divide(Decimal(-exponent.numerator), Decimal(exponent.denominator))
    rounded = _SIGNIFICANT.plus(_DIGITS.power(Decimal(max(size, 1)), power))
    return Fraction(rounded)


def _rational(name: str, value: Number) -> Fraction:
    try:
        if isinstance(value, bool):
            raise ValueError
        return Fraction(str(value)) if isinstance(value, float) else Fraction(value)
    except (TypeError, ValueError, ZeroDivisionError):
        raise UsageError(f"the {name} is a number, not {value!r}", hint="for example 0.5") from None
