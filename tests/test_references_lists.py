"""Lists of numbers and of words, in every written form."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neurosym.references.detect import detect


def lists(question: str) -> list[tuple[str, Any]]:
    return [(r.surface, r.value) for r in detect(question) if r.kind == "l"]


@pytest.mark.parametrize(
    ("question", "surface", "value"),
    [
        ("Which concept fits 16, 8, 2 and 64?", "16, 8, 2 and 64", [16, 8, 2, 64]),
        ("Sum [16, 8, 2]", "[16, 8, 2]", [16, 8, 2]),
        ("Sum (1, 2, 3)", "(1, 2, 3)", [1, 2, 3]),
        ("Sum {3, 5}", "{3, 5}", [3, 5]),
        ("Sum [100,200,300]", "[100,200,300]", [100, 200, 300]),
        ("largest of 3 8 12 5?", "3 8 12 5", [3, 8, 12, 5]),
        ("sum of two, five and nine", "two, five and nine", [2, 5, 9]),
        ("sum of 1/2, 0.25 and -3", "1/2, 0.25 and -3", [Fraction(1, 2), Fraction(1, 4), -3]),
        ("sum of $3, $4 and $5", "$3, $4 and $5", [3, 4, 5]),
        ("Take the numbers: 3, 5. Add them.", "3, 5", [3, 5]),
        ("Sort pear, apple and fig alphabetically", "pear, apple and fig", ["pear", "apple", "fig"]),
        ("Listen, sort pear, apple and fig", "pear, apple and fig", ["pear", "apple", "fig"]),
        ("Which are anagrams: listen, silent, pear", "listen, silent, pear", ["listen", "silent", "pear"]),
        ("sort these: red car and blue boat", "red car and blue boat", ["red car", "blue boat"]),
        ('Join "a", "b" and "c d"', '"a", "b" and "c d"', ["a", "b", "c d"]),
        ("Sort the words alphabetically: List: it&t damp guru", "it&t damp guru", ["it&t", "damp", "guru"]),
        ("Add these numbers:\n3\n5\n9\n", "3\n5\n9", [3, 5, 9]),
        (
            "How many items are in this list:\n- pear\n- big apple",
            "- pear\n- big apple",
            ["pear", "big apple"],
        ),
        ("Which one?\nOptions:\n(A) kite\n(B) line", "(A) kite\n(B) line", ["kite", "line"]),
        ("Alice, Bob and Claire are dancers.", "Alice, Bob and Claire", ["Alice", "Bob", "Claire"]),
    ],
)
def test_a_list(question: str, surface: str, value: list[Any]) -> None:
    assert lists(question) == [(surface, value)]


@pytest.mark.parametrize(
    "question",
    [
        "Tom has 3 apples, 4 pears and 2 figs",
        "What is the sum of 3 and 5?",
        "What is the gcd of 12, 18?",
        "gcd(12, 18)",
        "I have a flute, a piano, a trombone and a drum. How many instruments do I have?",
        "He ate, slept and ran.",
        "The shop sells apples, pears and figs for 3 dollars.",
    ],
)
def test_no_list(question: str) -> None:
    assert lists(question) == []


@settings(deadline=None)
@given(
    st.lists(st.integers(-(10**20), 10**20), min_size=3, max_size=60),
    st.sampled_from([", ", " ", "; ", ",\n", "\n"]),
)
def test_every_series_of_integers_is_read_back(numbers: list[int], separator: str) -> None:
    text = separator.join(map(str, numbers))
    assert lists(f"What is the largest of {text}?") == [(text, numbers)]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.from_regex(r"[b-hj-z]{3,8}", fullmatch=True), min_size=2, max_size=30))
def test_words_between_blanks_after_a_label(words: list[str]) -> None:
    text = " ".join(words)
    assert lists(f"Sort the following words alphabetically: List: {text}") == [(text, words)]


def test_file_forms() -> None:
    for content in ("1, 2, 3", "1\n2\n3\n", "1 2 3", "[1, 2, 3]"):
        assert [r.value for r in detect("", [("f", content)])] == [[1, 2, 3]]
    assert [r.value for r in detect("", [("f", '["a", "b"]')])] == [["a", "b"]]
    assert [r.value for r in detect("", [("f", "[[1], 2]")])] == ["[[1], 2]"]
    assert [r.value for r in detect("", [("f", "$3.50\n10%\n")])] == [[Fraction(7, 2), Fraction(1, 10)]]
    assert [r.value for r in detect("", [("f", "")])] == [""]
