"""The hypotheses of the people prior as arrays over 1..100: what a fit multiplies."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neurosym.languages.concept.answers import DOMAIN
from neurosym.languages.concept.extension import members
from neurosym.languages.concept.people_space import INTERVALS, interval_factors, rows
from neurosym.languages.concept.space import interval_weights

__all__ = ["Design", "slope_of"]

Array = NDArray[Any]

_PENALTIES = {"group": 0.02, "slope": 0.05, "length": 0.1, "tenths": 0.1, "end": 0.05, "item": 0.3}
"""How strongly each sort of factor is held near 1."""

_OWNED = ("group", "length", "tenths")
"""The sorts of which each kind of learner has its own."""

_NUMBERED = re.compile(r"(multiples|powers)\((\d+)\)( \|.*)?|(remainders) by (\d+)")


class Design:
    """``names`` are the factors; a group's mass and a family's slope are factors as well.

    A slope s makes the factor of multiples(k), say, (k/3)**s times what it is by itself.
    """

    def __init__(self) -> None:
        self._places: dict[tuple[str, str], int] = {}
        self._row: list[int] = []
        self._column: list[int] = []
        self._value: list[float] = []
        self.groups: list[str] = []
        base: list[float] = []
        held: list[tuple[int, int]] = []
        for row in rows(DOMAIN):
            held += [(len(base), number - 1) for number in members(row.bits)]
            self._add(len(base), row.group, row.factors)
            base.append(0.0)
        erlang = interval_weights(DOMAIN)
        for low in range(1, DOMAIN + 1):
            for high in range(low, DOMAIN + 1):
                held += [(len(base), number - 1) for number in range(low, high + 1)]
                self._add(len(base), INTERVALS, interval_factors(low, high, DOMAIN))
                base.append(math.log(erlang[high - low + 1]) - math.log(10**20))
        self._base = np.array(base)
        self.member = np.zeros((len(base), DOMAIN), dtype=np.float32)
        self.member[tuple(np.array(held).T)] = 1
        self.size: Array = self.member.sum(axis=1, dtype=np.float64)
        self.names = tuple(self._places)
        self.penalty: Array = np.array([_PENALTIES[sort] for sort, _ in self.names])
        self.owned: Array = np.array([i for i, (sort, _) in enumerate(self.names) if sort in _OWNED])
        self._rows, self._columns = np.array(self._row), np.array(self._column)
        self._values = np.array(self._value)

    def _add(self, place: int, group: str, factors: Sequence[str]) -> None:
        self.groups.append(group)
        self._set(place, "group", group, 1.0)
        for name in factors:
            self._set(place, _sort(name), name, 1.0)
            if numbered := _NUMBERED.fullmatch(name):
                family = numbered[1] or numbered[4]
                self._set(place, "slope", family, slope_of(name, family))

    def _set(self, place: int, sort: str, name: str, value: float) -> None:
        self._row.append(place)
        self._column.append(self._places.setdefault((sort, name), len(self._places)))
        self._value.append(value)

    def inside(self, sets: Sequence[tuple[int, ...]]) -> Array:
        """How many of each set's numbers each hypothesis holds."""
        shown = np.zeros((len(sets), DOMAIN), dtype=np.float32)
        for place, numbers in enumerate(sets):
            for number in numbers:
                shown[place, number - 1] += 1
        return np.asarray(shown @ self.member.T)

    def log_prior(self, logs: Array) -> Array:
        """The logarithm of every hypothesis' weight, from those of the factors."""
        products = self._values * logs[self._columns]
        return self._base + np.bincount(self._rows, weights=products, minlength=len(self._base))

    def transposed(self, slopes: Array) -> Array:
        """From the gradient by the weights' logarithms to that by the factors'."""
        products = self._values * slopes[self._rows]
        return np.asarray(np.bincount(self._columns, weights=products, minlength=len(self.names)))


def _sort(name: str) -> str:
    first = name.split(" ")[0]
    if first == "length":
        return "length"
    if first in ("begins", "ends"):
        return "end"
    return "tenths" if name.endswith(" tenths") else "item"


def slope_of(name: str, family: str) -> float:
    """What this family's slope is multiplied with for a factor: log(k/3), or 0 for one of another family."""
    numbered = _NUMBERED.fullmatch(name)
    if numbered is None or family not in (numbered[1], numbered[4]):
        return 0.0
    return math.log(int(numbered[2] or numbered[5]) / 3)
