"""The values of concept programs: a set that was written down, and a posterior that was learned."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from neurosym.errors import UsageError
from neurosym.languages.concept.extension import mask
from neurosym.languages.concept.game import NumberGame
from neurosym.languages.concept.names import in_words
from neurosym.languages.concept.ranking import Hypothesis
from neurosym.languages.concept.space import LARGEST_DOMAIN
from neurosym.languages.concept.syntax import Concept, write

__all__ = ["ConceptValue", "Posterior"]


@dataclass(frozen=True)
class ConceptValue:
    """A set of numbers. Its text is its syntax; two texts may have the same members."""

    concept: Concept
    type_name: str = field(default="concept", init=False)

    @property
    def name(self) -> str:
        """The concept in words."""
        return in_words(self.concept)

    def __contains__(self, number: object) -> bool:
        """Raises ProgramError where a condition has no value, UsageError for a huge number."""
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            return False
        if number > LARGEST_DOMAIN:
            raise UsageError(f"members are decided up to {LARGEST_DOMAIN}, not for larger numbers")
        return bool(mask(self.concept, number) >> number & 1)

    def canonical_text(self) -> str:
        return write(self.concept)


@dataclass(frozen=True)
class Posterior:
    """What was learned from ``examples``: the best hypotheses with exact probabilities, best first.

    Its text is the best concept's. ``predict`` counts all hypotheses, not only those that are kept.
    """

    examples: tuple[int, ...]
    domain: int
    hypotheses: tuple[Hypothesis, ...]
    type_name: str = field(default="concept", init=False)

    @property
    def best(self) -> Hypothesis:
        return self.hypotheses[0]

    @property
    def name(self) -> str:
        """The best concept in words."""
        return self.best.name

    @property
    def probability(self) -> Fraction:
        """The best concept's posterior probability."""
        return Fraction(self.best.posterior)

    def predict(self, number: int) -> Fraction:
        """The exact probability that ``number`` belongs, over all hypotheses."""
        return NumberGame(self.domain).observe(*self.examples).predict(number, exact=True)

    def canonical_text(self) -> str:
        return self.best.concept
