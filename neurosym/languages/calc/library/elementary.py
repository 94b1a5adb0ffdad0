"""Roots, powers, logarithms, angles: exact where the value is rational, the host's on floats, else the
algebra's. The functions of ``math`` are those of the real numbers and refuse what has no real value.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import listed
from neurosym.languages.calc.library.logarithms import exact_logarithm
from neurosym.languages.calc.library.needs import number
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import add, exact_root, multiply, power, subtract
from neurosym.languages.calc.primitives import Primitive, iterable, table

__all__ = ["ELEMENTARY", "REAL", "square_root"]

Domain = Callable[[Any], bool]

_AT_ZERO = {
    "exp": 1, "cos": 1, "cosh": 1, "sin": 0, "tan": 0, "asin": 0, "atan": 0, "sinh": 0, "tanh": 0, "asinh": 0,
    "atanh": 0, "erf": 0, "erfc": 1, "degrees": 0, "radians": 0,
}  # fmt: skip
_AT_ONE = {"acos": 0, "acosh": 0, "ln": 0}
"""The rational values at rational numbers, by the Lindemann-Weierstrass theorem the only ones."""

_DOMAINS: dict[str, Domain] = {
    "asin": lambda x: -1 <= x <= 1,
    "acos": lambda x: -1 <= x <= 1,
    "acosh": lambda x: x >= 1,
    "atanh": lambda x: -1 < x < 1,
}
"""Where a function that does not take every real number has a real value."""

_DOCS = {
    "exp": "Euler's number to a power", "sin": "the sine", "cos": "the cosine", "tan": "the tangent",
    "asin": "the angle whose sine this is", "acos": "the angle whose cosine this is",
    "atan": "the angle whose tangent this is", "sinh": "the hyperbolic sine", "cosh": "the hyperbolic cosine",
    "tanh": "the hyperbolic tangent", "asinh": "the inverse of sinh", "acosh": "the inverse of cosh",
    "atanh": "the inverse of tanh", "erf": "the error function", "erfc": "1 - erf",
    "degrees": "an angle in degrees", "radians": "an angle in radians", "ln": "the natural logarithm",
}  # fmt: skip


def _function(name: str, domain: Domain | None = None) -> Primitive:
    host = math.log if name == "ln" else getattr(math, name)
    known = {0: _AT_ZERO[name]} if name in _AT_ZERO else {1: _AT_ONE[name]}

    def run(m: Meter, x: Any) -> Any:
        if type(x) is float:
            return host(x)
        number(x, name)
        if isinstance(x, (int, Fraction)):
            if x in known:
                return known[int(x)]
            if domain is not None and not domain(x):
                raise _not_real(name, x)
        return m.algebra.call(name, m, (x,), {})

    return Primitive(name, 1, 1, run, _DOCS[name])


def _not_real(name: str, x: Any) -> ExecutionError:
    return ExecutionError(f"{name} of {str(x)[:40]} is not a real number")


# ------------------------------------------------------------------------------------ roots
def square_root(m: Meter, x: Any) -> Any:
    if type(x) is float:
        return math.sqrt(x)
    if isinstance(number(x, "sqrt"), (int, Fraction)) and x >= 0:
        found = exact_root(m, x, 2)
        if found is not None:
            return found
    return m.algebra.call("sqrt", m, (x,), {})


def _real_square_root(m: Meter, x: Any) -> Any:
    if isinstance(number(x, "sqrt"), (int, Fraction, float)) and x < 0:
        raise ExecutionError(
            "the square root of a negative number is not a real number",
            hint="sympy's sqrt gives complex numbers",
        )
    return square_root(m, x)


def _cube_root(m: Meter, x: Any) -> Any:
    if type(x) is float:
        return math.cbrt(x)
    if isinstance(number(x, "cbrt"), (int, Fraction)):
        found = exact_root(m, x, 3)
        if found is not None:
            return found
        if x < 0:
            return -m.algebra.call("cbrt", m, (-x,), {})
    return m.algebra.call("cbrt", m, (x,), {})


def _root_of_squares(m: Meter, parts: list[Any]) -> Any:
    result: Any = 0
    for part in parts:
        m.charge(1)
        result = add(m, result, multiply(m, part, part))
    return square_root(m, result)


def _hypotenuse(m: Meter, *coordinates: Any) -> Any:
    return _root_of_squares(m, [number(x, "hypot") for x in coordinates])


def _distance(m: Meter, p: Any, q: Any) -> Any:
    a, b = (listed(iterable(point, "dist"), m) for point in (p, q))
    if len(a) != len(b):
        raise ExecutionError("dist needs points with equally many coordinates")
    return _root_of_squares(
        m, [subtract(m, number(x, "dist"), number(y, "dist")) for x, y in zip(a, b, strict=True)]
    )


# ------------------------------------------------------------------------------------ logarithms
def _logarithm(m: Meter, x: Any, base: Any = None) -> Any:
    """To the base e if none is given."""
    number(x, "log")
    if type(x) is float or type(base) is float:
        return math.log(x) if base is None else math.log(x, base)
    if isinstance(x, (int, Fraction)) and x > 0:
        if x == 1:
            return 0
        if isinstance(base, (int, Fraction)) and base > 0 and base != 1:
            found = exact_logarithm(m, x, base)
            if found is not None:
                return found
    return m.algebra.call("log", m, (x,) if base is None else (x, number(base, "log")), {})


def _real(name: str, function: Callable[..., Any], domain: Domain) -> Callable[..., Any]:
    def run(m: Meter, x: Any, *others: Any) -> Any:
        if isinstance(number(x, name), (int, Fraction, float)) and not domain(x):
            raise _not_real(name, x)
        return function(m, x, *others)

    return run


def _positive(x: Any) -> bool:
    return bool(x > 0)


def _real_logarithm(m: Meter, x: Any, base: Any = None) -> Any:
    if base is not None and isinstance(number(base, "log"), (int, Fraction, float)) and not base > 0:
        raise _not_real("log to the base", base)
    if base == 1:
        raise ZeroDivisionError
    return _logarithm(m, x, base)


# ------------------------------------------------------------------------------------ other functions
def _angle(m: Meter, y: Any, x: Any) -> Any:
    if type(x) is float or type(y) is float:
        return math.atan2(number(y, "atan2"), number(x, "atan2"))
    if number(y, "atan2") == 0 and number(x, "atan2") > 0:
        return 0
    return m.algebra.call("atan2", m, (y, x), {})


def _gamma(m: Meter, x: Any) -> Any:
    if type(x) is float:
        return math.gamma(x)
    return m.algebra.call("gamma", m, (number(x, "gamma"),), {})


def _log_gamma(m: Meter, x: Any) -> Any:
    return math.lgamma(x) if type(x) is float else m.algebra.call("loggamma", m, (number(x, "lgamma"),), {})


def _exp_minus_1(m: Meter, x: Any) -> Any:
    return math.expm1(x) if type(x) is float else subtract(m, ELEMENTARY["exp"].function(m, x), 1)


def _log_of_1_plus(m: Meter, x: Any) -> Any:
    return math.log1p(x) if type(x) is float else _logarithm(m, add(m, 1, number(x, "log1p")))


ELEMENTARY = table(
    *(_function(name) for name in _DOCS),
    Primitive("sqrt", 1, 1, square_root, "the square root, exact"),
    Primitive("cbrt", 1, 1, _cube_root, "the real cube root, exact"),
    Primitive("log", 1, 2, _logarithm, "the natural logarithm, or that to a base"),
    Primitive("atan2", 2, 2, _angle, "the angle of the point (x, y), given y and x"),
    Primitive("hypot", 0, 255, _hypotenuse, "the root of the sum of the squares"),
)
"""The builtins, as sympy means them: of complex numbers too."""

REAL = table(
    *(_function(name, _DOMAINS.get(name)) for name in _DOCS if name != "ln"),
    *(ELEMENTARY[name] for name in ("cbrt", "atan2", "hypot")),
    Primitive("sqrt", 1, 1, _real_square_root, "the square root, exact"),
    Primitive(
        "log", 1, 2, _real("log", _real_logarithm, _positive), "the natural logarithm, or that to a base"
    ),
    Primitive(
        "log2", 1, 1, _real("log2", lambda m, x: _logarithm(m, x, 2), _positive), "the logarithm to base 2"
    ),
    Primitive(
        "log10", 1, 1, _real("log10", lambda m, x: _logarithm(m, x, 10), _positive),
        "the logarithm to base 10",
    ),
    Primitive(
        "log1p", 1, 1, _real("log1p", _log_of_1_plus, lambda x: bool(x > -1)), "the logarithm of 1 + x"
    ),
    Primitive("expm1", 1, 1, _exp_minus_1, "exp(x) - 1"),
    Primitive("exp2", 1, 1, lambda m, x: power(m, 2, number(x, "exp2")), "2 to a power"),
    Primitive("gamma", 1, 1, _gamma, "Euler's integral of the second kind"),
    Primitive("lgamma", 1, 1, _log_gamma, "the logarithm of gamma"),
    Primitive("dist", 2, 2, _distance, "the distance of two points"),
)  # fmt: skip
"""The functions of ``math``."""
