"""Matrices with symbols or roots: reduced form, determinant, characteristic polynomial and its roots.

They are taken over the field of their entries (sympy's DomainMatrix), in which whether something is 0 is
decided exactly: rational functions of the symbols, with the roots that occur.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy
from sympy import Poly
from sympy.polys.matrices import DomainMatrix

from neurosym.languages.calc.algebra.convert import expression
from neurosym.languages.calc.algebra.guards import guard_work
from neurosym.languages.calc.algebra.term import plain
from neurosym.languages.calc.meter import Meter

__all__ = ["FUNCTIONS"]


def _over_field(m: Meter, rows: list[list[Any]]) -> DomainMatrix:
    entries = [[expression(x, "a matrix") for x in row] for row in rows]
    guard_work(m, [x for row in entries for x in row])
    m.charge(200 * len(rows) * len(rows[0]) * min(len(rows), len(rows[0])))
    return DomainMatrix.from_list_sympy(len(rows), len(rows[0]), entries, extension=True).to_field()


def _back(m: Meter, found: DomainMatrix) -> list[list[Any]]:
    rows, columns = found.shape
    entries = found.to_Matrix()
    return [[plain(m, entries[i, j]) for j in range(columns)] for i in range(rows)]


def _determinant(m: Meter, rows: list[list[Any]]) -> Any:
    matrix = _over_field(m, rows)
    return plain(m, sympy.factor_terms(matrix.domain.to_sympy(matrix.det())))


def _reduced(m: Meter, rows: list[list[Any]]) -> tuple[list[list[Any]], list[int]]:
    found, pivots = _over_field(m, rows).rref()
    return _back(m, found), list(pivots)


def _characteristic(m: Meter, rows: list[list[Any]]) -> list[Any]:
    matrix = _over_field(m, rows)
    return [plain(m, matrix.domain.to_sympy(c)) for c in matrix.charpoly()]


def _eigenvalues(m: Meter, coefficients: list[Any]) -> dict[Any, int]:
    """The roots that have a closed form, in sympy's order."""
    x = sympy.Dummy("x")
    found = [expression(c, "eigenvals") for c in coefficients]
    guard_work(m, found)
    roots = sympy.roots(Poly(found, x, extension=True))
    return {plain(m, root): int(roots[root]) for root in sorted(roots, key=sympy.default_sort_key)}


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "matrix_characteristic": _characteristic,
    "matrix_determinant": _determinant,
    "matrix_eigenvalues": _eigenvalues,
    "matrix_reduced": _reduced,
}
