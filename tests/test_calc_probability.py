"""calc's probabilities of finite events against counting, and against each other."""

import math
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym.errors import BudgetError, ExecutionError
from neurosym.languages.calc.data import Function, MutableOrderedSet
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.probability import PROBABILITY
from neurosym.sandbox.budget import Budget

EVEN = Function("even", lambda n: n % 2 == 0)


def call(name, *arguments, **keywords):
    return PROBABILITY[name].function(Meter(Budget(seconds=60)), *arguments, **keywords)


@pytest.mark.parametrize(
    ("event", "outcomes", "expected"),
    [
        (EVEN, range(1, 7), Fraction(1, 2)),
        (EVEN, {1: Fraction(1, 2), 2: Fraction(1, 3), 4: Fraction(1, 6)}, Fraction(1, 2)),
        (6, range(1, 7), Fraction(1, 6)),
        ("e", "seven", Fraction(2, 5)),
        ([1, 2], [1, 2, 3], Fraction(2, 3)),
        (MutableOrderedSet([3]), MutableOrderedSet([1, 2, 3]), Fraction(1, 3)),
        ((6, 6), list(product(range(1, 7), repeat=2)), Fraction(1, 36)),
        ("red", {"red": 3, "blue": 7}, Fraction(3, 10)),
        (7, range(1, 7), 0),
        (range(1, 7), range(1, 7), 1),
    ],
)
def test_an_event_is_a_function_a_collection_or_an_outcome(event, outcomes, expected):
    found = call("probability", event, outcomes)
    assert found == expected
    assert not isinstance(found, float)


def test_a_condition_leaves_the_outcomes_for_which_it_holds():
    rolls = list(product(range(1, 7), repeat=2))
    total_is_8 = Function("f", lambda roll: sum(roll) == 8)
    some_3 = Function("g", lambda roll: 3 in roll)
    assert call("probability", some_3, rolls, given=total_is_8) == Fraction(2, 5)


def test_outcomes_may_be_merged_by_a_function():
    rolls = list(product(range(1, 7), repeat=2))
    total = Function("sum", sum)
    found = call("distribution", rolls, total)
    assert found == {t: Fraction(sum(sum(r) == t for r in rolls), 36) for t in range(2, 13)}
    assert call("dice", 2) == found
    assert call("expected_value", rolls, total) == call("expected_value", found) == 7
    assert (
        call("distribution_variance", rolls, total) == call("distribution_variance", found) == Fraction(35, 6)
    )


@given(st.integers(1, 4), st.integers(1, 6))
def test_totals_of_dice_are_counted(count, sides):
    rolls = [sum(roll) for roll in product(range(1, sides + 1), repeat=count)]
    assert call("dice", count, sides) == {
        total: Fraction(rolls.count(total), len(rolls)) for total in range(count, count * sides + 1)
    }


@given(st.integers(0, 8), st.fractions(min_value=0, max_value=1, max_denominator=9))
def test_the_binomial_distribution_counts_heads(count, chance):
    coin = call("coin", chance)
    found = dict.fromkeys(range(count + 1), Fraction(0))
    for tosses in product("HT", repeat=count):
        found[tosses.count("H")] += math.prod((Fraction(coin[toss]) for toss in tosses), start=Fraction(1))
    assert call("binomial_distribution", count, chance) == found
    assert call("expected_value", found) == count * chance
    assert call("distribution_variance", found) == count * chance * (1 - chance)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_the_hypergeometric_distribution_counts_hands(good, bad, drawn):
    if drawn > good + bad:
        with pytest.raises(ExecutionError, match="as large as"):
            call("hypergeometric_distribution", good + bad, good, drawn)
        return
    found = call("hypergeometric_distribution", good + bad, good, drawn)
    ways = math.comb(good + bad, drawn)
    assert found == {
        k: Fraction(math.comb(good, k) * math.comb(bad, drawn - k), ways)
        for k in range(drawn + 1)
        if k <= good and drawn - k <= bad
    }
    assert sum(found.values()) == 1


@given(st.dictionaries(st.integers(-9, 9), st.integers(0, 9), min_size=1).filter(lambda d: any(d.values())))
def test_weights_need_not_have_the_sum_1(weights):
    total = sum(weights.values())
    assert call("distribution", weights) == {x: Fraction(w, total) for x, w in weights.items()}
    mean = Fraction(sum(x * w for x, w in weights.items()), total)
    assert call("expected_value", weights) == mean
    spread = Fraction(sum((x - mean) ** 2 * w for x, w in weights.items())) / total
    assert call("distribution_variance", weights) == spread


def test_a_die_and_a_coin():
    assert call("die") == {side: Fraction(1, 6) for side in range(1, 7)}
    assert call("die", 1) == {1: 1}
    assert call("coin") == {"H": Fraction(1, 2), "T": Fraction(1, 2)}
    assert call("coin", Fraction(1, 3)) == {"H": Fraction(1, 3), "T": Fraction(2, 3)}


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("probability", (1, []), "at least one outcome"),
        ("probability", (1, {1: 0}), "at least one outcome"),
        ("probability", (1, {1: -1}), "not negative"),
        ("probability", (1, {1: "a"}), "is a number"),
        ("expected_value", ("HT",), "needs numbers"),
        ("distribution", ([1], 3), "needs a function"),
        ("coin", (2,), "between 0 and 1"),
        ("binomial_distribution", (3, "p"), "needs a probability"),
        ("die", (0,), "from 1 on"),
    ],
)
def test_a_wrong_argument_is_named(name, arguments, message):
    with pytest.raises(ExecutionError, match=message):
        call(name, *arguments)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("dice", (10**6,)),
        ("dice", (2000, 1000)),
        ("die", (10**9,)),
        ("binomial_distribution", (10**6, Fraction(1, 3))),
        ("hypergeometric_distribution", (10**9, 10**8, 10**7)),
    ],
)
def test_work_that_is_too_large_is_refused(name, arguments):
    with pytest.raises(BudgetError):
        call(name, *arguments)
