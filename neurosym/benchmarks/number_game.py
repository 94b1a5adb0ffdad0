"""The number game: how well the learner's predictions agree with people's judgements.

No generator is involved, and nothing is fitted: ``NumberGame`` with its classical space and the size
principle as they are. Given a set of examples, its predictive probability of each target is set against the
mean rating (Tenenbaum 1999) or the share of people who said yes (Bigelow and Piantadosi 2016). Targets
that are members of their set are left out: everybody says yes to them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from neurosym.benchmarks.rows import read_rows
from neurosym.benchmarks.task import Cell, Comparison
from neurosym.errors import UsageError
from neurosym.languages.concept.game import NumberGame

__all__ = ["number_game"]

_OBSERVED = {"tenenbaum1999": "human", "bigelow2016": "p_yes"}
"""Data set -> the field with people's judgement."""

_EXPECTED = "number_game_expected.json"


def number_game(data: Path) -> Comparison:
    cells = [cell for name in _OBSERVED for cell in _cells(data, name)]
    about = (
        "Squared correlation of NumberGame's predictive probabilities (classical space, size principle, "
        "unfitted) with people's judgements on targets that are not among the examples."
    )
    return Comparison("number_game", "1", about, tuple(cells), _checks(data))


def _cells(data: Path, name: str) -> Iterator[Cell]:
    predictive: dict[tuple[int, ...], dict[int, float]] = {}
    for _, row in read_rows(data / "number_game" / f"{name}.jsonl"):
        examples, target = tuple(row["set"]), int(row["target"])
        if target in examples:
            continue
        if examples not in predictive:
            predictive[examples] = NumberGame().observe(*examples).predictive()
        shown = " ".join(map(str, examples))
        observed = float(row[_OBSERVED[name]])
        yield Cell(f"{name}/{shown}/{target}", name, shown, predictive[examples][target], observed)


def _checks(data: Path) -> dict[str, str]:
    """Agreement with posteriors computed apart from this project, if they lie in or beside the folder."""
    path = next((p for p in (data / _EXPECTED, data.resolve().parent / _EXPECTED) if p.is_file()), None)
    if path is None:
        return {_EXPECTED: "not found, so not compared"}
    try:
        expected: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        difference = max(_difference(case) for case in expected["cases"])
        same_size = NumberGame().size == expected["distinct_hypotheses"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is not what was expected: {error}") from error
    size = "the same" if same_size else "another"
    figures = f"largest difference {difference:.2g} over {len(expected['cases'])} cases"
    return {_EXPECTED: f"{figures}, {size} number of hypotheses"}


def _difference(case: dict[str, Any]) -> float:
    """The largest difference of a predictive probability or of a listed posterior."""
    game = NumberGame().observe(*case["examples"])
    ours = game.predictive()
    found: list[float] = [
        abs(ours[int(number)] - float(wanted)) for number, wanted in case["predictive"].items()
    ]
    posterior = {hypothesis.concept: hypothesis.posterior for hypothesis in game.posterior()}
    for hypothesis in case["top"]:
        named = [float(posterior[concept]) for concept in hypothesis["concepts"] if concept in posterior]
        found.append(abs((named or [0.0])[0] - float(hypothesis["posterior"])))
    return max(found)
