"""The forward pass of transformers' EncoderDecoderModel (BERT to BERT) in NumPy, float32.

Reads a folder as ``save_pretrained`` writes it: ``config.json`` and safetensors shards. Decoding keeps
keys and values, so that a token costs one pass over one position; all samples of a batch share the
encoder's side. ``tests/test_generators_embedded.py`` holds it to PyTorch's logits.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neurosym.errors import UsageError

__all__ = ["Cache", "EncoderDecoder", "log_softmax"]

Floats = NDArray[np.float32]


@dataclass
class Cache:
    """Decoder state of a batch of samples over one encoded question.

    ``own`` holds keys and values of the tokens so far for each layer, ``cross`` those of the question.
    """

    cross: list[tuple[Floats, Floats]]
    samples: int
    length: int = 0
    own: list[tuple[Floats, Floats]] = field(default_factory=list)

    def keep(self, rows: Sequence[int]) -> None:
        """Go on with these samples only."""
        if len(rows) == self.samples and list(rows) == list(range(self.samples)):
            return
        self.own = [(keys[list(rows)], values[list(rows)]) for keys, values in self.own]
        self.samples = len(rows)


class EncoderDecoder:
    """``encode`` a question, ``start`` a batch of samples on it, ``step`` tokens through the decoder."""

    def __init__(self, config: Mapping[str, Any], weights: Mapping[str, NDArray[Any]]) -> None:
        for side in ("encoder", "decoder"):
            _check(config[side], side)
        # The encoder's word embeddings are most of the model: they stay half floats, rows are widened.
        self._words = weights["encoder.embeddings.word_embeddings.weight"]
        wide = {
            name: np.ascontiguousarray(array, dtype=np.float32)
            for name, array in weights.items()
            if name != "encoder.embeddings.word_embeddings.weight"
        }
        encoder, decoder = config["encoder"], config["decoder"]
        self._encoder_positions = _positions(wide, "encoder.embeddings")
        self._encoder_norm = _Norm(wide, "encoder.embeddings.LayerNorm", encoder["layer_norm_eps"])
        self._encoder = [
            _Layer(wide, f"encoder.encoder.layer.{i}", encoder) for i in range(encoder["num_hidden_layers"])
        ]
        self._decoder_words = wide["decoder.bert.embeddings.word_embeddings.weight"]
        self._decoder_positions = _positions(wide, "decoder.bert.embeddings")
        self._decoder_norm = _Norm(wide, "decoder.bert.embeddings.LayerNorm", decoder["layer_norm_eps"])
        self._decoder = [
            _Layer(wide, f"decoder.bert.encoder.layer.{i}", decoder)
            for i in range(decoder["num_hidden_layers"])
        ]
        head = "decoder.cls.predictions"
        self._head = _Dense(wide, f"{head}.transform.dense")
        self._head_norm = _Norm(wide, f"{head}.transform.LayerNorm", decoder["layer_norm_eps"])
        self._out = wide.get(f"{head}.decoder.weight", self._decoder_words)
        self._out_bias = wide[f"{head}.bias"]
        self.vocabulary_size = int(decoder["vocab_size"])
        self.longest_question = len(self._encoder_positions)
        self.longest_text = len(self._decoder_positions)

    @classmethod
    def load(cls, folder: Path) -> EncoderDecoder:
        """Raises UsageError if the folder holds no such model."""
        from safetensors import SafetensorError
        from safetensors.numpy import load_file

        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            index = folder / "model.safetensors.index.json"
            if index.is_file():
                shards = sorted(set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values()))
            else:
                shards = ["model.safetensors"]
            weights: dict[str, NDArray[Any]] = {}
            for shard in shards:
                weights |= load_file(folder / shard)
            return cls(config, weights)
        except (OSError, ValueError, KeyError, SafetensorError) as error:
            raise UsageError(f"no usable model in {folder}: {error}") from error

    def encode(self, ids: Sequence[int]) -> Floats:
        """The encoder's last states, ``(tokens, width)``. At most ``longest_question`` tokens."""
        states = self._words[list(ids)].astype(np.float32) + self._encoder_positions[: len(ids)]
        states = self._encoder_norm(states)[None]
        for layer in self._encoder:
            keys, values = layer.own.keys_values(states)
            states = layer.own(states, keys, values)
            states = layer.feed_forward(states)
        encoded: Floats = states[0]
        return encoded

    def start(self, states: Floats, samples: int = 1) -> Cache:
        """An empty batch of ``samples`` texts about the question that ``encode`` read."""
        cross = []
        for layer in self._decoder:
            assert layer.cross is not None, "every decoder layer looks at the question"
            cross.append(layer.cross.keys_values(states[None]))
        return Cache(cross, samples)

    def step(self, tokens: NDArray[np.integer[Any]], cache: Cache) -> Floats:
        """Logits ``(samples, positions, vocabulary)`` after appending ``tokens (samples, positions)``."""
        count = tokens.shape[1]
        past = cache.length
        states = self._decoder_words[tokens] + self._decoder_positions[past : past + count]
        states = self._decoder_norm(states)
        future = np.triu(np.ones((count, past + count), dtype=np.bool_), past + 1) if count > 1 else None
        own = []
        for place, layer in enumerate(self._decoder):
            keys, values = layer.own.keys_values(states)
            if past:
                keys = np.concatenate((cache.own[place][0], keys), axis=2)
                values = np.concatenate((cache.own[place][1], values), axis=2)
            own.append((keys, values))
            states = layer.own(states, keys, values, future)
            assert layer.cross is not None
            states = layer.cross(states, *cache.cross[place])
            states = layer.feed_forward(states)
        cache.own, cache.length = own, past + count
        states = self._head_norm(_gelu(self._head(states)))
        logits: Floats = states @ self._out.T + self._out_bias
        return logits


def log_softmax(logits: Floats) -> Floats:
    """Along the last axis; never overflows."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def _check(config: Mapping[str, Any], side: str) -> None:
    wanted = {"model_type": "bert", "hidden_act": "gelu"}
    for key, value in wanted.items():
        if config.get(key) != value:
            raise ValueError(f"the {side}'s {key} is {config.get(key)!r}, this runtime knows {value!r}")


def _positions(weights: Mapping[str, Floats], name: str) -> Floats:
    """Position and segment embeddings in one: every token here belongs to the first segment."""
    total: Floats = (
        weights[f"{name}.position_embeddings.weight"] + weights[f"{name}.token_type_embeddings.weight"][0]
    )
    return total


class _Dense:
    def __init__(self, weights: Mapping[str, Floats], name: str) -> None:
        self._weight = weights[f"{name}.weight"].T
        self._bias = weights[f"{name}.bias"]

    def __call__(self, states: Floats) -> Floats:
        result: Floats = states @ self._weight
        result += self._bias
        return result


class _Norm:
    def __init__(self, weights: Mapping[str, Floats], name: str, epsilon: float) -> None:
        self._scale = weights[f"{name}.weight"]
        self._shift = weights[f"{name}.bias"]
        self._epsilon = np.float32(epsilon)

    def __call__(self, states: Floats) -> Floats:
        centred = states - states.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + self._epsilon)
        result: Floats = centred / spread * self._scale + self._shift
        return result


class _Attention:
    """Attention, output projection, residual and norm: one sublayer of post-norm BERT."""

    def __init__(self, weights: Mapping[str, Floats], name: str, config: Mapping[str, Any]) -> None:
        self._query = _Dense(weights, f"{name}.self.query")
        self._key = _Dense(weights, f"{name}.self.key")
        self._value = _Dense(weights, f"{name}.self.value")
        self._output = _Dense(weights, f"{name}.output.dense")
        self._norm = _Norm(weights, f"{name}.output.LayerNorm", config["layer_norm_eps"])
        self._heads = int(config["num_attention_heads"])
        self._scale = np.float32((config["hidden_size"] // self._heads) ** -0.5)

    def keys_values(self, states: Floats) -> tuple[Floats, Floats]:
        return self._split(self._key(states)), self._split(self._value(states))

    def __call__(
        self, states: Floats, keys: Floats, values: Floats, hidden: NDArray[np.bool_] | None = None
    ) -> Floats:
        scores: Floats = np.matmul(self._split(self._query(states)), keys.swapaxes(-1, -2))
        scores *= self._scale
        if hidden is not None:
            scores[..., hidden] = -np.inf
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed: Floats = np.matmul(scores, values).swapaxes(1, 2).reshape(states.shape)
        return self._norm(self._output(mixed) + states)

    def _split(self, states: Floats) -> Floats:
        """``(samples, positions, width)`` to ``(samples, heads, positions, width of a head)``."""
        samples, count, width = states.shape
        return states.reshape(samples, count, self._heads, width // self._heads).swapaxes(1, 2)


class _Layer:
    def __init__(self, weights: Mapping[str, Floats], name: str, config: Mapping[str, Any]) -> None:
        self.own = _Attention(weights, f"{name}.attention", config)
        crosses = bool(config.get("add_cross_attention"))
        self.cross = _Attention(weights, f"{name}.crossattention", config) if crosses else None
        self._wide = _Dense(weights, f"{name}.intermediate.dense")
        self._narrow = _Dense(weights, f"{name}.output.dense")
        self._norm = _Norm(weights, f"{name}.output.LayerNorm", config["layer_norm_eps"])

    def feed_forward(self, states: Floats) -> Floats:
        return self._norm(self._narrow(_gelu(self._wide(states))) + states)


_ERF = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
"""Abramowitz and Stegun, formula 7.1.26: erf to 1.5e-7, as good as float32 can tell."""


def _gelu(states: Floats) -> Floats:
    """The exact GELU, x * (1 + erf(x / sqrt(2))) / 2; NumPy has no erf."""
    size = np.abs(states)
    size *= np.float32(0.5**0.5)
    ratio = np.float32(1) / (np.float32(1) + np.float32(0.3275911) * size)
    series = np.full_like(ratio, _ERF[0])
    for coefficient in _ERF[1:]:
        series *= ratio
        series += np.float32(coefficient)
    series *= ratio
    size *= size
    np.negative(size, out=size)
    series *= np.exp(size, out=size)  # erfc(|x| / sqrt(2))
    half = np.float32(0.5) * series * states
    result: Floats = np.where(states >= 0, states - half, half)
    return result
