"""Any JSONL of questions and targets; BIG-Bench Hard is one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from neurosym.benchmarks.grading import close_answer, same_answer
from neurosym.benchmarks.rows import number_text, read_rows
from neurosym.benchmarks.task import Benchmark, Item
from neurosym.errors import UsageError

__all__ = ["bbh", "jsonl"]


def jsonl(path: Path, name: str | None = None, about: str | None = None) -> Benchmark:
    """Fields: ``question`` or ``input``, ``target`` or ``answer``; optional ``id``, ``task`` and ``files``.

    ``files`` maps names to contents. Rows without an ``id`` are numbered within their task (``idx`` is
    taken if it is there). A target that is a JSON float with a fraction may differ by 0.01%; everything
    else is exact.
    """
    items, counts = [], dict[str, int]()
    for line, row in read_rows(path):
        task = str(row.get("task", path.stem))
        counts[task] = counts.get(task, 0) + 1
        identity = row.get("id", f"{task}/{row.get('idx', counts[task] - 1)}")
        question = _field(row, ("question", "input"), path, line)
        target = _field(row, ("target", "answer"), path, line)
        rounded = isinstance(target, float) and not target.is_integer()
        files = row.get("files", {})
        if not isinstance(files, dict):
            raise UsageError(f"{path.name}: files are an object of names and contents", line=line, column=1)
        items.append(
            Item(
                id=str(identity),
                question=str(question),
                target=number_text(target),
                group=task,
                files=tuple((str(key), str(text)) for key, text in files.items()),
                grade=close_answer if rounded else same_answer,
            )
        )
    if not items:
        raise UsageError(f"{path} has no questions")
    about = about or f"Questions and targets of {path.name}."
    return Benchmark(name or f"jsonl:{path}", "1", about, tuple(items))


def bbh(data: Path) -> Benchmark:
    """The first 30 items of each of BIG-Bench Hard's 27 tasks (Suzgun et al. 2022); never trained on."""
    about = (
        "BIG-Bench Hard (Suzgun et al. 2022), the first 30 items of each task, without examples. "
        "Many tasks need knowledge or taste, which this system does not claim: there it should abstain."
    )
    return jsonl(data / "bbh.jsonl", "bbh", about)


def _field(row: dict[str, Any], names: tuple[str, ...], path: Path, line: int) -> Any:
    for name in names:
        if row.get(name) is not None:
            return row[name]
    raise UsageError(f"{path.name}: the row has no {' or '.join(names)}", line=line, column=1)
