"""Which proposal to believe: programs grouped by what they do, weighed by how probable they are.

Two programs that give the same value are one hypothesis. Its mass is the sum of the generator's
probabilities of its distinct programs, taken before any grammar's mask, so that a single sample does
not count as certainty: what the generator would have said otherwise keeps its share.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from neurosym.context import Outcome, Proposal

__all__ = ["Hypothesis", "Tried", "group"]


@dataclass(frozen=True)
class Tried:
    """A proposal and what became of it; ``outcome`` is None for ``answer`` and ``decline``."""

    proposal: Proposal
    outcome: Outcome | None


@dataclass(frozen=True)
class Hypothesis:
    """Proposals with one behaviour; ``best`` is the most probable of them, ``mass`` at most 1."""

    best: Tried
    members: tuple[Tried, ...]
    mass: float

    @property
    def failed(self) -> bool:
        return self.best.outcome is not None and not self.best.outcome.ok


def group(tried: Iterable[Tried]) -> tuple[Hypothesis, ...]:
    """Hypotheses, those that ran first, then by falling mass; ties go to the shorter program."""
    groups: dict[tuple[str, ...], dict[tuple[str, str], Tried]] = {}
    for item in tried:
        program = (item.proposal.action, item.proposal.text)
        groups.setdefault(_behaviour(item), {}).setdefault(program, item)
    hypotheses = []
    for members in groups.values():
        ranked = sorted(members.values(), key=lambda t: (-t.proposal.logprob, len(t.proposal.text)))
        mass = min(1.0, math.fsum(math.exp(t.proposal.logprob) for t in ranked))
        hypotheses.append(Hypothesis(ranked[0], tuple(ranked), mass))
    return tuple(sorted(hypotheses, key=lambda h: (h.failed, -h.mass, len(h.best.proposal.text))))


def _behaviour(item: Tried) -> tuple[str, ...]:
    """What the user would see: the value with its type, the error, or the decision itself.

    Answers are one behaviour whatever their wording: the results that they show are the same.
    """
    if item.outcome is None:
        return (item.proposal.action,)
    if item.outcome.error is not None:
        return ("failed", item.outcome.error.kind, item.outcome.error.message)
    return ("value", item.outcome.type, item.outcome.text)
