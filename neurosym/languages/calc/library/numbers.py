"""Numbers in general: what makes them, rounds them, adds and multiplies them."""

from __future__ import annotations

import re
from datetime import timedelta
from fractions import Fraction
from typing import Any

from dateutil.relativedelta import relativedelta

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import is_number, listed
from neurosym.languages.calc.library.needs import number, whole
from neurosym.languages.calc.literals import number_value
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import (
    add,
    charge_division,
    charge_operand,
    divide,
    exact,
    multiply,
    power,
)
from neurosym.languages.calc.primitives import Primitive, iterable, table
from neurosym.values import natural

__all__ = ["NUMBERS", "product", "total"]

_INTEGER = re.compile(r"[+-]?\d+(?:_\d+)*")
_DECIMAL = re.compile(r"([+-]?)(\d+(?:_\d+)*)?(?:\.(\d*(?:_\d+)*))?(?:[eE]([+-]?\d{1,9}))?")


def _absolute(m: Meter, value: Any) -> Any:
    if type(value) is int:
        return abs(value)
    return abs(value if isinstance(value, (timedelta, relativedelta)) else number(value, "abs"))


def _integer(m: Meter, value: Any = 0, base: Any = None) -> int:
    if type(value) is int and base is None:
        return value
    if isinstance(value, str):
        m.charge(1 + (len(value) // 9) ** 2 // 200)
        digits = value.strip()
        if base is not None:
            return int(digits, whole(base, "int with a base"))
        if not _INTEGER.fullmatch(digits):
            hint = "float(x) or Fraction(x) reads a decimal" if "." in digits else None
            raise ExecutionError(f"the text {value[:30]!r} is not an integer", hint=hint)
        body = digits.lstrip("+-").replace("_", "")
        return -natural(body) if digits[0] == "-" else natural(body)
    if base is not None:
        raise ExecutionError("int takes a base for a text only", hint='int("ff", 16)')
    return int(number(value, "int"))


def _fraction(m: Meter, top: Any = 0, bottom: Any = 1) -> Any:
    return divide(m, _exactly(m, top, "Fraction"), _exactly(m, bottom, "Fraction"))


def _decimal(m: Meter, value: Any = 0) -> Any:
    return _exactly(m, value, "Decimal")


def _exactly(m: Meter, value: Any, what: str) -> Any:
    if isinstance(value, str):
        return _read(m, value)
    return exact(Fraction(value)) if isinstance(value, float) else number(value, what)


def _read(m: Meter, text: str) -> Any:
    """The number that a text writes: ``-12``, ``.5``, ``1e3``, ``1/3``."""
    m.charge(1 + (len(text) // 9) ** 2 // 200)
    top, slash, bottom = text.strip().partition("/")
    if slash:
        return divide(m, _read(m, top), _read(m, bottom))
    match = _DECIMAL.fullmatch(top)
    if match is None or not (match[2] or match[3]):
        raise ExecutionError(f"the text {text[:30]!r} is not a number")
    sign, before, after, exponent = match.groups()
    value = number_value(f"{before or 0}.{after or 0}".replace("_", ""))
    if exponent:
        value = multiply(m, value, power(m, 10, int(exponent)))
    return -value if sign == "-" else value


def _float(m: Meter, value: Any = 0) -> float:
    """Infinity alone is exact: so are comparisons with it."""
    if isinstance(value, str):
        name = value.strip().lstrip("+-").lower()
        if name == "nan":
            raise ExecutionError("calc has no nan", hint="use None for a value that is missing")
        m.inexact = m.inexact or name not in ("inf", "infinity")
        return float(value)
    m.inexact = True
    return float(number(value, "float"))


def _approximate(m: Meter, value: Any, n: Any = 15) -> Any:
    digits = whole(n, "N")
    if digits < 1:
        raise ExecutionError("N gives at least 1 digit", hint="round(x, digits) stays exact")
    if digits > 17:
        return m.algebra.call("N", m, (value, digits), {})
    if isinstance(value, str) or not is_number(value):
        return m.algebra.call("N", m, (number(value, "N") if isinstance(value, str) else value, digits), {})
    m.inexact = True
    return float(f"{float(value):.{digits - 1}e}")


def _round(m: Meter, value: Any, ndigits: Any = None) -> Any:
    number(value, "round")
    if ndigits is None:
        return round(value)
    digits = whole(ndigits, "round")
    m.grow(abs(digits))
    m.charge(1 + abs(digits) // 10)
    return exact(round(Fraction(value) if isinstance(value, int) else value, digits))


def total(m: Meter, items: Any, start: Any = 0) -> Any:
    """The sum; texts are refused, as Python does."""
    if isinstance(items, range) and type(start) is int:
        if not items:
            return start
        return start + (items[0] + items[-1]) * len(items) // 2
    if isinstance(start, str):
        raise ExecutionError("sum does not join texts", hint='use "".join(...)')
    found = iterable(items, "sum")
    if hasattr(items, "__len__"):
        m.charge(len(items))
    result = start
    for item in found:
        if type(item) is int and type(result) is int and -_SMALL < item < _SMALL:
            result += item
            m.left -= 1
            if m.left < 0:
                m.charge(0)
        elif isinstance(item, str):
            raise ExecutionError("sum does not join texts", hint='use "".join(...)')
        else:
            m.charge(1)
            result = add(m, result, item)
    return result


_SMALL = 1 << 64


def product(m: Meter, items: Any, start: Any = 1) -> Any:
    """By pairs, pairs of pairs, ...: long integers are multiplied with ones of their length."""
    level = [start, *listed(iterable(items, "prod"), m)]
    for item in level:
        number(item, "prod")
    while len(level) > 1:
        pairs = [multiply(m, a, b) for a, b in zip(level[::2], level[1::2], strict=False)]
        level = pairs + level[len(pairs) * 2 :]
        m.charge(len(level))
    return level[0]


def _power(m: Meter, base: Any, exp: Any, mod: Any = None) -> Any:
    if mod is None:
        return power(m, number(base, "pow"), number(exp, "pow"))
    base, exp, mod = (whole(x, "pow with a modulus") for x in (base, exp, mod))
    m.charge(1 + exp.bit_length() * (mod.bit_length() // 30 + 1) ** 2 // 60)
    charge_operand(m, base)
    return pow(base, exp, mod)


def _divmod(m: Meter, a: Any, b: Any) -> tuple[Any, Any]:
    for value in (a, b):
        if not isinstance(value, timedelta):
            number(value, "divmod")
    charge_division(m, a, b)
    quotient, rest = divmod(a, b)
    return quotient, exact(rest)


NUMBERS = table(
    Primitive("abs", 1, 1, _absolute, "the absolute value"),
    Primitive("bool", 0, 1, lambda m, x=False: bool(x), "True unless zero or empty"),
    Primitive("Decimal", 0, 1, _decimal, "the exact number that a text writes"),
    Primitive("divmod", 2, 2, _divmod, "floor quotient and remainder"),
    Primitive("float", 0, 1, _float, "an approximation; the outcome is no longer exact"),
    Primitive("Fraction", 0, 2, _fraction, "a rational, from one or two numbers or texts"),
    Primitive("int", 0, 2, _integer, "the integer part, or the integer that a text writes", ("base",)),
    Primitive("N", 1, 2, _approximate, "an approximation to so many digits; no longer exact", ("n",)),
    Primitive("pow", 2, 3, _power, "a power, by a modulus if a third argument is given", ("mod",)),
    Primitive("prod", 1, 2, product, "the product of the items", ("start",)),
    Primitive("round", 1, 2, _round, "rounded, half to even", ("ndigits",)),
    Primitive("sum", 1, 2, total, "the sum of the items", ("start",)),
)
