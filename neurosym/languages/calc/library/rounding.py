"""Integer parts, remainders, signs and nearness of numbers: exact on exact numbers."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

from neurosym.languages.calc.library.needs import number
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import divide, multiply, subtract
from neurosym.languages.calc.primitives import Primitive, table

__all__ = ["PARTS", "ROUNDING"]


def _floor(m: Meter, x: Any) -> Any:
    return math.floor(number(x, "floor"))


def _ceil(m: Meter, x: Any) -> Any:
    return math.ceil(number(x, "ceil"))


def _trunc(m: Meter, x: Any) -> Any:
    return math.trunc(number(x, "trunc"))


def _remainder(m: Meter, x: Any, y: Any) -> Any:
    """With the sign of the dividend, unlike ``%``."""
    if type(x) is float or type(y) is float:
        return math.fmod(number(x, "fmod"), number(y, "fmod"))
    quotient = math.trunc(divide(m, number(x, "fmod"), number(y, "fmod")))
    return subtract(m, x, multiply(m, y, quotient))


def _nearest_remainder(m: Meter, x: Any, y: Any) -> Any:
    if type(x) is float or type(y) is float:
        return math.remainder(number(x, "remainder"), number(y, "remainder"))
    quotient = round(divide(m, number(x, "remainder"), number(y, "remainder")))
    return subtract(m, x, multiply(m, y, quotient))


def _parts(m: Meter, x: Any) -> tuple[Any, Any]:
    if type(x) is float:
        return math.modf(x)
    whole = math.trunc(number(x, "modf"))
    return subtract(m, x, whole), whole


def _with_sign(m: Meter, x: Any, y: Any) -> Any:
    if type(y) is float:
        negative = math.copysign(1, y) < 0
    else:
        negative = bool(number(y, "copysign") < 0)
    size = abs(number(x, "copysign"))
    return -size if negative else size


def _close(m: Meter, a: Any, b: Any, rel_tol: Any = Fraction(1, 10**9), abs_tol: Any = 0) -> bool:
    number(a, "isclose"), number(b, "isclose")
    if a == b:
        return True
    if not (_finite(m, a) and _finite(m, b)):
        return False
    allowed = max(multiply(m, rel_tol, max(abs(a), abs(b))), abs_tol)
    return bool(abs(subtract(m, a, b)) <= allowed)


def _finite(m: Meter, x: Any) -> bool:
    return not isinstance(number(x, "isfinite"), float) or math.isfinite(x)


def _infinite(m: Meter, x: Any) -> bool:
    return isinstance(number(x, "isinf"), float) and math.isinf(x)


def _no_number(m: Meter, x: Any) -> bool:
    return isinstance(number(x, "isnan"), float) and math.isnan(x)


ROUNDING = table(
    Primitive("ceil", 1, 1, _ceil, "the next integer above"),
    Primitive("floor", 1, 1, _floor, "the next integer below"),
)
"""Builtins."""

PARTS = table(
    *ROUNDING.values(),
    Primitive("copysign", 2, 2, _with_sign, "the size of the first with the sign of the second"),
    Primitive("fmod", 2, 2, _remainder, "the remainder, with the sign of the dividend"),
    Primitive("isclose", 2, 2, _close, "whether two numbers are near each other", ("rel_tol", "abs_tol")),
    Primitive("isfinite", 1, 1, _finite, "whether it is a number and not infinite"),
    Primitive("isinf", 1, 1, _infinite, "whether it is infinite"),
    Primitive("isnan", 1, 1, _no_number, "whether it is the float that is not a number"),
    Primitive("modf", 1, 1, _parts, "the part after the point, and the integer part"),
    Primitive("remainder", 2, 2, _nearest_remainder, "the remainder of the nearest quotient"),
    Primitive("trunc", 1, 1, _trunc, "the integer part"),
)
"""The functions of ``math``."""
