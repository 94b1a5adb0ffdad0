"""The functions of numbers behind calc's builtins: exact, guarded, charged."""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import kind, listed
from neurosym.languages.calc.literals import number_value
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import add, divide, exact, karatsuba, multiply, power, root
from neurosym.languages.calc.primes import isprime
from neurosym.languages.calc.primitives import Primitive, iterable, needs_integer, table
from neurosym.values import natural

__all__ = ["NUMBERS"]


def _number(value: Any, what: str) -> Any:
    if not isinstance(value, (int, Fraction, float)):
        raise ExecutionError(
            f"{what} needs a number, not {kind(value)}", hint="int(x) makes a number of a text"
        )
    return value


def _integer(m: Meter, value: Any = 0, base: Any = None) -> int:
    if isinstance(value, str):
        m.charge(1 + (len(value) // 9) ** 2 // 200)
        digits = value.strip().replace("_", "")
        if base is not None:
            return int(digits[: m.size], base) if len(digits) < 4000 else int(value, base)
        body = digits[1:] if digits[:1] in ("+", "-") else digits
        if not body or not body.isdecimal():
            raise ExecutionError(f"the text {value[:30]!r} is not an integer")
        return -natural(body) if digits[0] == "-" else natural(body)
    return int(_number(value, "int"))


def _fraction(m: Meter, top: Any = 0, bottom: Any = 1) -> Any:
    if isinstance(top, str):
        numerator, slash, denominator = top.strip().partition("/")
        return divide(m, _decimal(numerator), _decimal(denominator) if slash else bottom)
    return divide(m, _exactly(top), _exactly(bottom))


def _exactly(value: Any) -> Any:
    return exact(Fraction(value)) if isinstance(value, float) else _number(value, "Fraction")


def _decimal(text: str) -> int | Fraction:
    body = text.strip().lower()
    sign = -1 if body.startswith("-") else 1
    body = body.lstrip("+-")
    if not body.replace(".", "", 1).isdecimal():
        raise ExecutionError(f"the text {text[:30]!r} is not a number")
    return sign * number_value(body)


def _float(m: Meter, value: Any = 0) -> float:
    m.inexact = True
    if isinstance(value, str):
        return float(value)
    return float(_number(value, "float"))


def _approximate(m: Meter, value: Any, digits: Any = 15) -> float:
    if not 1 <= needs_integer(digits, "N") <= 17:
        raise ExecutionError("N gives 1 to 17 digits", hint="round(x, digits) stays exact")
    return float(f"{_float(m, value):.{digits - 1}e}")


def _round(m: Meter, value: Any, digits: Any = None) -> Any:
    _number(value, "round")
    if digits is None:
        return round(value)
    m.grow(abs(needs_integer(digits, "round")))
    m.charge(1 + abs(digits) // 10)
    return round(value, digits) if isinstance(value, float) else exact(round(Fraction(value), digits))


def _sum(m: Meter, items: Any, start: Any = 0) -> Any:
    if isinstance(items, range) and type(start) is int:
        if not items:
            return start
        return start + (items[0] + items[-1]) * len(items) // 2
    if isinstance(start, str):
        raise ExecutionError("sum does not join texts", hint='use "".join(...)')
    if hasattr(items, "__len__"):
        m.charge(len(items))
    total = start
    for item in iterable(items, "sum"):
        if isinstance(item, int) and type(total) is int and -_SMALL < item < _SMALL:
            total += item
        elif isinstance(item, str):
            raise ExecutionError("sum does not join texts", hint='use "".join(...)')
        else:
            total = add(m, total, item)
    return total


_SMALL = 1 << 64


def _product(m: Meter, items: Any, start: Any = 1) -> Any:
    level = [start, *listed(iterable(items, "prod"), m)]
    for item in level:
        _number(item, "prod")
    while len(level) > 1:
        pairs = [multiply(m, a, b) for a, b in zip(level[::2], level[1::2], strict=False)]
        level = pairs + level[len(pairs) * 2 :]
        m.charge(len(level))
    return level[0]


def _numbers(m: Meter, items: Any, what: str) -> list[Any]:
    found = listed(iterable(items, what), m)
    if not found:
        raise ExecutionError(f"{what} of nothing")
    for item in found:
        _number(item, what)
    return found


def _mean(m: Meter, items: Any) -> Any:
    found = _numbers(m, items, "mean")
    return divide(m, _sum(m, found), len(found))


def _median(m: Meter, items: Any) -> Any:
    found = sorted(_numbers(m, items, "median"))
    m.charge(len(found))
    half = len(found) // 2
    return found[half] if len(found) % 2 else divide(m, add(m, found[half - 1], found[half]), 2)


def _mode(m: Meter, items: Any) -> Any:
    counts: dict[Any, int] = {}
    for item in listed(iterable(items, "mode"), m):
        counts[item] = counts.get(item, 0) + 1
    if not counts:
        raise ExecutionError("mode of nothing")
    return max(counts, key=counts.__getitem__)


def _common(m: Meter, numbers: tuple[Any, ...], what: str) -> list[int]:
    found = [needs_integer(number, what) for number in numbers]
    m.charge(1 + sum((number.bit_length() // 30) ** 2 // 30 for number in found))
    return found


def _lcm(m: Meter, *numbers: Any) -> int:
    found = _common(m, numbers, "lcm")
    m.grow(sum(number.bit_length() for number in found) >> 3)
    return math.lcm(*found)


def _factorial(m: Meter, number: Any) -> int:
    if needs_integer(number, "factorial") < 0:
        raise ExecutionError("factorial of a negative number")
    bits = number * max(number.bit_length() - 1, 1)
    m.grow(bits >> 3)
    m.charge(1 + number // 4 + karatsuba(bits // 30 + 1, bits // 30 + 1) // 60)
    return math.factorial(number)


def _binomial(m: Meter, n: Any, k: Any) -> int:
    if needs_integer(n, "binomial") < 0 or needs_integer(k, "binomial") < 0:
        raise ExecutionError("binomial of a negative number")
    bits = min(k, max(n - k, 0)) * n.bit_length()
    m.grow(bits >> 3)
    m.charge(1 + karatsuba(bits // 30 + 1, bits // 30 + 1) // 30)
    return math.comb(n, k)


def _isqrt(m: Meter, number: Any) -> int:
    m.charge(1 + (needs_integer(number, "isqrt").bit_length() // 30) ** 2 // 60)
    return math.isqrt(number)


def _sqrt(m: Meter, number: Any) -> Any:
    return math.sqrt(number) if isinstance(number, float) else root(m, _number(number, "sqrt"), 2)


def _power(m: Meter, base: Any, exponent: Any, modulus: Any = None) -> Any:
    if modulus is None:
        return power(m, _number(base, "pow"), _number(exponent, "pow"))
    base, exponent, modulus = (needs_integer(x, "pow") for x in (base, exponent, modulus))
    m.charge(1 + exponent.bit_length() * (modulus.bit_length() // 30 + 1) ** 2 // 60)
    return pow(base, exponent, modulus)


def _divmod(m: Meter, a: Any, b: Any) -> tuple[Any, Any]:
    _number(a, "divmod"), _number(b, "divmod")
    m.charge(1 + ((a.bit_length() if isinstance(a, int) else 0) // 30) ** 2 // 60)
    quotient, rest = divmod(a, b)
    return quotient, exact(rest)


def _bool(m: Meter, value: Any = False) -> bool:
    return bool(value)


def _bits(number: Iterable[Any] | Any) -> int:
    return number.bit_length() if isinstance(number, int) else 0


def _based(name: str, convert: Any) -> Primitive:
    def run(m: Meter, number: Any) -> str:
        m.charge_bytes(_bits(number))
        return str(convert(needs_integer(number, name)))

    return Primitive(name, 1, 1, run, f"the text of an integer, as Python's {name} writes it")


NUMBERS = table(
    Primitive("abs", 1, 1, lambda m, x: abs(_number(x, "abs")), "the absolute value"),
    _based("bin", bin),
    Primitive("binomial", 2, 2, _binomial, "in how many ways k of n can be chosen"),
    Primitive("bool", 0, 1, _bool, "True unless zero or empty"),
    Primitive("ceil", 1, 1, lambda m, x: math.ceil(_number(x, "ceil")), "the next integer above"),
    Primitive("divmod", 2, 2, _divmod, "floor quotient and remainder"),
    Primitive("factorial", 1, 1, _factorial, "the product of 1 to n"),
    Primitive("float", 0, 1, _float, "an approximation; the outcome is no longer exact"),
    Primitive("floor", 1, 1, lambda m, x: math.floor(_number(x, "floor")), "the next integer below"),
    Primitive("Fraction", 0, 2, _fraction, "a rational, from one or two numbers or a text"),
    Primitive("gcd", 0, 255, lambda m, *xs: math.gcd(*_common(m, xs, "gcd")), "the greatest common divisor"),
    _based("hex", hex),
    Primitive("int", 0, 2, _integer, "the integer part, or the integer that a text writes", ("base",)),
    Primitive("isprime", 1, 1, isprime, "whether an integer is prime"),
    Primitive("isqrt", 1, 1, _isqrt, "the integer part of the square root"),
    Primitive("lcm", 0, 255, _lcm, "the least common multiple"),
    Primitive("mean", 1, 1, _mean, "the arithmetic mean, exact"),
    Primitive("median", 1, 1, _median, "the middle one, or the mean of the two in the middle"),
    Primitive("mode", 1, 1, _mode, "the most frequent item, the first of several"),
    Primitive("N", 1, 2, _approximate, "an approximation to so many digits; no longer exact"),
    _based("oct", oct),
    Primitive("pow", 2, 3, _power, "a power, by a modulus if a third argument is given"),
    Primitive("prod", 1, 2, _product, "the product of the items", ("start",)),
    Primitive("round", 1, 2, _round, "rounded, half to even", ("ndigits",)),
    Primitive("sqrt", 1, 1, _sqrt, "the square root of the square of a rational"),
    Primitive("sum", 1, 2, _sum, "the sum of the items", ("start",)),
)
