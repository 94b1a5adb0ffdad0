"""The number game: which set of numbers are these examples of, and does another number belong?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, overload

from neurosym.errors import UsageError
from neurosym.languages.concept.begin import begin
from neurosym.languages.concept.beliefs import Beliefs
from neurosym.languages.concept.questions import Question, questions, without
from neurosym.languages.concept.ranking import Hypothesis
from neurosym.languages.concept.sampling import Number, stated

__all__ = ["NumberGame", "Update"]


@dataclass(frozen=True)
class Update:
    """Where the learner stood after the first ``len(examples)`` numbers: its best hypotheses."""

    examples: tuple[int, ...]
    hypotheses: tuple[Hypothesis, ...]


class NumberGame:
    """Bayesian learning of a number concept, one number at a time.

    Posterior ∝ prior × likelihood of every example. Under ``sampling="strong"`` an example is drawn
    from the concept, so its likelihood is 1/size (the size principle); under ``"weak"`` it is drawn
    from anywhere and found to belong: likelihood 1. ``exponent`` is between and beyond: likelihood
    1/size**exponent. ``noise`` is the probability that an example is a lapse, any number of the domain;
    without it a hypothesis that lacks an example is ruled out. What is not stated is the prior's
    own choice: strong sampling without noise, or what was fitted for ``prior="people"``.
    An example that comes twice counts twice. Without examples the posterior is the prior.

    ``exact=True`` asks for Fractions, computed with integers alone; otherwise floats, equal to them
    within 1e-12. Numbers outside 1..domain, or that are no whole numbers, raise UsageError and
    leave the game as it was. Every set of numbers is explained at least by the intervals around it, so
    examples cannot contradict each other; with noise, some of them may count as lapses instead.
    """

    def __init__(
        self,
        domain: int = 100,
        prior: str = "tenenbaum1999",
        sampling: Literal["strong", "weak"] | None = None,
        exponent: Number | None = None,
        noise: Number | None = None,
    ) -> None:
        self._start: Beliefs = begin(prior, domain, *stated(sampling, exponent, noise))
        self._beliefs = self._start
        self._domain = domain
        self._examples: list[int] = []

    @property
    def domain(self) -> int:
        return self._domain

    @property
    def examples(self) -> tuple[int, ...]:
        """The numbers seen so far, in order."""
        return tuple(self._examples)

    @property
    def size(self) -> int:
        """The number of distinct hypotheses of the space."""
        return len(self._start)

    def observe(self, *numbers: int) -> NumberGame:
        """See these examples, in order; gives the game itself, so that calls can be chained."""
        checked = [self._check(number) for number in numbers]
        for number in checked:
            self._beliefs = self._beliefs.add(number)
            self._examples.append(number)
        return self

    def posterior(self, top: int | None = None, *, exact: bool = False) -> list[Hypothesis]:
        """The ``top`` best hypotheses (None: all that explain the examples), the best first.

        Ties go to the smaller set, then to rules before intervals, in the space's order.
        """
        return self._beliefs.posterior(self._count(top), exact)

    @overload
    def predict(self, number: int, *, exact: Literal[False] = False) -> float: ...
    @overload
    def predict(self, number: int, *, exact: Literal[True]) -> Fraction: ...
    @overload
    def predict(self, number: int, *, exact: bool) -> Fraction | float: ...

    def predict(self, number: int, *, exact: bool = False) -> Fraction | float:
        """The probability that ``number`` belongs to the concept, over all hypotheses."""
        number = self._check(number)
        if exact:
            return self._beliefs.predictive_exact(number)
        return float(self._beliefs.predictive()[number])

    @overload
    def predictive(self, *, exact: Literal[False] = False) -> dict[int, float]: ...
    @overload
    def predictive(self, *, exact: Literal[True]) -> dict[int, Fraction]: ...

    def predictive(self, *, exact: bool = False) -> dict[int, float] | dict[int, Fraction]:
        """For each number of 1..domain the probability that it belongs to the concept."""
        if exact:
            return {number: self._beliefs.predictive_exact(number) for number in range(1, self.domain + 1)}
        return dict(enumerate(self._beliefs.predictive()[1:].tolist(), start=1))

    def log_evidence(self) -> float:
        """The natural logarithm of the examples' marginal likelihood."""
        return self._beliefs.log_evidence()

    def sequence(self, top: int | None = 5, *, exact: bool = False) -> Iterator[Update]:
        """The best hypotheses after each number, from the first example on."""
        beliefs = self._start
        for count, number in enumerate(self._examples, start=1):
            beliefs = beliefs.add(number)
            yield Update(self.examples[:count], tuple(beliefs.posterior(self._count(top), exact)))

    def questions(self, top: int | None = 5) -> list[Question]:
        """The numbers whose membership tells most, the most informative first; ties to the smaller."""
        return questions(self._beliefs)[: self._count(top)]

    def next_question(self) -> Question:
        """The number to ask about next: the largest expected information gain."""
        return self.questions(1)[0]

    def ruled_out(self, number: int, top: int | None = 5, *, exact: bool = False) -> list[Hypothesis]:
        """The hypotheses that ``number`` speaks against, with their posterior before it, the best first.

        For an example: those that explained the examples before it (its first time) and lack it. For
        another number: those that it would rule out next. Noise weakens them, and rules out none.
        """
        number = self._check(number)
        beliefs = self._start
        for earlier in self._examples[: self._examples.index(number)] if number in self._examples else ():
            beliefs = beliefs.add(earlier)
        if number not in self._examples:
            beliefs = self._beliefs
        return without(beliefs, number, self._count(top), exact)

    def _count(self, top: int | None) -> int | None:
        if top is not None and top < 0:
            raise UsageError(f"cannot show {top} hypotheses")
        return top

    def _check(self, number: int) -> int:
        if isinstance(number, bool) or not isinstance(number, int):
            raise UsageError(
                f"{number!r} is not a whole number", hint="number concepts are sets of 1, 2, 3, ..."
            )
        if not 1 <= number <= self.domain:
            advice = f"raise the domain to at least {number}" if number > 0 else "examples start at 1"
            raise UsageError(f"{number} is outside the domain 1..{self.domain}", hint=advice)
        return number
