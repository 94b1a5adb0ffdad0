"""The decoding loop of every local model: rows of tokens, each under its own mask, in one batch.

A model is a ``Stepper``; what a row may write is a ``Guide``. Log-probabilities are the model's own,
over all tokens and before the mask: they say how probable the proposal was, not how narrow the grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["Guide", "Row", "Stepper", "decode"]


class Stepper(Protocol):
    """A model in the middle of a batch of texts."""

    def step(self, tokens: Sequence[int]) -> NDArray[np.float32]:
        """Append one token to each row; the logits ``(rows, vocabulary)`` of what follows."""
        ...

    def keep(self, rows: Sequence[int]) -> None:
        """Go on with these rows only."""
        ...


class Guide(Protocol):
    """What a row may write next. ``Matcher`` is one."""

    def allowed(self) -> NDArray[np.bool_]: ...

    def consume(self, token: int) -> bool: ...


@dataclass
class Row:
    """One text in the making; the most probable token is taken where ``temperature`` is 0."""

    guide: Guide
    temperature: float = 0.0
    random: np.random.Generator | None = None
    tokens: list[int] = field(default_factory=list)
    logprobs: list[float] = field(default_factory=list)

    def take(self, logits: NDArray[np.float32]) -> int | None:
        """Choose, record and consume a token; None if nothing may follow."""
        allowed = self.guide.allowed()
        size = min(len(allowed), len(logits))  # models pad their vocabularies
        places = np.flatnonzero(allowed[:size])
        if len(places) == 0:
            return None
        shifted = logits.astype(np.float64) - float(logits.max())
        logprobs = shifted - np.log(np.exp(shifted).sum())
        token = int(places[self._choose(logprobs[places])])
        if not self.guide.consume(token):
            return None
        self.tokens.append(token)
        self.logprobs.append(min(0.0, float(logprobs[token])))
        return token

    def _choose(self, logprobs: NDArray[Any]) -> int:
        if self.temperature <= 0 or self.random is None:
            return int(logprobs.argmax())
        weights = np.exp((logprobs - logprobs.max()) / self.temperature)
        bound = self.random.random() * weights.sum()
        return min(int(np.searchsorted(np.cumsum(weights), bound, side="right")), len(weights) - 1)


def decode(stepper: Stepper, first: NDArray[np.float32], rows: list[Row], end: int, limit: int) -> list[Row]:
    """The rows that came to their ``end`` token within ``limit`` tokens; the others are dropped.

    ``first`` are the logits of each row's first token.
    """
    finished: list[Row] = []
    logits = first
    for _ in range(limit):
        taken = [row.take(line) for row, line in zip(rows, logits, strict=True)]
        finished += [row for row, token in zip(rows, taken, strict=True) if token == end]
        alive = [place for place, token in enumerate(taken) if token is not None and token != end]
        if not alive:
            break
        stepper.keep(alive)
        rows = [rows[place] for place in alive]
        logits = stepper.step([row.tokens[-1] for row in rows])
    return finished
