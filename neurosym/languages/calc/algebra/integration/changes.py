"""A change of variable: the integrand in the new one, and what the new symbols stand for."""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm
from typing import Any

import sympy
from sympy import Expr, Pow, Rational

__all__ = ["Change", "radicals", "with_radical"]


@dataclass(frozen=True)
class Change:
    """``integrand`` is a function of ``variable``; ``values`` are the new symbols in terms of the old one.

    Besides the variable they may name constants: functions with a derivative of zero, such as
    sqrt(x**2) / x, which no identity may replace by a number on every branch.
    """

    variable: Any
    integrand: Expr
    values: dict[Any, Expr]

    def back(self, found: Expr) -> Expr:
        return found.xreplace(self.values)


def radicals(f: Expr, x: Any) -> dict[Expr, int]:
    """The bases of roots that depend on ``x`` and hold no such root themselves, with the common degree."""
    found: dict[Expr, int] = {}
    for node in sorted(f.atoms(Pow), key=sympy.default_sort_key):
        if isinstance(node.exp, Rational) and node.exp.q != 1 and node.base.has(x):
            found[node.base] = lcm(found.get(node.base, 1), int(node.exp.q))
    return {base: int(degree) for base, degree in found.items() if not _has_root(base, x)}


def _has_root(base: Expr, x: Any) -> bool:
    return any(
        isinstance(node.exp, Rational) and node.exp.q != 1 and node.base.has(x) for node in base.atoms(Pow)
    )


def with_radical(f: Any, base: Expr, degree: int, root: Expr) -> Any:
    """``f`` with ``base**(1/degree)`` written as ``root``."""
    if not f.args:
        return f
    if isinstance(f, Pow) and f.base == base and isinstance(f.exp, Rational) and f.exp.q != 1:
        return root ** int(f.exp * degree)
    return f.func(*(with_radical(part, base, degree, root) for part in f.args))
