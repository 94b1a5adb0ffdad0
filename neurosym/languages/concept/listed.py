"""A space whose hypotheses are all listed with a weight each: what noise, and a free prior, need.

With noise a hypothesis that lacks an example stays in the running, so no interval can be left out.
Weights are integers: the prior of a hypothesis is its weight over the sum. There may be several
priors over the same hypotheses, one for each kind of learner.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import add

from neurosym.errors import UsageError
from neurosym.languages.concept.space import Rule, Space
from neurosym.languages.concept.syntax import Between, Concept

__all__ = ["LARGEST_LISTED", "Listed", "check_listable", "listed", "listed_space"]

LARGEST_LISTED = 2000
"""The largest domain whose hypotheses are listed: 800,000 intervals with a weight."""


@dataclass(frozen=True, eq=False)
class Listed:
    """Each of ``weights`` has those of the rules, then those of the intervals (a, b), which are in order.

    Each set of members is there once; an interval with a rule's members has its weight and its name
    with the rule.
    """

    domain: int
    rules: tuple[Rule, ...]
    intervals: tuple[tuple[int, int], ...]
    weights: tuple[tuple[int, ...], ...]

    @cached_property
    def totals(self) -> tuple[int, ...]:
        return tuple(map(sum, self.weights))

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
        return len(self.rules) + len(self.intervals)


def check_listable(domain: int) -> None:
    """Raises UsageError for a domain that is too large to list."""
    if domain > LARGEST_LISTED:
        raise UsageError(
            f"hypotheses are listed one by one over 1..{LARGEST_LISTED} at most, not over 1..{domain}",
            hint='noise and prior="people" need that; the classical prior without noise does not',
        )


def listed(
    domain: int,
    rules: Iterable[tuple[Concept, int, tuple[int, ...]]],
    intervals: Iterable[tuple[int, int, tuple[int, ...]]],
) -> Listed:
    """The space of rules (concept, extension, weights) and intervals (a, b, weights).

    What has the same members becomes one hypothesis; an interval without any weight is left out.
    """
    named: dict[int, list[Concept]] = {}
    mass: dict[int, tuple[int, ...]] = {}
    for concept, bits, weights in rules:
        named.setdefault(bits, []).append(concept)
        mass[bits] = _sum(mass[bits], weights) if bits in mass else weights
    places = {Rule((), bits, bits.bit_count()).interval: bits for bits in named}
    apart: list[tuple[int, int]] = []
    masses: list[tuple[int, ...]] = []
    for low, high, weights in intervals:
        same = places.get((low, high))
        if not any(weights):
            continue
        if same is None:
            apart.append((low, high))
            masses.append(weights)
        else:
            named[same].append(Between(low, high))
            mass[same] = _sum(mass[same], weights)
    merged = tuple(Rule(tuple(dict.fromkeys(names)), bits, bits.bit_count()) for bits, names in named.items())
    return Listed(domain, merged, tuple(apart), tuple(zip(*mass.values(), *masses, strict=True)))


def listed_space(over: Space) -> Listed:
    """The classical space, its priors brought to the common denominator 3·rules·Z."""
    check_listable(over.domain)
    return listed(
        over.domain,
        (
            (concept, rule.bits, (2 * over.interval_total,))
            for rule in over.rules
            for concept in rule.concepts
        ),
        (
            (low, low + length - 1, (over.rule_count * over.weights[length],))
            for low in range(1, over.domain + 1)
            for length in range(1, over.domain - low + 2)
        ),
    )


def _sum(left: tuple[int, ...], right: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(map(add, left, right))
