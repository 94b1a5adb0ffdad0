"""Symbols, unknown functions, exact numbers and constants."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import sympy
from sympy import Symbol
from sympy.core.function import UndefinedFunction

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra.convert import expression, to_sympy
from neurosym.languages.calc.algebra.name_rows import ASSUMPTIONS
from neurosym.languages.calc.algebra.term import Term, plain
from neurosym.languages.calc.data import Function as CalcFunction
from neurosym.languages.calc.data import kind
from neurosym.languages.calc.meter import Meter

__all__ = ["FUNCTIONS"]

_NAME = re.compile(r"[^\W\d]\w{0,31}'{0,3}")
_RANGE = re.compile(r"([^\W\d]\w{0,25}?)(\d{0,3}):(\d{1,3})")
_RESERVED = ("True", "False", "None")
_MOST = 200
"""Symbols that one call may make."""


def _checked(name: Any) -> str:
    if not isinstance(name, str):
        raise ExecutionError(f"a symbol is named by a text, not by {kind(name)}", hint='symbol("x")')
    if not _NAME.fullmatch(name) or name in _RESERVED or "__" in name:
        raise ExecutionError(
            f"{name[:40]!r} cannot name a symbol", hint="a name is a letter, then letters, digits and _"
        )
    return name


def _assumed(assumptions: dict[str, Any]) -> dict[str, bool]:
    for name, value in assumptions.items():
        if name not in ASSUMPTIONS or not (value is None or isinstance(value, bool)):
            raise ExecutionError(
                f"{name}={value!r} is no assumption", hint="positive=True, integer=True, real=True"
            )
    return {name: value for name, value in assumptions.items() if value is not None}


def _made(m: Meter, name: Any, assumptions: dict[str, Any]) -> Term:
    try:
        return Term(Symbol(_checked(name), **_assumed(assumptions)), m)
    except sympy.core.facts.InconsistentAssumptions:
        raise ExecutionError(f"no number meets all assumptions on {name}") from None


def _symbol(m: Meter, name: Any, **assumptions: Any) -> Term:
    return _made(m, name.strip() if isinstance(name, str) else name, assumptions)


def _symbols(m: Meter, names: Any, **assumptions: Any) -> Any:
    if not isinstance(names, str):
        if isinstance(names, (list, tuple)):
            return tuple([_symbol(m, name, **assumptions) for name in names])
        _checked(names)
    m.charge(len(names))
    found = [part for name in names.replace(",", " ").split() for part in _spread(name)]
    if not found:
        raise ExecutionError("symbols needs at least one name", hint='x, y = symbols("x y")')
    if len(found) > _MOST:
        raise ExecutionError(f"symbols makes at most {_MOST} symbols at once, not {len(found)}")
    made = tuple([_made(m, name, assumptions) for name in found])
    several = len(made) > 1 or "," in names or ":" in names
    return made if several else made[0]


def _spread(name: str) -> list[str]:
    """``x:3`` is x0, x1, x2 and ``x1:4`` is x1, x2, x3."""
    found = _RANGE.fullmatch(name)
    if found is None:
        return [name]
    return [f"{found[1]}{number}" for number in range(int(found[2] or 0), int(found[3]))]


def _function(m: Meter, name: Any) -> CalcFunction:
    made: Callable[..., Any] = UndefinedFunction(_checked(name))

    def apply(*arguments: Any) -> Any:
        return plain(m, made(*(expression(argument, str(name)) for argument in arguments)))

    return CalcFunction(str(name), apply)


def _rational(m: Meter, top: Any, bottom: Any = 1) -> Any:
    return _exactly(top, "Rational") / Fraction(_exactly(bottom, "Rational"))


def _exactly(value: Any, what: str) -> Any:
    if isinstance(value, (int, Fraction, float)):
        return Fraction(value)
    raise ExecutionError(
        f"{what} needs a number, not {kind(value)}", hint="Fraction reads a number of a text"
    )


def _constant(m: Meter, name: str) -> Any:
    return plain(m, _CONSTANTS[name])


_CONSTANTS: dict[str, Any] = {
    "pi": sympy.pi,
    "E": sympy.E,
    "I": sympy.I,
    "oo": sympy.oo,
    "GoldenRatio": sympy.GoldenRatio,
    "EulerGamma": sympy.EulerGamma,
    "Catalan": sympy.Catalan,
    "Reals": sympy.S.Reals,
    "Integers": sympy.S.Integers,
    "Naturals": sympy.S.Naturals,
    "Naturals0": sympy.S.Naturals0,
    "Rationals": sympy.S.Rationals,
    "Complexes": sympy.S.Complexes,
    "EmptySet": sympy.S.EmptySet,
}

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "symbol": _symbol,
    "Symbol": _symbol,
    "symbols": _symbols,
    "Function": _function,
    "Rational": lambda m, top, bottom=1: plain(m, to_sympy(_rational(m, top, bottom))),
    "Integer": lambda m, value: int(value),
    "S": lambda m, value: plain(m, to_sympy(value, "S")),
    "constant": _constant,
}
