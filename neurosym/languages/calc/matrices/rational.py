"""Products, elimination and the characteristic polynomial of rational matrices, in integers.

Bareiss (1968): every division is exact, and no entry gets larger than a determinant of the matrix.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from operator import mul

from neurosym.languages.calc.meter import Meter

__all__ = ["characteristic", "determinant", "product", "reduced", "solution"]

Number = int | Fraction


def _whole(rows: list[list[Number]]) -> tuple[list[list[int]], list[int]]:
    """Each row times the least number that makes it whole, and these numbers."""
    scales = [lcm(*(x.denominator for x in row)) for row in rows]
    return [[int(x * scale) for x in row] for row, scale in zip(rows, scales, strict=True)], scales


def _words(rows: list[list[int]]) -> int:
    return max(x.bit_length() for row in rows for x in row) // 30 + 1


def _dot(row: Sequence[int], column: Sequence[int]) -> int:
    return sum(map(mul, row, column))


def product(m: Meter, left: list[list[Number]], right: list[list[Number]]) -> list[list[Fraction]]:
    rows, row_scales = _whole(left)
    columns, column_scales = _whole([list(column) for column in zip(*right, strict=True)])
    words = _words(rows), _words(columns)
    m.grow(sum(words) * len(rows) * len(columns))
    m.charge(len(rows) * len(columns) * (20 + len(columns[0]) * (1 + words[0] * words[1] // 16)))
    return [
        [Fraction(_dot(row, column), a * b) for column, b in zip(columns, column_scales, strict=True)]
        for row, a in zip(rows, row_scales, strict=True)
    ]


def _eliminate(m: Meter, rows: list[list[int]], above: bool) -> tuple[list[int], int, int]:
    """In place. The columns of the pivots, the last pivot, and the sign of the exchanges of rows.

    With ``above``, all pivots become equal to the last one and stand alone in their columns.
    """
    pivots: list[int] = []
    last, sign = 1, 1
    for column in range(len(rows[0])):
        top = len(pivots)
        found = next((i for i in range(top, len(rows)) if rows[i][column]), None)
        if found is None:
            continue
        if found != top:
            rows[top], rows[found] = rows[found], rows[top]
            sign = -sign
        _charge(m, rows, above, top)
        first = rows[top]
        pivot = first[column]
        for i in range(0 if above else top + 1, len(rows)):
            if i != top:
                row = rows[i]
                factor = row[column]
                rows[i] = [(pivot * x - factor * y) // last for x, y in zip(row, first, strict=True)]
        last = pivot
        pivots.append(column)
        if len(pivots) == len(rows):
            break
    return pivots, last, sign


def _charge(m: Meter, rows: list[list[int]], above: bool, top: int) -> None:
    words = _words(rows)
    count = len(rows) - (0 if above else top)
    m.grow(words * len(rows) * len(rows[0]))
    m.charge(2 + count * len(rows[0]) * (2 + words * words // 32))


def determinant(m: Meter, rows: list[list[Number]]) -> Fraction:
    whole, scales = _whole(rows)
    pivots, last, sign = _eliminate(m, whole, above=False)
    if len(pivots) < len(rows):
        return Fraction(0)
    scale = 1
    for factor in scales:
        scale *= factor
    return Fraction(sign * last, scale)


def reduced(m: Meter, rows: list[list[Number]]) -> tuple[list[list[Fraction]], list[int]]:
    """The reduced row echelon form and the columns of its pivots."""
    whole, _ = _whole(rows)
    pivots, last, _ = _eliminate(m, whole, above=True)
    m.charge(4 * len(rows) * len(rows[0]))
    found = [[Fraction(x, last) for x in row] for row in whole[: len(pivots)]]
    zeros = [[Fraction(0)] * len(rows[0]) for _ in range(len(rows) - len(pivots))]
    return found + zeros, pivots


def solution(m: Meter, rows: list[list[Number]], right: list[list[Number]]) -> list[list[Fraction]] | None:
    """The only X with ``rows * X = right``, put back into the equations; None if there is no such X."""
    size = len(rows)
    given, _ = _whole([a + b for a, b in zip(rows, right, strict=True)])
    whole = [row[:] for row in given]
    pivots, last, _ = _eliminate(m, whole, above=True)
    if pivots[:size] != list(range(size)):
        return None
    found = [row[size:] for row in whole]
    m.charge(size * len(right[0]) * (20 + size * (1 + _words(found) // 8)))
    for column in range(len(right[0])):
        values = [row[column] for row in found]
        if any(_dot(row[:size], values) != last * row[size + column] for row in given):
            raise AssertionError("elimination gave what does not solve the equations")
    return [[Fraction(x, last) for x in row] for row in found]


def characteristic(m: Meter, rows: list[list[Number]]) -> list[Fraction]:
    """The coefficients of det(x - A) from the highest, by Faddeev and LeVerrier's recurrence."""
    size = len(rows)
    scale = lcm(*(x.denominator for row in rows for x in row))
    whole = [[int(x * scale) for x in row] for row in rows]
    coefficients, current = [1], [row[:] for row in whole]
    for k in range(1, size + 1):
        m.charge(2 + size**3 * (2 + _words(current) // 8))
        coefficients.append(-sum(current[i][i] for i in range(size)) // k)
        for i in range(size):
            current[i][i] += coefficients[k]
        columns = list(zip(*current, strict=True))
        current = [[_dot(row, column) for column in columns] for row in whole]
    return [Fraction(c, scale**k) for k, c in enumerate(coefficients)]
