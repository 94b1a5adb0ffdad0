"""Beliefs over the classical space without noise: intervals are never listed, rules never mixed."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from neurosym.languages.concept.exact import ExactWeights, exact_predictive, exact_weights
from neurosym.languages.concept.ranking import Hypothesis, rank
from neurosym.languages.concept.space import Evidence, Space

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from neurosym.languages.concept.floats import FloatSpace, FloatWeights

__all__ = ["ClassicalBeliefs"]


class ClassicalBeliefs:
    """The interface is ``beliefs.Beliefs``."""

    def __init__(
        self, prior: str, over: Space, exponent: Fraction = Fraction(1), evidence: Evidence | None = None
    ) -> None:
        self._space = over
        self._prior = prior
        self._exponent = exponent
        self._evidence = evidence or Evidence.nothing(over)

    def __len__(self) -> int:
        return len(self._space)

    def add(self, number: int) -> ClassicalBeliefs:
        evidence = self._evidence.add(number, self._space)
        return ClassicalBeliefs(self._prior, self._space, self._exponent, evidence)

    def posterior(self, top: int | None, exact: bool) -> list[Hypothesis]:
        if exact:
            integers = self._exact
            return rank(self._space, self._evidence, integers.rules, integers.lengths, integers.total, top)
        floats = self._float
        rules, lengths = floats.rules.tolist(), floats.lengths.tolist()
        return rank(self._space, self._evidence, rules, lengths, floats.total, top)

    @property
    def lapses(self) -> tuple[Fraction, Fraction]:
        return Fraction(0), Fraction(0)

    def predictive(self) -> NDArray[np.float64]:
        return self._float_space.predictive(self._evidence, self._float)

    def predictive_exact(self, number: int) -> Fraction:
        return Fraction(self._masses[number], self._exact.total)

    def log_evidence(self) -> float:
        return log(self._float.total) + self._float.log_scale

    @cached_property
    def _float_space(self) -> FloatSpace:
        from neurosym.languages.concept.floats import float_space  # numpy only where floats are asked for

        return float_space(self._prior, self._space.domain)

    @cached_property
    def _float(self) -> FloatWeights:
        return self._float_space.weights(self._evidence, self._exponent)

    @cached_property
    def _exact(self) -> ExactWeights:
        return exact_weights(self._space, self._evidence, self._exponent)

    @cached_property
    def _masses(self) -> list[int]:
        return exact_predictive(self._space, self._evidence, self._exact)
