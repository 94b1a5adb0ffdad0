"""How well the whole system answers composed questions, and the calibration that follows from it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from neurosym.errors import NeurosymError
from neurosym.reasoner import Reasoner
from neurosym.training.examples import Composed

__all__ = ["Graded", "accuracy_by_family", "calibrate", "choose_threshold", "evaluate"]


@dataclass(frozen=True)
class Graded:
    """One question's result; ``probability`` is the reasoner's, ``correct`` compares values, not programs.

    A question that should be declined is correct when the reasoner abstains.
    """

    question: str
    family: str
    expected: str
    given: str
    program: str
    probability: float
    correct: bool
    abstained: bool


def evaluate(
    questions: Iterable[Composed], reasoner: Reasoner, report: Callable[[str], None] = lambda _: None
) -> list[Graded]:
    """Ask each question as a user would."""
    graded = []
    for number, composed in enumerate(questions, start=1):
        graded.append(_grade(composed, reasoner))
        if number % 200 == 0:
            report(f"{number} asked, {sum(g.correct for g in graded) / number:.1%} right")
    return graded


def _grade(composed: Composed, reasoner: Reasoner) -> Graded:
    expected = composed.outcomes[-1].text if composed.outcomes else ""
    try:
        answer = reasoner.ask(composed.question)
    except NeurosymError as error:
        return Graded(composed.question, composed.family, expected, str(error), "", 0.0, composed.declines, True)
    correct = answer.abstained if composed.declines else (not answer.abstained and answer.text == expected)
    programs = " ; ".join(outcome.program for outcome in answer.outcomes)
    return Graded(
        composed.question, composed.family, expected, answer.text, programs, answer.probability, correct,
        answer.abstained,
    )  # fmt: skip


def accuracy_by_family(graded: Sequence[Graded]) -> dict[str, tuple[int, int]]:
    """Family -> (right, asked); chains are counted as one family."""
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for item in graded:
        row = table[item.family.split(":")[0]]
        row[0] += item.correct
        row[1] += 1
    return {family: (right, asked) for family, (right, asked) in sorted(table.items())}


def calibrate(graded: Sequence[Graded], rounds: int = 200) -> dict[str, float]:
    """Platt scaling (Platt 1999): the logistic map from the raw probability's logit to being right.

    Fitted by Newton's method on questions that were answered with a raw probability, with two pseudo-counts.
    """
    points = [(_logit(g.probability), g.correct and bool(g.expected)) for g in graded if g.program]
    right = sum(correct for _, correct in points)
    high, low = (right + 1) / (right + 2), 1 / (len(points) - right + 2)
    slope, intercept = 1.0, 0.0
    for _ in range(rounds):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for x, correct in points:
            p = 1 / (1 + math.exp(-(slope * x + intercept)))
            error, weight = p - (high if correct else low), max(p * (1 - p), 1e-9)
            g0, g1 = g0 + error * x, g1 + error
            h00, h01, h11 = h00 + weight * x * x, h01 + weight * x, h11 + weight
        determinant = (h00 + 1e-6) * (h11 + 1e-6) - h01 * h01
        slope -= ((h11 + 1e-6) * g0 - h01 * g1) / determinant
        intercept -= ((h00 + 1e-6) * g1 - h01 * g0) / determinant
    return {"slope": slope, "intercept": intercept}


def choose_threshold(graded: Sequence[Graded], kept: float = 0.97) -> float:
    """The largest calibrated probability below which at most ``1 - kept`` of the right answers lie."""
    right = sorted(g.probability for g in graded if g.correct and g.program and g.expected)
    return right[int(len(right) * (1 - kept))] if right else 0.0


def _logit(probability: float) -> float:
    clipped = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(clipped / (1 - clipped))


def summary(graded: Sequence[Graded]) -> dict[str, Any]:
    """Totals: right, abstained, and answered wrongly."""
    wrong = sum(not g.correct and not g.abstained for g in graded)
    return {
        "asked": len(graded),
        "right": sum(g.correct for g in graded),
        "abstained": sum(g.abstained for g in graded),
        "wrong": wrong,
    }
