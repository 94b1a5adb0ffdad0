"""Formulas in other forms: simplified, expanded, factored, approximated, with symbols replaced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy
from sympy import Basic, Expr, Poly, default_sort_key
from sympy.core.relational import Relational

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra.convert import expression, integer, symbol, to_sympy
from neurosym.languages.calc.algebra.guards import guard_expansion, guard_substitution, guard_work
from neurosym.languages.calc.algebra.term import plain
from neurosym.languages.calc.data import Function
from neurosym.languages.calc.meter import Meter

__all__ = ["FUNCTIONS", "approximated", "substituted"]

_MOST_DIGITS = 100_000


def _form(name: str, function: Callable[[Any], Any] | None = None) -> Callable[..., Any]:
    """Of a formula, of the sides of an equation, or of every item of a collection."""
    convert: Callable[[Any], Any] = function or getattr(sympy, name)

    def run(m: Meter, value: Any, *symbols: Any) -> Any:
        found = to_sympy(value, name)
        guard_work(m, [found])
        return plain(m, _mapped(found, lambda part: convert(part, *map(to_sympy, symbols))))

    return run


def _mapped(value: Any, convert: Callable[[Any], Any]) -> Any:
    if isinstance(value, Relational):
        return value.func(*(_mapped(side, convert) for side in value.args))
    if isinstance(value, (sympy.Tuple, sympy.FiniteSet)):
        return value.func(*(_mapped(item, convert) for item in value))
    return convert(value)


def _simplify(m: Meter, value: Any) -> Any:
    found = to_sympy(value, "simplify")
    guard_work(m, [found])
    if isinstance(found, Relational) and not isinstance(found, (sympy.Eq, sympy.Ne)):
        return plain(m, found.simplify())
    return plain(m, sympy.simplify(found))


def _factor(m: Meter, value: Any, *symbols: Any, extension: Any = None) -> Any:
    found = to_sympy(value, "factor")
    guard_work(m, [found])
    options = {} if extension is None else {"extension": to_sympy(extension, "factor")}
    gens = [symbol(x, "factor") for x in symbols]
    return plain(m, _mapped(found, lambda part: sympy.factor(part, *gens, **options)))


def _collect(m: Meter, value: Any, by: Any) -> Any:
    found = expression(value, "collect")
    guard_work(m, [found])
    keys = to_sympy(by, "collect")
    return plain(m, sympy.collect(found, list(keys) if isinstance(keys, sympy.Tuple) else keys))


def _fraction(m: Meter, value: Any) -> Any:
    return plain(m, tuple(sympy.fraction(sympy.together(expression(value, "fraction")))))


def _part(index: int) -> Callable[..., Any]:
    return lambda m, value: _fraction(m, value)[index]


# ------------------------------------------------------------------------------- approximation
def approximated(m: Meter, value: Any, n: Any = 15) -> Any:
    """The value to so many significant digits; collections item by item."""
    digits = integer(n, "N")
    if not 1 <= digits <= _MOST_DIGITS:
        raise ExecutionError(f"N gives 1 to {_MOST_DIGITS:,} digits")
    m.inexact = True
    m.charge(100 + digits * digits // 100)
    found = to_sympy(value, "N")
    result = _mapped(found, lambda part: part.evalf(digits) if isinstance(part, Basic) else part)
    if (
        isinstance(result, Expr)
        and result.is_number
        and not result.is_comparable
        and result.has(sympy.Integral)
    ):
        m.notes.append("an integral could not be approximated")
    return plain(m, result)


def _nsimplify(m: Meter, value: Any, constants: Any = ()) -> Any:
    found = expression(value, "nsimplify")
    return plain(m, sympy.nsimplify(found, [to_sympy(c) for c in constants]))


# ------------------------------------------------------------------------------- substitution
def substituted(m: Meter, value: Any, *arguments: Any) -> Any:
    """``subs(f, x, 2)``, ``subs(f, {x: 2})`` or ``subs(f, [(x, 2), (y, 3)])``; of a dict, all at once."""
    found = to_sympy(value, "subs")
    pairs = _pairs(arguments)
    guard_substitution(m, found, dict(pairs))
    at_once = isinstance(arguments[0], dict)
    for _, new in pairs:
        if isinstance(new, Expr):
            guard_expansion(m, new)
    m.charge(20 * len(pairs))
    return plain(m, found.subs(pairs, simultaneous=at_once and len(pairs) > 1))


def _pairs(arguments: tuple[Any, ...]) -> list[tuple[Any, Any]]:
    if len(arguments) == 2:
        return [(to_sympy(arguments[0], "subs"), to_sympy(arguments[1], "subs"))]
    given = arguments[0]
    if isinstance(given, dict):
        pairs = [(to_sympy(key, "subs"), to_sympy(new, "subs")) for key, new in given.items()]
        return sorted(pairs, key=lambda pair: default_sort_key(pair[0]))
    if isinstance(given, (list, tuple)) and all(isinstance(p, (list, tuple)) and len(p) == 2 for p in given):
        return [(to_sympy(old, "subs"), to_sympy(new, "subs")) for old, new in given]
    raise ExecutionError(
        "subs needs a symbol and its value, or a dict of such", hint="f.subs(x, 2) or f.subs({x: 2, y: 3})"
    )


def _rewrite(m: Meter, value: Any, target: Any) -> Any:
    name = target.name if isinstance(target, Function) else ""
    if name not in _TARGETS:
        raise ExecutionError(f"rewrite needs one of the functions {', '.join(_TARGETS)}")
    found = expression(value, "rewrite")
    guard_work(m, [found])
    return plain(m, found.rewrite(getattr(sympy, name)))


_TARGETS = (
    "exp",
    "log",
    "sin",
    "cos",
    "tan",
    "sinh",
    "cosh",
    "sqrt",
    "gamma",
    "factorial",
    "binomial",
    "Piecewise",
)


def _poly(m: Meter, value: Any, *symbols: Any) -> Any:
    found = expression(value, "Poly")
    guard_work(m, [found])
    return plain(m, Poly(found, *(symbol(x, "Poly") for x in symbols)))


_LIKE_SYMPY = (
    "expand", "cancel", "together", "apart", "trigsimp", "expand_trig", "expand_log", "expand_func",
    "logcombine", "powsimp", "powdenest", "radsimp", "sqrtdenest", "ratsimp", "factor_terms",
)  # fmt: skip

FUNCTIONS: dict[str, Callable[..., Any]] = {
    **{name: _form(name) for name in _LIKE_SYMPY},
    "simplify": _simplify,
    "factor": _factor,
    "collect": _collect,
    "fraction": _fraction,
    "numer": _part(0),
    "denom": _part(1),
    "N": approximated,
    "nsimplify": _nsimplify,
    "subs": substituted,
    "rewrite": _rewrite,
    "Poly": _poly,
}
