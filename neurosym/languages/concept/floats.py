"""Posterior and predictive in floats, in log space: fast, and within 1e-9 of the exact path.

Intervals are never listed: the weight of one depends on its length alone, so sums over the rectangle
of (begin, end) that explains the examples come from prefix sums over lengths. All sums add
non-negative terms that belong to the total, so differences of prefix sums lose nothing that matters.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neurosym.languages.concept.space import Evidence, Space, space

__all__ = ["FloatSpace", "FloatWeights", "float_space"]

Array = NDArray[np.float64]


@dataclass(frozen=True)
class FloatWeights:
    """As ``ExactWeights``, divided by exp(log_scale) and by the priors' total mass 1."""

    rules: Array
    lengths: Array
    total: float
    log_scale: float


class FloatSpace:
    """A space's numbers as arrays, made once and shared."""

    def __init__(self, over: Space) -> None:
        self.space = over
        self.domain = over.domain
        sizes = [rule.size for rule in over.rules]
        self._log_rule = np.log([float(over.rule_prior(rule)) for rule in over.rules])
        # A rule without members has likelihood 0 for any example; no evidence leaves it alive.
        self._log_size = np.log(np.maximum(np.array(sizes, dtype=np.float64), 1.0))
        self._scale = log(3) + log(over.interval_total)
        self._log_weight = _logs(over.weights) - self._scale
        self._log_length = np.log(np.maximum(np.arange(over.domain + 1, dtype=np.float64), 1.0))
        self._places: dict[int, NDArray[np.intp]] = {}
        self._member = np.array([_row(rule.bits, over.domain) for rule in over.rules])

    def weights(self, evidence: Evidence, exponent: Fraction = Fraction(1)) -> FloatWeights:
        """The weights of all hypotheses, the largest near 1; an example's likelihood is 1/size**exponent."""
        power = evidence.count * float(exponent)
        span = evidence.span
        log_lengths = self._log_weight[span:]
        if not evidence.alive and not self.space.weights[span]:
            log_lengths = _logs(evidence.lengths(self.space)) - self._scale - span / 10
        log_lengths = log_lengths - power * self._log_length[span:]
        alive = self._alive(evidence.alive)
        log_rules = self._log_rule[alive] - power * self._log_size[alive]
        scale = float(max(log_rules.max(initial=-np.inf), log_lengths.max()))
        rules = np.zeros(len(self._log_rule))
        rules[alive] = np.exp(log_rules - scale)
        lengths = np.exp(log_lengths - scale)
        total = float(rules.sum() + _starting_masses(self.domain, evidence, lengths).sum())
        return FloatWeights(rules, lengths, total, scale)

    def _alive(self, bits: int) -> Any:
        """The places of the rules that the bits name; few combinations ever occur."""
        places = self._places.get(bits)
        if places is None:
            found = [i for i in range(len(self._log_rule)) if bits >> i & 1]
            places = self._places[bits] = np.array(found, dtype=np.intp)
        return places

    def predictive(self, evidence: Evidence, weights: FloatWeights) -> Array:
        """The probabilities of the numbers 0..domain (0 for number 0)."""
        starting = _starting_masses(self.domain, evidence, weights.lengths)
        ending = _ending_masses(self.domain, evidence, weights.lengths)
        mass = np.zeros(self.domain + 1)
        if evidence.count:
            # From both sides, so that small tails are sums of small terms, not differences of large ones.
            low, high = evidence.low, evidence.high
            np.cumsum(starting, out=mass[1 : low + 1])
            mass[low:high] = mass[low]
            mass[high:] = ending[::-1].cumsum()[::-1]
        else:
            np.cumsum(starting, out=mass[1:])
            mass[2:] -= ending[:-1].cumsum()
        mass += weights.rules @ self._member
        result: Array = mass / weights.total
        return result


def _starting_masses(domain: int, evidence: Evidence, lengths: Array) -> Array:
    """For each beginning 1..low, the weight of the explaining intervals that begin there."""
    upto = _upto(lengths)
    if not evidence.count:
        return upto[:0:-1]
    low, span = evidence.low, evidence.span
    most = domain - low + 2 - span
    result: Array = (upto[most : most + low] - upto[:low])[::-1]
    return result


def _ending_masses(domain: int, evidence: Evidence, lengths: Array) -> Array:
    """For each end high..domain, the weight of the explaining intervals that end there."""
    upto = _upto(lengths)
    if not evidence.count:
        return upto[1:]
    low, beyond = evidence.low, domain - evidence.high + 1
    result: Array = upto[low : low + beyond] - upto[:beyond]
    return result


def _upto(lengths: Array) -> Array:
    upto = np.zeros(len(lengths) + 1)
    np.cumsum(lengths, out=upto[1:])
    return upto


def _logs(weights: tuple[int, ...]) -> Array:
    with np.errstate(divide="ignore"):
        result: Array = np.log(np.array(weights, dtype=np.float64))
    return result


def _row(bits: int, domain: int) -> Array:
    octets = bits.to_bytes(domain // 8 + 1, "little")
    flags: NDArray[Any] = np.unpackbits(np.frombuffer(octets, dtype=np.uint8), bitorder="little")
    return flags[: domain + 1].astype(np.float64)


@lru_cache(maxsize=8)
def float_space(prior: str, domain: int) -> FloatSpace:
    return FloatSpace(space(prior, domain))
