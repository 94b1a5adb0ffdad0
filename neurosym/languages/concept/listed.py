"""A space whose hypotheses are all listed with a weight each: what noise, and a free prior, need.

With noise a hypothesis that lacks an example stays in the running, so no interval can be left out.
Weights are integers: the prior of a hypothesis is its weight over the sum.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from neurosym.errors import UsageError
from neurosym.languages.concept.space import Rule, Space
from neurosym.languages.concept.syntax import Between, Concept

__all__ = ["LARGEST_LISTED", "Listed", "check_listable", "listed", "listed_space"]

LARGEST_LISTED = 2000
"""The largest domain whose hypotheses are listed: 800,000 intervals with a weight."""


@dataclass(frozen=True, eq=False)
class Listed:
    """``weights`` are those of the rules, then those of the intervals (a, b), which are in order.

    Each set of members is there once; an interval with a rule's members has its weight and its name
    with the rule.
    """

    domain: int
    rules: tuple[Rule, ...]
    intervals: tuple[tuple[int, int], ...]
    weights: tuple[int, ...]

    @cached_property
    def total(self) -> int:
        return sum(self.weights)

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        return (*(rule.size for rule in self.rules), *(high - low + 1 for low, high in self.intervals))

    def concepts(self, index: int) -> tuple[Concept, ...]:
        """The hypothesis in the concept language, and its synonyms."""
        if index < len(self.rules):
            return self.rules[index].concepts
        return (Between(*self.intervals[index - len(self.rules)]),)

    def holds(self, index: int, number: int) -> bool:
        """Whether the number is a member of that hypothesis."""
        if index < len(self.rules):
            return bool(self.rules[index].bits >> number & 1)
        low, high = self.intervals[index - len(self.rules)]
        return low <= number <= high

    def __len__(self) -> int:
        return len(self.weights)


def check_listable(domain: int) -> None:
    """Raises UsageError for a domain that is too large to list."""
    if domain > LARGEST_LISTED:
        raise UsageError(
            f"hypotheses are listed one by one over 1..{LARGEST_LISTED} at most, not over 1..{domain}",
            hint='noise and prior="people" need that; the classical prior without noise does not',
        )


def listed(
    domain: int,
    rules: Iterable[tuple[Concept, int, int]],
    intervals: Iterable[tuple[int, int, int]],
) -> Listed:
    """The space of rules (concept, extension, weight) and intervals (a, b, weight).

    What has the same members becomes one hypothesis, what has the weight 0 none.
    """
    named: dict[int, list[Concept]] = {}
    weight: dict[int, int] = {}
    for concept, bits, mass in rules:
        if mass:
            named.setdefault(bits, []).append(concept)
            weight[bits] = weight.get(bits, 0) + mass
    places = {Rule((), bits, bits.bit_count()).interval: bits for bits in named}
    apart: list[tuple[int, int]] = []
    masses: list[int] = []
    for low, high, mass in intervals:
        same = places.get((low, high))
        if same is not None and mass:
            named[same].append(Between(low, high))
            weight[same] += mass
        elif mass:
            apart.append((low, high))
            masses.append(mass)
    merged = tuple(Rule(tuple(dict.fromkeys(names)), bits, bits.bit_count()) for bits, names in named.items())
    return Listed(domain, merged, tuple(apart), (*(weight[rule.bits] for rule in merged), *masses))


def listed_space(over: Space) -> Listed:
    """The classical space, its priors brought to the common denominator 3·rules·Z."""
    check_listable(over.domain)
    return listed(
        over.domain,
        (
            (concept, rule.bits, 2 * over.interval_total)
            for rule in over.rules
            for concept in rule.concepts
        ),
        (
            (low, low + length - 1, over.rule_count * over.weights[length])
            for low in range(1, over.domain + 1)
            for length in range(1, over.domain - low + 2)
        ),
    )
