"""People's answers in the number game, as fitting needs them: read, counted, and parted into folds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from neurosym.errors import UsageError

__all__ = ["DOMAIN", "Answers", "folds", "read_answers"]

DOMAIN = 100

_FORMAT = 'one JSON object a line: {"set": [16, 8], "target": 32, "yes": 9, "n": 10}'


@dataclass(frozen=True, eq=False)
class Answers:
    """``yes[s, y - 1]`` is the share of people who say that y belongs with ``sets[s]``.

    ``asked`` marks the cells that count: asked about, and no member of the set.
    """

    name: str
    sets: tuple[tuple[int, ...], ...]
    yes: NDArray[np.float64]
    asked: NDArray[np.bool_]

    def some(self, places: Sequence[int]) -> Answers:
        """Those for the sets at these places."""
        chosen = np.array(places, dtype=np.intp)
        return Answers(self.name, tuple(self.sets[p] for p in places), self.yes[chosen], self.asked[chosen])


def read_answers(path: Path) -> Answers:
    """The answers in a file like bigelow2016.jsonl, or in a folder that holds one.

    Raises UsageError for a file that is not there or has another form.
    """
    if path.is_dir():
        path = path / "bigelow2016.jsonl"
    if not path.is_file():
        raise UsageError(f"there is no file {path}", hint="name the folder that holds bigelow2016.jsonl")
    cells: dict[tuple[int, ...], dict[int, float]] = {}
    for shown, target, share in _rows(path):
        cells.setdefault(shown, {})[target] = share
    if len(cells) < 2:
        raise UsageError(f"{path.name} has no answers to two sets or more", hint=_FORMAT)
    shares, asked = np.zeros((len(cells), DOMAIN)), np.zeros((len(cells), DOMAIN), dtype=np.bool_)
    for place, (shown, answers) in enumerate(cells.items()):
        for target, share in answers.items():
            shares[place, target - 1] = share
            asked[place, target - 1] = target not in shown
    return Answers(path.name, tuple(cells), shares, asked)


def _rows(path: Path) -> Iterator[tuple[tuple[int, ...], int, float]]:
    """(set, target, share of yes or mean rating from 0 to 1)."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            shown, target = tuple(map(int, row["set"])), int(row["target"])
            share = float(row["human"] if "human" in row else int(row["yes"]) / int(row["n"]))
        except (ValueError, TypeError, KeyError, ZeroDivisionError):
            raise UsageError(f"line {number} of {path.name} is no answer", hint=_FORMAT) from None
        if not shown or not all(1 <= value <= DOMAIN for value in (*shown, target)):
            raise UsageError(f"line {number} of {path.name} is outside 1..{DOMAIN}", hint=_FORMAT)
        if not 0 <= share <= 1:
            raise UsageError(f"line {number} of {path.name}: the share of yes is {share}", hint=_FORMAT)
        yield shown, target, share


def folds(sets: Sequence[tuple[int, ...]], count: int = 5, seed: int = 0) -> list[list[int]]:
    """The sets' places in ``count`` folds.

    Of two sets with two numbers or more, one inside the other, both are in one fold.
    """
    leader = list(range(len(sets)))

    def find(place: int) -> int:
        while leader[place] != place:
            place = leader[place]
        return place

    for left, right in combinations(range(len(sets)), 2):
        smaller, larger = sorted((set(sets[left]), set(sets[right])), key=len)
        if len(smaller) > 1 and smaller <= larger:
            leader[find(left)] = find(right)
    groups: dict[int, list[int]] = {}
    for place in range(len(sets)):
        groups.setdefault(find(place), []).append(place)
    order = list(groups.values())
    Random(seed).shuffle(order)
    return [sorted(place for group in order[fold::count] for place in group) for fold in range(count)]
