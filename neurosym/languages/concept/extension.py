"""A concept's members in 1..N, as a bit mask: bit n of the integer says whether n belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from neurosym.languages.concept.conditions import holds
from neurosym.languages.concept.primitives import FAMILIES, NAMED
from neurosym.languages.concept.syntax import (
    And,
    Between,
    Concept,
    Family,
    Members,
    Named,
    Not,
    Or,
    Where,
)

__all__ = ["mask", "members"]


def mask(concept: Concept, domain: int, charge: Callable[[int], None] = lambda work: None) -> int:
    """The extension over 1..domain. ``charge`` is told of work before it is done and may raise.

    Raises ExecutionError if a condition divides by zero, BudgetError if it leaves all bounds.
    """
    full = (1 << (domain + 1)) - 2
    match concept:
        case Where(condition):
            bits = 0
            for number in range(1, domain + 1):
                charge(8)
                bits |= holds(condition, number) << number
            return bits
        case Not(inner):
            return full & ~mask(inner, domain, charge)
        case And(left, right):
            return mask(left, domain, charge) & mask(right, domain, charge)
        case Or(left, right):
            return mask(left, domain, charge) | mask(right, domain, charge)
        case Named(name):
            charge(domain)
            return _bits(NAMED[name].members(domain))
        case Family(name, argument):
            charge(domain)
            return _bits(FAMILIES[name].members(argument, domain))
        case Between(low, high):
            charge(1)
            low, high = max(low, 1), min(high, domain)
            return (1 << (high + 1)) - (1 << low) if low <= high else 0
        case Members(numbers):
            charge(len(numbers))
            return _bits(number for number in numbers if 1 <= number <= domain)
        case _:
            assert_never(concept)


def members(bits: int) -> Iterator[int]:
    """The numbers whose bit is set, ascending."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _bits(numbers: Iterable[int]) -> int:
    buffer = bytearray()
    for number in numbers:
        place = number >> 3
        if place >= len(buffer):
            buffer.extend(bytes(place + 1 - len(buffer)))
        buffer[place] |= 1 << (number & 7)
    return int.from_bytes(buffer, "little")
