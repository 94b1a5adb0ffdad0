"""The operators on sympy's objects: guarded, and exact where both operands are numbers."""

from __future__ import annotations

from typing import Any

from sympy import Integer, Mod, Poly, Pow, floor

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra.decide import exact_floor, is_zero
from neurosym.languages.calc.algebra.guards import guard_expansion, guard_power
from neurosym.languages.calc.meter import Meter

__all__ = ["floor_over", "minus", "modulo", "over", "plus", "times", "to_the"]


def plus(m: Meter, a: Any, b: Any) -> Any:
    return a + b


def minus(m: Meter, a: Any, b: Any) -> Any:
    return a - b


def times(m: Meter, a: Any, b: Any) -> Any:
    return a * b


def over(m: Meter, a: Any, b: Any) -> Any:
    if b == 0 or (b.is_number and b.args and is_zero(m, b)):
        raise ExecutionError("division by zero")
    return a / b


def to_the(m: Meter, a: Any, b: Any) -> Any:
    guard_power(m, a, b)
    if isinstance(a, Poly):
        guard_expansion(m, Pow(a.as_expr(), b, evaluate=False))
        return a ** int(b)
    return a**b


def floor_over(m: Meter, a: Any, b: Any) -> Any:
    quotient = over(m, a, b)
    return Integer(exact_floor(m, quotient)) if quotient.is_number else floor(quotient)


def modulo(m: Meter, a: Any, b: Any) -> Any:
    if a.is_number and b.is_number:
        return a - b * floor_over(m, a, b)
    return Mod(a, b)
