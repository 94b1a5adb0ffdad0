"""Reading benchmark data from a folder that the user names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from neurosym.errors import UsageError

__all__ = ["number_text", "read_rows", "read_table"]


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a JSONL file with their line numbers. Raises UsageError for a line that is none."""
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise UsageError(f"{path.name} has no JSON here: {error}", line=number, column=1) from error
        if not isinstance(row, dict):
            raise UsageError(f"{path.name} has no JSON object here", line=number, column=1)
        yield number, row


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file with a heading."""
    lines = [line.split("\t") for line in _lines(path) if line]
    if any(len(line) != len(lines[0]) for line in lines):
        raise UsageError(f"{path.name} is no table: its lines have different numbers of columns")
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def number_text(value: object) -> str:
    """A target as text; JSON floats that are whole numbers are integers (``9.0`` -> ``9``)."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, float):
        return str(Fraction(repr(value)))
    if isinstance(value, list):
        return ", ".join(map(number_text, value))
    return str(value)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise UsageError(
            f"cannot read {path}: {error.strerror}", hint="--data names the folder of benchmark data"
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8: {error.reason} at byte {error.start + 1}") from error
