"""Figures of a run, as JSON and as a Markdown table."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from statistics import fmean, median
from typing import Any

from neurosym.benchmarks.run import Result
from neurosym.benchmarks.task import Benchmark, Cell, Comparison

__all__ = ["comparison_markdown", "comparison_summary", "markdown", "r_squared", "summary", "wilson"]

Z95 = 1.959963984540054
"""The normal quantile of a two-sided 95% interval."""


def wilson(right: int, asked: int) -> tuple[float, float]:
    """Wilson's 95% interval for a share (Wilson 1927); (0, 1) if nothing was asked."""
    if asked == 0:
        return 0.0, 1.0
    share, z2 = right / asked, Z95 * Z95
    middle = (share + z2 / (2 * asked)) / (1 + z2 / asked)
    spread = Z95 / (1 + z2 / asked) * math.sqrt(share * (1 - share) / asked + z2 / (4 * asked * asked))
    return max(0.0, middle - spread), min(1.0, middle + spread)


def summary(benchmark: Benchmark, results: Sequence[Result], setup: dict[str, Any]) -> dict[str, Any]:
    """The whole run: ``setup`` (generator, versions, ...) as it is given, totals, groups, kinds."""
    return {
        "benchmark": benchmark.name,
        "version": benchmark.version,
        "about": benchmark.about,
        **setup,
        "total": _figures(results),
        "groups": _by(results, lambda result: result.group),
        "kinds": _by([r for r in results if r.kind], lambda result: result.kind),
    }


def _by(results: Iterable[Result], key: Callable[[Result], str]) -> dict[str, dict[str, Any]]:
    divided: dict[str, list[Result]] = {}
    for result in results:
        divided.setdefault(key(result), []).append(result)
    return {name: _figures(part) for name, part in divided.items()}


def _figures(results: Sequence[Result]) -> dict[str, Any]:
    """``accuracy`` counts abstentions as not right; ``accuracy_answered`` leaves them out."""
    asked, right = len(results), sum(r.correct for r in results)
    answered = sum(not r.abstained for r in results)
    return {
        "items": asked,
        "right": right,
        "accuracy": right / asked if asked else None,
        "interval95": list(wilson(right, asked)),
        "abstention_rate": (asked - answered) / asked if asked else None,
        "accuracy_answered": right / answered if answered else None,
        "accuracy_if_nothing_withheld": sum(r.value_correct for r in results) / asked if asked else None,
        "mean_probability": fmean(r.probability for r in results) if asked else None,
        "median_seconds": median(r.seconds for r in results) if asked else None,
        "errors": sum(r.error is not None for r in results),
    }


_HEADINGS = (
    "items", "right", "accuracy", "95% interval", "abstained", "accuracy among answered",
    "mean probability", "median s", "errors",
)  # fmt: skip


_SETUP = ("neurosym", "generator", "samples", "seed", "fingerprint")


def markdown(figures: dict[str, Any]) -> str:
    """What ``summary`` found, for people."""
    setup = ", ".join(f"{name} {figures[name]}" for name in _SETUP if name in figures)
    title = f"## {figures['benchmark']}"
    parts = [title, figures["about"], f"Benchmark version {figures['version']}; {setup}."]
    rows = [("**all**", figures["total"]), *figures["groups"].items()]
    if len(figures["groups"]) == 1:
        rows = rows[1:]
    parts.append(_table(("part", *_HEADINGS), [(name, *_row(part)) for name, part in rows]))
    if len(figures["kinds"]) > 1:
        kinds = [(name, *_row(part)) for name, part in figures["kinds"].items()]
        parts.append(_table(("kind", *_HEADINGS), kinds))
    return "\n\n".join(parts) + "\n"


def _row(part: dict[str, Any]) -> tuple[str, ...]:
    low, high = part["interval95"]
    return (
        str(part["items"]),
        str(part["right"]),
        _percent(part["accuracy"]),
        f"{low:.1%} to {high:.1%}",
        _percent(part["abstention_rate"]),
        _percent(part["accuracy_answered"]),
        "-" if part["mean_probability"] is None else f"{part['mean_probability']:.3f}",
        "-" if part["median_seconds"] is None else f"{part['median_seconds']:.3f}",
        str(part["errors"]),
    )


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


# ---------------------------------------------------------------- predictions against observations


def r_squared(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's correlation, squared; None if a side does not vary or there are fewer than three pairs."""
    if len(pairs) < 3:
        return None
    left, right = fmean(a for a, _ in pairs), fmean(b for _, b in pairs)
    across = math.fsum((a - left) * (b - right) for a, b in pairs)
    spread = math.fsum((a - left) ** 2 for a, _ in pairs) * math.fsum((b - right) ** 2 for _, b in pairs)
    return min(1.0, across * across / spread) if spread > 0 else None


def comparison_summary(comparison: Comparison, setup: dict[str, Any]) -> dict[str, Any]:
    """For each group all its cells together, and each part by itself."""
    groups: dict[str, dict[str, Any]] = {}
    for group in dict.fromkeys(cell.group for cell in comparison.cells):
        cells = [cell for cell in comparison.cells if cell.group == group]
        parts = {
            name: _agreement([cell for cell in cells if cell.part == name])
            for name in dict.fromkeys(cell.part for cell in cells)
        }
        known = [part["r_squared"] for part in parts.values() if part["r_squared"] is not None]
        middle = median(known) if known else None
        groups[group] = {**_agreement(cells), "median_r_squared_of_parts": middle, "parts": parts}
    about = {"benchmark": comparison.name, "version": comparison.version, "about": comparison.about}
    return {**about, **setup, "checks": comparison.checks, "groups": groups}


def _agreement(cells: Sequence[Cell]) -> dict[str, Any]:
    pairs = [(cell.predicted, cell.observed) for cell in cells]
    error = fmean(abs(a - b) for a, b in pairs) if pairs else None
    return {"cells": len(cells), "r_squared": r_squared(pairs), "mean_absolute_difference": error}


def comparison_markdown(figures: dict[str, Any], longest: int = 30) -> str:
    """Tables of parts with more than ``longest`` rows are left to the JSON."""
    sections = [f"## {figures['benchmark']}", figures["about"], f"Benchmark version {figures['version']}."]
    headings = ("data", "cells", "r²", "median r² of its parts", "mean absolute difference")
    rows = [
        (name, cells, share, _three(group["median_r_squared_of_parts"]), error)
        for name, group in figures["groups"].items()
        for cells, share, error in [_agreement_row(group)]
    ]
    sections.append(_table(headings, rows))
    for name, group in figures["groups"].items():
        if 1 < len(group["parts"]) <= longest:
            parts = [(part, *_agreement_row(found)) for part, found in group["parts"].items()]
            sections.append(_table((name, "cells", "r²", "mean absolute difference"), parts))
    sections += [f"{name}: {text}." for name, text in figures["checks"].items()]
    return "\n\n".join(sections) + "\n"


def _agreement_row(found: dict[str, Any]) -> tuple[str, str, str]:
    return str(found["cells"]), _three(found["r_squared"]), _three(found["mean_absolute_difference"])


def _three(number: float | None) -> str:
    return "-" if number is None else f"{number:.3f}"
