"""The functions of numbers and formulas: roots, exponentials, circular and special functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy
from sympy import Rational

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra.convert import expression
from neurosym.languages.calc.algebra.decide import exact_floor
from neurosym.languages.calc.algebra.guards import guard_power
from neurosym.languages.calc.algebra.term import plain
from neurosym.languages.calc.meter import Meter

__all__ = ["FUNCTIONS"]

_LARGE = 10_000_000


def _one(name: str) -> Callable[..., Any]:
    function = getattr(sympy, name)
    return lambda m, value: plain(m, function(expression(value, name)))


def _whole(name: str, sign: int) -> Callable[..., Any]:
    """Floor and ceiling: exact of numbers, symbolic of formulas."""

    def run(m: Meter, value: Any) -> Any:
        x = expression(value, name)
        if x.is_number and x.is_finite is not False and not x.has(sympy.I):
            return sign * exact_floor(m, sign * x)
        return plain(m, getattr(sympy, name)(x))

    return run


def _root(m: Meter, value: Any, degree: Any) -> Any:
    n = expression(degree, "root")
    if n == 0:
        raise ExecutionError("there is no root of degree 0")
    return _power(m, value, 1 / n, "root")


def _power(m: Meter, value: Any, exponent: Any, what: str) -> Any:
    x = expression(value, what)
    guard_power(m, x, exponent)
    return plain(m, x**exponent)


def _real_root(m: Meter, value: Any, degree: Any = 2) -> Any:
    return plain(m, sympy.real_root(expression(value, "real_root"), expression(degree, "real_root")))


def _log(m: Meter, value: Any, base: Any = None) -> Any:
    x = expression(value, "log")
    if x == 0:
        raise ExecutionError("the logarithm of 0 is not a number")
    if base is None:
        return plain(m, sympy.log(x))
    b = expression(base, "log")
    if b in (0, 1):
        raise ExecutionError(f"there is no logarithm to the base {b}")
    exact = _exact_logarithm(x, b)
    return plain(m, sympy.log(x, b) if exact is None else exact)


def _exact_logarithm(x: Any, base: Any) -> Any:
    """The rational q with base ** q == x, of rationals that are powers of the same number."""
    if not (isinstance(x, Rational) and isinstance(base, Rational) and x > 0 and base > 0):
        return None
    quotient = sympy.log(x) / sympy.log(base)
    found = sympy.expand_log(quotient).cancel()
    return found if isinstance(found, Rational) and base**found == x else None


def _gamma(name: str) -> Callable[..., Any]:
    function = getattr(sympy, name)

    def run(m: Meter, value: Any) -> Any:
        x = expression(value, name)
        if x.is_Rational:
            size = abs(int(x.p)) // int(x.q) + 1
            m.grow(size * size.bit_length() >> 3)
            m.charge(1 + size)
        return plain(m, function(x))

    return run


def _several(name: str) -> Callable[..., Any]:
    function = getattr(sympy, name)
    return lambda m, *values: plain(m, function(*(expression(value, name) for value in values)))


def _binomial(m: Meter, n: Any, k: Any) -> Any:
    a, b = expression(n, "binomial"), expression(k, "binomial")
    if b.is_Integer and abs(b) > _LARGE:
        m.grow(int(abs(b)))
    return plain(m, sympy.binomial(a, b))


def _hypot(m: Meter, *values: Any) -> Any:
    squares = [expression(value, "hypot") ** 2 for value in values]
    return plain(m, sympy.sqrt(sympy.Add(*squares)))


_PLAIN = (
    "exp", "sin", "cos", "tan", "cot", "sec", "csc", "asin", "acos", "atan", "acot", "asec", "acsc",
    "sinh", "cosh", "tanh", "coth", "sech", "csch", "asinh", "acosh", "atanh", "acoth", "asech", "acsch",
    "Abs", "sign", "frac", "conjugate", "re", "im", "arg", "loggamma", "erf", "erfc", "Ei", "li", "Si",
    "Ci", "zeta", "LambertW", "Heaviside", "digamma",
)  # fmt: skip

FUNCTIONS: dict[str, Callable[..., Any]] = {
    **{name: _one(name) for name in _PLAIN},
    **{name: _several(name) for name in ("Max", "Min", "atan2", "Mod", "beta")},
    "sqrt": lambda m, value: _power(m, value, sympy.S.Half, "sqrt"),
    "cbrt": lambda m, value: _power(m, value, Rational(1, 3), "cbrt"),
    "root": _root,
    "real_root": _real_root,
    "log": _log,
    "ln": _log,
    "floor": _whole("floor", 1),
    "ceiling": _whole("ceiling", -1),
    "factorial": _gamma("factorial"),
    "gamma": _gamma("gamma"),
    "binomial": _binomial,
    "hypot": _hypot,
    "degrees": lambda m, value: plain(m, expression(value, "degrees") * 180 / sympy.pi),
    "radians": lambda m, value: plain(m, expression(value, "radians") * sympy.pi / 180),
}
