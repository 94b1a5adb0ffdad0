"""How terms are written: as sympy prints them, in a form that calc reads back."""

from __future__ import annotations

from keyword import iskeyword
from typing import Any

from sympy import Basic, Eq, Float, MatrixBase
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean
from sympy.printing.str import StrPrinter

from neurosym.languages.calc.algebra.guards import weigh
from neurosym.languages.calc.algebra.names import CONSTANTS
from neurosym.languages.calc.meter import Meter

__all__ = ["kind_of", "written"]


def kind_of(formula: Basic) -> str:
    """The name of its type that users see: symbolic, equation, condition, matrix or decimal."""
    if isinstance(formula, Eq):
        return "equation"
    if isinstance(formula, (Relational, Boolean)) and not formula.is_Symbol:
        return "condition"
    if isinstance(formula, MatrixBase):
        return "matrix"
    return "decimal" if formula.has(Float) else "symbolic"


def written(formula: Basic, m: Meter) -> str:
    """Charges for writing it."""
    m.charge(4 * weigh(m, formula))
    return str(_Printer().doprint(formula))


class _Printer(StrPrinter):  # type: ignore[misc]
    """sympy's, but a symbol whose bare name would be read as something else is written as a call."""

    def _print_Symbol(self, symbol: Any) -> str:  # noqa: N802 (sympy's name)
        name: str = symbol.name
        bare = name.isascii() and name.isidentifier() and not iskeyword(name) and name not in CONSTANTS
        return name if bare else f'symbol("{name}")'

    def _print_Poly(self, poly: Any) -> str:  # noqa: N802 (sympy's name)
        parts = [poly.as_expr(), *poly.gens]
        return f"Poly({', '.join(map(self._print, parts))})"

    def _print_Limit(self, limit: Any) -> str:  # noqa: N802 (sympy's name)
        f, x, place, side = limit.args
        return f'Limit({", ".join(map(self._print, (f, x, place)))}, "{side.name}")'

    def _print_Dummy(self, symbol: Any) -> str:  # noqa: N802 (sympy's name)
        return f"_{symbol.name.lstrip('_')}"
