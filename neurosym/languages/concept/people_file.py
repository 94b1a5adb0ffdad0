"""Writes fitted parameters as the text of a file like people.toml, and says what is rounded.

Shares, exponents, noises and lapses have 4 decimals, group masses 6 significant digits, factors 5
decimals; a factor that rounds to 1 is left out. A slope is folded into the factors of its family.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neurosym.languages.concept.design import Design, slope_of
from neurosym.languages.concept.fit import Model

__all__ = ["parameter_text"]

Array = NDArray[Any]


def parameter_text(model: Model, design: Design, remarks: Sequence[str] = ()) -> str:
    """TOML that ``people.parameters`` reads; ``remarks`` become comments at the top."""
    kinds = range(len(model.share))
    lapse, base = model.lapses
    lines = [f"# {remark}" for remark in remarks]
    lines += [f"lapse = {lapse:.4f}", f"base = {base:.4f}"]
    for share, exponent, noise in zip(_shares(model.shares), model.exponents, model.noises, strict=True):
        lines += ["", "[[kinds]]", f"share = {share}", f"exponent = {exponent:.4f}", f"noise = {noise:.4f}"]
    logs = np.array([model.logs(design, kind) for kind in kinds])
    masses = _group_masses(design, logs)
    lines += ["", "[groups]"]
    lines += [f"{json.dumps(name)} = {_numbers(masses[name], '.6g')}" for name in masses]
    lines += ["", "[factors]"]
    slopes = {name: logs[0][place] for place, (sort, name) in enumerate(design.names) if sort == "slope"}
    for place, (sort, name) in enumerate(design.names):
        if sort in ("group", "slope"):
            continue
        values = np.exp(logs[:, place] + sum(slope_of(name, family) * slopes[family] for family in slopes))
        if not np.all(np.abs(values - 1) < 5e-6):
            own = sort in ("length", "tenths")
            lines.append(f"{json.dumps(name)} = {_numbers(values, '.5f') if own else f'{values[0]:.5f}'}")
    return "\n".join(lines) + "\n"


def _shares(shares: Array) -> list[str]:
    """With 4 decimals, and adding up to 1."""
    rounded = [Decimal(f"{share:.4f}") for share in shares[:-1]]
    return [str(share) for share in (*rounded, 1 - sum(rounded))]


def _group_masses(design: Design, logs: Array) -> dict[str, list[float]]:
    """Each group's share of the prior of each kind."""
    masses: dict[str, list[float]] = {name: [] for name in dict.fromkeys(design.groups)}
    places = {name: place for place, name in enumerate(masses)}
    owner = np.array([places[name] for name in design.groups])
    for kind in logs:
        weights = np.exp(design.log_prior(kind))
        sums = np.bincount(owner, weights=weights)
        for name, mass in zip(masses, sums / sums.sum(), strict=True):
            masses[name].append(float(mass))
    return masses


def _numbers(values: Sequence[float] | Array, form: str) -> str:
    return "[" + ", ".join(format(value, form) for value in values) + "]"
