"""Equations, inequalities and systems of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy
from sympy import Eq, Expr, Ne
from sympy.core.relational import Relational

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra.convert import (
    expression,
    is_collection,
    listed_formulas,
    only_symbol,
    sorted_formulas,
    symbol,
    to_sympy,
)  # fmt: skip
from neurosym.languages.calc.algebra.guards import guard_work
from neurosym.languages.calc.algebra.term import plain
from neurosym.languages.calc.meter import Meter

__all__ = ["FUNCTIONS"]


def _wanted(given: tuple[Any, ...], what: str) -> list[Any]:
    items = [item for value in given for item in (value if is_collection(value) else (value,))]
    return [symbol(item, what) for item in items]


def _solve(m: Meter, equations: Any, *symbols: Any, dict: Any = False, domain: Any = None) -> Any:  # noqa: A002
    system = listed_formulas(equations, "solve")
    guard_work(m, system)
    wanted = _wanted(symbols, "solve")
    if any(isinstance(item, Relational) and not isinstance(item, (Eq, Ne)) for item in system):
        return plain(m, sympy.reduce_inequalities(system, wanted))
    if not wanted:
        wanted = sorted_formulas(set().union(*(item.free_symbols for item in system)))
    if len(system) == 1 and not is_collection(equations):
        found = sympy.solve(system[0], *wanted, dict=bool(dict))
    else:
        found = sympy.solve(system, wanted, dict=bool(dict))
    return plain(m, found)


def _solveset(m: Meter, equation: Any, x: Any = None, domain: Any = None) -> Any:
    found = to_sympy(equation, "solveset")
    guard_work(m, [found])
    z = only_symbol([found], "solveset") if x is None else symbol(x, "solveset")
    where = sympy.S.Complexes if domain is None else to_sympy(domain, "solveset")
    return plain(m, sympy.solveset(found, z, where))


def _linsolve(m: Meter, equations: Any, *symbols: Any) -> Any:
    system = listed_formulas(equations, "linsolve")
    guard_work(m, system)
    wanted = _wanted(symbols, "linsolve") or sorted_formulas(set().union(*(e.free_symbols for e in system)))
    return plain(m, sympy.linsolve(system, *wanted))


def _nonlinsolve(m: Meter, equations: Any, *symbols: Any) -> Any:
    system = listed_formulas(equations, "nonlinsolve")
    guard_work(m, system)
    return plain(m, sympy.nonlinsolve(system, _wanted(symbols, "nonlinsolve")))


def _nsolve(m: Meter, equation: Any, x: Any, start: Any = None, prec: Any = 15) -> Any:
    m.inexact = True
    found = to_sympy(equation, "nsolve")
    if start is None:
        z, start = only_symbol([found], "nsolve"), x
    else:
        z = symbol(x, "nsolve")
    side = found.lhs - found.rhs if isinstance(found, Relational) else found
    return plain(m, sympy.nsolve(side, z, expression(start, "nsolve"), prec=int(prec)))


def _reduce(m: Meter, inequalities: Any, x: Any = None) -> Any:
    system = listed_formulas(inequalities, "reduce_inequalities")
    guard_work(m, system)
    wanted = [] if x is None else [symbol(x, "reduce_inequalities")]
    return plain(m, sympy.reduce_inequalities(system, wanted))


def _dsolve(m: Meter, equation: Any, function: Any = None, ics: Any = None) -> Any:
    found = to_sympy(equation, "dsolve")
    guard_work(m, [found])
    if not isinstance(found, (Eq, Expr)):
        raise ExecutionError("dsolve needs an equation", hint="Eq(f(x).diff(x), f(x))")
    unknown = None if function is None else symbol(function, "dsolve")
    conditions = None if ics is None else {to_sympy(k): to_sympy(v) for k, v in ics.items()}
    return plain(m, sympy.dsolve(found, unknown, ics=conditions))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "solve": _solve,
    "solveset": _solveset,
    "linsolve": _linsolve,
    "nonlinsolve": _nonlinsolve,
    "nsolve": _nsolve,
    "reduce_inequalities": _reduce,
    "solve_univariate_inequality": _reduce,
    "dsolve": _dsolve,
}
