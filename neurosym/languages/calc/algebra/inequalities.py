"""Inequalities in one unknown, held against sample points."""

from __future__ import annotations

from typing import Any

import sympy
from sympy import Rational, S, Symbol
from sympy.core.relational import Relational

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra.balls import ball
from neurosym.languages.calc.algebra.work import attempt
from neurosym.languages.calc.meter import Meter

__all__ = ["reduced"]

_UNITS = 25_000
_NEAR = Rational(1, 1000)


def reduced(m: Meter, system: list[Any], wanted: list[Any]) -> Any:
    """The condition on the unknown that all of the system says together. Raises ExecutionError."""
    found = attempt(_UNITS, sympy.reduce_inequalities, system, wanted)
    if found is None:
        raise ExecutionError(
            "these inequalities cannot be solved", hint="one unknown; solve(inequality, x) says for which"
        )
    symbols = set().union(*(item.free_symbols for item in system))
    if len(symbols) == 1:
        _compare(m, system, found, symbols.pop())
    else:
        m.notes.append("the solution of the inequalities could not be verified")
    return found


def _compare(m: Meter, system: list[Any], found: Any, x: Symbol) -> None:
    """Raises ExecutionError if the condition says otherwise than the system at some point."""
    places = {Rational(7 * k, 3) for k in range(-12, 13)}
    for relation in found.atoms(Relational):
        for side in relation.args:
            if side.is_number and side.is_finite:
                near = sympy.nsimplify(side.evalf(20), rational=True) if side.is_real else S.Zero
                places |= {near - _NEAR, near + _NEAR}
    for place in sorted(places):
        m.charge(200)
        expected = [_truth(item, x, place) for item in system]
        said = _truth(found, x, place)
        if None in expected or said is None:
            continue
        if said != all(expected):
            raise ExecutionError("the solution that was found does not stand the test")


def _truth(condition: Any, x: Symbol, place: Any) -> bool | None:
    """At a rational place; None if it cannot be decided by balls."""
    if condition in (True, False):
        return bool(condition)
    if isinstance(condition, (sympy.And, sympy.Or)):
        parts = [_truth(part, x, place) for part in condition.args]
        decisive = isinstance(condition, sympy.Or)
        if decisive in parts:
            return decisive
        return None if None in parts else not decisive
    if isinstance(condition, sympy.Not):
        inner = _truth(condition.args[0], x, place)
        return None if inner is None else not inner
    if not isinstance(condition, Relational) or any(side.is_infinite for side in condition.args):
        return _with_infinity(condition, x, place)
    value = ball(condition.lhs - condition.rhs, 128, {x: place})
    if value is None or not value.imag.contains(0) or value.real.contains(0):
        return None
    positive = bool(value.real > 0)
    return {
        "<": not positive,
        "<=": not positive,
        ">": positive,
        ">=": positive,
        "==": False,
        "!=": True,
    }.get(condition.rel_op)


def _with_infinity(condition: Any, x: Symbol, place: Any) -> bool | None:
    said = condition.subs(x, place)
    return bool(said) if said in (True, False) else None
