"""The default generator: the model that ships with neurosym, run without torch."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from neurosym.context import Proposal
from neurosym.errors import UsageError
from neurosym.generators.base import Request
from neurosym.generators.calibration import Calibration
from neurosym.generators.constraint import Constraint
from neurosym.resources import folder as resource_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from neurosym.generators.decoder_vocabulary import DecoderVocabulary
    from neurosym.generators.masks import Masks, Matcher
    from neurosym.generators.sampling import Row

__all__ = ["LIMIT", "EmbeddedGenerator", "Model"]

LIMIT = 160
"""Tokens of a proposal; a longer one is dropped."""


class Model(Protocol):
    """An encoder-decoder: ``runtime.EncoderDecoder``, or the same weights in PyTorch."""

    longest_question: int
    longest_text: int

    def encode(self, ids: Sequence[int]) -> Any: ...

    def start(self, states: Any, samples: int = 1) -> Any: ...

    def step(self, tokens: NDArray[np.integer[Any]], cache: Any) -> NDArray[np.float32]: ...


class EmbeddedGenerator:
    """Proposes with the encoder-decoder in ``folder``; nothing is read before the first ``propose``.

    One sample at temperature 0 is greedy. More samples are the greedy one and sampled ones (at
    temperature 1 unless told), each with a random stream of its own, so that more samples only add.
    Proposals with the same action and text are one, with the probabilities of their spellings added.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        load: Callable[[Path], Model] | None = None,
        name: str = "embedded",
    ) -> None:
        self.name = name
        self._folder = folder
        self._load = load

    def propose(self, request: Request) -> tuple[Proposal, ...]:
        """Declines if no sample came to its end. Raises UsageError if there is no model."""
        import numpy as np

        from neurosym.generators.decoder_vocabulary import END, START
        from neurosym.generators.embedded.encoding import MAX_LENGTH, encode
        from neurosym.generators.embedded.runtime import log_softmax
        from neurosym.generators.embedded.threads import one_blas_thread
        from neurosym.generators.sampling import decode

        ids = encode(request.rendered, self.tokenizer, min(MAX_LENGTH, self.model.longest_question))
        rows = self._rows(request)
        limit = min(LIMIT, self.model.longest_text - 1)
        with one_blas_thread():
            cache = self.model.start(self.model.encode(ids), len(rows))
            first = self.model.step(np.full((len(rows), 1), START), cache)[:, -1] + self.prior
            finished = decode(_Batch(self.model, cache), first, rows, END, limit)
        if not finished:
            declining = float(log_softmax(first[0])[self.vocabulary.action_id("decline")])
            return (Proposal("decline", "", min(0.0, declining), min(0.0, declining)),)
        return _merge(finished, self.vocabulary)

    @cached_property
    def folder(self) -> Path:
        """Where the model is. Raises UsageError if none is installed."""
        return self._folder or resource_folder("models") / "embedded"

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """``generation.json``: what was fitted after training (calibration, threshold); empty without it."""
        try:
            path = self.folder / "generation.json"
        except UsageError:  # no model is installed: said when it is asked to propose
            return {}
        if not path.is_file():
            return {}
        try:
            settings: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise UsageError(f"{path.name} of the model is no JSON: {error}") from error
        return settings

    @property
    def threshold(self) -> float:
        """The (calibrated) probability below which an answer should be withheld; 0 if none was fitted."""
        return float(self.settings.get("threshold", 0.0))

    @cached_property
    def calibration(self) -> Calibration:
        """From a probability of ours to how often it was right on held-out phrasings."""
        return Calibration.of(self.settings.get("calibration", ()))

    @cached_property
    def prior(self) -> NDArray[np.float32]:
        """What the logits of the first token lack, ``(vocabulary,)``.

        Training data hold some actions more seldom than questions do; ``action_weights`` in
        ``generation.json`` says how many times, and Bayes' rule puts it right (Saerens et al. 2002).
        """
        import numpy as np

        shift = np.zeros(len(self.vocabulary), dtype=np.float32)
        for action, weight in self.settings.get("action_weights", {}).items():
            shift[self.vocabulary.action_id(action)] = np.log(weight)
        return shift

    @cached_property
    def tokenizer(self) -> Tokenizer:
        from neurosym.generators.embedded.encoding import load_tokenizer

        return load_tokenizer(self.folder)

    @cached_property
    def vocabulary(self) -> DecoderVocabulary:
        from neurosym.generators.decoder_vocabulary import DecoderVocabulary

        return DecoderVocabulary.load(self.folder)

    @cached_property
    def model(self) -> Model:
        from neurosym.generators.embedded.runtime import EncoderDecoder

        return (self._load or EncoderDecoder.load)(self.folder)

    @cached_property
    def masks(self) -> Masks:
        from neurosym.generators.decoder_vocabulary import END
        from neurosym.generators.masks import Masks

        return Masks(self.vocabulary.tokens, END)

    def _rows(self, request: Request) -> list[Row]:
        from numpy.random import default_rng

        from neurosym.generators.sampling import Row

        greedy = [Row(self._guide(request))] if request.samples > 1 or request.temperature <= 0 else []
        heat = request.temperature if request.temperature > 0 else 1.0
        count = request.samples - len(greedy)
        streams = [default_rng([request.seed % 2**63, number]) for number in range(count)]
        return [*greedy, *(Row(self._guide(request), heat, stream) for stream in streams)]

    def _guide(self, request: Request) -> _Guide:
        return _Guide(self.vocabulary, self.masks, request.constraints)


class _Batch:
    """The decoder in the middle of a batch, as the decoding loop steps it."""

    def __init__(self, model: Model, cache: Any) -> None:
        self._model = model
        self._cache = cache

    def step(self, tokens: Sequence[int]) -> NDArray[np.float32]:
        import numpy as np

        return self._model.step(np.asarray(tokens)[:, None], self._cache)[:, -1]

    def keep(self, rows: Sequence[int]) -> None:
        self._cache.keep(rows)


class _Guide:
    """First an action that is asked for (or decline), then text under that action's constraint."""

    def __init__(
        self, vocabulary: DecoderVocabulary, masks: Masks, constraints: Mapping[str, Constraint]
    ) -> None:
        self._masks = masks
        asked = [action for action in vocabulary.actions if action in constraints or action == "decline"]
        self._actions = {vocabulary.action_id(action): constraints.get(action) for action in asked}
        self._chosen = False
        self._matcher: Matcher | None = None

    def allowed(self) -> NDArray[np.bool_]:
        import numpy as np

        if self._matcher is not None:
            return self._matcher.allowed()
        flags = np.zeros(self._masks.size, dtype=np.bool_)
        # an action without a constraint is "decline", which has no text
        flags[[self._masks.end] if self._chosen else list(self._actions)] = True
        return flags

    def consume(self, token: int) -> bool:
        if self._matcher is not None:
            return self._matcher.consume(token)
        if not self._chosen:
            self._chosen = True
            constraint = self._actions[token]
            self._matcher = None if constraint is None else self._masks.matcher(constraint)
        return True


def _merge(rows: list[Row], vocabulary: DecoderVocabulary) -> tuple[Proposal, ...]:
    """One proposal for each action and text, the most probable first."""
    import math

    spellings = {tuple(row.tokens): row for row in rows}
    grouped: dict[tuple[str, str], list[Row]] = {}
    for row in spellings.values():
        grouped.setdefault(vocabulary.decode(row.tokens), []).append(row)
    proposals = []
    for (action, text), same in grouped.items():
        total = math.log(math.fsum(math.exp(sum(row.logprobs)) for row in same) or math.ulp(0.0))
        proposals.append(Proposal(action, text, min(0.0, total), same[0].logprobs[0]))
    return tuple(sorted(proposals, key=lambda proposal: (-proposal.logprob, proposal.action, proposal.text)))
