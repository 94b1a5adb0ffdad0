"""The methods and attributes of numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.digits import decimal_places
from neurosym.languages.calc.library.needs import number, whole
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import exact
from neurosym.languages.calc.primitives import Constant, Primitive, table

__all__ = ["FLOAT_METHODS", "INT_METHODS", "NUMBER_ATTRIBUTES", "RATIONAL_METHODS", "ROUNDINGS"]


def _ratio(m: Meter, value: Any) -> tuple[int, int]:
    """Raises OverflowError or ValueError for a float without such."""
    top, bottom = value.as_integer_ratio()
    return top, bottom


def _limit_denominator(m: Meter, value: Any, max_denominator: Any = 1_000_000) -> Any:
    m.charge(1 + Fraction(value).denominator.bit_length())
    return exact(Fraction(value).limit_denominator(whole(max_denominator, "limit_denominator")))


_MODES = (
    "ROUND_CEILING", "ROUND_DOWN", "ROUND_FLOOR", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_HALF_UP",
    "ROUND_UP",
)  # fmt: skip


def _way(name: str) -> Constant:
    return Constant(name, lambda m: name, "a way to round, for quantize")


ROUNDINGS = {name: _way(name) for name in _MODES}
"""The names of decimal's ways to round."""


def _quantize(m: Meter, value: Any, exp: Any, rounding: Any = "ROUND_HALF_EVEN") -> Any:
    """Decimals remember how many digits they were written with and rationals do not: 1.00 is 1 here."""
    unit = Fraction(number(exp, "quantize"))
    places = decimal_places(unit)
    if unit.numerator != 1 or not places or 10**places != unit.denominator:
        raise ExecutionError(
            "quantize rounds to a unit such as 0.1 or 0.01; 1 and 1.00 are the same number here",
            hint="round(x, digits) rounds, half to even",
        )
    if rounding not in _MODES:
        raise ExecutionError("quantize does not know this way to round", hint=", ".join(_MODES))
    size = abs(Fraction(value)) / unit
    below, rest = divmod(size, 1)
    return exact(unit * (below + _up(rounding, value < 0, below, rest)) * (-1 if value < 0 else 1))


def _up(rounding: str, negative: bool, below: int, rest: Fraction) -> bool:
    """Whether the magnitude is rounded away from zero; ``rest`` is what is cut."""
    half = Fraction(1, 2)
    match rounding:
        case "ROUND_CEILING":
            return rest > 0 and not negative
        case "ROUND_FLOOR":
            return rest > 0 and negative
        case "ROUND_UP":
            return rest > 0
        case "ROUND_HALF_UP":
            return rest >= half
        case "ROUND_HALF_DOWN":
            return rest > half
        case "ROUND_HALF_EVEN":
            return rest > half or (rest == half and below % 2 == 1)
        case _:
            return False


RATIONAL_METHODS = table(
    Primitive("as_integer_ratio", 0, 0, _ratio, "numerator and denominator"),
    Primitive("is_integer", 0, 0, lambda m, x: Fraction(x).denominator == 1, "whether it is whole"),
    Primitive("limit_denominator", 0, 1, _limit_denominator, "the nearest rational with a small denominator"),
    Primitive("quantize", 1, 2, _quantize, "rounded to a multiple of a unit such as 0.01", ("rounding",)),
)

INT_METHODS = RATIONAL_METHODS | table(
    Primitive("bit_count", 0, 0, lambda m, x: x.bit_count(), "how many binary digits are 1"),
    Primitive("bit_length", 0, 0, lambda m, x: x.bit_length(), "how many binary digits it has"),
)

FLOAT_METHODS = table(
    Primitive("as_integer_ratio", 0, 0, _ratio, "numerator and denominator"),
    Primitive("is_integer", 0, 0, lambda m, x: x.is_integer(), "whether it is whole"),
)

NUMBER_ATTRIBUTES = table(
    Primitive("numerator", 0, 0, lambda m, x: x.numerator, "what stands above, in lowest terms"),
    Primitive("denominator", 0, 0, lambda m, x: x.denominator, "what stands below, in lowest terms"),
    Primitive("is_integer", 0, 0, lambda m, x: x.denominator == 1, "whether it is whole, as of a formula"),
    Primitive("is_rational", 0, 0, lambda m, x: True, "True, as of a formula"),
    Primitive("is_real", 0, 0, lambda m, x: True, "True, as of a formula"),
    Primitive("is_number", 0, 0, lambda m, x: True, "True, as of a formula"),
    Primitive("is_finite", 0, 0, lambda m, x: True, "True, as of a formula"),
    Primitive("is_positive", 0, 0, lambda m, x: x > 0, "whether it is above 0, as of a formula"),
    Primitive("is_negative", 0, 0, lambda m, x: x < 0, "whether it is below 0, as of a formula"),
    Primitive("is_zero", 0, 0, lambda m, x: x == 0, "whether it is 0, as of a formula"),
    Primitive("is_even", 0, 0, lambda m, x: x % 2 == 0, "whether it is even, as of a formula"),
    Primitive("is_odd", 0, 0, lambda m, x: x % 2 == 1, "whether it is odd, as of a formula"),
)
