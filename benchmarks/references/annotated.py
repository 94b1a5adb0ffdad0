"""The annotated questions: what a person following docs/references.md finds in each.

``annotations.jsonl`` holds one question a line. Questions of our own carry their annotation inside:
``"marked": "How many ⟦s:r⟧ are in ⟦w:strawberry⟧?"``, a value that is not plain from the surface after an
arrow (``⟦n:half→1/2⟧``, list items split by ``|``). Rows of the benchmark data are named by file and row
only; their annotation holds spans, and values of numbers and dates, never their text.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

__all__ = ["ANNOTATIONS", "Annotated", "Expected", "load", "plain", "unmark"]

ANNOTATIONS = Path(__file__).with_name("annotations.jsonl")

_MARK = re.compile(r"⟦(?P<kind>[nsledwt]):(?P<surface>[^⟦⟧→]*)(?:→(?P<value>[^⟦⟧→]*))?⟧")
_NUMBER = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?|-?\d+/\d+")
_BETWEEN = re.compile(r"\s*(?:[,;]\s*(?:(?:and|or)\s+)?|\s(?:and|or)\s)\s*")
_QUOTES = {'"': '"', "'": "'", "`": "`", "“": "”"}


@dataclass(frozen=True)
class Expected:
    """A reference as a person marked it; ``value`` is a Fraction, text, date or list of the first two."""

    kind: str
    start: int
    end: int
    value: Any


@dataclass(frozen=True)
class Annotated:
    """A question with its references; ``own`` tells our questions from rows of the benchmark data."""

    id: str
    question: str
    split: str
    own: bool
    references: tuple[Expected, ...]


def load(data: Path | None) -> Iterator[Annotated]:
    """Every annotated question; rows of the benchmark data only where ``data`` names their folder."""
    for line in ANNOTATIONS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "marked" in row:
            question, references = unmark(row["marked"])
            yield Annotated(row["id"], question, row["split"], True, references)
        elif data is not None:
            question = _source_question(data, row["source"])
            references = tuple(_expected(question, one) for one in row["references"])
            yield Annotated(row["id"], question, row["split"], False, references)


def unmark(marked: str) -> tuple[str, tuple[Expected, ...]]:
    """The question without its marks, and what the marks say."""
    question, references, at = "", [], 0
    for mark in _MARK.finditer(marked):
        question += marked[at : mark.start()]
        kind, surface, written, start = mark["kind"], mark["surface"], mark["value"], len(question)
        question += surface
        at = mark.end()
        value = _of_surface(kind, surface) if written is None else _of_written(kind, written)
        references.append(Expected(kind, start, len(question), value))
    return question + marked[at:], tuple(references)


def plain(value: Any) -> Any:
    """A detected value in the terms of ``Expected.value``: expressions become their text without blanks."""
    text = getattr(value, "text", None)
    if text is not None:
        return "".join(text.split())
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def _expected(question: str, row: dict[str, Any]) -> Expected:
    kind, start, end = row["kind"], row["start"], row["end"]
    if "items" in row:
        value = _numbers_or_texts([question[slice(*item)] for item in row["items"]])
    elif "value" in row:
        value = _of_written(kind, row["value"])
    else:
        value = _of_surface(kind, question[start:end])
    return Expected(kind, start, end, value)


def _of_surface(kind: str, surface: str) -> Any:
    if kind == "l":
        inner = surface[1:-1] if surface[0] in "[({" else surface
        return _numbers_or_texts([_unquoted(item) for item in _BETWEEN.split(inner.strip())])
    if kind in "st":
        return _unquoted(surface)
    return surface if kind == "w" else _of_written(kind, surface)


def _of_written(kind: str, written: str) -> Any:
    match kind:
        case "n":
            return Fraction(written.replace(",", ""))
        case "d":
            return date.fromisoformat(written)
        case "l":
            return _numbers_or_texts(written.split("|"))
        case "e":
            return "".join(written.split())
    return written


def _numbers_or_texts(items: list[str]) -> list[Any]:
    if all(_NUMBER.fullmatch(item) for item in items):
        return [Fraction(item.replace(",", "")) for item in items]
    return items


def _unquoted(text: str) -> str:
    quoted = len(text) > 1 and _QUOTES.get(text[0]) == text[-1]
    return text[1:-1] if quoted else text


def _source_question(data: Path, source: dict[str, Any]) -> str:
    path = data / source["file"]
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix == ".tsv":
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
            template: str = source["template"]
            return template.format_map(rows[source["row"]])
        lines = file.read().split("\n")  # splitlines would also split at U+2028 inside a row
    row = json.loads(lines[source["row"]])
    question: str = row[source["field"]]
    return question
