"""Derivatives and integrals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sympy import Derivative, Expr, Integral

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra.convert import expression, integer, is_collection, only_symbol, symbol
from neurosym.languages.calc.algebra.guards import guard_work
from neurosym.languages.calc.algebra.integration.definite import definite
from neurosym.languages.calc.algebra.integration.indefinite import indefinite
from neurosym.languages.calc.algebra.term import plain
from neurosym.languages.calc.meter import Meter

__all__ = ["FUNCTIONS"]

_MOST_DERIVATIVES = 1000


def _variables(f: Expr, given: tuple[Any, ...], what: str) -> list[tuple[Any, int]]:
    """``x``, ``x, 2``, ``x, y`` or ``(x, 2)`` as pairs of a symbol and how often."""
    found: list[tuple[Any, int]] = []
    for item in given:
        if is_collection(item) and len(item) == 2:
            x, count = item
            found.append((symbol(x, what), integer(count, what)))
        elif isinstance(item, int) and found:
            found[-1] = (found[-1][0], int(item))
        else:
            found.append((symbol(item, what), 1))
    for _, count in found:
        if not 0 <= count <= _MOST_DERIVATIVES:
            raise ExecutionError(f"{what} goes from 0 to {_MOST_DERIVATIVES} times, not {count}")
    return found or [(only_symbol([f], what), 1)]


def _diff(m: Meter, value: Any, *variables: Any) -> Any:
    f = expression(value, "diff")
    for x, count in _variables(f, variables, "diff"):
        for _ in range(count):
            guard_work(m, [f])
            f = f.diff(x)
    return plain(m, f)


def _derivative(m: Meter, value: Any, *variables: Any) -> Any:
    f = expression(value, "Derivative")
    return plain(m, Derivative(f, *_variables(f, variables, "Derivative")))


def _ranges(f: Expr, given: tuple[Any, ...], what: str) -> list[tuple[Any, ...]]:
    """Each a symbol alone, or with from and to."""
    found: list[tuple[Any, ...]] = []
    for item in given:
        x, *ends = item if is_collection(item) else (item,)
        if len(ends) not in (0, 2):
            raise ExecutionError(f"{what} needs a symbol or (symbol, from, to)", hint=f"{what}(f, (x, 0, 1))")
        found.append((symbol(x, what), *(expression(end, what) for end in ends)))
    return found or [(only_symbol([f], what),)]


def _integrate(m: Meter, value: Any, *ranges: Any) -> Any:
    f = expression(value, "integrate")
    for x, *ends in _ranges(f, ranges, "integrate"):
        guard_work(m, [f])
        f = definite(m, f, x, *ends) if ends else indefinite(m, f, x)
    return plain(m, f)


def _integral(m: Meter, value: Any, *ranges: Any) -> Any:
    f = expression(value, "Integral")
    return plain(m, Integral(f, *_ranges(f, ranges, "Integral")))


def _doit(m: Meter, value: Any) -> Any:
    """The outermost integral by the methods of ``integrate``, everything else by sympy's."""
    f = expression(value, "doit")
    guard_work(m, [f])
    if isinstance(f, Integral):
        inner: Any = f.function
        for x, *ends in f.limits:
            inner = definite(m, inner, x, *ends) if len(ends) == 2 else indefinite(m, inner, x)
        return plain(m, inner)
    return plain(m, f.doit())


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "diff": _diff,
    "Derivative": _derivative,
    "integrate": _integrate,
    "Integral": _integral,
    "doit": _doit,
}
