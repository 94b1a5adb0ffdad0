"""School mathematics in 70 modules, generated with DeepMind's mathematics_dataset (Saxton et al. 2019)."""

from __future__ import annotations

from pathlib import Path

from neurosym.benchmarks.rows import read_rows
from neurosym.benchmarks.task import Benchmark, Item

__all__ = ["deepmind_mathematics"]


def deepmind_mathematics(data: Path) -> Benchmark:
    """Decimal answers are exact in these data, so nothing is forgiven."""
    items = []
    for line, row in read_rows(data / "deepmind_mathematics.jsonl"):
        items.append(Item(str(line), str(row["question"]), str(row["answer"]), str(row["module"])))
    about = "School mathematics by module (Saxton et al. 2019). Expressions are compared as texts."
    return Benchmark("deepmind_mathematics", "1", about, tuple(items))
