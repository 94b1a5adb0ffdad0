"""How well fitted parameters foretell answers to sets that they were not fitted on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neurosym.languages.concept.answers import Answers, folds
from neurosym.languages.concept.design import Design
from neurosym.languages.concept.fit import Settings, fit, predicted

__all__ = ["Fold", "agreement", "cross_validated", "overall"]

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Fold:
    """The sets at ``places``, predicted by a fit to all the others."""

    places: tuple[int, ...]
    predictions: Array
    agreement: float


def agreement(predictions: Array, answers: Answers) -> float:
    """The squared correlation (Pearson) over all cells that were asked about and not shown."""
    asked = answers.asked
    return float(np.corrcoef(predictions[asked], answers.yes[asked])[0, 1] ** 2)


def cross_validated(design: Design, answers: Answers, settings: Settings, count: int = 5) -> Iterator[Fold]:
    """One fold after the other, each left out of its own fit."""
    for left_out in folds(answers.sets, count):
        if not left_out:
            continue
        kept = [place for place in range(len(answers.sets)) if place not in left_out]
        model = fit(design, answers.some(kept), settings)
        held = answers.some(left_out)
        predictions = predicted(model, design, held.sets)
        yield Fold(tuple(left_out), predictions, agreement(predictions, held))


def overall(parts: list[Fold], answers: Answers) -> float:
    """The squared correlation over the cells of all folds together."""
    predictions = np.zeros_like(answers.yes)
    for part in parts:
        predictions[list(part.places)] = part.predictions
    return agreement(predictions, answers)
