"""Polynomials: coefficients, division, common divisors, factors, roots."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

import sympy
from sympy import Poly
from sympy.core.relational import Relational

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra.convert import expression, integer, is_collection, only_symbol, symbol
from neurosym.languages.calc.algebra.guards import guard_work
from neurosym.languages.calc.algebra.term import Term, plain
from neurosym.languages.calc.meter import Meter

__all__ = ["FUNCTIONS", "polynomial"]


def polynomial(m: Meter, value: Any, by: Any, what: str) -> Poly:
    """``value`` as a polynomial: in one symbol, or in those that a ``Poly`` names.

    Raises ExecutionError if it is none.
    """
    found = expression(value, what)
    guard_work(m, [found])
    if by is None and isinstance(value, Term) and isinstance(value.expr, Poly):
        return value.expr
    x = only_symbol([found], what) if by is None else symbol(by, what)
    if not found.is_polynomial(x):
        raise ExecutionError(f"{what} needs a polynomial in {x}")
    return Poly(found, x)


def _degree(m: Meter, value: Any, by: Any = None, gen: Any = None) -> Any:
    found = expression(value, "degree")
    if found == 0:
        raise ExecutionError("the polynomial 0 has no degree")
    if by is None and gen is None and found.is_number:
        return 0
    return int(polynomial(m, value, by if by is not None else gen, "degree").degree())


def _coeff(m: Meter, value: Any, of: Any, power: Any = 1) -> Any:
    """Of ``of ** power`` in the expanded formula; for the power 0 what is left without ``of``."""
    found = expression(value, "coeff")
    guard_work(m, [found])
    return plain(m, sympy.expand(found).coeff(expression(of, "coeff"), integer(power, "coeff")))


def _of_one(name: str) -> Callable[..., Any]:
    return lambda m, value, by=None: plain(m, getattr(polynomial(m, value, by, name), name)())


def _discriminant(m: Meter, value: Any, by: Any = None) -> Any:
    return plain(m, sympy.discriminant(polynomial(m, value, by, "discriminant")))


def _two(m: Meter, what: str, a: Any, b: Any, by: Any) -> tuple[Any, Any, list[Any]]:
    first, second = expression(a, what), expression(b, what)
    guard_work(m, [first, second])
    if by is not None:
        return first, second, [symbol(by, what)]
    gens = sorted(first.free_symbols | second.free_symbols, key=lambda s: s.sort_key())
    return first, second, gens


def _division(name: str) -> Callable[..., Any]:
    function = getattr(sympy, name)

    def run(m: Meter, a: Any, b: Any, by: Any = None) -> Any:
        first, second, gens = _two(m, name, a, b, by)
        if second == 0:
            raise ExecutionError("division by zero")
        if not gens:
            quotient, rest = first / second, sympy.S.Zero
            return plain(m, {"div": (quotient, rest), "quo": quotient, "rem": rest}[name])
        return plain(m, function(first, second, *gens))

    return run


def _resultant(m: Meter, a: Any, b: Any, by: Any = None) -> Any:
    first, second, gens = _two(m, "resultant", a, b, by)
    if len(gens) != 1:
        only_symbol([first, second], "resultant")
    return plain(m, sympy.resultant(first, second, *gens))


def _common(name: str) -> Callable[..., Any]:
    function = getattr(sympy, name)

    def run(m: Meter, *values: Any) -> Any:
        items = list(values[0]) if len(values) == 1 and is_collection(values[0]) else list(values)
        found = [expression(item, name) for item in items]
        guard_work(m, found)
        start = sympy.S.Zero if name == "gcd" else sympy.S.One
        return plain(m, reduce(function, found, start))

    return run


def _factor_list(name: str) -> Callable[..., Any]:
    function = getattr(sympy, name)

    def run(m: Meter, value: Any, *symbols: Any) -> Any:
        found = expression(value, name)
        guard_work(m, [found])
        constant, factors = function(found, *(symbol(x, name) for x in symbols))
        return plain(m, (constant, [(factor, int(power)) for factor, power in factors]))

    return run


def _equation_side(value: Any, what: str) -> Any:
    """A formula, or the difference of an equation's sides."""
    inner = getattr(value, "expr", None)
    return inner.lhs - inner.rhs if isinstance(inner, Relational) else expression(value, what)


def _roots(m: Meter, value: Any, by: Any = None, multiple: Any = False) -> Any:
    found = _equation_side(value, "roots")
    poly = polynomial(m, plain(m, found), by, "roots")
    roots = sympy.roots(poly)
    missing = poly.degree() - sum(roots.values())
    if missing:
        m.notes.append(
            f"{missing} of {poly.degree()} roots have no closed form here; nroots approximates them"
        )
    if multiple:
        return plain(m, [root for root in _ordered(roots) for _ in range(roots[root])])
    return plain(m, {root: int(roots[root]) for root in _ordered(roots)})


def _ordered(values: Any) -> list[Any]:
    return sorted(values, key=sympy.default_sort_key)


def _real_roots(m: Meter, value: Any, by: Any = None) -> Any:
    poly = polynomial(m, plain(m, _equation_side(value, "real_roots")), by, "real_roots")
    return plain(m, sympy.real_roots(poly))


def _nroots(m: Meter, value: Any, n: Any = 15) -> Any:
    m.inexact = True
    poly = polynomial(m, plain(m, _equation_side(value, "nroots")), None, "nroots")
    return plain(m, sympy.nroots(poly, n=integer(n, "nroots")))


def _minimal_polynomial(m: Meter, value: Any, by: Any = None) -> Any:
    found = expression(value, "minimal_polynomial")
    guard_work(m, [found])
    x = sympy.Symbol("x") if by is None else symbol(by, "minimal_polynomial")
    return plain(m, sympy.minimal_polynomial(found, x))


def _interpolate(m: Meter, data: Any, by: Any) -> Any:
    """Through (1, data[0]), (2, data[1]), ... or through the points that ``data`` lists."""
    if not is_collection(data) or not data:
        raise ExecutionError("interpolate needs a list of values or points")
    m.charge(10 * len(data) ** 2)
    rows = [tuple(item) if is_collection(item) else (k, item) for k, item in enumerate(data, 1)]
    points = [(expression(x, "interpolate"), expression(y, "interpolate")) for x, y in rows]
    if len({x for x, _ in points}) < len(points):
        raise ExecutionError("interpolate needs points at different places")
    return plain(m, sympy.interpolate(points, symbol(by, "interpolate")))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    **{name: _of_one(name) for name in ("coeffs", "all_coeffs", "LC")},
    **{name: _division(name) for name in ("div", "quo", "rem")},
    **{name: _common(name) for name in ("gcd", "lcm")},
    **{name: _factor_list(name) for name in ("factor_list", "sqf_list")},
    "degree": _degree,
    "coeff": _coeff,
    "discriminant": _discriminant,
    "resultant": _resultant,
    "roots": _roots,
    "real_roots": _real_roots,
    "nroots": _nroots,
    "minimal_polynomial": _minimal_polynomial,
    "interpolate": _interpolate,
}
