"""Posterior and predictive over a listed space in rationals: integers over one common denominator."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import lcm

from neurosym.languages.concept.extension import members
from neurosym.languages.concept.listed import Listed
from neurosym.languages.concept.sampling import Sampling

__all__ = ["holding_counts", "listed_predictive", "listed_weights"]


def holding_counts(over: Listed, examples: Sequence[int]) -> list[int]:
    """How many of the examples each hypothesis holds."""
    return [sum(over.holds(index, number) for number in examples) for index in range(len(over))]


def listed_weights(
    over: Listed, kind: int, inside: Sequence[int], count: int, sampling: Sampling
) -> list[int]:
    """The integer weight of every hypothesis: prior of that kind times likelihood, over one denominator."""
    single = {size: sampling.inside(size, over.domain) for size in set(over.sizes) if size}
    outside = sampling.outside(over.domain)
    common = lcm(outside.denominator, *(probability.denominator for probability in single.values()))
    member = {size: int(common * probability) for size, probability in single.items()}
    lapse = int(common * outside)
    powers: dict[tuple[int, int], int] = {}
    weights = []
    for weight, size, held in zip(over.weights[kind], over.sizes, inside, strict=True):
        likelihood = powers.get((size, held))
        if likelihood is None:
            # A rule without members holds none of the examples.
            likelihood = powers[size, held] = member.get(size, 1) ** held * lapse ** (count - held)
        weights.append(weight * likelihood)
    return weights


def listed_predictive(over: Listed, weights: Sequence[int]) -> list[int]:
    """For every number 0..domain the weight of the hypotheses that hold it."""
    change = [0] * (over.domain + 2)
    for (low, high), weight in zip(over.intervals, weights[len(over.rules) :], strict=True):
        change[low] += weight
        change[high + 1] -= weight
    mass = list(accumulate(change))[:-1]
    for rule, weight in zip(over.rules, weights, strict=False):
        if weight:
            for number in members(rule.bits):
                mass[number] += weight
    return mass
