"""The benchmarks there are, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from neurosym.benchmarks.task import Benchmark, Comparison
from neurosym.errors import UsageError

__all__ = ["BENCHMARKS", "load"]

BENCHMARKS: Mapping[str, str] = {
    "lengths": "copying and counting in texts of 10 to 100,000 characters",
    "arithmetic": "operations on numbers of 1 to 50 digits, sums of 10 to 1,000 numbers",
    "number_game": "the concept learner against people's judgements (needs data)",
    "bbh": "BIG-Bench Hard (needs data)",
    "gpt3_arithmetic": "sums and word tasks of the GPT-3 paper (needs data)",
    "cute": "spelling and editing by characters and words (needs data)",
    "mawps": "word problems, the held-out fold (needs data)",
    "asdiv_a": "word problems, the held-out fold (needs data)",
    "deepmind_mathematics": "school mathematics (needs data)",
    "jsonl:PATH": "any JSONL of questions and targets",
}
"""Name -> what it measures."""

_GENERATED = ("lengths", "arithmetic")
_MODULES = {"bbh": "jsonl", "mawps": "word_problems", "asdiv_a": "word_problems"}
"""Where a benchmark's function lives, if not in a module of its own name."""


def load(name: str, data: Path | None = None, limit: int | None = None) -> Benchmark | Comparison:
    """``NAME``, ``NAME:PART,PART`` or ``jsonl:PATH``; ``limit`` is the most items of each part.

    Raises UsageError for an unknown name or part, and when data are needed and not there.
    """
    base, _, selection = name.partition(":")
    if base == "jsonl" and selection:
        from neurosym.benchmarks.jsonl import jsonl

        return jsonl(Path(selection)).select((), limit)
    if base not in BENCHMARKS:
        raise UsageError(f"there is no benchmark {name!r}", hint=f"known: {', '.join(BENCHMARKS)}")
    make = getattr(import_module(f"neurosym.benchmarks.{_MODULES.get(base, base)}"), base)
    loaded = make() if base in _GENERATED else _with_data(make, base, data)
    parts = tuple(part for part in selection.split(",") if part)
    if isinstance(loaded, Comparison):
        if parts:
            raise UsageError(f"{base} has no parts to select")
        return loaded
    assert isinstance(loaded, Benchmark)
    return loaded.select(parts, limit)


def _with_data(
    make: Callable[[Path], Benchmark | Comparison], name: str, data: Path | None
) -> Benchmark | Comparison:
    if data is None:
        raise UsageError(
            f"the benchmark {name} needs data", hint="name their folder: --data PATH or NEUROSYM_DATA"
        )
    return make(data)
