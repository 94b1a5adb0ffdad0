"""calc's number theory against definitions written out, and against sympy, which it does not use."""

import math
from fractions import Fraction
from itertools import combinations, permutations, product

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from neurosym.errors import BudgetError, ExecutionError
from neurosym.languages import registry
from neurosym.languages.calc.meter import Meter, NeedsAlgebraError
from neurosym.languages.calc.number_theory import NUMBER_THEORY
from neurosym.sandbox.budget import Budget


def call(name, *arguments, **keywords):
    """The value in the host's process, within the default budget's steps."""
    return NUMBER_THEORY[name].function(Meter(Budget(seconds=60)), *arguments, **keywords)


LARGE = st.integers(1, 10**18) | st.integers(1, 2000)
SMALL = range(1, 200)


# --------------------------------------------------------------------- factors and divisors
@given(LARGE)
def test_the_factors_are_primes_that_multiply_back(n):
    found = call("factorint", n)
    assert math.prod(p**e for p, e in found.items()) == n
    assert all(sympy.isprime(p) for p in found)
    assert list(found) == sorted(found) == call("primefactors", n)


@pytest.mark.parametrize("n", [0, 1, -1, -12, 2**61 - 1, 3**40, (10**9 + 7) ** 2, 10**40, 97 * 10**12])
def test_factorint_takes_any_integer_as_sympy_does(n):
    assert call("factorint", n) == sympy.factorint(n)


def test_a_product_of_two_primes_of_ten_digits_needs_no_worker():
    p, q = 9_606_479_429, 12_661_036_499
    assert call("factorint", p * q) == {p: 1, q: 1}


def test_what_pollards_rho_does_not_find_goes_to_the_worker():
    with pytest.raises(NeedsAlgebraError):
        call("factorint", (10**20 + 39) * (10**21 + 117))


@pytest.mark.parametrize("n", SMALL)
def test_divisors_and_what_is_counted_of_them(n):
    divisors = [d for d in range(1, n + 1) if n % d == 0]
    assert call("divisors", n) == call("divisors", -n) == divisors
    assert call("divisors", n, proper=True) == divisors[:-1]
    assert call("divisor_count", n) == len(divisors)
    assert call("divisor_count", n, proper=True) == len(divisors) - 1
    assert [call("divisor_sigma", n, k) for k in (0, 1, 2)] == [
        sum(d**k for d in divisors) for k in (0, 1, 2)
    ]
    assert call("is_perfect", n) == (n == sum(divisors[:-1]))


@pytest.mark.parametrize("n", SMALL)
def test_functions_of_the_units_modulo_n(n):
    units = [a for a in range(1, n + 1) if math.gcd(a, n) == 1]
    assert call("totient", n) == len(units)
    exponent = next(k for k in range(1, n + 1) if all(pow(a, k, n) == 1 % n for a in units))
    assert call("reduced_totient", n) == exponent
    squarefree = all(n % (d * d) for d in range(2, n + 1))
    assert call("mobius", n) == (sympy.mobius(n) if squarefree else 0)
    assert call("primeomega", n) == sum(sympy.factorint(n).values())
    assert call("primenu", n) == len(sympy.factorint(n))


# --------------------------------------------------------------------- primes in order
def test_the_primes_in_order():
    primes = [n for n in range(2, 3000) if all(n % d for d in range(2, math.isqrt(n) + 1))]
    assert call("primerange", 3000) == primes
    for low, high in [(0, 10), (2, 3), (3, 3), (5, 2), (90, 97), (89, 98), (1000, 2999)]:
        assert call("primerange", low, high) == [p for p in primes if low <= p < high]
    assert [call("prime", i) for i in range(1, len(primes) + 1)] == primes
    assert [call("primepi", n) for n in range(-2, 3000)] == [
        sum(p <= n for p in primes[: n + 2]) for n in range(-2, 3000)
    ]
    assert [call("nextprime", n) for n in range(-2, 2900)] == [
        next(p for p in primes if p > n) for n in range(-2, 2900)
    ]
    assert [call("prevprime", n) for n in range(3, 3000)] == [
        max(p for p in primes[: n + 1] if p < n) for n in range(3, 3000)
    ]


@pytest.mark.parametrize("n", [10**5, 10**6, 10**8])
def test_how_many_primes_there_are(n):
    assert call("primepi", n) == {10**5: 9592, 10**6: 78498, 10**8: 5_761_455}[n]


@pytest.mark.parametrize("n", [39_999, 40_000, 78_498, 1_000_000])
def test_a_late_prime_is_the_one_with_so_many_up_to_it(n):
    prime = call("prime", n)
    assert sympy.isprime(prime)
    assert call("primepi", prime) == n


@given(st.integers(10**9, 10**15), st.integers(1, 500))
def test_primes_of_a_far_interval(low, width):
    assert call("primerange", low, low + width) == list(sympy.primerange(low, low + width))


def test_other_numbers_of_primes():
    assert call("nextprime", 10, 3) == call("nextprime", 10, ith=3) == 17
    assert call("nextprime", Fraction(21, 2)) == 11
    assert call("primorial", 4) == 210
    assert call("primorial", 10, nth=False) == 210
    with pytest.raises(ExecutionError, match="no prime below 2"):
        call("prevprime", 2)


# --------------------------------------------------------------------- congruences
@given(st.integers(-(10**6), 10**6), st.integers(1, 10**6))
def test_inverses(a, n):
    if math.gcd(a, n) == 1:
        inverse = call("mod_inverse", a, n)
        assert 0 <= inverse < n
        assert (a * inverse - 1) % n == 0
    else:
        with pytest.raises(ExecutionError, match="has no inverse"):
            call("mod_inverse", a, n)


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_the_greatest_common_divisor_as_a_combination(a, b):
    x, y, common = call("gcdex", a, b)
    assert x * a + y * b == common == math.gcd(a, b)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), min_size=1, max_size=3))
def test_remainders_together(pairs):
    modulus = math.lcm(*(n for _, n in pairs))
    fits = [x for x in range(modulus) if all((x - a) % n == 0 for a, n in pairs)]
    expected = (fits[0], modulus) if fits else None
    assert len(fits) <= 1
    assert call("solve_congruence", *pairs) == expected
    assert call("crt", [n for _, n in pairs], [a for a, _ in pairs]) == expected


@pytest.mark.parametrize("n", range(2, 60))
def test_orders_and_primitive_roots(n):
    units = [a for a in range(1, n) if math.gcd(a, n) == 1]
    orders = {a: next(k for k in range(1, n + 1) if pow(a, k, n) == 1) for a in units}
    assert {a: call("n_order", a, n) for a in units} == orders
    roots = [a for a in units if orders[a] == len(units)]
    assert [a for a in range(n) if call("is_primitive_root", a, n)] == roots
    assert call("primitive_root", n) == (roots[0] if roots else None)


@pytest.mark.parametrize("n", range(2, 40))
def test_logarithms_modulo_n(n):
    for base, power in product(range(n), repeat=2):
        exponent = next((k for k in range(n) if pow(base, k, n) == power), None)
        if exponent is None:
            with pytest.raises(ExecutionError, match="no power"):
                call("discrete_log", n, power, base)
        else:
            assert call("discrete_log", n, power, base) == exponent


def test_a_logarithm_modulo_a_large_prime():
    x = call("discrete_log", 10**9 + 7, 123456, 5)
    assert pow(5, x, 10**9 + 7) == 123456


@pytest.mark.parametrize("n", range(1, 100))
def test_squares_modulo_n(n):
    squares = sorted({a * a % n for a in range(n)})
    assert call("quadratic_residues", n) == squares
    assert [a for a in range(n) if call("is_quad_residue", a, n)] == squares
    if n % 2:
        assert [call("jacobi_symbol", a, n) for a in range(n)] == [
            sympy.jacobi_symbol(a, n) for a in range(n)
        ]
    if n > 2 and sympy.isprime(n):
        assert [call("legendre_symbol", a, n) for a in range(1, n)] == [
            1 if a in squares else -1 for a in range(1, n)
        ]


# --------------------------------------------------------------------- digits and fractions
@given(st.integers(-(10**30), 10**30), st.integers(2, 40))
def test_digits_follow_sympy_with_the_base_first(n, base):
    assert call("digits", n, base) == sympy.ntheory.digits(n, base)


@given(st.integers(0, 10**40), st.integers(1, 60))
def test_integer_roots(n, degree):
    root, exact = call("integer_nthroot", n, degree)
    assert root**degree <= n < (root + 1) ** degree
    assert exact == (root**degree == n)


@given(st.integers(1, 10**40), st.integers(2, 60))
def test_integer_logarithms(n, base):
    exponent, exact = call("integer_log", n, base)
    assert base**exponent <= n < base ** (exponent + 1)
    assert exact == (base**exponent == n)


@given(st.integers(-60, 60), st.integers(1, 40))
def test_perfect_powers(base, exponent):
    found = call("perfect_power", base**exponent)
    powers = [
        (b, e) for e in range(2, 300) for b in [_root(base**exponent, e)] if b is not None and abs(b) > 1
    ]
    assert found == (powers[-1] if powers else False)


def _root(n, e):
    if n < 0 and e % 2 == 0:
        return None
    root, exact = sympy.integer_nthroot(abs(n), e)
    return (int(root) if n > 0 else -int(root)) if exact else None


@given(st.integers(2, 50), st.fractions(min_value=-1000, max_value=1000).filter(bool))
def test_how_often_a_number_divides(p, value):
    times = call("multiplicity", p, value)
    if times >= 0 and value.denominator % p:
        assert value.numerator % p**times == 0
        assert value.numerator % p ** (times + 1)


@given(st.fractions(min_value=-100, max_value=100, max_denominator=10**6))
def test_continued_fractions_lead_back(value):
    terms = call("continued_fraction", value)
    assert call("continued_fraction_reduce", terms) == value
    convergents = call("continued_fraction_convergents", terms)
    assert convergents[-1] == value
    assert len(convergents) == len(terms)
    assert terms == list(sympy.continued_fraction(sympy.Rational(value)))


@given(st.fractions(min_value=Fraction(1, 30), max_value=3, max_denominator=30))
def test_egyptian_fractions_are_different_and_have_the_sum(value):
    terms = call("egyptian_fraction", value)
    assert len(set(terms)) == len(terms)
    assert sum(Fraction(1, term) for term in terms) == value


# --------------------------------------------------------------------- sequences
def test_sequences_count_what_they_say():
    for n in range(7):
        orders = list(permutations(range(n)))
        assert call("subfactorial", n) == sum(all(i != x for i, x in enumerate(row)) for row in orders)
        for k in range(n + 1):
            assert call("stirling", n, k, kind=1) == sum(_cycles(row) == k for row in orders)
            groups = {frozenset(map(frozenset, _blocks(row))) for row in product(range(n), repeat=n)}
            assert call("stirling", n, k) == sum(len(blocks) == k for blocks in groups)
        assert call("bell", n) == sum(call("stirling", n, k) for k in range(n + 1))
    for n in range(9):
        words = combinations(range(2 * n), n)
        assert call("catalan", n) == sum(_balanced(2 * n, word) for word in words)


def _cycles(row):
    seen, count = set(), 0
    for start in row:
        count += start not in seen
        while start not in seen:
            seen.add(start)
            start = row[start]
    return count


def _blocks(labels):
    return [[i for i, x in enumerate(labels) if x == label] for label in set(labels)]


def _balanced(size, opening):
    level = 0
    for place in range(size):
        level += 1 if place in opening else -1
        if level < 0:
            return False
    return True


@pytest.mark.parametrize("n", [*range(30), 60, 101])
def test_sequences_agree_with_sympy(n):
    for name in (
        "fibonacci",
        "lucas",
        "catalan",
        "bell",
        "bernoulli",
        "harmonic",
        "subfactorial",
        "factorial2",
    ):
        assert call(name, n) == Fraction(str(getattr(sympy, name)(n))), name
    assert call("npartitions", n) == call("partition", n) == sympy.functions.partition(n)
    assert call("harmonic", n, 2) == Fraction(str(sympy.harmonic(n, 2)))
    assert call("fibonacci", -n) == sympy.fibonacci(-n)
    assert call("lucas", -n) == (-1) ** n * call("lucas", n)


def test_signed_stirling_numbers_are_the_coefficients_of_falling_factorials():
    x = sympy.Symbol("x")
    coefficients = sympy.Poly(sympy.expand(sympy.prod(x - i for i in range(6))), x).all_coeffs()[::-1]
    assert [call("stirling", 6, k, kind=1, signed=True) for k in range(7)] == coefficients


# --------------------------------------------------------------------- limits and errors
@pytest.mark.parametrize(
    "program",
    [
        "factorint(2**20000 + 1)",
        "divisors(2**10**5 * 3**10**5)",
        "divisor_sigma(6, 10**9)",
        "primerange(10**12)",
        "primerange(10**40, 10**41)",
        "primepi(10**20)",
        "prime(10**15)",
        "nextprime(2**30000)",
        "primorial(10**9)",
        "discrete_log((10**12 + 39) * 10**6, 7, 10)",
        "quadratic_residues(10**12)",
        "fibonacci(10**12)",
        "bell(10**5)",
        "stirling(10**6, 10**5)",
        "npartitions(10**9)",
        "subfactorial(10**8)",
        "factorial2(10**9)",
        "bernoulli(10**6)",
        "harmonic(10**8)",
        "harmonic(10, 10**12)",
        "catalan(10**9)",
        "digits(2**10**7, 2)",
        "egyptian_fraction(100)",
        "perfect_power(10**100000 + 1)",
        "mod_inverse(3, 2**10**6)",
    ],
)
def test_work_that_is_too_large_is_refused(program):
    outcome = registry.run(f"answer = {program}", budget=Budget(seconds=20))
    assert outcome.error is not None
    assert outcome.error.kind == "budget"
    assert "seconds" not in outcome.error.message


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("factorint", ("12",), "needs an integer, not string"),
        ("divisors", (Fraction(1, 2),), "needs an integer, not rational"),
        ("totient", (0,), "an integer from 1 on"),
        ("prime", (0,), "an integer from 1 on"),
        ("primerange", ("a",), "needs a number"),
        ("crt", ([3, 5], [1]), "as many remainders as moduli"),
        ("solve_congruence", ([1, 2, 3],), "pairs of remainder and modulus"),
        ("n_order", (2, 4), "no power of 2 is 1"),
        ("jacobi_symbol", (2, 4), "odd"),
        ("legendre_symbol", (2, 9), "odd prime"),
        ("digits", (5, 1), "an integer from 2 on"),
        ("multiplicity", (2, 0), "every power divides 0"),
        ("egyptian_fraction", (0,), "above 0"),
        ("continued_fraction_reduce", ([1, 0],), "above 0"),
        ("stirling", (3, 2, 3), "kind 1 and 2"),
        ("fibonacci", (Fraction(1, 2),), "needs an integer"),
    ],
)
def test_a_wrong_argument_is_named(name, arguments, message):
    with pytest.raises(ExecutionError, match=message):
        call(name, *arguments)


def test_fuel_is_the_same_at_every_run_and_rises_with_the_work():
    def steps(name, *arguments):
        meter = Meter(Budget(seconds=60))
        NUMBER_THEORY[name].function(meter, *arguments)
        return meter.used

    for name, small, large in [
        ("primerange", (10**3,), (10**6,)),
        ("primepi", (10**5,), (10**7,)),
        ("factorint", (9_606_479_429,), (9_606_479_429 * 12_661_036_499,)),
        ("bernoulli", (100,), (400,)),
        ("npartitions", (100,), (2000,)),
    ]:
        assert steps(name, *small) == steps(name, *small) < steps(name, *large)


def test_the_budget_is_asked_before_memory_is_taken():
    with pytest.raises(BudgetError, match="size"):
        NUMBER_THEORY["quadratic_residues"].function(Meter(Budget(size=1000)), 10**6)
