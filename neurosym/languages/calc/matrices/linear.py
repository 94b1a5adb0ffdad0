"""Linear algebra: determinants, inverses, ranks, systems, eigenvalues.

Rational matrices are worked out in the host's process; what has symbols or roots goes to the worker, where
``algebra/matrices.py`` does the same three things (reduced form, determinant, characteristic polynomial)
over the field of its entries. Symbols then stand for numbers in general: a rank is the one that it has for
almost all values.
"""

from __future__ import annotations

from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import kind
from neurosym.languages.calc.matrices import rational
from neurosym.languages.calc.matrices.matrix import Matrix
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import add, divide, exact, multiply, subtract

__all__ = [
    "adjugate",
    "characteristic",
    "cofactor",
    "column_space",
    "cross_product",
    "determinant",
    "diagonalized",
    "eigenvalues",
    "eigenvectors",
    "inverse",
    "minor",
    "needs_matrix",
    "null_space",
    "power",
    "product",
    "rank",
    "row_echelon",
    "row_space",
    "solution",
    "trace",
    "unit",
]


def needs_matrix(value: Any, what: str) -> Matrix:
    if not isinstance(value, Matrix):
        raise ExecutionError(f"{what} needs a matrix, not {kind(value)}", hint="Matrix([[1, 2], [3, 4]])")
    return value


def _square(value: Any, what: str) -> Matrix:
    matrix = needs_matrix(value, what)
    if not matrix.is_square:
        rows, columns = matrix.shape
        raise ExecutionError(f"{what} needs a square matrix, not one of {rows} x {columns}")
    return matrix


def determinant(m: Meter, value: Any) -> Any:
    matrix = _square(value, "det")
    if matrix.is_rational:
        return exact(rational.determinant(m, matrix.rows))
    return m.algebra.call("matrix_determinant", m, (matrix.rows,), {})


def _reduced(m: Meter, rows: list[list[Any]]) -> tuple[list[list[Any]], list[int]]:
    """The reduced row echelon form and the columns of its pivots."""
    if Matrix(rows, m).is_rational:
        found, pivots = rational.reduced(m, rows)
        return [[exact(x) for x in row] for row in found], pivots
    result: tuple[list[list[Any]], list[int]] = m.algebra.call("matrix_reduced", m, (rows,), {})
    return result


def row_echelon(m: Meter, value: Any, pivots: Any = True) -> Any:
    rows, places = _reduced(m, needs_matrix(value, "rref").rows)
    return (Matrix(rows, m), tuple(places)) if pivots else Matrix(rows, m)


def rank(m: Meter, value: Any) -> int:
    return len(_reduced(m, needs_matrix(value, "rank").rows)[1])


def trace(m: Meter, value: Any) -> Any:
    total: Any = 0
    for i, row in enumerate(_square(value, "trace").rows):
        total = add(m, total, row[i])
    return total


def _identity(size: int) -> list[list[Any]]:
    return [[int(i == j) for j in range(size)] for i in range(size)]


def inverse(m: Meter, value: Any) -> Matrix:
    matrix = _square(value, "inv")
    return _divided(m, matrix, Matrix(_identity(len(matrix.rows)), m), "inv")


def solution(m: Meter, value: Any, right: Any) -> Matrix:
    """The only X with A * X = B. Raises ExecutionError if there is none or more than one."""
    matrix, other = _square(value, "solve"), needs_matrix(right, "solve")
    if len(other.rows) != len(matrix.rows):
        raise ExecutionError("the right side needs as many rows as the matrix")
    return _divided(m, matrix, other, "solve")


def _divided(m: Meter, matrix: Matrix, right: Matrix, what: str) -> Matrix:
    size = len(matrix.rows)
    if matrix.is_rational and right.is_rational:
        solved = rational.solution(m, matrix.rows, right.rows)
        found = None if solved is None else [[exact(x) for x in row] for row in solved]
    else:
        rows, pivots = _reduced(m, [a + b for a, b in zip(matrix.rows, right.rows, strict=True)])
        found = [row[size:] for row in rows] if pivots[:size] == list(range(size)) else None
    if found is None:
        raise ExecutionError(
            f"{what} needs a matrix whose determinant is not 0",
            hint="rref shows what the equations leave free" if what == "solve" else None,
        )
    return Matrix(found, m)


def null_space(m: Meter, value: Any) -> list[Matrix]:
    """A basis of the vectors v with A * v = 0: one for each column without a pivot, which is 1 there."""
    matrix = needs_matrix(value, "nullspace")
    rows, pivots = _reduced(m, matrix.rows)
    width = len(rows[0])
    basis = []
    for free in (j for j in range(width) if j not in pivots):
        vector: list[Any] = [int(j == free) for j in range(width)]
        for i, j in enumerate(pivots):
            vector[j] = multiply(m, -1, rows[i][free])
        basis.append(Matrix([[x] for x in vector], m))
    return basis


def column_space(m: Meter, value: Any) -> list[Matrix]:
    matrix = needs_matrix(value, "columnspace")
    return [matrix[:, j] for j in _reduced(m, matrix.rows)[1]]


def row_space(m: Meter, value: Any) -> list[Matrix]:
    rows, pivots = _reduced(m, needs_matrix(value, "rowspace").rows)
    return [Matrix([row], m) for row in rows[: len(pivots)]]


def power(m: Meter, value: Any, exponent: Any) -> Matrix:
    base = _square(value, "a power")
    if not isinstance(exponent, int):
        raise ExecutionError(f"the exponent of a matrix is an integer, not {kind(exponent)}")
    if exponent < 0:
        base, exponent = inverse(m, base), -exponent
    if exponent.bit_length() > 64:
        m.grow(1 << 64)
    result = Matrix(_identity(len(base.rows)), m)
    while exponent:
        if exponent & 1:
            result = result * base
        exponent >>= 1
        if exponent:
            base = base * base
    return result


# ------------------------------------------------------------------------------------- minors
def _without(matrix: Matrix, row: int, column: int) -> list[list[Any]]:
    return [line[:column] + line[column + 1 :] for i, line in enumerate(matrix.rows) if i != row]


def minor(m: Meter, value: Any, row: Any, column: Any) -> Any:
    matrix = _square(value, "minor")
    size = len(matrix.rows)
    if size == 1:
        return 1
    if not all(isinstance(k, int) and -size <= k < size for k in (row, column)):
        raise ExecutionError(f"minor needs a row and a column of a {size} x {size} matrix")
    return determinant(m, Matrix(_without(matrix, row % size, column % size), m))


def cofactor(m: Meter, value: Any, row: Any, column: Any) -> Any:
    found = minor(m, value, row, column)
    return multiply(m, -1, found) if (row + column) % 2 else found


def adjugate(m: Meter, value: Any) -> Matrix:
    size = len(_square(value, "adjugate").rows)
    return Matrix([[cofactor(m, value, j, i) for j in range(size)] for i in range(size)], m)


# ------------------------------------------------------------------------------------- eigenvalues
def _coefficients(m: Meter, matrix: Matrix) -> list[Any]:
    if matrix.is_rational:
        return [exact(c) for c in rational.characteristic(m, matrix.rows)]
    found: list[Any] = m.algebra.call("matrix_characteristic", m, (matrix.rows,), {})
    return found


def characteristic(m: Meter, value: Any, symbol: Any = None) -> Any:
    matrix = _square(value, "charpoly")
    x = m.algebra.call("symbol", m, ("lambda",), {}) if symbol is None else symbol
    total: Any = 0
    for coefficient in _coefficients(m, matrix):
        total = m.algebra.call("expand", m, (add(m, multiply(m, total, x), coefficient),), {})
    return total


def eigenvalues(m: Meter, value: Any, multiple: Any = False) -> Any:
    """A dict of the eigenvalues and how often each is a root, or a list of them."""
    found = _eigenvalues(m, _square(value, "eigenvals"))
    return [x for x, times in found.items() for _ in range(times)] if multiple else found


def _eigenvalues(m: Meter, matrix: Matrix) -> dict[Any, int]:
    """Raises ExecutionError if they have no closed form."""
    coefficients = _coefficients(m, matrix)
    found: dict[Any, int] = m.algebra.call("matrix_eigenvalues", m, (coefficients,), {})
    if sum(found.values()) < len(matrix.rows):
        raise ExecutionError(
            "not all eigenvalues have a closed form", hint="nroots(A.charpoly(x)) approximates them"
        )
    return found


def eigenvectors(m: Meter, value: Any) -> list[tuple[Any, int, list[Matrix]]]:
    """(eigenvalue, how often it is a root, a basis of its eigenvectors) for each eigenvalue."""
    matrix = _square(value, "eigenvects")
    found = m.algebra.call("matrix_eigenvectors", m, (matrix.rows,), {})
    if found is not None:
        return [
            (x, times, [Matrix([[y] for y in vector], m) for vector in basis]) for x, times, basis in found
        ]
    return [(x, times, _eigenspace(m, matrix, x)) for x, times in _eigenvalues(m, matrix).items()]


def _eigenspace(m: Meter, matrix: Matrix, eigenvalue: Any) -> list[Matrix]:
    return null_space(m, matrix - Matrix(_identity(len(matrix.rows)), m) * eigenvalue)


def diagonalized(m: Meter, value: Any) -> tuple[Matrix, Matrix] | None:
    """(P, D) with A = P * D * P ** -1 and D diagonal; None if there are none."""
    spaces = eigenvectors(m, value)
    vectors = [(x, v) for x, _, basis in spaces for v in basis]
    size = len(needs_matrix(value, "diagonalize").rows)
    if len(vectors) < size:
        return None
    columns = Matrix([[v.rows[i][0] for _, v in vectors] for i in range(size)], m)
    diagonal = Matrix([[x if i == j else 0 for j in range(size)] for i, (x, _) in enumerate(vectors)], m)
    return columns, diagonal


# ------------------------------------------------------------------------------------- vectors
def product(m: Meter, a: list[Any], b: list[Any]) -> Any:
    total: Any = 0
    for x, y in zip(a, b, strict=True):
        total = add(m, total, multiply(m, x, y))
    return total


def unit(m: Meter, matrix: Matrix, length: Any) -> Matrix:
    return matrix.like([[divide(m, x, length) for x in row] for row in matrix.rows])


def cross_product(m: Meter, a: list[Any], b: list[Any]) -> list[Any]:
    def minor_of(i: int, j: int) -> Any:
        return subtract(m, multiply(m, a[i], b[j]), multiply(m, a[j], b[i]))

    return [minor_of(1, 2), minor_of(2, 0), minor_of(0, 1)]
