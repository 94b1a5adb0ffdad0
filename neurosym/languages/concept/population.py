"""Beliefs over a listed space, held by a population: kinds of learners, mixed in fixed shares.

Each kind has its own likelihood and updates for itself; what is believed is the average over people.
A person who lapses answers yes at a base rate, whatever the examples.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import exp, lcm, log
from typing import TYPE_CHECKING, Any

from neurosym.languages.concept.listed import Listed
from neurosym.languages.concept.listed_exact import holding_counts, listed_predictive, listed_weights
from neurosym.languages.concept.names import in_words
from neurosym.languages.concept.ranking import Hypothesis
from neurosym.languages.concept.sampling import Sampling
from neurosym.languages.concept.syntax import write

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from neurosym.languages.concept.listed_floats import ListedFloats

__all__ = ["Kind", "Population", "PopulationBeliefs"]


@dataclass(frozen=True)
class Kind:
    """Learners that sample alike, and their share of the population."""

    share: Fraction
    sampling: Sampling


@dataclass(frozen=True, eq=False)
class Population:
    """A listed space with those who learn in it: kind i has the space's i-th weights.

    ``lapse`` is the share of answers that are given at the base rate.
    """

    space: Listed
    kinds: tuple[Kind, ...]
    lapse: Fraction = Fraction(0)
    base: Fraction = Fraction(0)
    _cache: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def floats(self) -> ListedFloats:
        """The space as arrays, made when first asked for."""
        if "floats" not in self._cache:
            from neurosym.languages.concept.listed_floats import ListedFloats  # numpy only for floats

            self._cache["floats"] = ListedFloats(self.space)
        made: ListedFloats = self._cache["floats"]
        return made


class PopulationBeliefs:
    """The interface is ``beliefs.Beliefs``.

    The space must explain whatever examples there are: it holds all of 1..domain as one hypothesis, or
    every kind allows for noise.
    """

    def __init__(self, population: Population, examples: tuple[int, ...] = ()) -> None:
        self._population = population
        self._over = population.space
        self._examples = examples

    def __len__(self) -> int:
        return len(self._over)

    def add(self, number: int) -> PopulationBeliefs:
        return PopulationBeliefs(self._population, (*self._examples, number))

    def posterior(self, top: int | None, exact: bool) -> list[Hypothesis]:
        if exact:
            integers, total = self._exact
            order = sorted(
                (place for place, weight in enumerate(integers) if weight),
                key=lambda place: (-integers[place], self._over.sizes[place], place),
            )
            return [
                self._hypothesis(place, self._prior(place), Fraction(integers[place], total))
                for place in order[:top]
            ]
        return [
            self._hypothesis(place, float(self._prior(place)), probability)
            for place, probability in self._ranked_floats(top)
        ]

    @property
    def lapses(self) -> tuple[Fraction, Fraction]:
        return self._population.lapse, self._population.base

    def predictive(self) -> NDArray[np.float64]:
        population = self._population
        believed = population.floats.predictive(self._float[0])
        answered = (1.0 - float(population.lapse)) * believed + float(population.lapse * population.base)
        answered[0] = 0.0
        return answered

    def predictive_exact(self, number: int) -> Fraction:
        population = self._population
        believed = Fraction(self._masses[number], self._exact[1])
        return (1 - population.lapse) * believed + population.lapse * population.base

    def log_evidence(self) -> float:
        return self._float[1]

    def _prior(self, place: int) -> Fraction:
        """The average prior of all kinds."""
        over = self._over
        return sum(
            (
                kind.share * Fraction(weights[place], total)
                for kind, weights, total in zip(
                    self._population.kinds, over.weights, over.totals, strict=True
                )
            ),
            Fraction(0),
        )

    def _hypothesis(self, place: int, prior: Fraction | float, posterior: Fraction | float) -> Hypothesis:
        concepts = self._over.concepts(place)
        texts = tuple(map(write, concepts))
        return Hypothesis(texts[0], in_words(concepts[0]), self._over.sizes[place], prior, posterior, texts)

    def _ranked_floats(self, top: int | None) -> Iterator[tuple[int, float]]:
        import numpy as np

        posterior, sizes = self._float[0], self._population.floats.size
        order = np.lexsort((np.arange(len(posterior)), sizes, -posterior))
        for place in order[:top].tolist():
            if posterior[place] > 0:
                yield place, float(posterior[place])

    @cached_property
    def _float(self) -> tuple[NDArray[np.float64], float]:
        """The average posterior of all kinds, and the log evidence."""
        import numpy as np

        floats = self._population.floats
        inside: NDArray[Any] = np.zeros(len(self._over), dtype=np.intp)
        for number in self._examples:
            inside += floats.holding(number)
        average = np.zeros(len(self._over))
        evidences = []
        for place, kind in enumerate(self._population.kinds):
            posterior, evidence = floats.posterior(place, inside, len(self._examples), kind.sampling)
            average += float(kind.share) * posterior
            evidences.append(log(kind.share) + evidence)
        most = max(evidences)
        return average, most + log(sum(exp(evidence - most) for evidence in evidences))

    @cached_property
    def _exact(self) -> tuple[list[int], int]:
        """The average posterior of all kinds as integers, and the integer that stands for 1."""
        inside = holding_counts(self._over, self._examples)
        kinds = self._population.kinds
        count = len(self._examples)
        weights = [
            listed_weights(self._over, place, inside, count, kind.sampling)
            for place, kind in enumerate(kinds)
        ]
        totals = [sum(each) for each in weights]
        common = lcm(*(total * kind.share.denominator for total, kind in zip(totals, kinds, strict=True)))
        factors = [int(common * kind.share) // total for total, kind in zip(totals, kinds, strict=True)]
        average = [0] * len(self._over)
        for factor, each in zip(factors, weights, strict=True):
            for place, weight in enumerate(each):
                average[place] += factor * weight
        return average, common

    @cached_property
    def _masses(self) -> list[int]:
        return listed_predictive(self._over, self._exact[0])
