"""The sets that concepts are built from: one row each, with the members up to a limit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
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


def _composites(limit: int) -> Iterable[int]:
    primes = set(_primes(limit))
    return (number for number in range(4, limit + 1) if number not in primes)


def _triangular(limit: int) -> Iterable[int]:
    return accumulate(range(1, (isqrt(8 * limit + 1) - 1) // 2 + 1))


def _fibonacci(limit: int) -> Iterable[int]:
    number, following = 1, 2
    while number <= limit:
        yield number
        number, following = following, number + following


def _repdigits(limit: int) -> Iterable[int]:
    return (number for number in range(11, limit + 1) if len(set(str(number))) == 1)


def _digits_among(digits: str) -> Callable[[int], Iterable[int]]:
    allowed = frozenset(digits)
    return lambda limit: (number for number in range(1, limit + 1) if allowed.issuperset(str(number)))


def _starts_with(digit: int, limit: int) -> Iterable[int]:
    first = digit
    while first <= limit:
        yield from range(first, min(limit, first + first // digit - 1) + 1)
        first *= 10


def _contains(digit: int, limit: int) -> Iterable[int]:
    return (number for number in range(1, limit + 1) if str(digit) in str(number))


def _digit_sum(total: int, limit: int) -> Iterable[int]:
    return (number for number in range(1, limit + 1) if sum(map(int, str(number))) == total)


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
        "composites": NamedRow("composite numbers", _composites),
        "triangular": NamedRow("triangular numbers", _triangular),
        "fibonacci": NamedRow("Fibonacci numbers", _fibonacci),
        "repdigits": NamedRow("numbers that repeat one digit", _repdigits),
        "odd_digits": NamedRow("numbers with odd digits only", _digits_among("13579")),
        "even_digits": NamedRow("numbers with even digits only", _digits_among("02468")),
    }
)

FAMILIES: Mapping[str, FamilyRow] = MappingProxyType(
    {
        "multiples": FamilyRow(
            "multiples of {}", 1, None, lambda factor, limit: range(factor, limit + 1, factor)
        ),
        "powers": FamilyRow("powers of {}", 2, None, _powers),
        "ends_in": FamilyRow("numbers ending in {}", 0, 9, _ends_in),
        "starts_with": FamilyRow("numbers starting with {}", 1, 9, _starts_with),
        "contains": FamilyRow("numbers that contain the digit {}", 0, 9, _contains),
        "digit_sum": FamilyRow("numbers whose digits add up to {}", 1, None, _digit_sum),
    }
)
