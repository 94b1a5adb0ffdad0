"""Asks every question of a benchmark and writes each result down before it asks the next.

An interrupted run goes on where it stopped: a result in the file counts if its fingerprint (generator,
settings, versions) and its item's digest (question, files, target) are those of this run. Other rows are
left alone.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from neurosym.benchmarks.fingerprint import digest_of
from neurosym.benchmarks.task import Benchmark, Item
from neurosym.errors import NeurosymError, UsageError
from neurosym.reasoner import Reasoner
from neurosym.values import type_name

__all__ = ["Progress", "Result", "run"]

SHOWN = 400
"""Characters of a question, target or answer that a row keeps; grading sees the whole."""


@dataclass(frozen=True)
class Result:
    """What became of one item. ``value_correct`` judges a value even if it was withheld as unsure."""

    id: str
    group: str
    kind: str
    question: str
    target: str
    answer: str
    type: str
    abstained: bool
    correct: bool
    value_correct: bool
    probability: float
    seconds: float
    language: str
    program: str
    error: str | None


@dataclass(frozen=True)
class Progress:
    """After each item: ``done`` of ``total``, ``resumed`` of them from an earlier run, ``right`` so far."""

    name: str
    done: int
    total: int
    resumed: int
    right: int


def run(
    benchmark: Benchmark,
    reasoner: Reasoner,
    *,
    fingerprint: str = "",
    path: Path | None = None,
    report: Callable[[Progress], None] = lambda _: None,
) -> list[Result]:
    """One result for each item, in the benchmark's order; ``path`` is the file of rows to continue.

    An item at which the generator or the interpreter fails is abstained with its ``error`` kept, and asked
    again by the next run. Raises UsageError for what the user has to mend (no model, an unwritable file).
    """
    earlier = dict(_stored(path, fingerprint)) if path else {}
    digests = {item.id: _digest(item) for item in benchmark.items}
    results: list[Result] = []
    resumed = right = 0
    for item in benchmark.items:
        result = earlier.get((item.id, digests[item.id]))
        if result is None:
            result = _ask(item, reasoner)
            if path is not None:
                _append(path, {"fingerprint": fingerprint, "digest": digests[item.id], **asdict(result)})
        else:
            resumed += 1
        right += result.correct
        results.append(result)
        report(Progress(benchmark.name, len(results), len(benchmark.items), resumed, right))
    return results


def _ask(item: Item, reasoner: Reasoner) -> Result:
    start = time.perf_counter()
    try:
        answer = reasoner.ask(item.question, files=item.files)
    except UsageError:
        raise
    except NeurosymError as error:
        return _failed(item, f"{error.kind}: {error}", time.perf_counter() - start)
    except Exception as error:  # a fault of ours must not cost the hours before it: it is counted and shown
        return _failed(item, f"internal: {type(error).__name__}: {error}", time.perf_counter() - start)
    seconds = time.perf_counter() - start
    right = bool(answer.outcomes) and item.grade(item.question, item.target, answer.value)
    return Result(
        id=item.id,
        group=item.group,
        kind=item.kind,
        question=_cut(item.question),
        target=_cut(item.target),
        answer=_cut(answer.text),
        type=type_name(answer.value),
        abstained=answer.abstained,
        correct=right and not answer.abstained,
        value_correct=right,
        probability=answer.probability,
        seconds=round(seconds, 6),
        language=answer.language,
        program=" ; ".join(outcome.program for outcome in answer.outcomes),
        error=None,
    )


def _failed(item: Item, error: str, seconds: float) -> Result:
    question, target = _cut(item.question), _cut(item.target)
    return Result(
        item.id, item.group, item.kind, question, target, "", "none", True, False, False, 0.0,
        round(seconds, 6), "", "", _cut(error),
    )  # fmt: skip


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN // 2]} … {text[-SHOWN // 2 :]}"


# ---------------------------------------------------------------- the file of rows


def _digest(item: Item) -> str:
    return digest_of({"question": item.question, "files": item.files, "target": item.target})


_NAMES = frozenset(field.name for field in fields(Result))


def _stored(path: Path, fingerprint: str) -> Iterator[tuple[tuple[str, str], Result]]:
    """Earlier results with this fingerprint, by id and digest, failures left out."""
    if not path.is_file():
        return
    with _opened(path, "r") as file:
        for line in file:
            try:
                row: dict[str, Any] = json.loads(line)
            except ValueError:  # the line that was being written when the run was cut
                continue
            if not isinstance(row, dict) or row.get("fingerprint") != fingerprint or row.get("error"):
                continue
            if row.keys() >= _NAMES:
                result = Result(**{name: row[name] for name in _NAMES})
                yield (result.id, str(row.get("digest"))), result


def _append(path: Path, row: dict[str, Any]) -> None:
    """On a line of its own, even if the last run was cut in the middle of one."""
    with _opened(path, "a") as file:
        if file.tell() and not _ends_with_newline(path):
            file.write("\n")
        file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, 2)
        return file.read() == b"\n"


def _opened(path: Path, mode: str) -> Any:
    try:
        return path.open(mode, encoding="utf-8", errors="replace" if mode == "r" else "backslashreplace")
    except OSError as error:
        raise UsageError(f"cannot open {path}: {error.strerror}") from error
