"""How well the whole system answers composed questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from neurosym.errors import NeurosymError
from neurosym.reasoner import Reasoner
from neurosym.training.examples import Posed

__all__ = ["Graded", "accuracy_by_family", "choose_threshold", "evaluate", "judged", "summary"]


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
    questions: Iterable[Posed], reasoner: Reasoner, report: Callable[[str], None] = lambda _: None
) -> list[Graded]:
    """Ask each question as a user would."""
    graded = []
    for number, posed in enumerate(questions, start=1):
        graded.append(_grade(posed, reasoner))
        if number % 200 == 0:
            report(f"{number} asked, {sum(g.correct for g in graded) / number:.1%} right")
    return graded


def _grade(posed: Posed, reasoner: Reasoner) -> Graded:
    expected = posed.expected or ""
    declines = posed.expected is None
    try:
        answer = reasoner.ask(posed.question)
    except NeurosymError as error:
        return Graded(posed.question, posed.family, expected, str(error), "", 0.0, declines, True)
    correct = answer.abstained if declines else (not answer.abstained and answer.text == expected)
    programs = " ; ".join(outcome.program for outcome in answer.outcomes)
    return Graded(
        posed.question,
        posed.family,
        expected,
        answer.text,
        programs,
        answer.probability,
        correct,
        answer.abstained,
    )


def accuracy_by_family(graded: Sequence[Graded]) -> dict[str, tuple[int, int]]:
    """Family -> (right, asked); chains are counted as one family."""
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for item in graded:
        row = table[item.family.split(":")[0]]
        row[0] += item.correct
        row[1] += 1
    return {family: (right, asked) for family, (right, asked) in sorted(table.items())}


def judged(graded: Sequence[Graded]) -> list[tuple[float, bool]]:
    """What a calibration is fitted on: of every executed answer its probability and whether it was right."""
    return [(g.probability, g.correct and bool(g.expected)) for g in graded if g.program]


def choose_threshold(graded: Sequence[Graded], kept: float = 0.97) -> float:
    """The largest calibrated probability below which at most ``1 - kept`` of the right answers lie."""
    right = sorted(g.probability for g in graded if g.correct and g.program and g.expected)
    return right[int(len(right) * (1 - kept))] if right else 0.0


def summary(graded: Sequence[Graded]) -> dict[str, Any]:
    """Totals: right, abstained, and answered wrongly."""
    wrong = sum(not g.correct and not g.abstained for g in graded)
    return {
        "asked": len(graded),
        "right": sum(g.correct for g in graded),
        "abstained": sum(g.abstained for g in graded),
        "wrong": wrong,
    }
