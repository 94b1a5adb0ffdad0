"""A formula's text is read back by calc as the same formula: by property, and for every form of result."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.languages.registry import run
from neurosym.values import Formula
from tests.algebra.workbench import Algebra

A = Algebra()
x, y, n = (A.symbol(name) for name in "xyn")
PI, IMAGINARY, OO, REALS = (A.constant(name) for name in ("pi", "I", "oo", "Reals"))

LEAVES = st.one_of(
    st.sampled_from([x, y, PI, IMAGINARY, A.constant("E"), A.symbol("alpha")]),
    st.integers(-20, 20),
    st.fractions(-5, 5, max_denominator=9),
)
FUNCTIONS = [
    "sin",
    "cos",
    "tan",
    "asin",
    "atan",
    "exp",
    "sinh",
    "Abs",
    "sqrt",
    "cbrt",
    "gamma",
    "erf",
    "conjugate",
]


def _joined(children):
    pair = st.tuples(children, children)
    return st.one_of(
        pair.map(lambda p: p[0] + p[1]),
        pair.map(lambda p: p[0] * p[1]),
        pair.map(lambda p: p[0] - p[1]),
        children.map(lambda f: f**2),
        children.map(lambda f: Fraction(1) / (1 + f * f) if f * f != -1 else f),
        st.tuples(st.sampled_from(FUNCTIONS), children).map(lambda p: getattr(A, p[0])(p[1])),
    )


@settings(max_examples=150)
@given(st.recursive(LEAVES, _joined, max_leaves=6))
def test_a_formula_reads_back_as_itself(value):
    if hasattr(value, "leave"):
        again = A.formula(value.leave())
        assert again.expr == value.expr
        assert again.leave() == value.leave()


@pytest.mark.parametrize(
    "make",
    [
        lambda: A.Eq(x, y + 1),
        lambda: A.Ne(x, 2),
        lambda: (x > 1) & (x < 5),
        lambda: (x < 1) | A.Eq(y, 2),
        lambda: A.Piecewise((x, x > 0), (-x, True)),
        lambda: A.Integral(A.sin(x) / x, (x, 0, OO)),
        lambda: A.Derivative(A.Function("f")(x), (x, 2)),
        lambda: A.Sum(1 / n**2, (n, 1, OO)),
        lambda: A.Limit(A.sin(x) / x, x, 0, "+"),
        lambda: A.Poly(x**2 * y + 1, x),
        lambda: A.series(A.cos(x), x, 0, 5),
        lambda: A.series(A.log(x), x, 1, 3),
        lambda: A.solve(x**5 - x + 1, x)[0],
        lambda: A.Union(A.Interval(0, 1), A.Interval(2, 3, True, False)),
        lambda: A.solveset(A.sin(x), x, REALS),
        lambda: A.solve(x**2 < 2, x),
        lambda: A.integrate(1 / (x**4 + x + 1), x),
        lambda: A.symbol("lambda") + A.symbol("E") ** 2,
        lambda: A.N(PI, 40),
        lambda: A.sqrt(2) ** 3 + A.root(5, 3) / 7,
    ],
)
def test_results_of_every_form_read_back(make):
    value = make()
    again = A.formula(value.leave())
    assert again.leave() == value.leave()
    assert again.expr == value.expr or value.leave().kind == "decimal" or "_" in value.leave().text


def test_a_formula_is_bound_to_a_later_program():
    first = run('x = symbol("x")\nanswer = x**2 + sqrt(2)*x')
    assert first.value == Formula("x**2 + sqrt(2)*x")
    later = run('x = symbol("x")\nanswer = (diff(r1, x), r1.subs(x, sqrt(2)))', bindings={"r1": first.value})
    assert later.text == "(2*x + sqrt(2), 4)"


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (lambda: x + 1, "symbolic"),
        (lambda: A.sqrt(2), "symbolic"),
        (lambda: A.Eq(x, 1), "equation"),
        (lambda: x < 1, "condition"),
        (lambda: A.N(PI, 30), "decimal"),
    ],
)
def test_the_kind_of_a_result(value, kind):
    assert value().leave().kind == kind
