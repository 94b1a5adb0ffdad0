"""The sets that concepts are built from: one row each, with the members up to a limit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import isqrt
from types import MappingProxyType

__all__ = ["FAMILIES", "NAMED", "FamilyRow", "NamedRow"]


@dataclass(frozen=True)
class NamedRow:
    """``words`` reads the set as a noun phrase; ``members(n)`` gives its members in 1..n."""

    words: str
    members: Callable[[int], Iterable[int]]


@dataclass(frozen=True)
class FamilyRow:
    """A set for every argument from ``least`` to ``most`` (None: without end); ``{}`` in ``words`` is it."""

    words: str
    least: int
    most: int | None
    members: Callable[[int, int], Iterable[int]]


def _squares(limit: int) -> Iterable[int]:
    return (root * root for root in range(1, isqrt(limit) + 1))


def _cubes(limit: int) -> Iterable[int]:
    root = 1
    while root**3 <= limit:
        yield root**3
        root += 1


def _primes(limit: int) -> Iterable[int]:
    sieve = bytearray([1]) * (limit + 1)
    for number in range(2, limit + 1):
        if sieve[number]:
            yield number
            sieve[number * number :: number] = bytes(len(range(number * number, limit + 1, number)))


def _powers(base: int, limit: int) -> Iterable[int]:
    power = base
    while power <= limit:
        yield power
        power *= base


def _ends_in(digit: int, limit: int) -> Iterable[int]:
    return range(digit or 10, limit + 1, 10)


NAMED: Mapping[str, NamedRow] = MappingProxyType(
    {
        "even": NamedRow("even numbers", lambda limit: range(2, limit + 1, 2)),
        "odd": NamedRow("odd numbers", lambda limit: range(1, limit + 1, 2)),
        "squares": NamedRow("square numbers", _squares),
        "cubes": NamedRow("cube numbers", _cubes),
        "primes": NamedRow("prime numbers", _primes),
    }
)

FAMILIES: Mapping[str, FamilyRow] = MappingProxyType(
    {
        "multiples": FamilyRow(
            "multiples of {}", 1, None, lambda factor, limit: range(factor, limit + 1, factor)
        ),
        "powers": FamilyRow("powers of {}", 2, None, _powers),
        "ends_in": FamilyRow("numbers ending in {}", 0, 9, _ends_in),
    }
)
