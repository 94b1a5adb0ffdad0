"""Functions of integers: divisors in common, factorials, choices, roots, bases."""

from __future__ import annotations

import math
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import is_number
from neurosym.languages.calc.library.needs import natural_number, whole
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import karatsuba
from neurosym.languages.calc.primes import isprime
from neurosym.languages.calc.primitives import Primitive, table

__all__ = ["INTEGERS", "comb", "factorial"]


def _symbolic(values: tuple[Any, ...]) -> bool:
    """Whether the algebra is asked: for formulas, and for nothing that the host can count."""
    return any(is_number(value) and not isinstance(value, (int, float)) for value in values)


def _charge_common(m: Meter, values: tuple[int, ...], what: str) -> None:
    for value in values:
        whole(value, what)
    m.charge(1 + sum((value.bit_length() // 30) ** 2 // 30 for value in values))


def _gcd(m: Meter, *values: Any) -> Any:
    if _symbolic(values):
        return m.algebra.call("gcd", m, values, {})
    _charge_common(m, values, "gcd")
    return math.gcd(*values)


def _lcm(m: Meter, *values: Any) -> Any:
    if _symbolic(values):
        return m.algebra.call("lcm", m, values, {})
    _charge_common(m, values, "lcm")
    m.grow(sum(value.bit_length() for value in values) >> 3)
    return math.lcm(*values)


def factorial(m: Meter, value: Any) -> Any:
    if _symbolic((value,)):
        return m.algebra.call("factorial", m, (value,), {})
    if whole(value, "factorial") < 0:
        raise ExecutionError("factorial of a negative number")
    bits = value * max(value.bit_length() - 1, 1)
    m.grow(bits >> 3)
    m.charge(1 + value // 4 + karatsuba(bits // 30 + 1, bits // 30 + 1) // 60)
    return math.factorial(value)


def comb(m: Meter, n: Any, k: Any) -> int:
    natural_number(n, "comb"), natural_number(k, "comb")
    bits = min(k, max(n - k, 0)) * n.bit_length()
    m.grow(bits >> 3)
    m.charge(1 + karatsuba(bits // 30 + 1, bits // 30 + 1) // 30)
    return math.comb(n, k)


def _binomial(m: Meter, n: Any, k: Any) -> Any:
    if _symbolic((n, k)):
        return m.algebra.call("binomial", m, (n, k), {})
    if whole(n, "binomial") < 0 or whole(k, "binomial") < 0:
        raise ExecutionError("binomial of a negative number")
    return comb(m, n, k)


def _perm(m: Meter, n: Any, k: Any = None) -> Any:
    if k is None:
        return factorial(m, n)
    natural_number(n, "perm"), natural_number(k, "perm")
    bits = min(k, n) * n.bit_length()
    m.grow(bits >> 3)
    m.charge(1 + karatsuba(bits // 30 + 1, bits // 30 + 1) // 30)
    return math.perm(n, k)


def _isqrt(m: Meter, value: Any) -> int:
    m.charge(1 + (whole(value, "isqrt").bit_length() // 30) ** 2 // 60)
    return math.isqrt(value)


def _based(name: str, convert: Any) -> Primitive:
    def run(m: Meter, value: Any) -> str:
        m.charge_bytes(whole(value, name).bit_length())
        return str(convert(value))

    return Primitive(name, 1, 1, run, f"the text of an integer, as Python's {name} writes it")


INTEGERS = table(
    _based("bin", bin),
    Primitive("binomial", 2, 2, _binomial, "in how many ways k of n can be chosen"),
    Primitive("comb", 2, 2, comb, "in how many ways k of n can be chosen"),
    Primitive("factorial", 1, 1, factorial, "the product of 1 to n"),
    Primitive("gcd", 0, 255, _gcd, "the greatest common divisor"),
    _based("hex", hex),
    Primitive("isprime", 1, 1, isprime, "whether an integer is prime"),
    Primitive("isqrt", 1, 1, _isqrt, "the integer part of the square root"),
    Primitive("lcm", 0, 255, _lcm, "the least common multiple"),
    _based("oct", oct),
    Primitive("perm", 1, 2, _perm, "in how many orders k of n can be chosen"),
)
