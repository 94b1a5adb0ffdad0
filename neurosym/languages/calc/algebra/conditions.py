"""Equations, inequalities, conditions and the sets of real numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy
from sympy import Interval
from sympy.core.relational import Relational
from sympy.logic.boolalg import And, Boolean, Not, Or
from sympy.sets.sets import Set

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra.convert import expression, is_collection, to_sympy
from neurosym.languages.calc.algebra.decide import compared, equal_formulas
from neurosym.languages.calc.algebra.term import plain
from neurosym.languages.calc.data import kind
from neurosym.languages.calc.meter import Meter

__all__ = ["FUNCTIONS"]


def _relation(name: str, sign: str) -> Callable[..., Any]:
    def run(m: Meter, left: Any, right: Any = 0) -> Any:
        a, b = to_sympy(left, name), to_sympy(right, name)
        if a.is_number and b.is_number and not (a.is_infinite or b.is_infinite):
            return _between_numbers(m, a, b, sign)
        return plain(m, Relational(a, b, sign))

    return run


def _between_numbers(m: Meter, a: Any, b: Any, sign: str) -> bool:
    """Decided exactly, where sympy would leave some open."""
    if sign in ("==", "!="):
        return equal_formulas(m, a, b) == (sign == "==")
    side = compared(m, a, b)
    return {"<": side < 0, "<=": side <= 0, ">": side > 0, ">=": side >= 0}[sign]


def condition(value: Any, what: str) -> Any:
    found = to_sympy(value, what)
    if not isinstance(found, Boolean):
        raise ExecutionError(f"{what} needs conditions, not {kind(value)}", hint="such as x > 0 or Eq(x, 1)")
    return found


def _joined(name: str, function: Any) -> Callable[..., Any]:
    return lambda m, *values: plain(m, function(*(condition(value, name) for value in values)))


def _piecewise(m: Meter, *pairs: Any) -> Any:
    rows = []
    for pair in pairs:
        if not is_collection(pair) or len(pair) != 2:
            raise ExecutionError(
                "Piecewise needs pairs of a formula and a condition", hint="Piecewise((x, x > 0), (-x, True))"
            )
        formula, holds = pair
        rows.append((expression(formula, "Piecewise"), condition(holds, "Piecewise")))
    return plain(m, sympy.Piecewise(*rows))


def _interval(m: Meter, start: Any, end: Any, left_open: Any = False, right_open: Any = False) -> Any:
    ends = expression(start, "Interval"), expression(end, "Interval")
    return plain(m, Interval(*ends, bool(left_open), bool(right_open)))


def a_set(value: Any, what: str) -> Any:
    found = to_sympy(value, what)
    if not isinstance(found, Set):
        raise ExecutionError(f"{what} needs sets, not {kind(value)}", hint="Interval(0, 1), {1, 2}, Reals")
    return found


def _of_sets(name: str, function: Any) -> Callable[..., Any]:
    return lambda m, *values: plain(m, function(*(a_set(value, name) for value in values)))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "Eq": _relation("Eq", "=="),
    "Ne": _relation("Ne", "!="),
    "Lt": _relation("Lt", "<"),
    "Le": _relation("Le", "<="),
    "Gt": _relation("Gt", ">"),
    "Ge": _relation("Ge", ">="),
    "And": _joined("And", And),
    "Or": _joined("Or", Or),
    "Not": _joined("Not", Not),
    "Piecewise": _piecewise,
    "Interval": _interval,
    "open_interval": lambda m, start, end: _interval(m, start, end, True, True),
    "FiniteSet": lambda m, *members: plain(m, sympy.FiniteSet(*(to_sympy(x, "FiniteSet") for x in members))),
    "Union": _of_sets("Union", sympy.Union),
    "Intersection": _of_sets("Intersection", sympy.Intersection),
    "Complement": _of_sets("Complement", sympy.Complement),
}
