"""From the written corpus to a trained model in a folder: compose, encode, train, in one call.

Everything is a function of the corpus, the data folder and the seed, except where the clock cuts training.
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

from neurosym.errors import UsageError
from neurosym.generators.decoder_vocabulary import DecoderVocabulary
from neurosym.generators.embedded.encoding import load_tokenizer
from neurosym.training.corpus import load_corpus
from neurosym.training.dataset import Dataset, decisions, encode_examples
from neurosym.training.examples import Composed, Composer
from neurosym.training.held_out import held_out_questions
from neurosym.training.initial import build_model, minilm_folder, sha256
from neurosym.training.trainer import Settings, train
from neurosym.training.word_problems import vary, word_problems

__all__ = ["Plan", "run_plan"]

LONGEST_TARGET = 120
PROBLEM_SHARE = 0.14
"""Share of questions from MAWPS and ASDiv-A, when their folder is given."""


@dataclass(frozen=True)
class Plan:
    """``questions`` are composed and checked before training starts, by ``processes`` processes."""

    out: Path
    data: Path | None = None
    corpus: Path | None = None
    questions: int = 300_000
    processes: int = 2
    vocabulary: int = 900
    test_questions: int = 900
    settings: Settings = field(default_factory=Settings)


def run_plan(plan: Plan, report: Callable[[str], None]) -> list[dict[str, float]]:
    """Run the plan, resuming where an earlier run in ``plan.out`` stopped; the learning curve.

    Writes the model, its tokenizer and vocabulary, the encoded data and ``training.json`` into ``plan.out``.
    """
    if importlib.util.find_spec("torch") is None or importlib.util.find_spec("transformers") is None:
        raise UsageError("training needs torch and transformers", hint="install the extra: neurosym[train]")
    plan.out.mkdir(parents=True, exist_ok=True)
    seed = plan.settings.seed
    if not (plan.out / "decoder_vocabulary.json").exists():
        vocabulary = _vocabulary(plan)
        report(f"vocabulary of {len(vocabulary)} tokens")
    else:
        vocabulary = DecoderVocabulary.load(plan.out)
    model = build_model(vocabulary, plan.out, seed)
    report(f"model of {sum(p.numel() for p in model.parameters()) / 1e6:.1f} million parameters")
    dataset, held_out = _datasets(plan, report)
    curve = train(model, dataset, held_out, plan.out, plan.settings, report)
    record = {
        "seed": seed,
        "questions": plan.questions,
        "word_problems": plan.data is not None,
        "parameters": sum(p.numel() for p in model.parameters()),
        "encoder_sha256": sha256(minilm_folder() / "model.safetensors"),
        "curve": curve,
    }
    (plan.out / "training.json").write_text(json.dumps(record, indent=1), encoding="utf-8")
    return curve


def _vocabulary(plan: Plan) -> DecoderVocabulary:
    """Built from what the corpus makes the decoder write."""
    composer = Composer(load_corpus(plan.corpus), Random(plan.settings.seed))
    rng = Random(plan.settings.seed)
    texts = [e.text for _ in range(6_000) for e in decisions(composer.draw(), rng, thin=False)]
    vocabulary = DecoderVocabulary.build(texts, plan.vocabulary)
    vocabulary.save(plan.out)
    return vocabulary


def _datasets(plan: Plan, report: Callable[[str], None]) -> tuple[Dataset, dict[str, Dataset]]:
    path = plan.out / "data.npz"
    if not path.exists():
        size = max(1, min(10_000, plan.questions // plan.processes))
        jobs = [(plan, number, size) for number in range(1, plan.questions // size + 1)]
        parts, rejected = [], Counter[str]()
        with ProcessPoolExecutor(plan.processes, mp_context=get_context("spawn")) as pool:
            for number, (part, reasons) in enumerate(pool.map(_compose_part, jobs), start=1):
                parts.append(part)
                rejected += reasons
                report(
                    f"composed {number * size} of {plan.questions}, {rejected.total()} fillings rejected"
                )
        Dataset.join(parts).save(path)
        (plan.out / "rejections.json").write_text(json.dumps(dict(rejected.most_common()), indent=1))
    train_set = Dataset.load(path)
    report(f"{len(train_set)} decisions to learn from")
    tokenizer, vocabulary = load_tokenizer(plan.out), DecoderVocabulary.load(plan.out)
    rng = Random(plan.settings.seed + 1)

    def encoded(questions: Sequence[Composed]) -> Dataset:
        examples = [e for q in questions for e in decisions(q, rng) if e.action != "answer"]
        return encode_examples(examples, tokenizer, vocabulary, LONGEST_TARGET)

    seen = Composer(load_corpus(plan.corpus), Random(plan.settings.seed + 2))
    held_out = {
        "seen": encoded([seen.draw() for _ in range(plan.test_questions // 3)]),
        "unseen": encoded(held_out_questions(plan.test_questions // 2, plan.settings.seed + 3)),
    }
    if plan.data is not None:
        held_out["problems"] = encoded(list(word_problems(plan.data, folds=(0,)))[::2])
    return train_set, held_out


def _compose_part(job: tuple[Plan, int, int]) -> tuple[Dataset, Counter[str]]:
    """Runs in a worker: ``size`` questions from a seed of their own, encoded."""
    plan, number, size = job
    rng = Random(plan.settings.seed * 1_000_003 + number)
    composer = Composer(load_corpus(plan.corpus), rng)
    problems = list(word_problems(plan.data)) if plan.data is not None else []

    def draw() -> Composed:
        if problems and rng.random() < PROBLEM_SHARE:
            problem = rng.choice(problems)
            return vary(problem, rng) if rng.random() < 0.6 else problem
        return composer.draw()

    tokenizer: Any = load_tokenizer(plan.out)
    examples = (e for _ in range(size) for e in decisions(draw(), rng))
    dataset = encode_examples(examples, tokenizer, DecoderVocabulary.load(plan.out), LONGEST_TARGET)
    return dataset, composer.rejections
