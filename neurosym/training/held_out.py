"""The phrasings that are never trained on: whole authors apart, less what a training author wrote too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from neurosym.training.corpus import HERE, Corpus, load_corpus, load_phrasings
from neurosym.training.examples import Composed, Composer
from neurosym.training.templates import without_slots, written_out

__all__ = ["held_out_corpus", "held_out_questions"]

_VARIANTS = 64
"""Expansions of a template's alternatives that are compared."""


def held_out_corpus() -> Corpus:
    """The authors in ``held_out/``, over the same families.

    Two people often put an ordinary question in the same words. A held-out phrasing that also stands in
    the training corpus (but for case, punctuation and the kinds of its slots) is left out.
    """
    training = load_corpus()
    known = {text for phrasing in training.phrasings for text in _normal_forms(phrasing.template)}
    phrasings = load_phrasings(HERE / "held_out", training.families)
    apart = (p for p in phrasings if not any(text in known for text in _normal_forms(p.template)))
    return Corpus(training.families, tuple(apart))


def held_out_questions(count: int, seed: int) -> list[Composed]:
    """``count`` composed questions (fewer if none can be composed), each phrasing equally often."""
    corpus = held_out_corpus()
    composer = Composer(corpus, Random(seed), noisy=False)
    order = [p for p in corpus.phrasings if p.use != "noun"]
    composer.rng.shuffle(order)
    found: list[Composed] = []
    while order and len(found) < count:
        composed = [c for phrasing in order if (c := composer.try_compose(phrasing)) is not None]
        if not composed:
            break
        found += composed
    return found[:count]


def _normal_forms(template: str) -> Iterator[str]:
    for text in written_out(template, _VARIANTS):
        yield " ".join(re.findall(r"\{|\w+", without_slots(text.lower(), "{")))
