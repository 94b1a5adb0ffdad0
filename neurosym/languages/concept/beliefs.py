"""What a learner believes after some examples: the one interface that every space of hypotheses has."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from neurosym.languages.concept.ranking import Hypothesis

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Beliefs"]


class Beliefs(Protocol):
    """Immutable. Numbers are checked by the caller: whole numbers of 1..domain.

    Floats and rationals of the same beliefs agree within 1e-12.
    """

    def __len__(self) -> int:
        """The number of distinct hypotheses of the space."""

    def add(self, number: int) -> Beliefs:
        """What is believed after one example more."""

    def posterior(self, top: int | None, exact: bool) -> list[Hypothesis]:
        """The best hypotheses, ties to the smaller set, then rules before intervals."""

    @property
    def lapses(self) -> tuple[Fraction, Fraction]:
        """How often an answer is given without looking, and how often it is yes then."""

    def predictive(self) -> NDArray[np.float64]:
        """For 0..domain the probability that the answer is yes (0 for number 0)."""

    def predictive_exact(self, number: int) -> Fraction:
        """The same for one number, exactly; what is common to all numbers is computed once."""

    def log_evidence(self) -> float:
        """The natural logarithm of the examples' marginal likelihood."""
