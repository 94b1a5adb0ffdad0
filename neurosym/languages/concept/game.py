"""The number game: which set of numbers are these examples of, and does another number belong?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import log
from typing import TYPE_CHECKING, Literal, overload

from neurosym.errors import UsageError
from neurosym.languages.concept.exact import ExactWeights, exact_predictive, exact_weights
from neurosym.languages.concept.ranking import Hypothesis, rank
from neurosym.languages.concept.space import Evidence, Space, space

if TYPE_CHECKING:
    from neurosym.languages.concept.floats import FloatSpace, FloatWeights

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
    from anywhere and found to belong: likelihood 1. An example that comes twice counts twice.
    Without examples the posterior is the prior.

    ``exact=True`` asks for Fractions, computed with integers alone; otherwise floats, equal to them
    within 1e-9. Numbers outside 1..domain, or that are no whole numbers, raise UsageError and
    leave the game as it was. Every set of numbers is explained at least by the intervals around it.
    """

    def __init__(
        self,
        domain: int = 100,
        prior: str = "tenenbaum1999",
        sampling: Literal["strong", "weak"] = "strong",
    ) -> None:
        if sampling not in ("strong", "weak"):
            raise UsageError(f"there is no sampling {sampling!r}", hint="known: strong, weak")
        self._space: Space = space(prior, domain)
        self._prior = prior
        self._strong = sampling == "strong"
        self._examples: list[int] = []
        self._evidence = Evidence.nothing(self._space)
        self._float_weights: FloatWeights | None = None
        self._exact_weights: ExactWeights | None = None

    @property
    def domain(self) -> int:
        return self._space.domain

    @property
    def examples(self) -> tuple[int, ...]:
        """The numbers seen so far, in order."""
        return tuple(self._examples)

    @property
    def size(self) -> int:
        """The number of distinct hypotheses of the space."""
        return len(self._space)

    def observe(self, *numbers: int) -> NumberGame:
        """See these examples, in order; gives the game itself, so that calls can be chained."""
        checked = [self._check(number) for number in numbers]
        for number in checked:
            self._evidence = self._evidence.add(number, self._space)
            self._examples.append(number)
        self._float_weights = self._exact_weights = None
        return self

    def posterior(self, top: int | None = None, *, exact: bool = False) -> list[Hypothesis]:
        """The ``top`` best hypotheses (None: all that explain the examples), the best first.

        Ties go to the smaller set, then to rules before intervals, in the space's order.
        """
        if top is not None and top < 0:
            raise UsageError(f"cannot show {top} hypotheses")
        if exact:
            integers = self._exact()
            return rank(self._space, self._evidence, integers.rules, integers.lengths, integers.total, top)
        floats = self._float()
        rules, lengths = floats.rules.tolist(), floats.lengths.tolist()
        return rank(self._space, self._evidence, rules, lengths, floats.total, top)

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
            return Fraction(self._exact_masses()[number], self._exact().total)
        return float(self._float_space().predictive(self._evidence, self._float())[number])

    @overload
    def predictive(self, *, exact: Literal[False] = False) -> dict[int, float]: ...
    @overload
    def predictive(self, *, exact: Literal[True]) -> dict[int, Fraction]: ...

    def predictive(self, *, exact: bool = False) -> dict[int, float] | dict[int, Fraction]:
        """For each number of 1..domain the probability that it belongs to the concept."""
        if exact:
            masses, total = self._exact_masses(), self._exact().total
            return {number: Fraction(masses[number], total) for number in range(1, self.domain + 1)}
        probabilities = self._float_space().predictive(self._evidence, self._float())
        return dict(enumerate(probabilities[1:].tolist(), start=1))

    def log_evidence(self) -> float:
        """The natural logarithm of the examples' marginal likelihood."""
        weights = self._float()
        return log(weights.total) + weights.log_scale

    def sequence(self, top: int | None = 5, *, exact: bool = False) -> Iterator[Update]:
        """The best hypotheses after each number, from the first example on."""
        game = NumberGame(self.domain, self._prior, "strong" if self._strong else "weak")
        for number in self._examples:
            game.observe(number)
            yield Update(game.examples, tuple(game.posterior(top, exact=exact)))

    def _check(self, number: int) -> int:
        if isinstance(number, bool) or not isinstance(number, int):
            raise UsageError(
                f"{number!r} is not a whole number", hint="number concepts are sets of 1, 2, 3, ..."
            )
        if not 1 <= number <= self.domain:
            advice = f"raise the domain to at least {number}" if number > 0 else "examples start at 1"
            raise UsageError(f"{number} is outside the domain 1..{self.domain}", hint=advice)
        return number

    def _float_space(self) -> FloatSpace:
        from neurosym.languages.concept.floats import float_space  # numpy only where floats are asked for

        return float_space(self._prior, self.domain)

    def _float(self) -> FloatWeights:
        if self._float_weights is None:
            self._float_weights = self._float_space().weights(self._evidence, self._strong)
        return self._float_weights

    def _exact(self) -> ExactWeights:
        if self._exact_weights is None:
            self._exact_weights = exact_weights(self._space, self._evidence, self._strong)
        return self._exact_weights

    def _exact_masses(self) -> list[int]:
        return exact_predictive(self._space, self._evidence, self._exact())
