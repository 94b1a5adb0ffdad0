"""calc's matrices against definitions written out (permutations, row operations) and against sympy."""

import math
from fractions import Fraction
from itertools import permutations

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.errors import BudgetError, ExecutionError
from neurosym.languages import registry
from neurosym.languages.calc.algebra.engine import Engine
from neurosym.languages.calc.data import Function
from neurosym.languages.calc.matrices import BUILDERS, MATRIX_ATTRIBUTES, MATRIX_METHODS, Matrix, linear
from neurosym.languages.calc.meter import Meter
from neurosym.sandbox.budget import Budget

ENTRY = st.integers(-9, 9) | st.fractions(min_value=-9, max_value=9, max_denominator=9)


def meter(algebra=None):
    return Meter(Budget(seconds=60), algebra)


def squares(most=4):
    return st.integers(1, most).flatmap(lambda n: rectangles(n, n))


def rectangles(height, width):
    row = st.lists(ENTRY, min_size=width, max_size=width)
    return st.lists(row, min_size=height, max_size=height)


SHAPES = st.tuples(st.integers(1, 4), st.integers(1, 5)).flatmap(lambda shape: rectangles(*shape))


def matrix(rows, algebra=None):
    return BUILDERS["Matrix"].function(meter(algebra), rows)


def method(name, receiver, *arguments, **keywords):
    return MATRIX_METHODS[name].function(receiver.meter, receiver, *arguments, **keywords)


def oracle(rows):
    return sympy.Matrix([[sympy.Rational(x) for x in row] for row in rows])


def same(found, expected):
    """Our matrix and sympy's hold the same rationals."""
    return [[sympy.Rational(x) for x in row] for row in found.rows] == expected.tolist()


# ------------------------------------------------------------- rational matrices, in the host's process
@settings(max_examples=50)
@given(squares())
def test_the_determinant_is_the_sum_over_permutations(rows):
    n = len(rows)
    total = Fraction(0)
    for order in permutations(range(n)):
        inversions = sum(order[i] > order[j] for j in range(n) for i in range(j))
        total += (-1) ** inversions * math.prod((Fraction(rows[i][order[i]]) for i in range(n)), start=1)
    assert method("det", matrix(rows)) == total


@settings(max_examples=50)
@given(squares(), st.integers(1, 3).flatmap(lambda k: st.tuples(st.just(k), st.integers(-3, 3))))
def test_inverses_and_powers(rows, size_and_exponent):
    a = matrix(rows)
    _, exponent = size_and_exponent
    if method("det", a) == 0:
        with pytest.raises(ExecutionError, match="determinant is not 0"):
            method("inv", a)
        return
    assert a * method("inv", a) == method("inv", a) * a == BUILDERS["eye"].function(a.meter, len(rows))
    assert same(linear.power(a.meter, a, exponent), oracle(rows) ** exponent)


@settings(max_examples=50)
@given(SHAPES)
def test_echelon_form_rank_and_null_space(rows):
    a = matrix(rows)
    found, pivots = method("rref", a)
    expected, places = oracle(rows).rref()
    assert same(found, expected)
    assert pivots == tuple(places)
    assert method("rank", a) == len(places)
    kernel = method("nullspace", a)
    assert len(kernel) == len(rows[0]) - len(places)
    assert all(not any(a * vector) for vector in kernel)
    assert [v.rows for v in kernel] == [
        [[Fraction(int(x.p), int(x.q))] for x in v] for v in oracle(rows).nullspace()
    ]
    columns = method("columnspace", a)
    assert [list(v) for v in columns] == [[row[j] for row in rows] for j in places]
    assert [list(v) for v in method("rowspace", a)] == [list(row) for row in found.rows[: len(places)]]


@settings(max_examples=50)
@given(squares(3), st.data())
def test_systems_of_equations(rows, data):
    right = data.draw(rectangles(len(rows), 2))
    a, b = matrix(rows), matrix(right)
    if method("det", a):
        assert a * method("solve", a, b) == b
        assert method("LUsolve", a, b) == method("solve", a, b)
    else:
        with pytest.raises(ExecutionError, match="solve needs a matrix whose determinant is not 0"):
            method("solve", a, b)


@settings(max_examples=50)
@given(squares())
def test_the_characteristic_polynomial_takes_its_matrix_to_zero(rows):
    a = matrix(rows)
    coefficients = linear._coefficients(a.meter, a)
    assert coefficients[0] == 1
    assert coefficients[1] == -method("trace", a)
    assert coefficients[-1] == (-1) ** len(rows) * method("det", a)
    total = a - a
    for coefficient in coefficients:  # Cayley and Hamilton
        total = total * a + BUILDERS["eye"].function(a.meter, len(rows)) * coefficient
    assert not any(total)


@settings(max_examples=50)
@given(squares(3))
def test_minors_and_the_adjugate(rows):
    a = matrix(rows)
    assert same(method("adjugate", a), oracle(rows).adjugate())
    assert a * method("adjugate", a) == BUILDERS["eye"].function(a.meter, len(rows)) * method("det", a)
    assert method("minor", a, 0, -1) == oracle(rows).minor(0, len(rows) - 1)


@settings(max_examples=50)
@given(rectangles(2, 3), rectangles(3, 2), rectangles(2, 3), ENTRY)
def test_sums_and_products(a, b, c, factor):
    x, y, z = matrix(a), matrix(b), matrix(c)
    assert same(x * y, oracle(a) * oracle(b))
    assert same(x + z, oracle(a) + oracle(c))
    assert same(x - z, oracle(a) - oracle(c))
    assert same(x * factor, oracle(a) * sympy.Rational(factor))
    assert x * factor == factor * x
    assert -x == x * -1
    assert x @ y == x * y
    if factor:
        assert x * factor / factor == x
    assert same(BUILDERS["transpose"].function(x.meter, x), oracle(a).T)


@settings(max_examples=50)
@given(rectangles(1, 3), rectangles(1, 3))
def test_vectors(first, second):
    a, b = matrix(first[0]), matrix(second)
    assert a.shape == (3, 1)
    assert b.shape == (1, 3)
    assert method("dot", a, b) == sum(x * y for x, y in zip(first[0], second[0], strict=True))
    across = method("cross", a, b)
    assert across.shape == a.shape
    assert method("dot", across, a) == method("dot", across, second[0]) == 0
    assert method("cross", b, a) == matrix([[-x for x in across]])


def test_a_norm_is_exact():
    assert method("norm", matrix([3, 4])) == 5
    v = matrix([1, 2, 2])
    assert method("normalized", v) == v / 3


# --------------------------------------------------------------------- parts
A = [[1, 2, 3], [4, 5, 6]]


def test_places_in_a_matrix():
    a = matrix(A)
    assert [a[0, 1], a[-1, -1], a[0], a[4], a[-1]] == [2, 6, 1, 5, 6]
    assert a[:, 1] == matrix([2, 5]) == method("col", a, 1)
    assert a[1, :] == matrix([[4, 5, 6]]) == method("row", a, 1)
    assert a[0:2, 1:3] == matrix([[2, 3], [5, 6]])
    a[0, 1] = a[5]
    assert a == matrix([[1, 6, 3], [4, 5, 6]])
    a[0] = 7
    assert a.rows == [[7, 6, 3], [4, 5, 6]]


def test_a_matrix_is_a_collection_row_by_row():
    a = matrix(A)
    assert len(a) == 6
    assert list(a) == method("flat", a) == [1, 2, 3, 4, 5, 6]
    assert sum(a) == 21
    assert 5 in a
    assert method("tolist", a) == A


def test_a_copy_is_another_matrix():
    a = matrix(A)
    b, c = method("copy", a), BUILDERS["Matrix"].function(a.meter, a)
    b[0, 0] = c[0, 1] = 9
    assert a == matrix(A)
    method("tolist", a)[0][0] = 9
    assert a == matrix(A)


def test_matrices_of_parts():
    m = meter()
    build = {name: row.function for name, row in BUILDERS.items()}
    assert (
        build["eye"](m, 2) == build["diag"](m, 1, 1) == build["diag"](m, [1, 1]) == matrix([[1, 0], [0, 1]])
    )
    assert build["zeros"](m, 2, 1) == matrix([0, 0])
    assert build["ones"](m, 2) == matrix([[1, 1], [1, 1]])
    assert build["diag"](m, matrix([[1, 2]]), 3) == matrix([[1, 2, 0], [0, 0, 3]])
    assert build["Matrix"](m, 2, 3, [1, 2, 3, 4, 5, 6]) == matrix(A)
    assert build["Matrix"](m, 2, 3, Function("f", lambda i, j: 3 * i + j + 1)) == matrix(A)
    a = matrix(A)
    assert method("row_join", a, matrix([7, 8])) == matrix([[1, 2, 3, 7], [4, 5, 6, 8]])
    assert method("col_join", a, matrix([[7, 8, 9]])) == matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    assert method("reshape", a, 3, 2) == matrix([[1, 2], [3, 4], [5, 6]])
    assert method("diagonal", a) == matrix([[1, 5]])
    assert method("applyfunc", a, Function("f", lambda x: x * x)) == matrix([[1, 4, 9], [16, 25, 36]])
    attributes = {name: row.function(m, a) for name, row in MATRIX_ATTRIBUTES.items() if name != "T"}
    assert attributes == {"cols": 3, "rows": 2, "shape": (2, 3), "is_square": False}
    assert method("is_symmetric", matrix([[1, 2], [2, 1]]))
    assert not method("is_symmetric", a)


# --------------------------------------------------------------------- symbols and roots, in a worker
def engine_values():
    m = meter(Engine())
    return m, m.algebra.call("symbol", m, ("x",), {}), m.algebra.call("sqrt", m, (2,), {})


def written(value):
    return value.canonical_text() if hasattr(value, "canonical_text") else str(value)


def test_a_matrix_of_symbols():
    m, x, _ = engine_values()
    a = BUILDERS["Matrix"].function(m, [[x, 1], [1, x]])
    assert written(method("det", a)) == "x**2 - 1"
    assert a * method("inv", a) == BUILDERS["eye"].function(m, 2)
    assert method("rank", a) == 2
    assert {written(value): times for value, times in method("eigenvals", a).items()} == {
        "x - 1": 1,
        "x + 1": 1,
    }
    assert (
        written(method("charpoly", BUILDERS["Matrix"].function(m, [[1, 2], [3, 4]]), x)) == "x**2 - 5*x - 2"
    )
    assert method("subs", a, x, 3) == BUILDERS["Matrix"].function(m, [[3, 1], [1, 3]])
    assert written(a + a) == "Matrix([[2*x, 2], [2, 2*x]])"


def dependent_rows():
    """Matrices of two rows, of which the second is a multiple of the first, though it looks different."""
    m, x, root = engine_values()

    def f(name, argument):
        return m.algebra.call(name, m, (argument,), {})

    sine, cosine, exp = f("sin", x), f("cos", x), f("exp", x)
    return [
        BUILDERS["Matrix"].function(m, rows)
        for rows in (
            [[root, 1], [2, root]],
            [[f("sqrt", 2) * f("sqrt", 3), 3], [2, f("sqrt", 6)]],
            [[x, 1], [x**2 + x, x + 1]],
            [[1 / x, 1], [1 / (x**2 + x), 1 / (x + 1)]],
            [[f("sqrt", x), 1], [x, f("sqrt", x)]],
            [[sine**2, 1], [1 - cosine**2, 1]],
            [[exp, f("exp", 2 * x)], [1, exp]],
        )
    ]


@pytest.mark.parametrize("number", range(7))
def test_whether_formulas_cancel_is_decided_exactly(number):
    a = dependent_rows()[number]
    assert method("rank", a) == 1
    assert method("det", a) == 0
    (vector,) = method("nullspace", a)
    assert all(x == 0 for x in a * vector)
    with pytest.raises(ExecutionError, match="determinant is not 0"):
        method("inv", a)


def generic(m, size):
    return [[m.algebra.call("symbol", m, (f"a{i}{j}",), {}) for j in range(size)] for i in range(size)]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_a_determinant_of_symbols_has_all_its_terms(size):
    m, _, _ = engine_values()
    a = BUILDERS["Matrix"].function(m, generic(m, size))
    total = 0
    for order in permutations(range(size)):
        inversions = sum(order[i] > order[j] for j in range(size) for i in range(j))
        term = (-1) ** inversions
        for i in range(size):
            term = term * a.rows[i][order[i]]
        total = total + term
    assert method("det", a) == total
    if size <= 3:
        assert a * method("inv", a) == BUILDERS["eye"].function(m, size)


def test_large_matrices_with_one_symbol():
    m, x, _ = engine_values()
    rows = [[(i * j) % 5 for j in range(12)] for i in range(12)]
    a = BUILDERS["Matrix"].function(m, rows)
    shifted = BUILDERS["eye"].function(m, 12) * x - a
    assert method("det", shifted) == method("charpoly", a, x)
    assert method("subs", shifted, x, 3) == BUILDERS["eye"].function(m, 12) * 3 - a


def test_more_roots_than_fit_into_one_field():
    m, _, _ = engine_values()

    def root(n):
        return m.algebra.call("sqrt", m, (n,), {})

    rows = [[root(p) for p in (2, 3, 5)], [root(p) for p in (7, 11, 13)], [root(17), 1, 2]]
    a = BUILDERS["Matrix"].function(m, rows)
    total = 0
    for order in permutations(range(3)):
        sign = (-1) ** sum(order[i] > order[j] for j in range(3) for i in range(j))
        total = total + sign * rows[0][order[0]] * rows[1][order[1]] * rows[2][order[2]]
    assert method("det", a) == total
    assert a * method("inv", a) == BUILDERS["eye"].function(m, 3)
    dependent = method("col_join", a, a[0, :] * root(6))
    assert method("rank", dependent) == 3
    assert method("rank", method("row_join", a, a[:, 0] * root(30))) == 3


def test_eigenvectors_of_cube_roots():
    a = matrix([[1, 2, 3], [4, 5, 6], [7, 8, 10]], Engine())
    found = method("eigenvects", a)
    assert [times for _, times, _ in found] == [1, 1, 1]
    for value, _, (vector,) in found:
        assert a * vector == vector * value


def test_angles_are_simplified():
    m, x, _ = engine_values()
    sine, cosine = m.algebra.call("sin", m, (x,), {}), m.algebra.call("cos", m, (x,), {})
    turn = BUILDERS["Matrix"].function(m, [[cosine, -sine], [sine, cosine]])
    assert written(method("inv", turn)) == "Matrix([[cos(x), sin(x)], [-sin(x), cos(x)]])"
    assert method("det", turn) == 1


@settings(max_examples=50)
@given(st.lists(st.integers(-4, 4), min_size=9, max_size=9))
def test_eigenvectors_are_stretched_by_their_eigenvalues(entries):
    upper = [entries[0:3], [0, entries[4], entries[5]], [0, 0, entries[8]]]
    a = matrix(upper, Engine())
    found = method("eigenvects", a)
    assert sorted(x for x, times, _ in found for _ in range(times)) == sorted(upper[i][i] for i in range(3))
    for value, _, vectors in found:
        assert all(a * vector == vector * value for vector in vectors)
    assert method("eigenvals", a, multiple=True) == [x for x, times, _ in found for _ in range(times)]
    enough = sum(len(vectors) for _, _, vectors in found) == 3
    assert method("is_diagonalizable", a) == enough == oracle(upper).is_diagonalizable()
    if enough:
        p, d = method("diagonalize", a)
        assert a * p == p * d
        assert method("det", p) != 0


def test_eigenvalues_with_roots():
    a = matrix([[1, 2], [3, 4]], Engine())
    for value, _, (vector,) in method("eigenvects", a):
        assert a * vector == vector * value
    quintic = matrix(
        [[0, 0, 0, 0, 1], [1, 0, 0, 0, 1], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0]], Engine()
    )
    with pytest.raises(ExecutionError, match="closed form"):
        method("eigenvals", quintic)


def test_a_matrix_that_is_bound_is_read_back():
    m, x, root = engine_values()
    for rows in ([[1, Fraction(-1, 2)], [0, 10**30]], [[x**2 + 1, root], [x / 3, -x]], [[0.5], [1.25]]):
        a = BUILDERS["Matrix"].function(m, rows)
        found = m.algebra.enter(a.leave(), m)
        assert found == a
        assert [type(y) for y in found] == [type(y) for y in a]


def test_a_program_gives_a_matrix_to_the_next():
    first = registry.run("answer = Matrix([[1, 2], [3, 4]]) ** -1")
    assert first.text == "Matrix([[-2, 1], [3/2, -1/2]])"
    second = registry.run("answer = r1 * Matrix([[1, 2], [3, 4]])", bindings={"r1": first.value})
    assert second.text == "Matrix([[1, 0], [0, 1]])"
    assert second.exact


# --------------------------------------------------------------------- errors and limits
@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "at least one row"),
        ([[]], "at least one row"),
        ([[1, 2], [3]], "one length"),
        ([["a"]], "numbers and formulas, not string"),
        ([[1], 2], "all lists or all numbers"),
        (5, "collection"),
    ],
)
def test_what_is_no_matrix_is_refused(rows, message):
    with pytest.raises(ExecutionError, match=message):
        matrix(rows)


def test_shapes_must_fit():
    a, b = matrix(A), matrix([[1, 2], [3, 4]])
    for operation, message in [
        (lambda: a + b, "a 2 x 3 matrix and a 2 x 2 matrix cannot be added"),
        (lambda: a * a, "cannot be multiplied"),
        (lambda: method("det", a), "det needs a square matrix, not one of 2 x 3"),
        (lambda: method("cross", a, a), "one row or one column"),
        (lambda: method("dot", matrix([1]), [1, 2]), "one length"),
        (lambda: method("solve", b, matrix([1])), "as many rows"),
        (lambda: a[2, 0], "no place 2 in a matrix of 2 rows"),
        (lambda: a[6], "no place 6 in a matrix of 6 entries"),
        (lambda: a["x"], "a row and a column"),
        (lambda: method("diagonalize", matrix([[1, 1], [0, 1]], Engine())), "diagonal form"),
    ]:
        with pytest.raises(ExecutionError, match=message):
            operation()


@pytest.mark.parametrize(
    "work",
    [
        lambda m: BUILDERS["zeros"].function(m, 10**6),
        lambda m: BUILDERS["eye"].function(m, 10**4, 10**4),
        lambda m: method("det", Matrix([[(i**j + j) % 101 for i in range(200)] for j in range(200)], m)),
        lambda m: method("adjugate", Matrix([[(i**j + j) % 101 for i in range(60)] for j in range(60)], m)),
        lambda m: linear.power(m, Matrix([[1, 1], [1, 0]], m), 10**12),
        lambda m: linear.power(m, Matrix([[1, 1], [1, 0]], m), 10**30),
    ],
)
def test_work_that_is_too_large_is_refused(work):
    with pytest.raises(BudgetError):
        work(Meter(Budget(steps=10**6, seconds=60)))


def test_a_determinant_with_too_many_terms_is_refused():
    m = Meter(Budget(steps=10**6, seconds=60), Engine())
    with pytest.raises(BudgetError):
        method("det", Matrix(generic(m, 8), m))
