"""CPython's arithmetic made exact: what the oracle puts in the place of operators, builtins and formats."""

import builtins
import math
import operator
import re
from collections import deque
from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

__all__ = [
    "NAMESPACE",
    "OutOfScope",
    "Rational",
    "formatted",
    "in_place",
    "operate",
    "plain",
    "total_seconds",
]

_LARGEST = 20_000
"""Bits of an integer, or items of a collection."""


class OutOfScope(BaseException):
    """The program does what is not compared: it makes something huge or leaves the rationals."""


class Rational(Fraction):
    """A rational that is no integer, written as calc writes it."""

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}"

    def __format__(self, spec: str) -> str:
        return formatted(self, spec)


def plain(value: Any) -> Any:
    """An integer if it is whole, else a Rational; anything else as it is. Raises OutOfScope."""
    if isinstance(value, Fraction):
        if value.denominator == 1:
            return value.numerator
        if value.denominator.bit_length() > _LARGEST:
            raise OutOfScope
        return value if isinstance(value, Rational) else Rational(value)
    if isinstance(value, (float, complex)):
        raise OutOfScope
    return value


_OPERATORS = {
    "Add": operator.add, "Sub": operator.sub, "Mult": operator.mul, "FloorDiv": operator.floordiv,
    "Mod": operator.mod, "Pow": operator.pow, "LShift": operator.lshift, "RShift": operator.rshift,
    "BitOr": operator.or_, "BitAnd": operator.and_, "BitXor": operator.xor, "Div": operator.truediv,
}  # fmt: skip
_IN_PLACE = {"Add": operator.iadd, "BitOr": operator.ior, "BitAnd": operator.iand, "Sub": operator.isub,
             "BitXor": operator.ixor, "Mult": operator.imul}  # fmt: skip


_DECIMALS = re.compile(r"%(?:%|(\d*\.\d+f)|.*?[a-z])")


def _percent(template: str, values: Any) -> str:
    """``%`` on a text, with its decimals exact."""
    given = iter(values if isinstance(values, tuple) else (values,))

    def written(match: re.Match[str]) -> str:
        if match[0] == "%%":
            return "%"
        return formatted(next(given), match[1]) if match[1] else match[0] % next(given)

    return _DECIMALS.sub(written, template)


def operate(name: str, a: Any, b: Any) -> Any:
    if name == "Mod" and isinstance(a, str):
        return _percent(a, b)
    _guard(name, a, b)
    if isinstance(a, timedelta) and isinstance(b, timedelta) and name == "Div":
        return plain(Fraction(a // timedelta.resolution) / (b // timedelta.resolution))
    if isinstance(a, (int, Fraction)) and isinstance(b, (int, Fraction)):
        if name == "Div":
            return plain(Fraction(a) / b)
        if name == "Pow" and isinstance(b, int) and b < 0:
            return plain(Fraction(a) ** b)
    return plain(_OPERATORS[name](a, b))


def total_seconds(span: timedelta) -> Any:
    return operate("Div", span, timedelta(seconds=1))


def in_place(name: str, a: Any, b: Any) -> Any:
    if isinstance(a, (list, dict, set, deque)) and name in _IN_PLACE:
        return _IN_PLACE[name](a, b)
    return operate(name, a, b)


def _guard(name: str, a: Any, b: Any) -> None:
    if name == "Mult":
        for items, count in ((a, b), (b, a)):
            repeated = isinstance(items, (str, list, tuple)) and isinstance(count, int)
            if repeated and len(items) * count > _LARGEST:
                raise OutOfScope
    if not isinstance(a, int) or not isinstance(b, int):
        return
    size = {
        "Mult": a.bit_length() + b.bit_length(),
        "Pow": a.bit_length() * max(b, 0),
        "LShift": a.bit_length() + max(b, 0),
    }.get(name, 0)
    if size > _LARGEST:
        raise OutOfScope


def formatted(value: Any, spec: str) -> str:
    """``format``, exactly for rationals and for integers that are written as decimals."""
    if spec and isinstance(value, (int, Fraction)) and not isinstance(value, bool) and spec[-1] in "f%e":
        with localcontext(Context(prec=400, rounding=ROUND_HALF_EVEN)):
            return format(Decimal(value.numerator) / Decimal(value.denominator), spec)
    if isinstance(value, Rational):
        return format(str(value), spec)
    return format(value, spec)


def _sqrt(x: Any) -> Any:
    value = Fraction(x)
    top, bottom = math.isqrt(value.numerator), math.isqrt(value.denominator)
    if top * top != value.numerator or bottom * bottom != value.denominator:
        raise OutOfScope
    return plain(Fraction(top, bottom))


def _sum(items: Any, start: Any = 0) -> Any:
    total = builtins.sum(items, start)
    return plain(total)


def _mean(items: Any) -> Any:
    found = list(items)
    return plain(Fraction(sum(found)) / len(found))


def _median(items: Any) -> Any:
    found = sorted(items)
    middle = len(found) // 2
    return found[middle] if len(found) % 2 else plain(Fraction(found[middle - 1] + found[middle]) / 2)


class _Math:
    """The functions of ``math``, of which some must stay exact."""

    sqrt = staticmethod(_sqrt)
    floor, ceil, trunc, gcd, lcm, isqrt = math.floor, math.ceil, math.trunc, math.gcd, math.lcm, math.isqrt
    comb, perm, factorial, fsum = math.comb, math.perm, math.factorial, staticmethod(_sum)
    prod = staticmethod(lambda items: plain(math.prod(items)))


NAMESPACE: dict[str, Any] = {
    "math": _Math,
    "sum": _sum,
    "mean": _mean,
    "median": _median,
    "Fraction": lambda *arguments: plain(Fraction(*arguments)),
    "abs": lambda x: plain(abs(x)),
    "round": lambda x, *digits: plain(round(x, *digits)),
    "pow": lambda *arguments: operate("Pow", *arguments) if len(arguments) == 2 else pow(*arguments),
    "divmod": lambda a, b: tuple(plain(part) for part in divmod(a, b)),
}
"""Takes the place of the builtins and of what programs import by these names."""
