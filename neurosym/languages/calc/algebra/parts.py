"""What a formula is made of: its attributes, and the methods that only formulas have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy
from sympy import Poly, Symbol
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean
from sympy.sets.sets import Interval, Set

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra import forms
from neurosym.languages.calc.algebra.conditions import a_set
from neurosym.languages.calc.algebra.convert import expression, only_symbol, symbol, to_sympy
from neurosym.languages.calc.algebra.decide import equal_formulas
from neurosym.languages.calc.algebra.forms import approximated, substituted
from neurosym.languages.calc.algebra.guards import guard_work
from neurosym.languages.calc.algebra.term import Term, plain
from neurosym.languages.calc.meter import Meter

__all__ = ["FUNCTIONS"]


def _attribute(m: Meter, value: Any, name: str) -> Any:
    found = to_sympy(value, name)
    m.charge(10)
    if name in ("lhs", "rhs") and not isinstance(found, Relational):
        raise ExecutionError(f"only an equation or inequality has a side {name}")
    if name in ("start", "end", "inf", "sup", "measure") and not isinstance(
        found, Interval if name in ("start", "end") else Set
    ):
        raise ExecutionError(f"only {'an interval' if name in ('start', 'end') else 'a set'} has {name}")
    if name == "name":
        if not isinstance(found, Symbol):
            raise ExecutionError("only a symbol has a name")
        return str(found.name)
    result = getattr(found, name, None)
    if name == "args":
        return plain(m, tuple(result or ()))
    return plain(m, result)


def _evalf(m: Meter, value: Any, n: Any = 15, subs: Any = None) -> Any:
    return approximated(m, value if subs is None else substituted(m, value, subs), n)


def _evaluated(m: Meter, value: Any, *arguments: Any) -> Any:
    if len(arguments) == 2:
        return substituted(m, value, *arguments)
    found = expression(value, "eval")
    return substituted(m, value, Term(only_symbol([found], "eval"), m), arguments[0])


def _as_numer_denom(m: Meter, value: Any) -> Any:
    return plain(m, tuple(expression(value, "as_numer_denom").as_numer_denom()))


def _as_set(m: Meter, value: Any) -> Any:
    found = to_sympy(value, "as_set")
    if not isinstance(found, Boolean):
        raise ExecutionError("only a condition has a set of the numbers that meet it")
    guard_work(m, [found])
    return plain(m, found.as_set())


def _has(m: Meter, value: Any, *parts: Any) -> bool:
    return bool(to_sympy(value, "has").has(*(to_sympy(part, "has") for part in parts)))


def _replace(m: Meter, value: Any, old: Any, new: Any) -> Any:
    return plain(m, to_sympy(value, "replace").xreplace({to_sympy(old, "replace"): to_sympy(new, "replace")}))


def _xreplace(m: Meter, value: Any, rule: Any) -> Any:
    if not isinstance(rule, dict):
        raise ExecutionError("xreplace needs a dict", hint="f.xreplace({x: y})")
    pairs = {to_sympy(old, "xreplace"): to_sympy(new, "xreplace") for old, new in rule.items()}
    return plain(m, to_sympy(value, "xreplace").xreplace(pairs))


def _is_polynomial(m: Meter, value: Any, *symbols: Any) -> bool:
    found = expression(value, "is_polynomial")
    return bool(found.is_polynomial(*(symbol(x, "is_polynomial") for x in symbols)))


def _as_dict(m: Meter, value: Any) -> Any:
    """Exponents -> coefficient."""
    if isinstance(value, Term) and isinstance(value.expr, Poly):
        poly = value.expr
    else:
        found = expression(value, "as_dict")
        guard_work(m, [found])
        poly = Poly(found)
    return plain(m, {tuple(map(int, powers)): c for powers, c in poly.as_dict().items()})


def _equals(m: Meter, value: Any, other: Any) -> bool:
    return equal_formulas(m, to_sympy(value, "equals"), to_sympy(other, "equals"))


def _on_sets(name: str) -> Callable[..., Any]:
    return lambda m, value, other: plain(m, getattr(a_set(value, name), name)(a_set(other, name)))


def _contains(m: Meter, value: Any, member: Any) -> Any:
    return plain(m, a_set(value, "contains").contains(to_sympy(member, "contains")))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "attribute": _attribute,
    "evalf": _evalf,
    "n": _evalf,
    "eval": _evaluated,
    "as_numer_denom": _as_numer_denom,
    "as_real_imag": lambda m, value: plain(m, tuple(expression(value, "as_real_imag").as_real_imag())),
    "as_set": _as_set,
    "as_expr": lambda m, value: plain(m, expression(value, "as_expr")),
    "as_poly": forms.FUNCTIONS["Poly"],
    "as_dict": _as_dict,
    "equals": _equals,
    "has": _has,
    "replace": _replace,
    "xreplace": _xreplace,
    "count_ops": lambda m, value: int(sympy.count_ops(to_sympy(value, "count_ops"))),
    "removeO": lambda m, value: plain(m, expression(value, "removeO").removeO()),
    "is_polynomial": _is_polynomial,
    "is_subset": _on_sets("is_subset"),
    "union": _on_sets("union"),
    "intersect": _on_sets("intersect"),
    "contains": _contains,
}
