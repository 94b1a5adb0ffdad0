"""The hypotheses of ``prior="people"`` and what their weights depend on.

A hypothesis belongs to a group and has named factors; its weight is the group's mass times the product
of its factors, over the sum of these products in its group. So a group keeps its mass in every domain.
Rules extend as rules: ``multiples(7)`` has the same factor over 1..100 and over 1..1000.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from math import log2

from neurosym.languages.concept.conditions import Compare, Condition, Number, Operation, Variable
from neurosym.languages.concept.extension import mask
from neurosym.languages.concept.syntax import And, Between, Concept, Family, Members, Named, Or, Where, write

__all__ = ["INTERVALS", "Row", "interval_factors", "rows", "step"]

INTERVALS = "interval"
"""The group of all intervals; the others are named by ``rows``."""

_OR_LARGEST = 0.6
"""A union that holds more of the domain than this is no hypothesis."""


@dataclass(frozen=True)
class Row:
    """A hypothesis: its group, and the names of its factors."""

    concept: Concept
    bits: int
    group: str
    factors: tuple[str, ...]


def rows(domain: int) -> Iterator[Row]:
    """All hypotheses but the intervals, each with at least one member, in a fixed order."""
    single = {item: (group, mask(item, domain)) for group, item in _rules(domain)}
    for item, (group, bits) in single.items():
        if bits:
            yield Row(item, bits, group, _factors(item))
    width = step(domain)
    spans = [
        Between(low, high)
        for low in (1, *range(width, domain, width))
        for high in range(low + 1, domain + 1)
        if high % width == 0
    ]
    intervals = [(span, mask(span, domain)) for span in spans]
    combined = {item: bits for item, (group, bits) in single.items() if _combines(group, item)}
    for item, bits in combined.items():
        for span, interval in intervals:
            part = bits & interval
            if part and part != bits:
                tenths = f"{min(10, -(-10 * (span.high - span.low) // domain))} tenths"
                yield Row(And(item, span), part, "rule & interval", (write(item), tenths))
    paired = {
        item: bits for item, bits in combined.items() if single[item][0] not in ("digits", "starts_with")
    }
    for left, right in combinations(paired, 2):
        both, either = paired[left] & paired[right], paired[left] | paired[right]
        factors = (write(left), write(right))
        nested = both in (paired[left], paired[right])
        if both.bit_count() >= 2 and not nested:
            yield Row(And(left, right), both, "rule & rule", factors)
        named = {single[item][0] for item in (left, right)}
        if either.bit_count() <= _OR_LARGEST * domain and "parity" not in named and not nested:
            yield Row(Or(left, right), either, "rule | rule", factors)


def step(domain: int) -> int:
    """Where parts of a rule begin and end: 10, 20, ... in 1..100, at most 20 places in any domain."""
    width = 10
    while domain > 20 * width:
        width = width * 5 // 2 if str(width)[0] == "2" else width * 2
    return width


def interval_factors(low: int, high: int, domain: int) -> tuple[str, ...]:
    """The factors of between(low, high), besides the Erlang weight of its length."""
    return (_length_factor(high - low + 1), *_begin_factors(low), *_end_factors(high, domain))


@cache
def _length_factor(length: int) -> str:
    return f"length {min(13, int(2 * log2(length)))}"


@cache
def _begin_factors(low: int) -> tuple[str, ...]:
    if low == 1:
        return "begins round", "begins at 1"
    return () if low % 10 else ("begins round",)


@cache
def _end_factors(high: int, domain: int) -> tuple[str, ...]:
    round_end = () if high % 10 else ("ends round",)
    return (*round_end, "ends at the end") if high == domain else round_end


def _rules(domain: int) -> Iterator[tuple[str, Concept]]:
    yield "parity", Named("even")
    yield "parity", Named("odd")
    for factor in range(3, 51):
        yield "multiples", Family("multiples", factor)
    for name in ("primes", "composites", "squares", "cubes", "triangular", "fibonacci"):
        yield name, Named(name)
    for base in range(2, 11):
        yield "powers", Family("powers", base)
        yield "powers and 1", Or(Family("powers", base), Members((1,)))
    for digit in range(10):
        yield "ends_in", Family("ends_in", digit)
        yield "contains", Family("contains", digit)
        if digit:
            yield "starts_with", Family("starts_with", digit)
    for total in range(1, 19):
        yield "digit_sum", Family("digit_sum", total)
    for name in ("repdigits", "odd_digits", "even_digits"):
        yield "digits", Named(name)
    for divisor in range(3, 16):
        for remainder in range(1, divisor):
            yield "remainders", Where(_leaves(Variable(), Number(divisor), remainder))
    for number in range(4, 101):
        yield "divisors", Where(_leaves(Number(number), Variable(), 0))
    yield "all", Between(1, domain)


def _factors(item: Concept) -> tuple[str, ...]:
    match item:
        case Where(Compare(Operation("%", Variable(), Number(divisor)))):
            return (f"remainders by {divisor}",)
        case Where() | Between():
            return ()
        case _:
            return (write(item),)


def _combines(group: str, item: Concept) -> bool:
    """Whether a rule is restricted to intervals and paired with others."""
    if group == "multiples":
        return isinstance(item, Family) and item.argument <= 20
    return group in ("parity", "primes", "squares", "ends_in", "contains", "starts_with") or item in (
        Named("odd_digits"),
        Named("even_digits"),
    )


def _leaves(dividend: Condition, divisor: Condition, remainder: int) -> Condition:
    return Compare(Operation("%", dividend, divisor), (("==", Number(remainder)),))
