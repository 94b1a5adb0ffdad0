"""Equations and systems of them. What is found is put back; what is refuted is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sympy
from sympy import Dummy, Eq, Expr, FiniteSet, Ne, S, Symbol
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational
from sympy.logic.boolalg import And
from sympy.sets.sets import Set

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra.balls import ball
from neurosym.languages.calc.algebra.convert import (
    expression,
    integer,
    is_collection,
    listed_formulas,
    only_symbol,
    sorted_formulas,
    symbol,
    to_sympy,
)
from neurosym.languages.calc.algebra.guards import guard_work
from neurosym.languages.calc.algebra.inequalities import reduced
from neurosym.languages.calc.algebra.substitution_check import verified
from neurosym.languages.calc.algebra.term import plain
from neurosym.languages.calc.algebra.work import attempt
from neurosym.languages.calc.meter import Meter

__all__ = ["FUNCTIONS"]

_UNITS = 25_000
_REAL = (sympy.Abs, sympy.sign, sympy.Max, sympy.Min, sympy.re, sympy.im, sympy.arg)
_PERIODIC = (sympy.sin, sympy.cos, sympy.tan, sympy.cot, sympy.sec, sympy.csc)


def _wanted(given: tuple[Any, ...], what: str) -> list[Any]:
    items = [item for value in given for item in (value if is_collection(value) else (value,))]
    return [symbol(item, what) for item in items]


def _symbols_of(system: list[Any]) -> list[Any]:
    return sorted_formulas(set().union(*(item.free_symbols for item in system)))


def _residual(equation: Any, what: str) -> Expr:
    """What has to be zero."""
    if isinstance(equation, Eq):
        return equation.lhs - equation.rhs
    if isinstance(equation, Expr):
        return equation
    raise ExecutionError(f"{what} needs equations or formulas that are to be 0", hint="Eq(left, right)")


# ------------------------------------------------------------------------------- solve
def _solve(
    m: Meter,
    equations: Any,
    *symbols: Any,
    dict: Any = False,  # noqa: A002 (sympy's name)
    domain: Any = None,
) -> Any:
    """In the shapes of sympy: a list of values; for a system a dict, or a list of tuples or of dicts."""
    system = [part for item in listed_formulas(equations, "solve") for part in And.make_args(item)]
    guard_work(m, system)
    wanted = _wanted(symbols, "solve")
    if S.false in system:
        return []
    system = [item for item in system if item is not S.true]
    if any(isinstance(item, Relational) and not isinstance(item, (Eq, Ne)) for item in system):
        return plain(m, reduced(m, system, wanted))
    free = _symbols_of(system)
    unknown = wanted or free
    if not unknown:
        raise ExecutionError("solve needs an equation with a symbol", hint='x = symbol("x")')
    if not system:
        raise ExecutionError("every value is a solution: the equations are true already")
    found = _solutions(m, system, unknown)
    if domain is not None:
        where = to_sympy(domain, "solve")
        found = [row for row in found if all(where.contains(value) != False for value in row.values())]  # noqa: E712
    _warn_of_periods(m, system, unknown)
    if dict:
        return plain(m, [_plain_dict(row) for row in found])
    in_list = is_collection(equations)
    if not in_list and len(unknown) == 1:
        return plain(m, [row[unknown[0]] for row in found])
    return plain(m, _shaped(system, unknown, found, wanted, in_list))


def _solutions(m: Meter, system: list[Any], unknown: list[Any]) -> list[Mapping[Any, Any]]:
    """Every one with a value for each unknown that it fixes. Raises ExecutionError if no method applies."""
    equations = [_residual(item, "solve") for item in system if not isinstance(item, Ne)]
    excluded = [item for item in system if isinstance(item, Ne)]
    found = _found(equations, unknown)
    if found is None:
        raise ExecutionError(
            f"solve has no method for this equation in {', '.join(map(str, unknown))}",
            hint="nsolve(equation, x, start) approximates a solution",
        )
    kept = verified(m, equations, found, "solve")
    kept = [row for row in kept if all(item.subs(row) != False for item in excluded)]  # noqa: E712
    return sorted(kept, key=lambda row: [_order(row.get(x, x)) for x in unknown])


def _found(equations: list[Expr], unknown: list[Any]) -> list[Mapping[Any, Any]] | None:
    """By sympy; where it needs real unknowns (absolute values), the real ones. None if it has no method."""
    found = _by_sympy(equations, unknown)
    if found is None and any(equation.has(*_REAL) for equation in equations):
        real = {x: Dummy(x.name, real=True) for x in unknown if x.is_Symbol and x.is_real is None}
        back = {new: old for old, new in real.items()}
        rows = _by_sympy([e.xreplace(real) for e in equations], [real.get(x, x) for x in unknown])
        found = rows and [{back.get(k, k): v.xreplace(back) for k, v in row.items()} for row in rows]
    return found


def _by_sympy(equations: list[Expr], unknown: list[Any]) -> list[Mapping[Any, Any]] | None:
    single = len(equations) == 1
    found = attempt(_UNITS, sympy.solve, equations[0] if single else equations, *unknown, dict=True)
    if not found and not single and all(e.is_polynomial(*unknown) for e in equations):
        # sympy gives [] where the solutions have no closed form, too
        basis = attempt(_UNITS, sympy.groebner, equations, *unknown)
        return [] if basis is not None and basis.exprs == [1] else None
    return found


def _order(value: Any) -> tuple[Any, ...]:
    """Real numbers by size, then the others in sympy's order."""
    number = ball(value, 80) if value.is_number else None
    if number is not None and number.imag.contains(0):
        return 0, float(number.real.mid()), sympy.default_sort_key(value)
    return 1, 0.0, sympy.default_sort_key(value)


def _plain_dict(row: Mapping[Any, Any]) -> dict[Any, Any]:
    return {key: row[key] for key in sorted_formulas(row)}


def _shaped(
    system: list[Any], unknown: list[Any], found: list[Mapping[Any, Any]], wanted: list[Any], in_list: bool
) -> Any:
    if in_list and _is_linear(system, unknown) and len(found) <= 1:
        return _plain_dict(found[0]) if found else []
    if not wanted and in_list:
        return [_plain_dict(row) for row in found]
    return [tuple(row.get(x, x) for x in unknown) for row in found]


def _is_linear(system: list[Any], unknown: list[Any]) -> bool:
    residuals = [_residual(item, "solve") for item in system if not isinstance(item, Ne)]
    return all(
        residual.is_polynomial(*unknown) and sympy.Poly(residual, *unknown).total_degree() <= 1
        for residual in residuals
    )


def _warn_of_periods(m: Meter, system: list[Any], unknown: list[Any]) -> None:
    nodes = [node for item in system for node in item.atoms(*_PERIODIC)]
    if any(node.free_symbols & set(unknown) for node in nodes):
        m.notes.append("solve gives solutions of one period only; solveset(f, x, Reals) gives all")


# ------------------------------------------------------------------------------- sets of solutions
def _solveset(m: Meter, equation: Any, x: Any = None, domain: Any = None) -> Any:
    found = to_sympy(equation, "solveset")
    guard_work(m, [found])
    z = only_symbol([found], "solveset") if x is None else symbol(x, "solveset")
    where = S.Complexes if domain is None else to_sympy(domain, "solveset")
    if not isinstance(where, Set):
        raise ExecutionError("the domain of solveset is a set", hint="Reals, Integers, Interval(0, 1)")
    if isinstance(found, Relational) and not isinstance(found, (Eq, Ne)) and where is S.Complexes:
        where = S.Reals
    result = attempt(_UNITS, sympy.solveset, found, z, where)
    if result is None:
        raise ExecutionError("solveset has no method for this")
    if isinstance(result, FiniteSet) and isinstance(found, (Eq, Expr)):
        rows = verified(m, [_residual(found, "solveset")], [{z: value} for value in result], "solveset")
        result = FiniteSet(*(row[z] for row in rows))
    return plain(m, result)


def _system_set(name: str, function: Any) -> Callable[..., Any]:
    """Linsolve and nonlinsolve: a set of tuples."""

    def run(m: Meter, equations: Any, *symbols: Any) -> Any:
        system = listed_formulas(equations, name)
        guard_work(m, system)
        unknown = _wanted(symbols, name) or _symbols_of(system)
        residuals = [_residual(item, name) for item in system]
        found = attempt(_UNITS, function, residuals, unknown)
        if found is None:
            raise ExecutionError(f"{name} has no method for these equations")
        if isinstance(found, FiniteSet):
            rows = [dict(zip(unknown, row, strict=True)) for row in found]
            good = verified(m, residuals, rows, name)
            found = FiniteSet(*(sympy.Tuple(*row.values()) for row in good))
        return plain(m, found)

    return run


def _nsolve(m: Meter, equation: Any, x: Any, start: Any = None, prec: Any = 15) -> Any:
    m.inexact = True
    found = to_sympy(equation, "nsolve")
    if start is None:
        z, start = only_symbol([found], "nsolve"), x
    else:
        z = symbol(x, "nsolve")
    digits = integer(prec, "nsolve")
    if not 1 <= digits <= 1000:
        raise ExecutionError("nsolve gives 1 to 1000 digits")
    result = sympy.nsolve(_residual(found, "nsolve"), z, expression(start, "nsolve"), prec=digits)
    return plain(m, result)


def _reduce(m: Meter, inequalities: Any, x: Any = None) -> Any:
    system = listed_formulas(inequalities, "reduce_inequalities")
    guard_work(m, system)
    return plain(m, reduced(m, system, [] if x is None else [symbol(x, "reduce_inequalities")]))


# ------------------------------------------------------------------------------- differential equations
def _dsolve(m: Meter, equation: Any, function: Any = None, ics: Any = None) -> Any:
    found = to_sympy(equation, "dsolve")
    guard_work(m, [found])
    residual = _residual(found, "dsolve")
    unknown = _unknown_function(residual) if function is None else symbol(function, "dsolve")
    conditions = None if ics is None else {to_sympy(key): to_sympy(value) for key, value in ics.items()}
    result = attempt(2 * _UNITS, sympy.dsolve, residual, unknown, ics=conditions)
    if result is None:
        raise ExecutionError("dsolve has no method for this equation")
    good = []
    for solution in result if isinstance(result, list) else [result]:
        checked = attempt(_UNITS, sympy.checkodesol, residual, solution, unknown)
        if checked is None or not checked[0]:
            m.notes.append("a solution of the differential equation could not be verified")
        good.append(solution)
    return plain(m, good if isinstance(result, list) else good[0])


def _unknown_function(residual: Expr) -> Any:
    found = sorted_formulas(node for node in residual.atoms(AppliedUndef) if isinstance(node.args[0], Symbol))
    if len(found) != 1:
        raise ExecutionError(
            "dsolve must be told for which function", hint='f = Function("f"); dsolve(equation, f(x))'
        )
    return found[0]


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "solve": _solve,
    "solveset": _solveset,
    "linsolve": _system_set("linsolve", sympy.linsolve),
    "nonlinsolve": _system_set("nonlinsolve", sympy.nonlinsolve),
    "nsolve": _nsolve,
    "reduce_inequalities": _reduce,
    "solve_univariate_inequality": _reduce,
    "dsolve": _dsolve,
}
