"""The part of number theory that a worker does: large factors, roots modulo n, diophantine equations."""

import math
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.errors import BudgetError, ExecutionError
from neurosym.languages.calc.algebra.engine import Engine
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.number_theory import NUMBER_THEORY
from neurosym.sandbox.budget import Budget


def meter():
    return Meter(Budget(seconds=60), Engine())


def call(name, *arguments, m=None, **keywords):
    m = m or meter()
    return m.algebra.call(name, m, arguments, keywords)


@pytest.mark.parametrize(
    ("p", "q"), [(10**20 + 39, 10**21 + 117), (2**61 - 1, 2**89 - 1), (2**61 - 1, 2**61 - 1)]
)
def test_a_product_of_large_primes(p, q):
    m = meter()
    found = NUMBER_THEORY["factorint"].function(m, 12 * p * q)
    assert found == {2: 2, 3: 1, **({p: 1, q: 1} if p != q else {p: 2})}
    assert math.prod(prime**k for prime, k in found.items()) == 12 * p * q


def test_a_hopeless_product_is_refused_at_once():
    for p, q, limit in [(10**38 + 133, 10**40 + 121, "steps"), (10**50 + 151, 10**40 + 121, "of 91 digits")]:
        with pytest.raises(BudgetError, match=limit):
            NUMBER_THEORY["factorint"].function(meter(), p * q)


@pytest.mark.parametrize("n", range(2, 40))
def test_roots_modulo_n(n):
    for a, k in product(range(n), (2, 3)):
        roots = [x for x in range(n) if pow(x, k, n) == a]
        name, arguments = ("sqrt_mod", (a, n)) if k == 2 else ("nthroot_mod", (a, 3, n))
        assert sorted(call(name, *arguments, all_roots=True) or []) == roots, (a, k)
        some = call(name, *arguments)
        assert some in roots if roots else some is None


def equation(m, terms):
    """The sum of coefficient * x ** i * y ** j."""
    x, y = (m.algebra.call("symbol", m, (name,), {}) for name in "xy")
    total = 0
    for (i, j), coefficient in terms.items():
        total = total + coefficient * x**i * y**j
    return total


def value(terms, x, y):
    return sum(c * x**i * y**j for (i, j), c in terms.items())


@settings(max_examples=40)
@given(st.integers(-9, 9).filter(bool), st.integers(-9, 9).filter(bool), st.integers(-30, 30).filter(bool))
def test_linear_equations_in_integers(a, b, c):
    m = meter()
    found = call("diophantine", equation(m, {(1, 0): a, (0, 1): b, (0, 0): -c}), m=m)
    if c % math.gcd(a, b):
        assert list(found) == []
        return
    ((x, y),) = found
    (t,) = x.expr.free_symbols
    some = set()
    for k in range(-60, 61):
        at = int(x.expr.subs(t, k)), int(y.expr.subs(t, k))
        assert a * at[0] + b * at[1] == c
        some.add(at)
    near = {(u, v) for u, v in product(range(-5, 6), repeat=2) if a * u + b * v == c}
    assert near <= some
    assert m.notes == []


@pytest.mark.parametrize("n", [1, 2, 3, 5, 25, 50, 65, 77])
def test_circles_and_hyperbolas_have_the_points_that_counting_finds(n):
    for terms in (
        {(2, 0): 1, (0, 2): 1, (0, 0): -n},
        {(1, 1): 1, (0, 0): -n},
        {(2, 0): 1, (0, 2): -1, (0, 0): -n},
    ):
        m = meter()
        points = {(x, y) for x, y in product(range(-n, n + 1), repeat=2) if value(terms, x, y) == 0}
        assert set(call("diophantine", equation(m, terms), m=m)) == points
        assert m.notes == []


def test_an_equation_without_integer_solutions_has_the_empty_set():
    m = meter()
    assert list(call("diophantine", equation(m, {(2, 0): 1, (0, 2): -3, (0, 0): -7}), m=m)) == []


def test_a_periodic_continued_fraction():
    m = meter()
    root = m.algebra.call("sqrt", m, (7,), {})
    assert NUMBER_THEORY["continued_fraction"].function(m, root) == [2, [1, 1, 1, 4]]
    with pytest.raises(ExecutionError, match="root of a quadratic equation"):
        NUMBER_THEORY["continued_fraction"].function(m, m.algebra.call("cbrt", m, (2,), {}))


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("sqrt_mod", (2, 0), "modulus above 0"),
        ("sqrt_mod", ("2", 7), "needs an integer"),
        ("diophantine", ("x",), "no formula"),
        ("diophantine", (True,), "needs an equation"),
    ],
)
def test_a_wrong_argument_is_named(name, arguments, message):
    with pytest.raises(ExecutionError, match=message):
        call(name, *arguments)
