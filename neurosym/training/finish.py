"""After training: ask the whole system, calibrate its probabilities, write down what it can do.

The held-out authors' phrasings are halved: one half fits calibration and threshold, the other is
reported, so that no figure was fitted on what it measures.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from neurosym.generators.calibration import Calibration
from neurosym.generators.embedded.generator import EmbeddedGenerator
from neurosym.reasoner import Reasoner
from neurosym.training.corpus import Corpus, load_corpus
from neurosym.training.dataset import ANSWER_SHARE
from neurosym.training.evaluate import (
    Graded,
    accuracy_by_family,
    choose_threshold,
    evaluate,
    judged,
    summary,
)
from neurosym.training.examples import Composer, Posed
from neurosym.training.held_out import held_out_corpus

__all__ = ["finish"]

PER_PHRASING = 2
"""Fillings of each held-out phrasing that are asked."""


def finish(folder: Path, seed: int, seen_questions: int, report: Callable[[str], None]) -> dict[str, Any]:
    """Write ``generation.json`` and ``measured.json`` into ``folder``; what was measured.

    ``unseen`` are phrasings of authors never trained on, ``seen`` known phrasings with new fillings.
    """
    weights = {"answer": 1 / ANSWER_SHARE}  # training saw that share of the answers
    (folder / "generation.json").write_text(json.dumps({"action_weights": weights}), encoding="utf-8")
    corpus = held_out_corpus()
    fitting, testing = (_posed(corpus, seed + half, half) for half in (0, 1))
    plain = Reasoner(EmbeddedGenerator(folder))
    fitted = evaluate(fitting, plain, report)
    calibration = Calibration.fit(judged(fitted))
    believed = [_believe(graded, calibration) for graded in fitted]
    settings = {
        "action_weights": weights,
        "calibration": calibration.points,
        "threshold": choose_threshold(believed),
    }
    (folder / "generation.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")

    calibrated = Reasoner(EmbeddedGenerator(folder))
    unseen = evaluate(testing, calibrated, report)
    seen = evaluate(_seen(load_corpus(), seed + 2, seen_questions), calibrated, report)
    measured = {"seed": seed, "seen": _figures(seen), "unseen": _figures(unseen)}
    (folder / "measured.json").write_text(json.dumps(measured, indent=1), encoding="utf-8")
    misses = [vars(g) for g in fitted if not g.correct]
    (folder / "misses.json").write_text(json.dumps(misses, indent=1, ensure_ascii=False), encoding="utf-8")
    return measured


def _posed(corpus: Corpus, seed: int, half: int) -> list[Posed]:
    """Every second phrasing, as its author wrote it, without added noise."""
    composer = Composer(corpus, Random(seed), noisy=False)
    phrasings = [p for p in corpus.phrasings if p.use != "noun"][half::2]
    asked = (composer.pose(phrasing) for phrasing in phrasings for _ in range(PER_PHRASING))
    return [posed for posed in asked if posed is not None]


def _seen(corpus: Corpus, seed: int, count: int) -> list[Posed]:
    composer = Composer(corpus, Random(seed), noisy=False)
    phrasings = [p for p in corpus.phrasings if p.use != "noun"]
    asked = (composer.pose(phrasing) for phrasing in composer.rng.sample(phrasings, count))
    return [posed for posed in asked if posed is not None]


def _believe(graded: Graded, calibration: Calibration) -> Graded:
    return replace(graded, probability=calibration(graded.probability))


def _figures(graded: Sequence[Graded]) -> dict[str, Any]:
    return {**summary(graded), "families": accuracy_by_family(graded)}
