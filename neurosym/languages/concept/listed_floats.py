"""Posterior and predictive over a listed space in floats, in log space.

Members of rules are kept as one array of numbers with one of owners, so memory grows with the members,
not with rules times domain; intervals are added up by their ends.
"""

from __future__ import annotations

from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neurosym.languages.concept.extension import members
from neurosym.languages.concept.listed import Listed
from neurosym.languages.concept.sampling import Sampling

__all__ = ["ListedFloats"]

Array = NDArray[np.float64]


class ListedFloats:
    """A listed space as arrays, made once and shared."""

    def __init__(self, over: Listed) -> None:
        self.domain = over.domain
        sizes = [rule.size for rule in over.rules]
        flat = [number for rule in over.rules for number in members(rule.bits)]
        self._member: NDArray[np.intp] = np.array(flat, dtype=np.intp)
        self._owner = np.repeat(np.arange(len(sizes)), sizes)
        self._low, self._high = np.array(over.intervals, dtype=np.intp).reshape(-1, 2).T.copy()
        self.log_priors = [
            _logs(weights) - log(total) for weights, total in zip(over.weights, over.totals, strict=True)
        ]
        self.size: NDArray[np.intp] = np.array(over.sizes, dtype=np.intp)
        self._columns: dict[int, NDArray[np.bool_]] = {}
        self._likelihoods: dict[Sampling, Array] = {}

    def holding(self, number: int) -> NDArray[np.bool_]:
        """Which hypotheses have this member."""
        column = self._columns.get(number)
        if column is None:
            column = np.zeros(len(self.size), dtype=np.bool_)
            column[self._owner[self._member == number]] = True
            column[len(self.size) - len(self._low) :] = (self._low <= number) & (number <= self._high)
            self._columns[number] = column
        return column

    def posterior(
        self, kind: int, inside: NDArray[Any], count: int, sampling: Sampling
    ) -> tuple[Array, float]:
        """The posterior of every hypothesis, and the log evidence, for learners of one kind.

        ``inside`` says how many of the ``count`` examples each hypothesis holds; some
        hypothesis must explain them.
        """
        log_inside = self._log_inside(sampling)
        if sampling.noise:
            log_outside = log(sampling.outside(self.domain))
            weights = inside * (log_inside - log_outside)
            weights += count * log_outside
        else:
            weights = count * log_inside
            weights[inside < count] = -np.inf
        weights += self.log_priors[kind]
        scale = float(weights.max())
        np.exp(np.subtract(weights, scale, out=weights), out=weights)
        total = float(weights.sum())
        weights /= total
        return weights, scale + log(total)

    def predictive(self, posterior: Array) -> Array:
        """The probabilities of the numbers 0..domain (0 for number 0)."""
        rules, intervals = np.split(posterior, [len(posterior) - len(self._low)])
        beyond = self.domain + 2
        mass = np.bincount(self._member, weights=rules[self._owner], minlength=beyond)
        change = np.bincount(self._low, weights=intervals, minlength=beyond)
        change -= np.bincount(self._high + 1, weights=intervals, minlength=beyond)
        mass += change.cumsum()
        result: Array = mass[:-1].clip(0.0, 1.0)
        return result

    def _log_inside(self, sampling: Sampling) -> Array:
        found = self._likelihoods.get(sampling)
        if found is None:
            if len(self._likelihoods) > 64:
                self._likelihoods.clear()
            logs = np.zeros(self.domain + 1)
            for size in np.unique(self.size).tolist():
                logs[size] = log(sampling.inside(size, self.domain))
            found = self._likelihoods[sampling] = logs[self.size]
        return found


def _logs(weights: tuple[int, ...]) -> Array:
    """The logarithms of integers of any length; -inf for 0."""
    logs = {weight: log(weight) if weight else -np.inf for weight in set(weights)}
    return np.array([logs[weight] for weight in weights])
