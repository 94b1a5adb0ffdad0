"""Numbers in digits and in words."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.references.detect import detect
from neurosym.references.number_words import word_numbers


def numbers(question: str) -> list[tuple[str, Any]]:
    return [(r.surface, r.value) for r in detect(question) if r.kind == "n"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "He paid $4.50 and €3 for 2 1/2 kg",
            [("$4.50", Fraction(9, 2)), ("€3", 3), ("2 1/2", Fraction(5, 2))],
        ),
        ("What is 10% of 1,234,567?", [("10%", Fraction(1, 10)), ("1,234,567", 1234567)]),
        ("10 percent of 0.5", [("10 percent", Fraction(1, 10)), ("0.5", Fraction(1, 2))]),
        ("ten per cent", [("ten per cent", Fraction(1, 10))]),
        ("What is -3 minus 4?", [("-3", -3), ("4", 4)]),
        ("see pages 10-20", [("10", 10), ("20", 20)]),
        ("ran 5km in the 1990s at 7am or 7:20 p.m.", [("5", 5), ("1990", 1990)]),
        ("3/4 of 100", [("3/4", Fraction(3, 4)), ("100", 100)]),
        ("3 million people and 2.5 thousand cats", [("3 million", 3 * 10**6), ("2.5 thousand", 2500)]),
        ("Catch-22 and version 1.2.3 and B2", []),
        ("the 3rd and the 21st, never the 1st", [("3rd", 3), ("21st", 21)]),
        ("15 -7", [("15", 15), ("-7", -7)]),
        ("$ 85 or 3 €", [("$ 85", 85), ("3 €", 3)]),
        ("100% of 4.0", [("100%", 1), ("4.0", 4)]),
        ("gcd(12, 18)", [("12", 12), ("18", 18)]),
        ("2 and a half hours", [("2 and a half", Fraction(5, 2))]),
    ],
)
def test_numbers_in_digits(question: str, expected: list[tuple[str, Any]]) -> None:
    assert numbers(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("twenty-three plus one hundred and five", [("twenty-three", 23), ("one hundred and five", 105)]),
        ("two thirds of ninety", [("two thirds", Fraction(2, 3)), ("ninety", 90)]),
        ("half of it, a half, a quarter "
            "of", [("half", Fraction(1, 2)), ("a half", Fraction(1, 2)), ("a quarter", Fraction(1, 4))]),
        ("a dozen, then two dozen, then half a "
            "dozen", [("a dozen", 12), ("two dozen", 24), ("half a dozen", 6)]),
        ("one and a half miles", [("one and a half", Fraction(3, 2))]),
        ("the longer one, no one, one of the boys, one apple", [("one", 1)]),
        ("After the second stop it took ten seconds per second", [("second", 2), ("ten", 10)]),
        ("the first half of the third game, a third of it", [("third", 3), ("a third", Fraction(1, 3))]),
        ("two hundred and three hundred", [("two hundred", 200), ("three hundred", 300)]),
        ("two hundred and three thousand", [("two hundred and three thousand", 203_000)]),
        ("the twenty-first letter", [("twenty-first", 21)]),
        ("a hundred, dozens, hundreds of", [("a hundred", 100)]),
        ("halfway twice double", []),
        ("someone attended a tent", []),
    ],
)  # fmt: skip
def test_numbers_in_words(question: str, expected: list[tuple[str, Any]]) -> None:
    assert numbers(question) == expected


UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety"


def spelled(number: int, conjunction: str) -> str:
    """An independent writer of number words."""
    if number < 20:
        return UNITS.split()[number]
    if number < 100:
        tens, units = divmod(number, 10)
        return TENS.split()[tens] + (f"-{UNITS.split()[units]}" if units else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            high, low = divmod(number, size)
            joint = conjunction if low < 100 else " "
            return f"{spelled(high, conjunction)} {name}" + (
                f"{joint}{spelled(low, conjunction)}" if low else ""
            )
    raise AssertionError


@settings(deadline=None)
@given(st.integers(2, 10**12 - 1), st.sampled_from([" ", " and "]))
def test_every_spelled_number_is_read_back(number: int, conjunction: str) -> None:
    text = spelled(number, conjunction)
    assert [(f.value, f.start, f.end) for f in word_numbers(text, 0, len(text))] == [(number, 0, len(text))]


@settings(deadline=None)
@given(st.integers(-(10**30), 10**30), st.booleans())
def test_every_written_integer_is_read_back(number: int, grouped: bool) -> None:
    text = f"{number:,}" if grouped else str(number)
    assert numbers(f"Is {text} prime?") == [(text, number)]


def test_thousands_of_digits_are_exact() -> None:
    digits = "123456789" * 1000
    (value,) = (r.value for r in detect(f"Is {digits} prime?"))
    assert value % 10**9 == 123456789
    assert value * 999_999_999 == 123456789 * (10**9000 - 1)
