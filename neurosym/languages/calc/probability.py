"""Probabilities of finite events, exact: outcomes that are equally likely, or a dict of their weights."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import Function, MutableOrderedSet, is_number, kind, listed
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import add, contains, divide, equal, exact, multiply, subtract
from neurosym.languages.calc.primitives import Primitive, iterable, needs_integer, table
from neurosym.languages.calc.weight import weigh_key

__all__ = ["PROBABILITY"]

Weighted = list[tuple[Any, Any]]


def _weighted(m: Meter, outcomes: Any, what: str) -> Weighted:
    """Each outcome with its weight: that of a dict, else 1. Weights need not have the sum 1."""
    if not isinstance(outcomes, dict):
        return [(outcome, 1) for outcome in listed(iterable(outcomes, what), m)]
    m.charge_items(len(outcomes))
    for weight in outcomes.values():
        if not is_number(weight):
            raise ExecutionError(f"the weight of an outcome is a number, not {kind(weight)}")
        if isinstance(weight, (int, Fraction, float)) and weight < 0:
            raise ExecutionError(f"the weight of an outcome is not negative: {weight}")
    return list(outcomes.items())


def _total(m: Meter, weighted: Weighted, what: str) -> Any:
    m.charge(1 + 2 * len(weighted))
    total: Any = 0
    for _, weight in weighted:
        total = add(m, total, weight)
    if isinstance(total, (int, Fraction, float)) and not total:
        raise ExecutionError(f"{what} needs at least one outcome")
    return total


def _happens(m: Meter, event: Any, outcome: Any) -> bool:
    """An event is a function of the outcome, a list, set or range of outcomes, or one outcome."""
    if isinstance(event, Function):
        return bool(event.call(outcome))
    if isinstance(event, (list, MutableOrderedSet, range, dict)):
        return contains(m, outcome, event)
    return equal(m, outcome, event)


def _probability(m: Meter, event: Any, outcomes: Any, given: Any = None) -> Any:
    weighted = _weighted(m, outcomes, "probability")
    if given is not None:
        weighted = [pair for pair in weighted if _happens(m, given, pair[0])]
    total = _total(m, weighted, "probability")
    favourable: Any = 0
    for outcome, weight in weighted:
        if _happens(m, event, outcome):
            favourable = add(m, favourable, weight)
    return divide(m, favourable, total)


def _applied(function: Any, outcome: Any, what: str) -> Any:
    if function is None:
        return outcome
    if not isinstance(function, Function):
        raise ExecutionError(f"{what} needs a function of the outcome, not {kind(function)}")
    return function.call(outcome)


def _distribution(m: Meter, outcomes: Any, function: Any = None) -> dict[Any, Any]:
    weighted = _weighted(m, outcomes, "distribution")
    total = _total(m, weighted, "distribution")
    found: dict[Any, Any] = {}
    for outcome, weight in weighted:
        value = _applied(function, outcome, "distribution")
        m.charge_made(1, 2)
        weigh_key(m, value)
        found[value] = add(m, found.get(value, 0), weight)
    return {value: divide(m, weight, total) for value, weight in found.items()}


def _numbers(m: Meter, outcomes: Any, function: Any, what: str) -> Weighted:
    """The number that each outcome stands for, with its weight."""
    weighted = _weighted(m, outcomes, what)
    found = [(_applied(function, outcome, what), weight) for outcome, weight in weighted]
    for value, _ in found:
        if not is_number(value):
            raise ExecutionError(
                f"{what} needs numbers, not {kind(value)}",
                hint=f"{what}(outcomes, lambda outcome: ...) takes a number of each",
            )
    return found


def _mean(m: Meter, weighted: Weighted, what: str) -> Any:
    total = _total(m, weighted, what)
    mean: Any = 0
    for value, weight in weighted:
        mean = add(m, mean, multiply(m, value, weight))
    return divide(m, mean, total)


def _expected(m: Meter, outcomes: Any, function: Any = None) -> Any:
    return _mean(m, _numbers(m, outcomes, function, "expected_value"), "expected_value")


def _variance(m: Meter, outcomes: Any, function: Any = None) -> Any:
    """E(X ** 2) - E(X) ** 2."""
    what = "distribution_variance"
    weighted = _numbers(m, outcomes, function, what)
    mean = _mean(m, weighted, what)
    squares = [(multiply(m, value, value), weight) for value, weight in weighted]
    return subtract(m, _mean(m, squares, what), multiply(m, mean, mean))


# ------------------------------------------------------------------------------------- distributions
def _natural(value: Any, what: str, least: int = 0) -> int:
    if needs_integer(value, what) < least:
        raise ExecutionError(f"{what} needs integers from {least} on, not {value}")
    return int(value)


def _die(m: Meter, sides: Any = 6) -> dict[int, Any]:
    count = _natural(sides, "die", 1)
    m.grow(count)
    m.charge_made(count, 2)
    return dict.fromkeys(range(1, count + 1), exact(Fraction(1, count)))


def _dice(m: Meter, count: Any, sides: Any = 6) -> dict[int, Any]:
    """The distribution of the total."""
    n, s = _natural(count, "dice", 1), _natural(sides, "dice", 1)
    m.grow(n * s)
    words = n * s.bit_length() // 30 + 1
    m.charge(n * n * s // 2 * (1 + words // 8) + 8 * n * s * (1 + words * words // 16))
    ways = [1]
    for _ in range(n):
        sums = [0]
        for k in range(len(ways) + s - 1):
            sums.append(sums[-1] + (ways[k] if k < len(ways) else 0) - (ways[k - s] if k >= s else 0))
        ways = sums[1:]
    return {n + k: exact(Fraction(way, s**n)) for k, way in enumerate(ways)}


def _chance(value: Any, what: str) -> Any:
    if not is_number(value):
        raise ExecutionError(f"{what} needs a probability, not {kind(value)}")
    if isinstance(value, (int, Fraction, float)) and not 0 <= value <= 1:
        raise ExecutionError(f"a probability lies between 0 and 1, not {value}")
    return value


def _coin(m: Meter, heads: Any = Fraction(1, 2)) -> dict[str, Any]:
    p = _chance(heads, "coin")
    return {"H": p, "T": subtract(m, 1, p)}


def _binomial(m: Meter, count: Any, chance: Any) -> dict[int, Any]:
    n, p = _natural(count, "binomial_distribution"), _chance(chance, "binomial_distribution")
    m.grow(n + 1)
    m.charge(1 + 20 * n)
    wins, losses = _powers(m, p, n), _powers(m, subtract(m, 1, p), n)
    return {k: multiply(m, math.comb(n, k), multiply(m, wins[k], losses[n - k])) for k in range(n + 1)}


def _powers(m: Meter, base: Any, most: int) -> list[Any]:
    found: list[Any] = [1]
    for k in range(most):
        m.charge(1 + k // 16)
        found.append(multiply(m, found[-1], base))
    return found


def _hypergeometric(m: Meter, population: Any, successes: Any, draws: Any) -> dict[int, Any]:
    what = "hypergeometric_distribution"
    everything, good, drawn = (_natural(x, what) for x in (population, successes, draws))
    if max(good, drawn) > everything:
        raise ExecutionError(f"{what} needs a population as large as the successes and the draws")
    bad = everything - good
    counts = range(max(0, drawn - bad), min(good, drawn) + 1)
    bits = drawn * everything.bit_length()
    m.grow(len(counts) * (bits >> 3))
    m.charge(1 + len(counts) * (20 + (bits // 30) ** 2 // 4))
    ways = math.comb(everything, drawn)
    return {k: exact(Fraction(math.comb(good, k) * math.comb(bad, drawn - k), ways)) for k in counts}


PROBABILITY = table(
    Primitive(
        "binomial_distribution", 2, 2, _binomial, "how probable each number of successes is, of n with p each"
    ),
    Primitive("coin", 0, 1, _coin, 'the probabilities of "H" and "T", a half each unless told'),
    Primitive("dice", 1, 2, _dice, "the probabilities of the totals of so many dice"),
    Primitive("die", 0, 1, _die, "the probabilities of the sides, 6 unless told"),
    Primitive("distribution", 1, 2, _distribution, "how probable each outcome or value of a function is"),
    Primitive(
        "distribution_variance", 1, 2, _variance, "the variance of outcomes, or of a function's values"
    ),
    Primitive("expected_value", 1, 2, _expected, "the mean of outcomes, or of a function's values"),
    Primitive(
        "hypergeometric_distribution", 3, 3, _hypergeometric,
        "how probable each number of successes is, drawn without replacement",
    ),
    Primitive("probability", 2, 3, _probability, "the probability of an event among outcomes", ("given",)),
)  # fmt: skip
