"""Arithmetic word problems: MAWPS (Koncel-Kedziorski et al. 2016) and ASDiv-A (Miao et al. 2020)."""

from __future__ import annotations

from pathlib import Path

from neurosym.benchmarks.grading import close_answer
from neurosym.benchmarks.rows import number_text, read_rows
from neurosym.benchmarks.task import Benchmark, Item

__all__ = ["asdiv_a", "mawps"]

HELD_OUT = "fold-0"
"""``neurosym train`` uses the folds 1 to 4, so only this one says anything about new questions."""


def mawps(data: Path) -> Benchmark:
    return _folds("mawps", "MAWPS", data)


def asdiv_a(data: Path) -> Benchmark:
    return _folds("asdiv_a", "ASDiv-A", data)


def _folds(name: str, title: str, data: Path) -> Benchmark:
    items = [
        Item(
            id=str(line),
            question=str(row["question"]),
            target=number_text(row["answer"]),
            group=f"fold-{row['fold']}",
            grade=close_answer,
        )
        for line, row in read_rows(data / "word_problems" / f"{name}.jsonl")
    ]
    about = (
        f"{title} word problems in the five folds of the SVAMP paper. The embedded model is trained on folds "
        f"1 to 4: only {HELD_OUT}, the default, is held out. Answers with a fraction may differ by 0.01%."
    )
    return Benchmark(name, "1", about, tuple(items), default=(HELD_OUT,))
