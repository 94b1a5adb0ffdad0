"""Forms that results are written in and that programs do not need: read back only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy

from neurosym.languages.calc.algebra.convert import expression, integer, to_sympy
from neurosym.languages.calc.algebra.term import plain
from neurosym.languages.calc.meter import Meter

__all__ = ["WRITTEN"]


def _root_of(m: Meter, value: Any, index: Any) -> Any:
    return plain(m, sympy.CRootOf(expression(value, "CRootOf"), integer(index, "CRootOf")))


def _order(m: Meter, value: Any, *places: Any) -> Any:
    return plain(m, sympy.O(expression(value, "O"), *(to_sympy(place, "O") for place in places)))


def _lambda(m: Meter, variables: Any, value: Any) -> Any:
    names = to_sympy(variables, "Lambda")
    return plain(m, sympy.Lambda(names, to_sympy(value, "Lambda")))


def _built(constructor: Any) -> Callable[..., Any]:
    return lambda m, *values: plain(m, constructor(*(to_sympy(value, "this") for value in values)))


def _subs(m: Meter, value: Any, old: Any, new: Any) -> Any:
    return plain(m, sympy.Subs(expression(value, "Subs"), to_sympy(old, "Subs"), to_sympy(new, "Subs")))


WRITTEN: dict[str, Callable[..., Any]] = {
    "CRootOf": _root_of,
    "O": _order,
    "Lambda": _lambda,
    "Subs": _subs,
    "ImageSet": _built(sympy.ImageSet),
    "ConditionSet": _built(sympy.ConditionSet),
    "ProductSet": _built(sympy.ProductSet),
    "Contains": _built(sympy.Contains),
    "AccumBounds": _built(sympy.AccumBounds),
    "Range": _built(sympy.Range),
    "RootSum": _built(sympy.RootSum),
    **{
        name: _built(getattr(sympy, name))
        for name in (
            "erfi", "Shi", "Chi", "polylog", "fresnels", "fresnelc", "uppergamma", "lowergamma",
            "polygamma", "hyper", "meijerg", "elliptic_k", "elliptic_e", "elliptic_f", "elliptic_pi",
            "expint", "re", "im", "factorial2", "harmonic", "besselj", "bessely", "besseli", "besselk",
            "airyai", "airybi", "SymmetricDifference", "Xor", "ITE", "RisingFactorial", "FallingFactorial",
            "rf", "ff", "bernoulli", "euler", "fibonacci", "lucas", "catalan", "subfactorial",
            "dirichlet_eta", "lerchphi", "stieltjes", "DiracDelta", "LeviCivita", "KroneckerDelta",
            "legendre", "chebyshevt", "chebyshevu", "hermite", "laguerre", "exp_polar",
        )
    },
}  # fmt: skip
"""Name -> ``function(meter, *arguments)``."""
