"""Local Hugging Face models, ``hf:PATH``: torch and transformers, imported on first use.

A folder with our own EncoderDecoderModel reads our encoding and is the embedded generator with PyTorch
underneath. Any causal model is prompted with the languages' cards and the rendered question, and
decodes under the same constraints. Nothing is downloaded: PATH is a folder.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from neurosym.context import Proposal
from neurosym.errors import UsageError
from neurosym.generators.base import Generator, Request

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from neurosym.generators.masks import Masks
    from neurosym.generators.sampling import Row

__all__ = ["CausalGenerator", "TorchEncoderDecoder", "load_transformer", "prompt"]

LIMIT = 320
"""Tokens of a proposal of a causal model; a longer one is dropped."""


def load_transformer(folder: Path) -> Generator:
    """Raises UsageError if the folder is no saved model or the extra ``local`` is not installed."""
    _require_torch()
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{folder} is not the folder of a saved model: {error}") from error
    if config.get("model_type") == "encoder-decoder":
        from neurosym.generators.embedded.generator import EmbeddedGenerator

        return EmbeddedGenerator(folder, load=TorchEncoderDecoder.load, name=f"hf:{folder}")
    return CausalGenerator(folder)


def prompt(request: Request) -> str:
    """What a causal model reads: the cards, the question with its references, what was tried."""
    cards = "\n\n".join(f"## {language}\n{card}" for language, card in request.cards.items())
    actions = ", ".join(request.constraints)
    return (
        "Solve the task with a short program over the names in brackets; never retype their values.\n\n"
        f"{cards}\n\n# Task\n{request.rendered.to_text()}\n\n"
        f"# Next step: one of {actions}, decline; then its text on the following lines\n"
    )


class CausalGenerator:
    """Any causal model with a fast tokenizer, decoding under the constraints of the request.

    The action is scored first: each one asked for, as the words that open a reply. Then the text
    follows, token by token under the action's mask. Log-probabilities are the model's own.
    """

    def __init__(self, folder: Path) -> None:
        self.name = f"hf:{folder}"
        self._folder = folder

    def propose(self, request: Request) -> tuple[Proposal, ...]:
        """Declines if no sample came to its end."""
        from numpy.random import default_rng

        greedy = 1 if request.samples > 1 or request.temperature <= 0 else 0
        heat = request.temperature if request.temperature > 0 else 1.0
        scores = self._score_actions(request)
        streams = [default_rng([request.seed % 2**63, i]) for i in range(request.samples - greedy)]
        chosen: dict[str, list[Any]] = {}
        for stream in [*[None] * greedy, *streams]:
            chosen.setdefault(_choose(scores, stream, heat), []).append(stream)
        found: dict[tuple[str, str], Proposal] = {}
        for action, members in chosen.items():
            for proposal in self._write(request, action, scores[action], members, heat):
                known = found.setdefault((action, proposal.text), proposal)
                if proposal.logprob > known.logprob:
                    found[action, proposal.text] = proposal
        if not found:
            return (Proposal("decline", "", scores["decline"], scores["decline"]),)
        return tuple(sorted(found.values(), key=lambda p: (-p.logprob, p.action, p.text)))

    def _score_actions(self, request: Request) -> Mapping[str, float]:
        """The log-probability of each action's words right after the prompt, and decline's."""
        import torch

        start = self._ids(prompt(request))
        scores = {}
        for action in dict.fromkeys([*request.constraints, "decline"]):
            words = self._ids(f"{action}\n")
            with torch.inference_mode():
                logits = self._model(input_ids=torch.tensor([start + words])).logits[0].float()
            logprobs = logits[len(start) - 1 : -1].log_softmax(-1)
            scores[action] = min(0.0, float(sum(logprobs[i, word] for i, word in enumerate(words))))
        return scores

    def _write(
        self, request: Request, action: str, score: float, streams: Sequence[Any], heat: float
    ) -> list[Proposal]:
        from neurosym.generators.sampling import Row, decode

        if action not in request.constraints:
            return [Proposal(action, "", score, score)]
        constraint = request.constraints[action]
        rows = [
            Row(self._masks.matcher(constraint), 0.0 if stream is None else heat, stream)
            for stream in streams
        ]
        batch = _CausalBatch(self._model)
        first = batch.read([self._ids(prompt(request)) + self._ids(f"{action}\n")] * len(rows))
        finished: list[Row] = decode(batch, first, rows, self._masks.end, LIMIT)
        return [
            Proposal(action, self._text(row.tokens), min(0.0, score + math.fsum(row.logprobs)), score)
            for row in finished
        ]

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer(text, add_special_tokens=False)["input_ids"]
        return ids

    def _text(self, tokens: Sequence[int]) -> str:
        return self._masks.text(tokens)

    @cached_property
    def _tokenizer(self) -> Any:
        from transformers import AutoTokenizer

        tokenizer = self._loaded(AutoTokenizer)
        if not tokenizer.is_fast or tokenizer.eos_token_id is None:
            raise UsageError(f"{self._folder}: a fast tokenizer with an end token is needed")
        return tokenizer

    @cached_property
    def _model(self) -> Any:
        from transformers import AutoModelForCausalLM

        return self._loaded(AutoModelForCausalLM).eval()

    def _loaded(self, kind: Any) -> Any:
        """Raises UsageError for a folder without weights or tokenizer, or whose model is not causal."""
        try:
            return kind.from_pretrained(self._folder, local_files_only=True)
        except (OSError, ValueError, KeyError) as error:
            reason = str(error).partition("\n")[0][:200]
            raise UsageError(
                f"{self._folder} holds no causal model with its tokenizer: {reason}",
                hint="save both with save_pretrained into one folder",
            ) from error

    @cached_property
    def _masks(self) -> Masks:
        from neurosym.generators.masks import Masks

        backend = self._tokenizer.backend_tokenizer.to_str()
        size = max(len(self._tokenizer), self._model.config.vocab_size)
        return Masks.of_tokenizer(backend, size, self._tokenizer.eos_token_id)


class _CausalBatch:
    """A causal model in the middle of a batch of equally long texts."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._cache: Any = None

    def read(self, texts: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        import torch

        with torch.inference_mode():
            output = self._model(input_ids=torch.tensor(texts), past_key_values=self._cache, use_cache=True)
        self._cache = output.past_key_values
        logits: NDArray[np.float32] = output.logits[:, -1].float().numpy()
        return logits

    def step(self, tokens: Sequence[int]) -> NDArray[np.float32]:
        return self.read([[token] for token in tokens])

    def keep(self, rows: Sequence[int]) -> None:
        import torch

        self._cache.reorder_cache(torch.tensor(rows))


class TorchEncoderDecoder:
    """``runtime.EncoderDecoder`` in PyTorch: same folder, same methods, the oracle of its tests."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self.longest_question = int(model.config.encoder.max_position_embeddings)
        self.longest_text = int(model.config.decoder.max_position_embeddings)

    @classmethod
    def load(cls, folder: Path) -> TorchEncoderDecoder:
        _require_torch()
        from transformers import EncoderDecoderModel

        model = EncoderDecoderModel.from_pretrained(folder, local_files_only=True)
        return cls(model.float().eval())

    def encode(self, ids: Sequence[int]) -> Any:
        import torch

        with torch.inference_mode():
            return self._model.encoder(input_ids=torch.tensor([list(ids)])).last_hidden_state[0]

    def start(self, states: Any, samples: int = 1) -> _TorchCache:
        return _TorchCache(states.expand(samples, *states.shape))

    def step(self, tokens: NDArray[np.integer[Any]], cache: _TorchCache) -> NDArray[np.float32]:
        import torch

        with torch.inference_mode():
            output = self._model.decoder(
                input_ids=torch.as_tensor(tokens),
                encoder_hidden_states=cache.states,
                past_key_values=cache.past,
                use_cache=True,
            )
        cache.past = output.past_key_values
        logits: NDArray[np.float32] = output.logits.numpy()
        return logits


class _TorchCache:
    def __init__(self, states: Any) -> None:
        self.states = states
        self.past: Any = None

    def keep(self, rows: Sequence[int]) -> None:
        import torch

        if len(rows) < len(self.states):
            self.states = self.states[list(rows)]
            self.past.reorder_cache(torch.tensor(rows))


def _choose(scores: Mapping[str, float], stream: np.random.Generator | None, heat: float) -> str:
    """The most probable action, or one drawn in proportion."""
    actions = list(scores)
    if stream is None:
        return max(actions, key=scores.__getitem__)
    highest = max(scores.values())
    weights = [math.exp((scores[action] - highest) / heat) for action in actions]
    bound = stream.random() * math.fsum(weights)
    for action, weight in zip(actions, weights, strict=True):
        bound -= weight
        if bound < 0:
            return action
    return actions[-1]


def _require_torch() -> None:
    import importlib.util

    for package in ("torch", "transformers"):
        if importlib.util.find_spec(package) is None:
            raise UsageError(
                f"local Hugging Face models need {package}", hint="pip install 'neurosym[local]'"
            )
