"""What was learned as plain JSON: the one object that ``learn --json`` and the service give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from neurosym.languages.concept.game import NumberGame
from neurosym.languages.concept.ranking import Hypothesis
from neurosym.values import canonical_text

__all__ = ["describe", "learn"]


def learn(
    examples: Sequence[int],
    *,
    domain: int = 100,
    prior: str = "tenenbaum1999",
    predict: Sequence[int] = (),
    top: int = 5,
    exact: bool = False,
    sequential: bool = False,
) -> dict[str, Any]:
    """Learn a number concept from ``examples``, in order; without any, the prior.

    ``predictive`` has every number of the domain. ``exact`` adds rationals as texts: for every
    hypothesis and for the numbers of ``predict`` (all, if there are none). ``sequence`` has the
    posterior after each example if ``sequential``. Raises UsageError for a number outside the domain.
    """
    game = NumberGame(domain, prior).observe(*examples)
    return describe(game, predict=predict, top=top, exact=exact, sequential=sequential)


def describe(
    game: NumberGame,
    *,
    predict: Sequence[int] = (),
    top: int = 5,
    exact: bool = False,
    sequential: bool = False,
) -> dict[str, Any]:
    """The same for a game that has seen its examples."""
    for number in predict:
        game.predict(number)  # refuses a number outside the domain
    report: dict[str, Any] = {"hypotheses": _described(game.posterior(top, exact=exact), exact)}
    if exact:
        rationals = game.predictive(exact=True)
        report["predictive"] = {str(number): float(value) for number, value in rationals.items()}
        report["predictive_exact"] = {str(n): canonical_text(rationals[n]) for n in predict or rationals}
    else:
        report["predictive"] = {str(number): value for number, value in game.predictive().items()}
    updates = game.sequence(top, exact=exact) if sequential else ()
    report["sequence"] = [
        {"examples": list(update.examples), "hypotheses": _described(update.hypotheses, exact)}
        for update in updates
    ]
    return report


def _described(hypotheses: Iterable[Hypothesis], exact: bool) -> list[dict[str, Any]]:
    described = []
    for hypothesis in hypotheses:
        entry: dict[str, Any] = {
            "concept": hypothesis.concept,
            "name": hypothesis.name,
            "size": hypothesis.size,
            "prior": float(hypothesis.prior),
            "posterior": float(hypothesis.posterior),
        }
        if exact:
            entry["prior_exact"] = canonical_text(hypothesis.prior)
            entry["posterior_exact"] = canonical_text(hypothesis.posterior)
        described.append(entry)
    return described
