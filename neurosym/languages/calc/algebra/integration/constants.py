"""Constants of an integral as symbols, and square roots of them."""

from __future__ import annotations

from typing import Any

import sympy
from sympy import Dummy, Expr, Integer, Mul, Pow, Rational, S

__all__ = ["Constants", "formal_root", "is_positive_looking"]


class Constants:
    """Replaces the parts of a formula that do not depend on ``x`` and are no rational functions of symbols by
    symbols, so that polynomials over them are fast; ``restore`` puts them back.
    """

    def __init__(self, x: Any) -> None:
        self.x = x
        self.values: dict[Dummy, Expr] = {}
        self.names: dict[Expr, Dummy] = {}

    def hide(self, node: Any) -> Any:
        if node.is_Rational or node.is_Symbol:
            return node
        if node.has(self.x):
            return node.func(*map(self.hide, node.args)) if _is_rational_operation(node) else node
        if _is_rational_operation(node):
            return node.func(*map(self.hide, node.args))
        if node not in self.names:
            name = self.names[node] = Dummy("c")
            self.values[name] = node
        return self.names[node]

    def restore(self, formula: Expr) -> Expr:
        return formula.xreplace(self.values)


def _is_rational_operation(node: Any) -> bool:
    return bool(node.is_Add or node.is_Mul or (isinstance(node, Pow) and isinstance(node.exp, Integer)))


def formal_root(value: Any) -> Expr:
    """Some square root of a constant: the squares in it lose their exponent, so that ``a**2`` gives ``a``.

    Either root serves in a formula that holds for both.
    """
    value = sympy.together(value)
    if value.is_Rational:
        return sympy.sqrt(value)
    top, bottom = sympy.fraction(value)
    try:
        constant, factors = sympy.factor_list(top * bottom)
    except sympy.PolynomialError:
        return sympy.sqrt(value)
    outside, inside = S.One, S.One
    for factor, power in factors:
        outside *= factor ** (power // 2)
        inside *= factor ** (power % 2)
    inside *= constant
    root = sympy.sqrt(inside) if inside.is_number or inside.is_Symbol else Pow(sympy.expand(inside), S.Half)
    return outside * root / bottom


def is_positive_looking(value: Any) -> bool:
    """Whether a constant is positive, or would be if all its symbols were real and the first term decides."""
    if value.is_number:
        return bool(value.is_positive if value.is_positive is not None else sympy.re(value.evalf(15)) > 0)
    if value.is_positive is not None:
        return bool(value.is_positive)
    top, bottom = sympy.fraction(sympy.together(value))
    sign = 1
    for part in (top, bottom):
        for factor in Mul.make_args(sympy.factor_terms(part)):
            leading = sympy.expand(factor).as_ordered_terms()[0].as_coeff_Mul()[0]
            if isinstance(leading, Rational) and leading < 0:
                sign = -sign
    return sign > 0
