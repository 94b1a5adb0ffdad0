"""Training of the embedded model: teacher forcing on encoded decisions, from checkpoint to checkpoint."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from neurosym.generators.decoder_vocabulary import PAD, START
from neurosym.generators.embedded.encoding import TAGS, load_tokenizer
from neurosym.training.dataset import Dataset, batches

__all__ = ["Settings", "sequence_accuracy", "train"]

CHECKPOINT = "checkpoint.pt"
SHARD = "15MB"
"""A file of the saved model holds at most this much."""


@dataclass(frozen=True)
class Settings:
    """How to train.

    ``minutes`` of wall-clock time or ``examples``, whichever ends first, set the length of the
    learning-rate schedule.
    """

    minutes: float = 60.0
    examples: int | None = None
    tokens: int = 1_600
    encoder_rate: float = 1e-4
    decoder_rate: float = 4e-4
    warm_up: float = 0.03
    weight_decay: float = 0.01
    seed: int = 1
    threads: int = 2
    report_minutes: float = 3.0
    checkpoint_minutes: float = 5.0


def train(
    model: Any,
    data: Dataset,
    held_out: Mapping[str, Dataset],
    folder: Path,
    settings: Settings,
    report: Callable[[str], None],
) -> list[dict[str, float]]:
    """Train ``model`` in place and save it to ``folder``; the learning curve, one row a report.

    Resumes from ``folder/checkpoint.pt`` if there is one. Time spent before the checkpoint counts.
    """
    import torch

    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    _without_dropout(model)
    optimizer = _optimizer(model, settings)
    rates = [group["lr"] for group in optimizer.param_groups]
    embedding = model.encoder.embeddings.word_embeddings.weight
    frozen = _frozen_rows(folder, len(embedding))
    embedding.register_hook(lambda gradient: gradient.masked_fill(frozen, 0.0))

    curve: list[dict[str, float]] = []
    spent, seen, step = 0.0, 0, 0
    rng = Random(settings.seed)
    if (folder / CHECKPOINT).exists():
        saved = torch.load(folder / CHECKPOINT, weights_only=True)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        spent, seen, step = saved["spent"], saved["seen"], saved["step"]
        curve = json.loads(saved["curve"])
        rng = Random(settings.seed + step)
        report(f"resumed after {spent / 60:.1f} minutes and {seen} examples")

    start = time.monotonic() - spent
    reported, stored = spent, spent
    losses: list[float] = []
    model.train()
    while True:
        for batch in batches(data, settings.tokens, rng):
            spent = time.monotonic() - start
            share = max(spent / (settings.minutes * 60), seen / (settings.examples or math.inf))
            if share >= 1:
                break
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * _schedule(share, settings.warm_up)
            loss = _loss(model, data, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            losses.append(float(loss.detach()))
            seen, step = seen + len(batch), step + 1
            if spent - reported >= settings.report_minutes * 60:
                row = {"minutes": spent / 60, "examples": seen, "loss": float(np.mean(losses))}
                row |= {name: sequence_accuracy(model, part) for name, part in held_out.items()}
                curve.append(row)
                report("  ".join(f"{key} {value:.4g}" for key, value in row.items()))
                reported, losses = time.monotonic() - start, []
            if spent - stored >= settings.checkpoint_minutes * 60:
                _store(model, optimizer, folder, {"spent": spent, "seen": seen, "step": step}, curve)
                stored = time.monotonic() - start
        else:
            continue
        break
    row = {"minutes": spent / 60, "examples": seen, "loss": float(np.mean(losses or [0.0]))}
    row |= {name: sequence_accuracy(model, part) for name, part in held_out.items()}
    curve.append(row)
    report("  ".join(f"{key} {value:.4g}" for key, value in row.items()))
    _store(model, optimizer, folder, {"spent": spent, "seen": seen, "step": step}, curve)
    return curve


def _store(
    model: Any, optimizer: Any, folder: Path, counts: dict[str, float], curve: list[dict[str, float]]
) -> None:
    """Checkpoint and model; a crash while writing leaves the checkpoint before."""
    import torch

    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), **counts}
    torch.save(state | {"curve": json.dumps(curve)}, folder / "checkpoint.tmp")
    (folder / "checkpoint.tmp").replace(folder / CHECKPOINT)
    save(model, folder)


def save(model: Any, folder: Path) -> None:
    """Half-precision shards that ``from_pretrained`` and the torch-free runtime both read."""
    import copy

    import torch

    for old in folder.glob("model*.safetensors*"):
        old.unlink()  # a save in fewer shards would leave an index of files that are gone
    copy.deepcopy(model).to(torch.float16).save_pretrained(folder, max_shard_size=SHARD)


def sequence_accuracy(model: Any, data: Dataset, size: int = 64) -> float:
    """Share of examples that greedy decoding writes exactly: every token is the most probable one."""
    import torch

    model.eval()
    order = sorted(range(len(data)), key=lambda i: len(data.pair(i)[0]))
    correct = 0
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for first in range(0, len(order), size):
            source, mask, fed, labels = _tensors(data, order[first : first + size])
            logits = model(input_ids=source, attention_mask=mask, decoder_input_ids=fed).logits
            right = (logits.argmax(-1) == labels) | (labels == -100)
            correct += int(right.all(-1).sum())
    model.train()
    return correct / max(1, len(data))


def _loss(model: Any, data: Dataset, batch: list[int]) -> Any:
    import torch

    source, mask, fed, labels = _tensors(data, batch)
    with torch.autocast("cpu", torch.bfloat16):
        logits = model(input_ids=source, attention_mask=mask, decoder_input_ids=fed).logits
    return torch.nn.functional.cross_entropy(
        logits.float().flatten(0, 1), labels.flatten(), ignore_index=-100
    )


def _tensors(data: Dataset, batch: list[int]) -> tuple[Any, Any, Any, Any]:
    """``(source, attention mask, decoder input, labels)``, each of shape (batch, longest)."""
    import torch

    pairs = [data.pair(i) for i in batch]
    wide, long = max(len(s) for s, _ in pairs), max(len(t) for _, t in pairs)
    source = np.zeros((len(pairs), wide), np.int64)
    mask = np.zeros((len(pairs), wide), np.int64)
    fed = np.full((len(pairs), long), PAD, np.int64)
    labels = np.full((len(pairs), long), -100, np.int64)
    for row, (read, written) in enumerate(pairs):
        source[row, : len(read)] = read
        mask[row, : len(read)] = 1
        labels[row, : len(written)] = written
        fed[row, 0] = START
        fed[row, 1 : len(written)] = written[:-1]
    source_, mask_, fed_, labels_ = (torch.from_numpy(array) for array in (source, mask, fed, labels))
    return source_, mask_, fed_, labels_


def _schedule(share: float, warm_up: float) -> float:
    """Linear warm-up, constant to the middle, linear decay to 2%."""
    if share < warm_up:
        return share / warm_up
    return 1.0 if share < 0.4 else max(0.02, 1 - (share - 0.4) / 0.6)


def _optimizer(model: Any, settings: Settings) -> Any:
    import torch

    groups: dict[tuple[str, bool], list[Any]] = {}
    for name, parameter in model.named_parameters():
        decays = parameter.ndim >= 2 and "word_embeddings" not in name
        groups.setdefault((name.partition(".")[0], decays), []).append(parameter)
    rates = {"encoder": settings.encoder_rate, "decoder": settings.decoder_rate}
    listed = [
        {"params": parameters, "lr": rates[half], "weight_decay": settings.weight_decay if decays else 0.0}
        for (half, decays), parameters in groups.items()
    ]
    return torch.optim.AdamW(listed, betas=(0.9, 0.98), fused=True)


def _frozen_rows(folder: Path, count: int) -> Any:
    """Mask of the embedding's rows that stay: all words, so that unseen ones keep their place among the seen.

    Only the tags, which mean nothing before training, move.
    """
    import torch

    tokenizer = load_tokenizer(folder)
    frozen = torch.ones(count, 1, dtype=torch.bool)
    frozen[[tokenizer.token_to_id(tag) for tag in TAGS]] = False
    return frozen


def _without_dropout(model: Any) -> None:
    """Synthetic questions never repeat, so dropout would only cost time (a factor of two on a CPU)."""
    import torch

    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
