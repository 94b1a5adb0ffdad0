"""Intervals and finite sets: what an operator makes has the members that its definition says."""

import operator
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.errors import ExecutionError
from neurosym.languages import registry
from neurosym.languages.calc.algebra.engine import Engine
from neurosym.languages.calc.data import MutableOrderedSet
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import BINARY, contains
from neurosym.sandbox.budget import Budget

ENDS = st.integers(-4, 4)
INTERVALS = st.tuples(ENDS, ENDS, st.booleans(), st.booleans())
SETS = INTERVALS | st.lists(ENDS, max_size=3).map(MutableOrderedSet)
POINTS = [Fraction(k, 2) for k in range(-10, 11)]


def made(m, described):
    if isinstance(described, MutableOrderedSet):
        return described
    return m.algebra.call("Interval", m, described, {})


def inside(described, x):
    if isinstance(described, MutableOrderedSet):
        return x in described
    low, high, low_open, high_open = described
    return (low < x if low_open else low <= x) and (x < high if high_open else x <= high)


@settings(max_examples=60)
@given(SETS, SETS, st.sampled_from("&|-^"))
def test_operators_on_sets(first, second, symbol):
    m = Meter(Budget(seconds=60), Engine())
    found = BINARY[symbol](m, made(m, first), made(m, second))
    pointwise = {
        "&": operator.and_,
        "|": operator.or_,
        "-": lambda a, b: a and not b,
        "^": operator.xor,
    }[symbol]
    assert [contains(m, x, found) for x in POINTS] == [
        pointwise(inside(first, x), inside(second, x)) for x in POINTS
    ]


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("answer = sqrt(2) in Interval.Ropen(0, sqrt(2))", "False"),
        ("answer = sqrt(2) in Interval.Lopen(0, sqrt(2))", "True"),
        ("answer = pi in Rationals", "False"),
        ("answer = (Interval(0, 5) - Interval(1, 2)).measure", "4"),
        ("answer = [n for n in range(9) if n not in Interval.open(0, 5)]", "[0, 5, 6, 7, 8]"),
        ("answer = Interval(0, 5) - {2}", "Union(Interval.Ropen(0, 2), Interval.Lopen(2, 5))"),
    ],
)
def test_sets_in_programs(program, expected):
    outcome = registry.run(program)
    assert outcome.ok, outcome.error
    assert outcome.text == expected


@pytest.mark.parametrize("member", ["a", [1]])
def test_what_is_no_number_is_not_looked_for(member):
    m = Meter(Budget(), Engine())
    with pytest.raises(ExecutionError, match="does not look into"):
        contains(m, member, made(m, (0, 1, False, False)))


def test_a_symbol_is_not_known_to_be_inside():
    m = Meter(Budget(), Engine())
    with pytest.raises(ExecutionError, match="is not known"):
        contains(m, m.algebra.call("symbol", m, ("x",), {}), made(m, (0, 1, False, False)))
