"""Derivatives, integrals, limits, series and sums."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy
from sympy import Derivative, Expr, Integral, Limit

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra.convert import expression, integer, is_collection, only_symbol, symbol
from neurosym.languages.calc.algebra.guards import guard_work
from neurosym.languages.calc.algebra.term import plain
from neurosym.languages.calc.meter import Meter

__all__ = ["FUNCTIONS"]

_MOST_DERIVATIVES = 1000


def _variables(m: Meter, f: Expr, given: tuple[Any, ...], what: str) -> list[Any]:
    """``x``, ``x, 2``, ``x, y`` or ``(x, 2)`` as pairs of a symbol and how often."""
    found: list[Any] = []
    for item in given:
        if is_collection(item):
            x, count = item
            found.append((symbol(x, what), integer(count, what)))
        elif isinstance(item, int) and found:
            found[-1] = (found[-1][0], int(item))
        else:
            found.append((symbol(item, what), 1))
    if not found:
        found = [(only_symbol([f], what), 1)]
    for _, count in found:
        if not 0 <= count <= _MOST_DERIVATIVES:
            raise ExecutionError(f"{what} goes from 0 to {_MOST_DERIVATIVES} times, not {count}")
    return found


def _diff(m: Meter, value: Any, *variables: Any) -> Any:
    f = expression(value, "diff")
    for x, count in _variables(m, f, variables, "diff"):
        for _ in range(count):
            guard_work(m, [f])
            f = f.diff(x)
    return plain(m, f)


def _derivative(m: Meter, value: Any, *variables: Any) -> Any:
    f = expression(value, "Derivative")
    return plain(m, Derivative(f, *_variables(m, f, variables, "Derivative")))


def _ranges(f: Expr, given: tuple[Any, ...], what: str) -> list[Any]:
    """Each a symbol, or (symbol, from, to)."""
    found: list[Any] = []
    for item in given:
        if not is_collection(item):
            found.append(symbol(item, what))
            continue
        x, *ends = item
        if len(ends) not in (0, 2):
            raise ExecutionError(f"{what} needs a symbol or (symbol, from, to)", hint=f"{what}(f, (x, 0, 1))")
        limits = [expression(end, what) for end in ends]
        found.append((symbol(x, what), *limits) if ends else symbol(x, what))
    return found or [only_symbol([f], what)]


def _integral(m: Meter, value: Any, *ranges: Any) -> Any:
    f = expression(value, "Integral")
    return plain(m, Integral(f, *_ranges(f, ranges, "Integral")))


def _integrate(m: Meter, value: Any, *ranges: Any) -> Any:
    f = expression(value, "integrate")
    guard_work(m, [f])
    return plain(m, sympy.integrate(f, *_ranges(f, ranges, "integrate")))


def _limit_arguments(m: Meter, value: Any, x: Any, to: Any, side: Any, what: str) -> tuple[Any, ...]:
    if side not in ("+", "-", "+-"):
        raise ExecutionError(
            'the side of a limit is "+", "-" or "+-"', hint='"+" is from above, "-" from below'
        )
    f = expression(value, what)
    guard_work(m, [f])
    return f, symbol(x, what), expression(to, what), str(side)


def _limit(m: Meter, value: Any, x: Any, to: Any, dir: Any = "+-") -> Any:  # noqa: A002 (sympy's name)
    f, z, z0, side = _limit_arguments(m, value, x, to, dir, "limit")
    if z0.is_infinite:
        side = "-" if z0 is sympy.oo else "+"
    return plain(m, sympy.limit(f, z, z0, side))


def _unevaluated_limit(m: Meter, value: Any, x: Any, to: Any, dir: Any = "+-") -> Any:  # noqa: A002
    return plain(m, Limit(*_limit_arguments(m, value, x, to, dir, "Limit")))


def _series(m: Meter, value: Any, x: Any = None, x0: Any = 0, n: Any = 6, dir: Any = "+") -> Any:  # noqa: A002
    f = expression(value, "series")
    guard_work(m, [f])
    z = only_symbol([f], "series") if x is None else symbol(x, "series")
    order = integer(n, "series")
    if not 1 <= order <= 200:
        raise ExecutionError("a series goes up to an order of 1 to 200")
    return plain(m, sympy.series(f, z, expression(x0, "series"), order, str(dir)))


def _total(name: str, function: Any) -> Callable[..., Any]:
    def run(m: Meter, value: Any, *ranges: Any) -> Any:
        f = expression(value, name)
        guard_work(m, [f])
        found = _ranges(f, ranges, name)
        if not all(isinstance(item, tuple) for item in found):
            raise ExecutionError(f"{name} needs (symbol, from, to)", hint=f"{name}(f, (k, 1, n))")
        return plain(m, function(f, *found))

    return run


def _doit(m: Meter, value: Any) -> Any:
    f = expression(value, "doit")
    guard_work(m, [f])
    return plain(m, f.doit())


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "diff": _diff,
    "Derivative": _derivative,
    "integrate": _integrate,
    "Integral": _integral,
    "limit": _limit,
    "Limit": _unevaluated_limit,
    "series": _series,
    "summation": _total("summation", sympy.summation),
    "product": _total("product", sympy.product),
    "Sum": _total("Sum", sympy.Sum),
    "Product": _total("Product", sympy.Product),
    "doit": _doit,
}
