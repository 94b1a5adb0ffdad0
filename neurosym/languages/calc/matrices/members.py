"""What matrices have behind a dot."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import Function, kind
from neurosym.languages.calc.matrices import linear
from neurosym.languages.calc.matrices.build import BUILDERS, as_matrix
from neurosym.languages.calc.matrices.matrix import Matrix
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import root
from neurosym.languages.calc.primitives import Primitive, table

__all__ = ["MATRIX_ATTRIBUTES", "MATRIX_MEMBERS", "MATRIX_METHODS"]


# ------------------------------------------------------------------------------------- parts
def _row(m: Meter, matrix: Matrix, place: Any) -> Any:
    return matrix[place, :]


def _column(m: Meter, matrix: Matrix, place: Any) -> Any:
    return matrix[:, place]


def _listed(m: Meter, matrix: Matrix) -> list[list[Any]]:
    m.charge(1 + len(matrix))
    return [row[:] for row in matrix.rows]


def _flat(m: Meter, matrix: Matrix) -> list[Any]:
    m.charge(1 + len(matrix))
    return list(matrix)


def _diagonal(m: Meter, matrix: Matrix) -> Matrix:
    return matrix.like([[matrix.rows[i][i] for i in range(min(matrix.shape))]])


def _joined_rows(m: Meter, matrix: Matrix, other: Any) -> Matrix:
    right = linear.needs_matrix(other, "row_join").rows
    if len(right) != len(matrix.rows):
        raise ExecutionError("row_join needs as many rows on both sides")
    m.charge(1 + len(matrix) + len(other))
    return as_matrix(m, [a + b for a, b in zip(matrix.rows, right, strict=True)])


def _joined_columns(m: Meter, matrix: Matrix, other: Any) -> Matrix:
    m.charge(1 + len(matrix) + len(linear.needs_matrix(other, "col_join")))
    return as_matrix(m, [row[:] for row in matrix.rows + other.rows])


def _stacked(join: Callable[..., Matrix]) -> Callable[..., Matrix]:
    def run(m: Meter, first: Any, *others: Any) -> Matrix:
        joined = linear.needs_matrix(first, "a stack")
        for other in others:
            joined = join(m, joined, other)
        return joined

    return run


def _reshaped(m: Meter, matrix: Matrix, height: Any, width: Any) -> Any:
    return BUILDERS["Matrix"].function(m, height, width, _flat(m, matrix))


def _applied(m: Meter, matrix: Matrix, function: Any) -> Matrix:
    if not isinstance(function, Function):
        raise ExecutionError(f"applyfunc needs a function, not {kind(function)}", hint="lambda x: x * 2")
    return as_matrix(m, [[function.call(x) for x in row] for row in matrix.rows])


def _entrywise(name: str) -> Callable[..., Any]:
    """The function of the algebra, for each entry that is a formula."""

    def run(m: Meter, matrix: Matrix, *arguments: Any) -> Matrix:
        return as_matrix(
            m,
            [
                [
                    m.algebra.call(name, m, (x, *arguments), {}) if hasattr(x, "is_calc_term") else x
                    for x in row
                ]
                for row in matrix.rows
            ],
        )

    return run


# ------------------------------------------------------------------------------------- vectors
def _vector(value: Any, what: str) -> list[Any]:
    if isinstance(value, Matrix) and 1 not in value.shape:
        raise ExecutionError(f"{what} needs vectors: matrices of one row or one column")
    if not isinstance(value, (Matrix, list, tuple)):
        raise ExecutionError(f"{what} needs vectors, not {kind(value)}", hint="Matrix([1, 2, 3])")
    return list(value)


def _dot(m: Meter, matrix: Matrix, other: Any) -> Any:
    a, b = _vector(matrix, "dot"), _vector(other, "dot")
    if len(a) != len(b):
        raise ExecutionError(f"dot needs vectors of one length, not {len(a)} and {len(b)}")
    return linear.product(m, a, b)


def _cross(m: Meter, matrix: Matrix, other: Any) -> Matrix:
    a, b = _vector(matrix, "cross"), _vector(other, "cross")
    if len(a) != 3 or len(b) != 3:
        raise ExecutionError("cross needs two vectors of length 3")
    found = linear.cross_product(m, a, b)
    return matrix.like([[x] for x in found] if matrix.shape[1] == 1 else [found])


def _norm(m: Meter, matrix: Matrix) -> Any:
    squares = [abs(x) for x in matrix]
    total = linear.product(m, squares, squares)
    if isinstance(total, float):
        return math.sqrt(total)
    if isinstance(total, (int, Fraction)):
        return root(m, total, 2)
    return m.algebra.call("sqrt", m, (total,), {})


def _normalized(m: Meter, matrix: Matrix) -> Matrix:
    return linear.unit(m, matrix, _norm(m, matrix))


# ------------------------------------------------------------------------------------- kinds
def _is_symmetric(m: Meter, matrix: Matrix) -> bool:
    m.charge(1 + len(matrix))
    return bool(matrix == BUILDERS["transpose"].function(m, matrix))


def _is_diagonalizable(m: Meter, matrix: Matrix) -> bool:
    return linear.diagonalized(m, matrix) is not None


def _diagonalized(m: Meter, matrix: Matrix) -> tuple[Matrix, Matrix]:
    found = linear.diagonalized(m, matrix)
    if found is None:
        raise ExecutionError("the matrix cannot be brought to diagonal form")
    return found


MATRIX_METHODS = table(
    Primitive("adjugate", 0, 0, linear.adjugate, "the transposed matrix of the cofactors"),
    Primitive("applyfunc", 1, 1, _applied, "a function's value for each entry"),
    Primitive("charpoly", 0, 1, linear.characteristic, "the characteristic polynomial in a symbol"),
    Primitive("cofactor", 2, 2, linear.cofactor, "the minor with its sign"),
    Primitive("col", 1, 1, _column, "a column, as a matrix"),
    Primitive("col_join", 1, 1, _joined_columns, "with another matrix below"),
    Primitive("columnspace", 0, 0, linear.column_space, "a basis of the columns"),
    Primitive("copy", 0, 0, BUILDERS["Matrix"].function, "a matrix of the same entries"),
    Primitive("cross", 1, 1, _cross, "the cross product of two vectors of length 3"),
    Primitive("det", 0, 0, linear.determinant, "the determinant"),
    Primitive("diagonal", 0, 0, _diagonal, "the diagonal, as a row"),
    Primitive("diagonalize", 0, 0, _diagonalized, "(P, D) with A = P * D * P ** -1 and D diagonal"),
    Primitive("dot", 1, 1, _dot, "the sum of the products of two vectors' entries"),
    Primitive(
        "eigenvals", 0, 0, linear.eigenvalues, "the eigenvalues and how often each occurs", ("multiple",)
    ),
    Primitive("eigenvects", 0, 0, linear.eigenvectors, "eigenvalue, multiplicity and eigenvectors, of each"),
    Primitive("expand", 0, 0, _entrywise("expand"), "each entry multiplied out"),
    Primitive("flat", 0, 0, _flat, "a list of the entries, row by row"),
    Primitive("inv", 0, 0, linear.inverse, "the inverse"),
    Primitive("is_diagonalizable", 0, 0, _is_diagonalizable, "whether it can be brought to diagonal form"),
    Primitive("is_symmetric", 0, 0, _is_symmetric, "whether it is its own transposed"),
    Primitive("LUsolve", 1, 1, linear.solution, "the same as solve"),
    Primitive("minor", 2, 2, linear.minor, "the determinant without a row and a column"),
    Primitive("norm", 0, 0, _norm, "the root of the sum of the squares of the entries"),
    Primitive("normalized", 0, 0, _normalized, "divided by its norm"),
    Primitive("nullspace", 0, 0, linear.null_space, "a basis of the vectors that it takes to 0"),
    Primitive("rank", 0, 0, linear.rank, "how many rows are independent"),
    Primitive("reshape", 2, 2, _reshaped, "the entries in so many rows and columns"),
    Primitive("row", 1, 1, _row, "a row, as a matrix"),
    Primitive("row_join", 1, 1, _joined_rows, "with another matrix to the right"),
    Primitive("rowspace", 0, 0, linear.row_space, "a basis of the rows"),
    Primitive(
        "rref", 0, 0, linear.row_echelon, "the reduced row echelon form and its pivot columns", ("pivots",)
    ),
    Primitive("simplify", 0, 0, _entrywise("simplify"), "each entry simplified"),
    Primitive("solve", 1, 1, linear.solution, "the X with A * X = B"),
    Primitive("subs", 1, 2, _entrywise("subs"), "a symbol, or those of a dict, replaced in each entry"),
    Primitive("tolist", 0, 0, _listed, "a list of lists of the entries"),
    Primitive("trace", 0, 0, linear.trace, "the sum of the diagonal"),
    Primitive("transpose", 0, 0, BUILDERS["transpose"].function, "rows and columns exchanged"),
)

MATRIX_ATTRIBUTES = table(
    Primitive("cols", 0, 0, lambda m, x: x.shape[1], "how many columns"),
    Primitive("is_square", 0, 0, lambda m, x: x.is_square, "whether it has as many rows as columns"),
    Primitive("rows", 0, 0, lambda m, x: x.shape[0], "how many rows"),
    Primitive("shape", 0, 0, lambda m, x: x.shape, "(rows, columns)"),
    Primitive("T", 0, 0, BUILDERS["transpose"].function, "rows and columns exchanged"),
)

MATRIX_MEMBERS = table(
    *(BUILDERS[name] for name in ("diag", "eye", "ones", "zeros")),
    Primitive("hstack", 1, 255, _stacked(_joined_rows), "matrices side by side"),
    Primitive("vstack", 1, 255, _stacked(_joined_columns), "matrices one below the other"),
)
"""What the name ``Matrix`` has behind a dot."""
