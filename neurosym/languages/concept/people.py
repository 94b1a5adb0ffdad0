"""``prior="people"``: a space, a prior and a population of learners, fitted to people's answers.

The parameters lie in people.toml beside this file, as decimals; ``neurosym learn --fit`` makes such a
file (docs/number_game_people.md). Each kind of learner has its prior, rounded to 18 decimals for every
hypothesis, so that exact arithmetic is possible.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from math import prod
from typing import Any

from neurosym.languages.concept.listed import Listed, check_listable, listed
from neurosym.languages.concept.people_space import INTERVALS, interval_factors, rows
from neurosym.languages.concept.population import Kind, Population
from neurosym.languages.concept.sampling import Sampling
from neurosym.languages.concept.space import interval_weights
from neurosym.languages.concept.syntax import Concept

__all__ = ["PLACES", "Parameters", "parameters", "people", "weighted"]

PLACES = 6
"""Decimals of a factor."""

_SCALE = 10**18

Vector = tuple[int, ...]
"""One number for each kind of learner."""


@dataclass(frozen=True)
class Parameters:
    """What a file of parameters says. Factors are in units of 10**-PLACES; one not named is 1."""

    kinds: tuple[Kind, ...]
    lapse: Fraction
    base: Fraction
    groups: Mapping[str, tuple[Fraction, ...]]
    factors: Mapping[str, Vector]


def parameters(text: str) -> Parameters:
    """The parameters in the text of a file like people.toml."""
    loaded = tomllib.loads(text, parse_float=Fraction)
    kinds = tuple(
        Kind(Fraction(row["share"]), Sampling(Fraction(row["exponent"]), Fraction(row["noise"])))
        for row in loaded["kinds"]
    )
    groups = {name: tuple(map(Fraction, masses)) for name, masses in loaded["groups"].items()}
    factors = {name: _vector(value, len(kinds)) for name, value in loaded["factors"].items()}
    return Parameters(kinds, Fraction(loaded["lapse"]), Fraction(loaded["base"]), groups, factors)


@lru_cache(maxsize=1)
def _fitted() -> Parameters:
    return parameters((files("neurosym.languages.concept") / "people.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def _space(domain: int) -> Listed:
    return weighted(_fitted(), domain)


@lru_cache(maxsize=8)
def people(domain: int, exponent: Fraction | None = None, noise: Fraction | None = None) -> Population:
    """The fitted population over 1..domain; an exponent or noise that is stated holds for every kind."""
    check_listable(domain)
    fitted = _fitted()
    kinds = []
    for kind in fitted.kinds:
        own = kind.sampling
        power = own.exponent if exponent is None else exponent
        kinds.append(Kind(kind.share, Sampling(power, own.noise if noise is None else noise)))
    return Population(_space(domain), tuple(kinds), fitted.lapse, fitted.base)


def weighted(fitted: Parameters, domain: int) -> Listed:
    """The space over 1..domain with the weights that these parameters give."""
    groups: dict[str, list[tuple[Concept, int, Vector]]] = {}
    for row in rows(domain):
        product = _product(fitted, row.factors, 1)
        groups.setdefault(row.group, []).append((row.concept, row.bits, product))
    rules = [
        (concept, bits, weights)
        for group, members in groups.items()
        for (concept, bits, _), weights in zip(
            members, _shared(fitted.groups[group], [product for _, _, product in members]), strict=True
        )
    ]
    erlang = interval_weights(domain)
    longest = max(length for length, weight in enumerate(erlang) if weight)
    ends, products = [], []
    known: dict[tuple[int, tuple[str, ...]], Vector] = {}
    for low in range(1, domain + 1):
        for high in range(low, min(domain, low + longest - 1) + 1):
            key = (high - low + 1, interval_factors(low, high, domain))
            if key not in known:
                known[key] = _product(fitted, key[1], erlang[key[0]])
            ends.append((low, high))
            products.append(known[key])
    shares = _shared(fitted.groups[INTERVALS], products)
    intervals = ((low, high, weights) for (low, high), weights in zip(ends, shares, strict=True))
    return listed(domain, rules, intervals)


_MOST_FACTORS = 5


def _product(fitted: Parameters, names: tuple[str, ...], base: int) -> Vector:
    """The product of a hypothesis' factors for each kind, all in the same units."""
    unit = 10**PLACES
    missing = base * unit ** (_MOST_FACTORS - len(names))
    vectors = [fitted.factors[name] for name in names if name in fitted.factors]
    missing *= unit ** (len(names) - len(vectors))
    if not vectors:
        return tuple(missing for _ in fitted.kinds)
    return tuple(missing * prod(values) for values in zip(*vectors, strict=True))


def _shared(masses: Sequence[Fraction], products: Sequence[Vector]) -> Iterator[Vector]:
    """A group's mass shared in proportion to the products, for each kind, in units of 10**-18."""
    columns = []
    for mass, column in zip(masses, zip(*products, strict=True), strict=True):
        total = mass.denominator * sum(column)
        share = {value: (2 * mass.numerator * _SCALE * value + total) // (2 * total) for value in set(column)}
        columns.append([share[value] for value in column])
    return zip(*columns, strict=True)


def _vector(value: Any, kinds: int) -> Vector:
    """A factor is one number for all kinds, or a list with one for each."""
    each = value if isinstance(value, list) else [value] * kinds
    return tuple(round(Fraction(number) * 10**PLACES) for number in each)
