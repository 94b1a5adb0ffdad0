"""The functions that make matrices, or take them as arguments."""

from __future__ import annotations

from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import Function, kind, listed
from neurosym.languages.calc.matrices import linear
from neurosym.languages.calc.matrices.matrix import Matrix, is_entry
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primitives import Primitive, iterable, needs_integer, table

__all__ = ["BUILDERS", "as_matrix"]


def _size(value: Any, what: str) -> int:
    if needs_integer(value, what) < 1:
        raise ExecutionError(f"{what} needs at least one row and one column")
    return int(value)


def as_matrix(m: Meter, rows: list[list[Any]]) -> Matrix:
    """Raises ExecutionError for rows of different lengths and for what is no number or formula."""
    if not rows or not rows[0]:
        raise ExecutionError("a matrix needs at least one row and one column")
    for row in rows:
        if len(row) != len(rows[0]):
            raise ExecutionError(f"the rows of a matrix have one length, not {len(rows[0])} and {len(row)}")
        for entry in row:
            if not is_entry(entry):
                raise ExecutionError(f"a matrix holds numbers and formulas, not {kind(entry)}")
    m.grow(len(rows) * len(rows[0]))
    return Matrix(rows, m)


def _items(m: Meter, value: Any, what: str) -> list[Any]:
    return listed(iterable(value, what), m)


def _matrix(m: Meter, *given: Any) -> Matrix:
    if len(given) == 1:
        if isinstance(given[0], Matrix):
            return _copied(given[0])
        rows = _items(m, given[0], "Matrix")
        if all(is_entry(row) for row in rows):
            return as_matrix(m, [[entry] for entry in rows])
        return as_matrix(m, [_row(m, row) for row in rows])
    if len(given) == 2:
        raise ExecutionError("Matrix takes rows, or two sizes and entries", hint="Matrix([[1, 2], [3, 4]])")
    height, width, entries = _size(given[0], "Matrix"), _size(given[1], "Matrix"), given[2]
    m.grow(height * width)
    m.charge(1 + height * width)
    if isinstance(entries, Function):
        return as_matrix(m, [[entries.call(i, j) for j in range(width)] for i in range(height)])
    found = _items(m, entries, "Matrix")
    if len(found) != height * width:
        raise ExecutionError(f"a {height} x {width} matrix has {height * width} entries, not {len(found)}")
    return as_matrix(m, [found[i * width : (i + 1) * width] for i in range(height)])


def _row(m: Meter, row: Any) -> list[Any]:
    if is_entry(row):
        raise ExecutionError("the rows of a matrix are all lists or all numbers")
    return _items(m, row, "Matrix")


def _copied(matrix: Matrix) -> Matrix:
    matrix.meter.charge(1 + len(matrix))
    return matrix.like([row[:] for row in matrix.rows])


def _filled(name: str, value: int) -> Any:
    def run(m: Meter, height: Any, width: Any = None) -> Matrix:
        rows, columns = _size(height, name), _size(height if width is None else width, name)
        m.grow(rows * columns)
        m.charge(1 + rows * columns)
        return Matrix([[value] * columns for _ in range(rows)], m)

    return run


def _eye(m: Meter, height: Any, width: Any = None) -> Matrix:
    matrix: Matrix = _filled("eye", 0)(m, height, width)
    for i in range(min(matrix.shape)):
        matrix.rows[i][i] = 1
    return matrix


def _diagonal(m: Meter, *values: Any) -> Matrix:
    """Of numbers, formulas and matrices, one below and right of the other."""
    if len(values) == 1 and not is_entry(values[0]) and not isinstance(values[0], Matrix):
        values = tuple(_items(m, values[0], "diag"))
    blocks = [v.rows if isinstance(v, Matrix) else [[v]] for v in values]
    height, width = sum(len(b) for b in blocks), sum(len(b[0]) for b in blocks)
    m.grow(height * width)
    m.charge(1 + height * width)
    rows: list[list[Any]] = []
    left = 0
    for block in blocks:
        right = width - left - len(block[0])
        rows += [[0] * left + list(row) + [0] * right for row in block]
        left += len(block[0])
    return as_matrix(m, rows)


def _transposed(m: Meter, value: Any) -> Matrix:
    matrix = linear.needs_matrix(value, "transpose")
    m.charge(1 + len(matrix))
    return matrix.like([list(column) for column in zip(*matrix.rows, strict=True)])


BUILDERS = table(
    Primitive("det", 1, 1, linear.determinant, "the determinant of a matrix"),
    Primitive("diag", 1, 255, _diagonal, "a matrix with these on its diagonal"),
    Primitive("eye", 1, 2, _eye, "the identity matrix"),
    Primitive("Matrix", 1, 3, _matrix, "a matrix of rows, a column of numbers, or of sizes and entries"),
    Primitive("ones", 1, 2, _filled("ones", 1), "a matrix of ones"),
    Primitive("trace", 1, 1, linear.trace, "the sum of a matrix's diagonal"),
    Primitive("transpose", 1, 1, _transposed, "a matrix with rows and columns exchanged"),
    Primitive("zeros", 1, 2, _filled("zeros", 0), "a matrix of zeros"),
)
