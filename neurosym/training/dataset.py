"""Encoded examples on disk: ragged arrays of token ids, written once, read by the trainer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from neurosym.generators.decoder_vocabulary import DecoderVocabulary
from neurosym.generators.embedded.encoding import encode
from neurosym.generators.names import NAME_COUNTS
from neurosym.training.examples import Composed, Example, renumber, rounds, with_failure

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["Dataset", "batches", "decisions", "encode_examples"]

ANSWER_SHARE = 0.35
"""Share of the easy last decisions (the answer's sentence) of one-step questions that are kept."""
FAILURE_SHARE = 0.03
RENUMBER_SHARE = 0.6


@dataclass(frozen=True)
class Dataset:
    """``source`` and ``target`` are flat token ids; example i is ``[starts[i], starts[i + 1])`` of each."""

    source: npt.NDArray[np.uint16]
    source_starts: npt.NDArray[np.int64]
    target: npt.NDArray[np.uint16]
    target_starts: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.source_starts) - 1

    def pair(self, i: int) -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.uint16]]:
        return (
            self.source[self.source_starts[i] : self.source_starts[i + 1]],
            self.target[self.target_starts[i] : self.target_starts[i + 1]],
        )

    def save(self, path: Path) -> None:
        np.savez(path, **vars(self))

    @classmethod
    def load(cls, path: Path) -> Dataset:
        with np.load(path) as arrays:
            return cls(**{name: arrays[name] for name in arrays.files})

    @classmethod
    def join(cls, parts: Sequence[Dataset]) -> Dataset:
        return cls(
            np.concatenate([part.source for part in parts]),
            _joined_starts([part.source_starts for part in parts]),
            np.concatenate([part.target for part in parts]),
            _joined_starts([part.target_starts for part in parts]),
        )

    @classmethod
    def of(cls, pairs: Sequence[tuple[Sequence[int], Sequence[int]]]) -> Dataset:
        source_starts = np.cumsum([0, *(len(source) for source, _ in pairs)], dtype=np.int64)
        target_starts = np.cumsum([0, *(len(target) for _, target in pairs)], dtype=np.int64)
        source = np.fromiter((i for s, _ in pairs for i in s), np.uint16, int(source_starts[-1]))
        target = np.fromiter((i for _, t in pairs for i in t), np.uint16, int(target_starts[-1]))
        return cls(source, source_starts, target, target_starts)


def _joined_starts(parts: Sequence[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
    lengths = np.concatenate([np.diff(part) for part in parts])
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])


def decisions(composed: Composed, rng: Random, thin: bool = True) -> Iterator[Example]:
    """A question's decisions as they are trained on: renumbered, some after a failure, answers thinned."""
    for example in rounds(composed):
        if (
            thin
            and example.action == "answer"
            and len(composed.programs) == 1
            and rng.random() > ANSWER_SHARE
        ):
            continue
        if rng.random() < RENUMBER_SHARE:
            example = renumber(example, NAME_COUNTS, rng)
        if rng.random() < FAILURE_SHARE and example.action not in ("answer", "decline"):
            example = with_failure(example, rng)
        yield example


def encode_examples(
    examples: Iterable[Example], tokenizer: Tokenizer, vocabulary: DecoderVocabulary, longest: int
) -> Dataset:
    """Encode; examples whose target is longer than ``longest`` tokens are left out."""
    pairs = []
    for example in examples:
        target = vocabulary.encode(example.action, example.text)
        if len(target) <= longest:
            pairs.append((encode(example.rendered, tokenizer), target))
    return Dataset.of(pairs)


def batches(dataset: Dataset, tokens: int, rng: Random) -> Iterator[list[int]]:
    """One epoch of batches of about ``tokens`` source and target tokens, padding included.

    Examples of like length go together; the order of batches is random.
    """
    order = list(range(len(dataset)))
    rng.shuffle(order)
    lengths = np.diff(dataset.source_starts) + np.diff(dataset.target_starts)
    found: list[list[int]] = []
    for start in range(0, len(order), 16_384):
        block = sorted(order[start : start + 16_384], key=lambda i: (lengths[i], i))
        batch: list[int] = []
        for i in block:
            if batch and (len(batch) + 1) * lengths[i] > tokens:
                found.append(batch)
                batch = []
            batch.append(i)
        if batch:
            found.append(batch)
    rng.shuffle(found)
    yield from found
