"""Posterior and predictive in exact rationals: integers over one common denominator.

Every hypothesis' unnormalised posterior is an integer: prior and 1/size^n are brought to the common
denominator 3·rules·Z·L^n, where Z is the intervals' total weight and L the least common multiple of
the sizes that occur. The predictive adds up intervals by prefix sums, so a query costs O(domain).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import lcm

from neurosym.languages.concept.extension import members
from neurosym.languages.concept.sampling import inverse_power
from neurosym.languages.concept.space import Evidence, Space

__all__ = ["ExactWeights", "exact_predictive", "exact_weights", "exact_work"]


@dataclass(frozen=True)
class ExactWeights:
    """``rules[i]`` of the space's rule i; ``lengths[k]`` of each explaining interval of length span + k.

    ``total`` is the sum over all hypotheses; a posterior is its weight over ``total``.
    """

    rules: tuple[int, ...]
    lengths: tuple[int, ...]
    total: int


def exact_work(over: Space, evidence: Evidence, *, numbers: int = 0, strong: bool = True) -> int:
    """About what the exact path will do, in 64-bit words touched: weights, then sums for ``numbers`` numbers.

    The square is for reducing the fractions of about a dozen hypotheses.
    """
    sizes = _sizes(over, evidence)
    words = 2 + (lcm(*sizes).bit_length() * evidence.count // 64 if strong else 0)
    return over.domain + (len(over.rules) + len(sizes) + numbers) * words + words * words // 8


def _sizes(over: Space, evidence: Evidence) -> set[int]:
    """The sizes of the hypotheses that explain the examples."""
    sizes = {rule.size for i, rule in enumerate(over.rules) if evidence.alive >> i & 1 and rule.size}
    return sizes | {evidence.span + k for k, prior in enumerate(evidence.lengths(over)) if prior}


def exact_weights(over: Space, evidence: Evidence, exponent: Fraction = Fraction(1)) -> ExactWeights:
    """The integer weights of all hypotheses; a hypothesis that does not explain the examples has 0.

    The likelihood of an example is 1/size**exponent, as ``sampling.inverse_power`` has it.
    """
    priors = evidence.lengths(over)
    alive = [rule if evidence.alive >> i & 1 else None for i, rule in enumerate(over.rules)]
    sizes = _sizes(over, evidence) if evidence.count and exponent else set()
    if exponent.denominator == 1:
        common, power = lcm(*sizes), evidence.count * exponent.numerator
        likelihood = {size: (common // size) ** power for size in sizes}
    else:
        single = {size: inverse_power(size, exponent) for size in sizes}
        common = lcm(*(probability.denominator for probability in single.values()))
        likelihood = {size: int(common * value) ** evidence.count for size, value in single.items()}
    rules = tuple(
        2 * len(rule.concepts) * over.interval_total * likelihood.get(rule.size, 1) if rule else 0
        for rule in alive
    )
    lengths = tuple(
        over.rule_count * prior * likelihood.get(evidence.span + k, 1) if prior else 0
        for k, prior in enumerate(priors)
    )
    many = (len(evidence.starts(evidence.span + k, over.domain)) for k in range(len(lengths)))
    total = sum(rules) + sum(number * weight for number, weight in zip(many, lengths, strict=True))
    return ExactWeights(rules, lengths, total)


def exact_predictive(over: Space, evidence: Evidence, weights: ExactWeights) -> list[int]:
    """For every number 0..domain, ``total`` times the probability that it belongs (0 for number 0)."""
    mass = _interval_mass(over.domain, evidence, weights.lengths)
    for rule, weight in zip(over.rules, weights.rules, strict=True):
        if weight:
            for number in members(rule.bits):
                mass[number] += weight
    return mass


def _interval_mass(domain: int, evidence: Evidence, lengths: tuple[int, ...]) -> list[int]:
    """The weight of explaining intervals around each number, by a difference array.

    ``upto[k]`` is the sum of the first k length weights. The intervals that begin at a end at
    max(high, a) at the earliest; those that end at b begin at min(low, b) at the latest.
    """
    upto = list(accumulate(lengths, initial=0))
    change = [0] * (domain + 2)
    span = evidence.span
    for start in range(1, evidence.low + 1):
        shortest = max(evidence.high, start) - start + 1
        change[start] += upto[domain - start + 2 - span] - upto[shortest - span]
    for end in range(evidence.high, domain + 1):
        shortest = end - min(evidence.low, end) + 1
        change[end + 1] -= upto[end + 1 - span] - upto[shortest - span]
    return list(accumulate(change))[:-1]
