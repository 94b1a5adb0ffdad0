"""Solutions put back into their equations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sympy
from sympy import Expr, S

from neurosym.languages.calc.algebra.balls import ball, excludes_zero
from neurosym.languages.calc.algebra.decide import is_zero, point
from neurosym.languages.calc.algebra.identities import vanishes
from neurosym.languages.calc.algebra.work import attempt
from neurosym.languages.calc.meter import Meter

__all__ = ["holds", "verified"]

_PLACES = 4


def holds(m: Meter, residual: Any) -> bool | None:
    """Whether a formula that should be zero is. None if neither could be proven.

    With symbols: False only if it differs from zero wherever it was looked at, since a solution may hold
    for some values of the parameters only.
    """
    if residual.has(S.NaN, S.ComplexInfinity, S.Infinity):
        return False
    if residual.is_number:
        return attempt(8_000, is_zero, m, residual)
    if vanishes(residual):
        return True
    symbols = sorted(residual.free_symbols, key=lambda s: s.sort_key())
    seen = []
    for number in range(_PLACES):
        values = {symbol: point(symbol, number + 2 * place) for place, symbol in enumerate(symbols)}
        value = ball(residual, 128, values)
        if value is not None:
            seen.append(excludes_zero(value))
    if seen and all(seen):
        return False
    if not any(seen) and attempt(4_000, sympy.simplify, residual) == 0:
        return True
    return None


def verified(
    m: Meter, equations: Iterable[Expr], found: Iterable[Mapping[Any, Any]], what: str
) -> list[Mapping[Any, Any]]:
    """The solutions that meet every equation, those that are refuted left out, doubts put in a note."""
    kept = []
    doubtful = 0
    residuals = list(equations)
    for solution in found:
        judged = [holds(m, _put(residual, solution)) for residual in residuals]
        if False in judged:
            continue
        doubtful += None in judged
        kept.append(solution)
    if doubtful:
        m.notes.append(f"{what}: {doubtful} of {len(kept)} solutions could not be verified")
    return kept


def _put(residual: Expr, solution: Mapping[Any, Any]) -> Any:
    return residual.subs(list(solution.items()), simultaneous=True)
