"""Matrices with symbols or roots: reduced form, determinant, characteristic polynomial and its roots.

They are taken over the ring that their entries generate (polynomials in the symbols, over the rationals with
the roots that occur), in which arithmetic is fast and whether something is 0 is decided exactly. Where the
generators may depend on each other (sin(x) and cos(x)), each doubtful pivot is decided as ``==`` is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import prod
from typing import Any

import sympy
from sympy import Poly, Pow
from sympy.core.numbers import ImaginaryUnit
from sympy.functions.elementary.hyperbolic import HyperbolicFunction
from sympy.functions.elementary.trigonometric import TrigonometricFunction
from sympy.polys.matrices import DomainMatrix
from sympy.polys.matrices.eigen import dom_eigenvects, dom_eigenvects_to_sympy
from sympy.polys.rings import PolyElement

from neurosym.languages.calc.algebra.convert import expression
from neurosym.languages.calc.algebra.decide import equal_formulas
from neurosym.languages.calc.algebra.guards import guard_work
from neurosym.languages.calc.algebra.term import plain
from neurosym.languages.calc.meter import Meter

__all__ = ["FUNCTIONS"]

_MINORS = 8
"""Determinants up to this size are expanded by minors, which need no division."""

_DEGREE = 32
"""Roots up to this degree together are taken as one algebraic number field, in which 0 is seen at once;
more of them as generators that may depend on each other.
"""


_ANGLES = TrigonometricFunction, HyperbolicFunction


class _Entries:
    """``rows`` over ``ring``, each row multiplied by its entry of ``scales`` so that it has no fractions."""

    def __init__(self, m: Meter, rows: list[list[Any]]) -> None:
        given = [[expression(x, "a matrix") for x in row] for row in rows]
        guard_work(m, [x for row in given for x in row])
        size = len(given), len(given[0])
        one_field = _field_degree(x for row in given for x in row) <= _DEGREE
        matrix = DomainMatrix.from_list_sympy(
            *size, given, **({"extension": True} if one_field else {"composite": True})
        )
        symbols = getattr(matrix.domain, "symbols", ())
        self.m = m
        self.doubtful = matrix.domain.is_EX or not all(x.is_Symbol for x in symbols)
        self.scales = [matrix.domain.one] * size[0]
        if self.doubtful:
            matrix = matrix.to_field()
        elif matrix.domain.is_FractionField:
            scales, matrix = matrix.clear_denoms_rowwise(convert=True)
            self.scales = [
                matrix.domain.convert_from(scales[i, i].element, scales.domain) for i in range(size[0])
            ]
        self.ring = matrix.domain
        self.rows: list[list[Any]] = matrix.to_list()

    def is_zero(self, x: Any) -> bool:
        if not x or not self.doubtful:
            return not x
        return equal_formulas(self.m, self.ring.to_sympy(x), sympy.S.Zero)

    def product(self, x: Any, y: Any) -> Any:
        self.m.charge(4 + _terms(x) * _terms(y))
        return x * y

    def quotient(self, x: Any, y: Any) -> Any:
        """Where it is known to be exact."""
        self.m.charge(4 + _terms(x) * _terms(y))
        return self.ring.exquo(x, y)

    def formula(self, x: Any, divisor: Any = None) -> Any:
        """The value of ``x / divisor``, in lowest terms."""
        if divisor is None:
            found = self.ring.to_sympy(x)
        else:
            field = self.ring.get_field()
            self.m.charge(20 + 4 * _terms(x) * _terms(divisor))
            quotient = field.convert_from(x, self.ring) / field.convert_from(divisor, self.ring)
            found = field.to_sympy(quotient)
        return plain(self.m, sympy.trigsimp(found) if found.has(*_ANGLES) else found)


def _field_degree(formulas: Iterable[Any]) -> int:
    """An upper bound of the degree over the rationals of the numbers among the formulas' roots."""
    roots = set[Any]().union(*(formula.atoms(Pow, ImaginaryUnit) for formula in formulas))
    degrees = [2 if x is sympy.I else int(x.exp.q) for x in roots if x is sympy.I or _is_root(x)]
    return prod(degrees)


def _is_root(x: Any) -> bool:
    return bool(x.is_number and x.exp.is_Rational and not x.exp.is_Integer)


def _terms(x: Any) -> int:
    return len(x) if isinstance(x, PolyElement) else 4


def _by_minors(e: _Entries) -> Any:
    """Laplace's expansion row by row; each set of columns once."""
    known = {0: e.ring.one}
    for row in e.rows:
        following: dict[int, Any] = {}
        for used, minor in known.items():
            negative = False
            for j in reversed(range(len(row))):
                if used >> j & 1:
                    negative = not negative
                elif row[j]:
                    term = e.product(minor, row[j])
                    columns = used | 1 << j
                    following[columns] = following.get(columns, e.ring.zero) + (-term if negative else term)
        known = following
    return known.get((1 << len(e.rows)) - 1, e.ring.zero)


def _eliminate(e: _Entries) -> tuple[list[int], Any, bool]:
    """In place, as in ``calc/matrices/rational.py`` (Bareiss 1968): all pivots become equal to the last one
    and stand alone in their columns. Gives their columns, the last pivot, and whether rows were exchanged
    an odd number of times.
    """
    rows, last, odd = e.rows, e.ring.one, False
    pivots: list[int] = []
    for column in range(len(rows[0])):
        top = len(pivots)
        found = [i for i in range(top, len(rows)) if not e.is_zero(rows[i][column])]
        for i in range(top, len(rows)):
            if i not in found:
                rows[i][column] = e.ring.zero
        if not found:
            continue
        best = min(found, key=lambda i: (_terms(rows[i][column]), i))
        odd ^= best != top
        rows[top], rows[best] = rows[best], rows[top]
        first, pivot = rows[top], rows[top][column]
        for i, row in enumerate(rows):
            if i != top:
                factor = row[column]
                rows[i] = [
                    e.quotient(e.product(pivot, x) - e.product(factor, y), last)
                    for x, y in zip(row, first, strict=True)
                ]
        last = pivot
        pivots.append(column)
        if len(pivots) == len(rows):
            break
    return pivots, last, odd


def _determinant(m: Meter, rows: list[list[Any]]) -> Any:
    e = _Entries(m, rows)
    scale = e.ring.one
    for factor in e.scales:
        scale = e.product(scale, e.ring.convert(factor))
    if len(rows) <= _MINORS:
        return e.formula(_by_minors(e), scale)
    pivots, last, odd = _eliminate(e)
    return e.formula(-last if odd else last, scale) if len(pivots) == len(rows) else 0


def _reduced(m: Meter, rows: list[list[Any]]) -> tuple[list[list[Any]], list[int]]:
    e = _Entries(m, rows)
    pivots, last, _ = _eliminate(e)
    found = [[e.formula(x, last) if x else 0 for x in row] for row in e.rows[: len(pivots)]]
    return found + [[0] * len(rows[0]) for _ in range(len(rows) - len(pivots))], pivots


def _characteristic(m: Meter, rows: list[list[Any]]) -> list[Any]:
    """The coefficients of det(x - A) from the highest, by Faddeev and LeVerrier's recurrence."""
    e = _Entries(m, rows)
    field = e.ring.get_field()
    given = [
        [field.convert_from(x, e.ring) / field.convert(scale) for x in row]
        for row, scale in zip(e.rows, e.scales, strict=True)
    ]
    e.ring = field
    size, current, coefficients = len(rows), [row[:] for row in given], [field.one]
    for k in range(1, size + 1):
        trace = sum((current[i][i] for i in range(size)), field.zero)
        coefficients.append(-trace / field.convert(k))
        for i in range(size):
            current[i][i] += coefficients[k]
        columns = list(zip(*current, strict=True))
        current = [[_dot(e, row, column) for column in columns] for row in given]
    return [e.formula(c) for c in coefficients]


def _dot(e: _Entries, row: list[Any], column: tuple[Any, ...]) -> Any:
    total = e.ring.zero
    for x, y in zip(row, column, strict=True):
        if x and y:
            total += e.product(x, y)
    return total


def _eigenvalues(m: Meter, coefficients: list[Any]) -> dict[Any, int]:
    """The roots that have a closed form, in sympy's order."""
    x = sympy.Dummy("x")
    found = [expression(c, "eigenvals") for c in coefficients]
    guard_work(m, found)
    roots = sympy.roots(Poly(found, x, extension=True))
    return {plain(m, root): int(roots[root]) for root in sorted(roots, key=sympy.default_sort_key)}


def _eigenvectors(m: Meter, rows: list[list[Any]]) -> list[tuple[Any, int, list[list[Any]]]] | None:
    """(eigenvalue, multiplicity, basis) for each, by adjoining a root of each irreducible factor of the
    characteristic polynomial. None if its roots have no closed form or the entries may depend on each other.
    """
    e = _Entries(m, rows)
    if e.doubtful:
        return None
    field = e.ring.get_field()
    scaled = [
        [field.convert_from(x, e.ring) / field.convert(s) for x in row]
        for row, s in zip(e.rows, e.scales, strict=True)
    ]
    m.charge(100 * len(rows) ** 4)
    found = dom_eigenvects(DomainMatrix(scaled, (len(rows), len(rows)), field))
    if any(len(sympy.roots(factor)) < factor.degree() for _, factor, _, _ in found[1]):
        return None
    ordered = sorted(dom_eigenvects_to_sympy(*found, list), key=lambda part: sympy.default_sort_key(part[0]))
    return [(plain(m, value), int(times), plain(m, basis)) for value, times, basis in ordered]


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "matrix_characteristic": _characteristic,
    "matrix_determinant": _determinant,
    "matrix_eigenvalues": _eigenvalues,
    "matrix_eigenvectors": _eigenvectors,
    "matrix_reduced": _reduced,
}
