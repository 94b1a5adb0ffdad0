"""The classical space of number concepts (Tenenbaum 1999), defined so that two implementations agree.

Over 1..N, rules share a mass of 2/3 equally, and intervals ``between(a, b)`` share 1/3 in proportion
to s·exp(-s/10), s = b - a + 1, each weight rounded to 18 decimals so that exact arithmetic is
possible. Hypotheses with the same members are one hypothesis, with the masses added. A rule without
a member in a small domain keeps its mass: it explains nothing, so the first number rules it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from types import MappingProxyType

from neurosym.errors import UsageError
from neurosym.languages.concept.extension import mask
from neurosym.languages.concept.syntax import Concept, Family, Named

__all__ = ["LARGEST_DOMAIN", "PRIORS", "Evidence", "Rule", "Space", "interval_weights", "space"]

LARGEST_DOMAIN = 10**5

_SCALE = 10**18
_ERLANG = 10
_DIGITS = Context(prec=60)


@dataclass(frozen=True)
class Rule:
    """Rules with the same members: ``concepts`` in the space's order, ``bits`` their extension."""

    concepts: tuple[Concept, ...]
    bits: int
    size: int

    @cached_property
    def interval(self) -> tuple[int, int] | None:
        """(a, b) if the members happen to be all of a..b, so that the rule and that interval are one."""
        if not self.bits:
            return None
        low, high = (self.bits & -self.bits).bit_length() - 1, self.bits.bit_length() - 1
        return (low, high) if high - low + 1 == self.size else None


@dataclass(frozen=True)
class Space:
    """``weights[s]`` is the integer weight of each interval of length s (``weights[0]`` is 0)."""

    domain: int
    rules: tuple[Rule, ...]
    weights: tuple[int, ...]
    _explaining: dict[int, int] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def rule_count(self) -> int:
        """Rules before merging: each has the mass 2 / (3 * rule_count)."""
        return sum(len(rule.concepts) for rule in self.rules)

    @cached_property
    def interval_total(self) -> int:
        return sum((self.domain - s + 1) * weight for s, weight in enumerate(self.weights) if weight)

    @cached_property
    def merged_intervals(self) -> frozenset[tuple[int, int]]:
        """The intervals that are listed as rules."""
        return frozenset(rule.interval for rule in self.rules if rule.interval)

    def rule_prior(self, rule: Rule) -> Fraction:
        """The rule's mass, without that of an interval with the same members."""
        return Fraction(2 * len(rule.concepts), 3 * self.rule_count)

    def interval_prior(self, length: int) -> Fraction:
        """The mass of each interval of this length."""
        return Fraction(self.weights[length], 3 * self.interval_total)

    def prior(self, rule: Rule) -> Fraction:
        """All mass on the rule's members."""
        if rule.interval is None:
            return self.rule_prior(rule)
        return self.rule_prior(rule) + self.interval_prior(rule.size)

    def explaining(self, number: int) -> int:
        """Which rules have this member: bit i for ``rules[i]``."""
        found = self._explaining.get(number)
        if found is None:
            found = sum((rule.bits >> number & 1) << i for i, rule in enumerate(self.rules))
            self._explaining[number] = found
        return found

    def __len__(self) -> int:
        """The number of distinct hypotheses."""
        return len(self.rules) + self.domain * (self.domain + 1) // 2 - len(self.merged_intervals)


@dataclass(frozen=True)
class Evidence:
    """All that a likelihood needs of the examples: how many, their span, the rules that have them all.

    Without examples ``low`` is the domain's end and ``high`` its beginning, so that every interval
    counts: an interval (a, b) explains the examples if a <= low and b >= high.
    """

    count: int
    low: int
    high: int
    alive: int

    @classmethod
    def nothing(cls, over: Space) -> Evidence:
        return cls(0, over.domain, 1, (1 << len(over.rules)) - 1)

    def add(self, number: int, over: Space) -> Evidence:
        """The evidence with one number more; an example that comes twice counts twice."""
        return Evidence(
            self.count + 1,
            min(self.low, number),
            max(self.high, number),
            self.alive & over.explaining(number),
        )

    @property
    def span(self) -> int:
        """The length of the shortest interval that explains the examples (1 without any)."""
        return max(1, self.high - self.low + 1)

    def starts(self, length: int, domain: int) -> range:
        """Where the explaining intervals of this length begin."""
        return range(max(1, self.high - length + 1), min(self.low, domain - length + 1) + 1)

    def lengths(self, over: Space) -> tuple[int, ...]:
        """The weights of intervals of length span, span + 1, ..., domain.

        Where no rule explains the examples and all these weights round to 0 (spans beyond about 450),
        the same law is taken relative to the span, s·exp(-(s - span)/10): only ratios matter then.
        """
        weights = over.weights[self.span :]
        if self.alive or any(weights):
            return weights
        return interval_weights(over.domain, self.span)[self.span :]


@lru_cache(maxsize=32)
def interval_weights(domain: int, shift: int = 0) -> tuple[int, ...]:
    """s·exp(-(s - shift)/10), rounded to 18 decimals, times 10**18, for s = 0..domain; 0 below shift."""
    step = _DIGITS.exp(Decimal(-1) / _ERLANG)
    weights = [0] * (domain + 1)
    factor = Decimal(_SCALE) if shift else step * _SCALE
    for length in range(shift or 1, domain + 1):
        weight = int(_DIGITS.multiply(factor, length).to_integral_value())
        if weight == 0:
            break
        weights[length] = weight
        factor = _DIGITS.multiply(factor, step)
    return tuple(weights)


def _classical_rules() -> Iterator[Concept]:
    for name in ("even", "odd", "squares", "cubes", "primes"):
        yield Named(name)
    for family, arguments in (("multiples", range(3, 13)), ("powers", range(2, 11)), ("ends_in", range(10))):
        for argument in arguments:
            yield Family(family, argument)


def _classical(domain: int) -> Space:
    by_extension: dict[int, list[Concept]] = {}
    for concept in _classical_rules():
        by_extension.setdefault(mask(concept, domain), []).append(concept)
    rules = (Rule(tuple(same), bits, bits.bit_count()) for bits, same in by_extension.items())
    return Space(domain, tuple(rules), interval_weights(domain))


PRIORS: Mapping[str, Callable[[int], Space]] = MappingProxyType({"tenenbaum1999": _classical})
"""Name of a prior -> the space over 1..domain that has it."""


@lru_cache(maxsize=16)
def space(prior: str, domain: int) -> Space:
    """The space of that name over 1..domain. Raises UsageError for an unknown name or a bad domain."""
    if prior not in PRIORS:
        raise UsageError(f"there is no prior {prior!r}", hint=f"known: {', '.join(PRIORS)}")
    if isinstance(domain, bool) or not isinstance(domain, int) or not 1 <= domain <= LARGEST_DOMAIN:
        raise UsageError(
            f"the domain must be a whole number from 1 to {LARGEST_DOMAIN}, not {domain!r}",
            hint="numbers are taken from 1..domain; the usual domain is 100",
        )
    return PRIORS[prior](domain)
