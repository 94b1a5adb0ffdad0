"""Antiderivatives for programs: found, differentiated back, or left as they are."""

from __future__ import annotations

from typing import Any

import sympy
from sympy import Expr, Integral
from sympy.integrals.manualintegrate import manualintegrate

from neurosym.languages.calc.algebra.integration.check import verdict
from neurosym.languages.calc.algebra.integration.integrator import Integrator
from neurosym.languages.calc.algebra.work import attempt
from neurosym.languages.calc.meter import Meter

__all__ = ["indefinite"]

_UNITS = 18_000
_QUICK_UNITS = 800
"""For sympy's rules for integrals by hand, whose results are often shorter than ours."""

_LAST_UNITS = 8_000
"""For sympy's own ``integrate``, once everything here has failed."""


def indefinite(m: Meter, f: Expr, x: Any) -> Expr:
    """An antiderivative, or the integral itself with a note if there is none that stands the test."""
    found = [attempt(_UNITS, Integrator(m).antiderivative, f, x)]
    if not f.is_rational_function(x):
        found.append(attempt(_QUICK_UNITS, manualintegrate, f, x))
    best = _best(m, found, f, x) or _best(m, [attempt(_LAST_UNITS, sympy.integrate, f, x)], f, x)
    if best is None:
        m.notes.append(f"no antiderivative by {x} was found; the integral is left as it is")
        return Integral(f, x)
    antiderivative, proven = best
    if not proven:
        m.notes.append("the antiderivative was compared with the integrand at some points only")
    return antiderivative


def _best(m: Meter, found: list[Expr | None], f: Expr, x: Any) -> tuple[Expr, bool] | None:
    """The shortest one that is proven, else the shortest that is not refuted; and whether it is proven."""
    judged = []
    for antiderivative in found:
        if antiderivative is not None and not antiderivative.has(Integral):
            said = verdict(m, antiderivative, f, x)
            if said != "refuted":
                judged.append((said != "proven", antiderivative.count_ops(), antiderivative))
    if not judged:
        return None
    unproven, _, antiderivative = min(judged, key=lambda row: row[:2])
    return antiderivative, not unproven
