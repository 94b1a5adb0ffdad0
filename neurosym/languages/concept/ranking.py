"""The hypotheses in order of their posterior, the best first, without listing all intervals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Any

from neurosym.languages.concept.names import in_words
from neurosym.languages.concept.space import Evidence, Space
from neurosym.languages.concept.syntax import Between, Concept, write

__all__ = ["Hypothesis", "rank"]


@dataclass(frozen=True)
class Hypothesis:
    """A set of numbers that may be meant.

    ``concept`` is its text in the concept language and ``name`` the same in words; ``concepts`` are all
    texts that have just these members, ``concept`` first (rules come before intervals). ``prior``
    and ``posterior`` are Fractions on the exact path, else floats.
    """

    concept: str
    name: str
    size: int
    prior: Fraction | float
    posterior: Fraction | float
    concepts: tuple[str, ...]


def rank(
    over: Space,
    evidence: Evidence,
    rules: Sequence[Any],
    lengths: Sequence[Any],
    total: Any,
    top: int | None,
) -> list[Hypothesis]:
    """The ``top`` best hypotheses (all that explain the examples if None).

    ``rules`` and ``lengths`` are the weights of either numeric path, ints or floats. Ties go to the
    smaller set, then to the order in which the space is defined: rules, then intervals by their
    beginning. So the order is the same everywhere.
    """
    exact = isinstance(total, int)
    entries: list[tuple[Any, int, int, int, tuple[Concept, ...]]] = []
    for index, rule in enumerate(over.rules):
        weight, concepts = rules[index], rule.concepts
        if rule.interval is not None and rule.size >= evidence.span and evidence.alive >> index & 1:
            weight = weight + lengths[rule.size - evidence.span]
            concepts = (*concepts, Between(*rule.interval))
        if weight:
            entries.append((-weight, rule.size, 0, index, concepts))
    for length, start in islice(_intervals(over, evidence, lengths), top):
        weight = lengths[length - evidence.span]
        entries.append((-weight, length, 1, start, (Between(start, start + length - 1),)))
    entries.sort(key=lambda entry: entry[:4])
    result = []
    for negative, size, kind, place, concepts in entries[:top]:
        prior = over.interval_prior(size) if kind else over.prior(over.rules[place])
        texts = tuple(map(write, concepts))
        posterior = Fraction(-negative, total) if exact else float(-negative / total)
        shown = prior if exact else float(prior)
        result.append(Hypothesis(texts[0], in_words(concepts[0]), size, shown, posterior, texts))
    return result


def _intervals(over: Space, evidence: Evidence, lengths: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """The explaining intervals that are no rule as well, as (length, start), the best first."""
    order = sorted((k for k, weight in enumerate(lengths) if weight), key=lambda k: (-lengths[k], k))
    for k in order:
        length = evidence.span + k
        for start in evidence.starts(length, over.domain):
            if (start, start + length - 1) not in over.merged_intervals:
                yield length, start
