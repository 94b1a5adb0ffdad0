"""The matrix: rows of numbers and formulas, under Python's operators."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import kind
from neurosym.languages.calc.matrices.rational import product
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import add, divide, exact, multiply, subtract
from neurosym.values import Formula, canonical_text

__all__ = ["Matrix", "is_entry"]


def is_entry(value: Any) -> bool:
    """Whether it can stand in a matrix: a number or a formula."""
    return isinstance(value, (int, Fraction, float)) or hasattr(value, "is_calc_term")


class Matrix:
    """At least one row and one column. As in sympy it counts and lists its entries row by row, so that
    ``v[2]`` is the third entry of a row or column, and it can be changed in place: ``A[0, 1] = 5``.
    """

    __slots__ = ("meter", "rows")

    type_name = "matrix"
    is_calc_matrix = True
    """By this, modules that matrices are built upon know them."""

    def __init__(self, rows: list[list[Any]], meter: Meter) -> None:
        """``rows`` are lists of equal lengths, which belong to the matrix from now on."""
        self.rows = rows
        self.meter = meter

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0])

    @property
    def is_square(self) -> bool:
        return len(self.rows) == len(self.rows[0])

    @property
    def is_rational(self) -> bool:
        return all(isinstance(x, (int, Fraction)) for row in self.rows for x in row)

    def like(self, rows: list[list[Any]]) -> Matrix:
        return Matrix(rows, self.meter)

    def canonical_text(self) -> str:
        rows = ", ".join("[" + ", ".join(_text(x) for x in row) + "]" for row in self.rows)
        return f"Matrix([{rows}])"

    def leave(self) -> Formula:
        """The value outside of programs: its text, which calc reads back."""
        self.meter.charge(4 * len(self))
        inexact = any(isinstance(x, float) or getattr(x, "type_name", "") == "decimal" for x in self)
        return Formula(self.canonical_text(), "decimal" if inexact else "matrix")

    __repr__ = canonical_text

    # ------------------------------------------------------------------------------- as a collection
    def __len__(self) -> int:
        return len(self.rows) * len(self.rows[0])

    def __iter__(self) -> Iterator[Any]:
        return (x for row in self.rows for x in row)

    def __contains__(self, value: object) -> bool:
        return any(x == value for x in self)

    def __getitem__(self, key: Any) -> Any:
        rows, columns = self._place(key)
        if isinstance(rows, int) and isinstance(columns, int):
            return self.rows[rows][columns]
        chosen = [rows] if isinstance(rows, int) else range(len(self.rows))[rows]
        across = [columns] if isinstance(columns, int) else range(len(self.rows[0]))[columns]
        self.meter.charge(1 + len(chosen) * len(across))
        if not chosen or not across:
            raise ExecutionError("the part of the matrix is empty")
        return self.like([[self.rows[i][j] for j in across] for i in chosen])

    def __setitem__(self, key: Any, value: Any) -> None:
        rows, columns = self._place(key)
        if not (isinstance(rows, int) and isinstance(columns, int)):
            raise ExecutionError("only one entry of a matrix can be assigned at a time")
        if not is_entry(value):
            raise ExecutionError(f"a matrix holds numbers and formulas, not {kind(value)}")
        self.rows[rows][columns] = value

    def _place(self, key: Any) -> tuple[int | slice, int | slice]:
        height, width = self.shape
        if isinstance(key, int):
            row, column = divmod(_within(key, height * width, "entries"), width)
            return row, column
        if not (isinstance(key, tuple) and len(key) == 2 and all(isinstance(k, (int, slice)) for k in key)):
            raise ExecutionError("a place in a matrix is a row and a column", hint="A[0, 1]")
        first, second = key
        return (
            first if isinstance(first, slice) else _within(first, height, "rows"),
            second if isinstance(second, slice) else _within(second, width, "columns"),
        )

    # ------------------------------------------------------------------------------- arithmetic
    def __add__(self, other: Any) -> Any:
        return self._entrywise(other, add, "added")

    def __sub__(self, other: Any) -> Any:
        return self._entrywise(other, subtract, "subtracted")

    def __neg__(self) -> Matrix:
        return self._scaled(-1)

    def __pos__(self) -> Matrix:
        return self

    def __mul__(self, other: Any) -> Any:
        if isinstance(other, Matrix):
            return self._product(other)
        return self._scaled(other) if is_entry(other) else NotImplemented

    def __rmul__(self, other: Any) -> Any:
        return self._scaled(other) if is_entry(other) else NotImplemented

    def __matmul__(self, other: Any) -> Any:
        return self._product(other) if isinstance(other, Matrix) else NotImplemented

    def __truediv__(self, other: Any) -> Any:
        if not is_entry(other):
            return NotImplemented
        return self.like([[divide(self.meter, x, other) for x in row] for row in self.rows])

    def __pow__(self, exponent: Any) -> Any:
        from neurosym.languages.calc.matrices.linear import power  # which is built upon this module

        return power(self.meter, self, exponent)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Matrix) and self.shape == other.shape and self.rows == other.rows

    __hash__ = None  # type: ignore[assignment]

    def _entrywise(self, other: Any, operation: Any, done: str) -> Any:
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape != other.shape:
            raise ExecutionError(f"{_sizes(self, other)} cannot be {done}: their shapes must be the same")
        m = self.meter
        m.charge(1 + 2 * len(self))
        pairs = zip(self.rows, other.rows, strict=True)
        return self.like([[operation(m, x, y) for x, y in zip(a, b, strict=True)] for a, b in pairs])

    def _scaled(self, factor: Any) -> Matrix:
        self.meter.charge(1 + 2 * len(self))
        return self.like([[multiply(self.meter, factor, x) for x in row] for row in self.rows])

    def _product(self, other: Matrix) -> Matrix:
        if self.shape[1] != other.shape[0]:
            raise ExecutionError(
                f"{_sizes(self, other)} cannot be multiplied",
                hint="the first needs as many columns as the second has rows",
            )
        if self.is_rational and other.is_rational:
            return self.like([[exact(x) for x in row] for row in product(self.meter, self.rows, other.rows)])
        columns = list(zip(*other.rows, strict=True))
        self.meter.charge(1 + 3 * len(self) * len(columns))
        return self.like([[self._dot(row, column) for column in columns] for row in self.rows])

    def _dot(self, row: list[Any], column: tuple[Any, ...]) -> Any:
        m = self.meter
        total = multiply(m, row[0], column[0])
        for x, y in zip(row[1:], column[1:], strict=True):
            total = add(m, total, multiply(m, x, y))
        return total


def _text(entry: Any) -> str:
    return canonical_text(entry)


def _within(position: int, count: int, what: str) -> int:
    if not -count <= position < count:
        raise ExecutionError(f"there is no place {position} in a matrix of {count} {what}")
    return position % count


def _sizes(a: Matrix, b: Matrix) -> str:
    return " and ".join(f"a {rows} x {columns} matrix" for rows, columns in (a.shape, b.shape))
