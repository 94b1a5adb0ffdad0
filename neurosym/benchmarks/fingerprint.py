"""What a result depends on, as one hash: results with different fingerprints are never mixed."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from neurosym.benchmarks.task import Benchmark
from neurosym.errors import UsageError
from neurosym.reasoner import Reasoner
from neurosym.resources import folder

__all__ = ["digest_of", "fingerprint_of"]

_PACKAGE = Path(__file__).resolve().parent.parent

_NO_PART = ("cli", "training", "models")
"""Folders of the package that have no part in an answer (a model is hashed as the generator's)."""


def fingerprint_of(benchmark: Benchmark, reasoner: Reasoner, spec: str) -> str:
    """Of the benchmark's version, the code, the generator with its files, and the reasoner's settings.

    Which groups and how many items were asked for is no part of it: a run with a higher limit goes on.
    """
    return digest_of(
        {
            "benchmark": [benchmark.name.partition(":")[0], benchmark.version],
            "code": _code(),
            "generator": [spec, _model_files(spec, reasoner)],
            "samples": reasoner.samples,
            "seed": reasoner.seed,
            "threshold": reasoner.threshold,
            "budget": vars(reasoner.budget),
        }
    )


def digest_of(data: Any) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of canonical JSON."""
    written = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(written.encode("ascii")).hexdigest()[:16]


@cache
def _code() -> str:
    """The version number alone would not see an edit in a checkout."""
    files = [path for path in _PACKAGE.rglob("*.py") if path.relative_to(_PACKAGE).parts[0] not in _NO_PART]
    return _hash([*files, *folder("grammars").glob("*.lark")])


def _model_files(spec: str, reasoner: Reasoner) -> str:
    """The files behind a SPEC: its path, or the folder that the generator says it reads."""
    path = Path(spec.partition(":")[2])
    if path == Path() or not path.exists():
        try:
            path = Path(getattr(reasoner.generator, "folder", Path()))
        except UsageError:  # no model is installed: said when it is asked to propose
            return ""
    if path == Path():
        return ""
    return _hash([path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()])


def _hash(files: list[Path]) -> str:
    total = hashlib.sha256()
    for path in sorted(files):
        with path.open("rb") as file:
            total.update(path.name.encode() + hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()[:16]
