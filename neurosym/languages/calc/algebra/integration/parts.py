"""Integration by parts, and by the value of an inverse function as the new variable."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sympy
from sympy import Dummy, Expr, Integer, Mul, Pow, S

from neurosym.languages.calc.algebra.integration.changes import Change

__all__ = ["inverse_changes", "parts"]

_INVERSE = (
    sympy.asin, sympy.acos, sympy.atan, sympy.acot, sympy.asec, sympy.acsc, sympy.asinh, sympy.acosh,
    sympy.atanh, sympy.acoth, sympy.asech, sympy.acsch,
)  # fmt: skip
_BY_PARTS = (*_INVERSE, sympy.log, sympy.erf, sympy.erfc, sympy.Ei, sympy.li, sympy.Si, sympy.Ci)


def parts(f: Expr, x: Any) -> Iterator[tuple[Expr, Expr]]:
    """Pairs (u, dv/dx) with ``u * dv/dx == f``, the most promising first: u's derivative is simpler."""
    factors = [factor for factor in Mul.make_args(f) if factor.has(x)]
    chosen = [factor for factor in factors if _base(factor).has(*_BY_PARTS) and _is_power_of_function(factor)]
    for factor in sorted(
        chosen, key=lambda node: (not isinstance(_base(node), _INVERSE), sympy.default_sort_key(node))
    ):
        yield factor, sympy.cancel(f / factor) if f != factor else S.One
    polynomial = [factor for factor in factors if factor.is_polynomial(x)]
    rest = [factor for factor in factors if not factor.is_polynomial(x)]
    if polynomial and rest and not chosen:
        yield Mul(*polynomial), f / Mul(*polynomial)


def _rank(factor: Expr) -> tuple[bool, Any]:
    return not isinstance(_base(factor), _INVERSE), sympy.default_sort_key(factor)


def _base(factor: Expr) -> Any:
    return factor.base if isinstance(factor, Pow) and isinstance(factor.exp, Integer) else factor


def _is_power_of_function(factor: Expr) -> bool:
    positive = not isinstance(factor, Pow) or factor.exp.is_positive
    return bool(positive) and isinstance(_base(factor), _BY_PARTS)


def inverse_changes(f: Expr, x: Any) -> Iterator[Change]:
    """``t = asin(x)`` and the like: ``x = sin(t)``, sqrt(1 - x**2) = cos(t)."""
    nodes = sorted(f.atoms(*_TABLE), key=sympy.default_sort_key)
    if len(nodes) != 1:
        return
    (node,) = nodes
    inner = node.args[0]
    slope = inner.diff(x)
    if slope.has(x) or slope == 0:
        return
    t = Dummy("t")
    forward, root, root_value = _TABLE[node.func]
    start = inner.xreplace({x: S.Zero})
    new_x = (forward(t) - start) / slope
    found = f.xreplace({node: t})
    if root is not None:
        found = _with_root(found, root(inner), root_value(t), inner)
    integrand = found.xreplace({x: new_x}) * sympy.diff(new_x, t)
    yield Change(t, integrand, {t: node})


def _with_root(f: Any, square: Expr, value: Expr, inner: Expr) -> Any:
    """Powers of the square root of ``square`` as powers of ``value``."""
    if not f.args:
        return f
    if isinstance(f, Pow) and isinstance(f.exp, sympy.Rational) and f.exp.q == 2:
        ratio = sympy.cancel(f.base / square)
        if not ratio.free_symbols & inner.free_symbols and ratio.is_positive:
            return ratio**f.exp * value ** (2 * f.exp)
    return f.func(*(_with_root(part, square, value, inner) for part in f.args))


_TABLE: dict[Any, Any] = {
    sympy.asin: (sympy.sin, lambda z: 1 - z**2, sympy.cos),
    sympy.acos: (sympy.cos, lambda z: 1 - z**2, sympy.sin),
    sympy.atan: (sympy.tan, lambda z: 1 + z**2, sympy.sec),
    sympy.acot: (sympy.cot, None, None),
    sympy.asec: (sympy.sec, lambda z: 1 - 1 / z**2, sympy.sin),
    sympy.acsc: (sympy.csc, lambda z: 1 - 1 / z**2, sympy.cos),
    sympy.asinh: (sympy.sinh, lambda z: 1 + z**2, sympy.cosh),
    sympy.atanh: (sympy.tanh, lambda z: 1 - z**2, sympy.sech),
    sympy.log: (sympy.exp, None, None),
}
"""Inverse function -> the function, the square whose root is rational in the new variable, and that root."""
