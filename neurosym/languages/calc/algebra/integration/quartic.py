"""Square roots of ``a x**4 + b x**2 + c`` that are not elliptic: ``v = x + r/x`` with ``r**2 == c/a``.

Then the root is x times that of a quadratic polynomial in v (É. Goursat 1887 on such integrals).
"""

from __future__ import annotations

from typing import Any

import sympy
from sympy import Dummy, Expr, Poly

from neurosym.languages.calc.algebra.integration.changes import Change
from neurosym.languages.calc.algebra.integration.constants import formal_root

__all__ = ["quartic_change"]


def quartic_change(f: Expr, x: Any, w: Any, power: Poly, value: Expr) -> Change | None:
    """``f`` is rational in ``x`` and ``w``, where ``w**2 == power``. None if it is no function of v."""
    if power.degree() != 4 or power.coeff_monomial(x**3) or power.coeff_monomial(x):
        return None
    a, b, c = (power.coeff_monomial(x**k) for k in (4, 2, 0))
    if c == 0:
        return None
    for r in (formal_root(sympy.cancel(c / a)), -formal_root(sympy.cancel(c / a))):
        v, root = Dummy("v"), Dummy("w")
        inner = sympy.cancel(f.xreplace({w: x * root}) / (1 - r / x**2))
        found = _in_terms_of_v(inner, x, x**2 - v * x + r)
        if found is not None:
            radical = sympy.sqrt(sympy.expand(a * (v**2 - 2 * r) + b))
            factor = Dummy("k")
            back = x + r / x
            values = {v: back, factor: value / (x * radical.xreplace({v: back}))}
            return Change(v, found.xreplace({root: factor * radical}), values)
    return None


def _in_terms_of_v(formula: Expr, x: Any, relation: Expr) -> Expr | None:
    """A function of x that is the same at both roots of the relation, without x."""
    top, bottom = (Poly(part, x, field=True) for part in sympy.fraction(sympy.together(formula)))
    modulus = Poly(relation, x, field=True)
    bottom = bottom.rem(modulus)
    if bottom.is_zero:
        return None
    quotient = (top * bottom.invert(modulus)).rem(modulus)
    return None if quotient.degree() > 0 else quotient.as_expr()
