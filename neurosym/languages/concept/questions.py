"""Which number to ask about next, and what a number speaks against.

The expected information gain of asking "does y belong?" is the mutual information of the answer and
the concept (Lindley 1956): the entropy of the answer less the entropy that lapses alone give it.
Without lapses it is the entropy of the predictive probability: the best question is nearest to 1/2.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

from neurosym.languages.concept.beliefs import Beliefs
from neurosym.languages.concept.extension import mask
from neurosym.languages.concept.parse import parse_concept
from neurosym.languages.concept.ranking import Hypothesis

__all__ = ["Question", "questions", "without"]


@dataclass(frozen=True)
class Question:
    """``information`` is the expected gain in bits, ``probability`` that of the answer yes."""

    number: int
    probability: float
    information: float


def questions(beliefs: Beliefs) -> list[Question]:
    """All numbers of the domain, the most informative first; equal ones (to 12 digits) ascending."""
    lapse, base = map(float, beliefs.lapses)
    least, most = lapse * base, lapse * base + 1 - lapse
    found = []
    for number, answer in enumerate(beliefs.predictive()[1:].tolist(), start=1):
        belongs = min(1.0, max(0.0, (answer - least) / (1 - lapse)))
        noise = belongs * _entropy(most) + (1 - belongs) * _entropy(least)
        found.append(Question(number, answer, max(0.0, _entropy(answer) - noise)))
    return sorted(found, key=lambda question: (-round(question.information, 12), question.number))


def without(beliefs: Beliefs, number: int, top: int | None, exact: bool) -> list[Hypothesis]:
    """The best hypotheses that lack this number."""
    looked, found = 0, list[Hypothesis]()
    reach = None if top is None else 4 * top + 16
    while True:
        ranked = beliefs.posterior(reach, exact)
        for hypothesis in ranked[looked:]:
            if not mask(parse_concept(hypothesis.concept), number) >> number & 1:
                found.append(hypothesis)
        if reach is None or len(ranked) < reach or (top is not None and len(found) >= top):
            return found[:top]
        looked, reach = len(ranked), 4 * reach


def _entropy(probability: float) -> float:
    """Of a yes or no with this probability, in bits."""
    if not 0 < probability < 1:
        return 0.0
    return -probability * log2(probability) - (1 - probability) * log2(1 - probability)
