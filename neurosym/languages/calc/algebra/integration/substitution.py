"""Substitutions by derivative: an integrand that is a function of ``g`` times the derivative of ``g``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sympy
from sympy import Dummy, Expr, Pow, Rational

from neurosym.languages.calc.algebra.integration.changes import Change

__all__ = ["derivative_changes"]

_MOST_CANDIDATES = 14


def derivative_changes(f: Expr, x: Any) -> Iterator[Change]:
    """The larger ``g`` first."""
    for g in _candidates(f, x):
        slope = g.diff(x)
        if slope == 0:
            continue
        u = Dummy("u")
        inner = _in_terms_of(f / slope, g, u, x)
        if inner is not None:
            yield Change(u, inner, {u: g})


def _candidates(f: Expr, x: Any) -> list[Expr]:
    found: set[Expr] = set()
    for node in sympy.preorder_traversal(f):
        if not node.has(x) or node in (x, f) or not isinstance(node, Expr):
            continue
        if isinstance(node, sympy.Function):
            found |= {node, *(arg for arg in node.args if arg.has(x) and arg != x)}
        elif isinstance(node, Pow):
            if node.exp.has(x):
                found |= {node, node.exp} - {x}
            if node.base.has(x) and node.base != x:
                found.add(node.base)
            elif node.base == x and isinstance(node.exp, Rational):
                found.add(node)
    ordered = sorted(found, key=lambda g: (-g.count_ops(), sympy.default_sort_key(g)))
    return ordered[:_MOST_CANDIDATES]


def _in_terms_of(quotient: Expr, g: Expr, u: Any, x: Any) -> Expr | None:
    for form in (
        lambda e: e,
        sympy.cancel,
        sympy.trigsimp if quotient.has(sympy.sin, sympy.cos, sympy.tan) else None,
    ):
        if form is None:
            continue
        replaced = form(quotient).subs(g, u)
        if not replaced.has(x):
            return replaced
        replaced = sympy.cancel(replaced)
        if not replaced.has(x):
            return replaced
    return None


def _same(formula: Expr) -> Expr:
    return formula
