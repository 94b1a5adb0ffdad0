"""Strings, letters, words, names and blocks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.references.detect import detect


def values(question: str) -> list[tuple[str, object]]:
    return [(r.kind, r.value) for r in detect(question)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many r are in strawberry?", [("s", "r"), ("w", "strawberry")]),
        ("How many e's are in 'cheese'?", [("s", "e"), ("s", "cheese")]),
        ("Replace e with o in hello", [("s", "e"), ("s", "o"), ("w", "hello")]),
        ("Does the word banana contain n?", [("w", "banana"), ("s", "n")]),
        ("Spell accommodate", [("w", "accommodate")]),
        ("What is hello backwards?", [("w", "hello")]),
        ("Is level a palindrome?", [("w", "level")]),
        ("Which is longer, banana or kiwi?", [("w", "banana"), ("w", "kiwi")]),
        ("What's the last letter of umbrella?", [("w", "umbrella")]),
        ("How many times does the character # occur in `a#b`?", [("s", "#"), ("s", "a#b")]),
        ("Put these letters together: t h e", [("s", "t h e")]),
        ("Mary's dog doesn't like Tom's cat", [("w", "Mary"), ("w", "Tom")]),
        ("How many come before kiwi: pear, kiwi, fig?", [("w", "kiwi"), ("l", ["pear", "kiwi", "fig"])]),
        ("Is New York bigger than Paris in May?", [("w", "New York"), ("w", "Paris")]),
        ("Take 2 steps backward, then 3 steps left", [("n", 2), ("n", 3)]),
        ("Joan had 9 of Mark 's balloons", [("w", "Joan"), ("n", 9), ("w", "Mark")]),
        ("What Is The Sum Of Three And Four", [("n", 3), ("n", 4)]),
    ],
)
def test_words_and_strings(question: str, expected: list[tuple[str, object]]) -> None:
    assert values(question) == expected


TEXT = "Roses are red.\nViolets cost 3, 4 or 5 cents."


@pytest.mark.parametrize(
    "question",
    [
        f"How many words are in the text below?\n\n{TEXT}",
        f"How many words are in the text below?\n\n{TEXT}\n",
        f"Count the words in this passage:\n{TEXT}\n",
        f"{TEXT}\n\nHow many words are in the text above?",
        f"Here is a text:\n\n{TEXT}\n\nHow many words does it have?",
        f"Count the words.\n```\n{TEXT}\n```\n",
        f"Text: {TEXT}\n\nHow many letters are in the text?",
    ],
)
def test_a_block_without_its_final_newline_hides_everything_inside(question: str) -> None:
    assert values(question) == [("t", TEXT)]


def test_text_on_the_same_line() -> None:
    assert values("How many words are in this sentence: The cat sat.") == [("t", "The cat sat.")]
    assert values("How many vowels: banana") == [("w", "banana")]


@pytest.mark.parametrize(
    "question",
    [
        "Tom has 3 apples.\n\nHe buys 4 more.\n\nHow many apples does he have?",
        "Susan wrote 3 letters on Monday.\n\nHow many letters did she write in 4 days?",
        "Q: What is 3 plus 4?\n\nA:",
        "The whole question is one paragraph about words and letters.",
    ],
)
def test_no_block(question: str) -> None:
    assert "t" not in {kind for kind, _ in values(question)}


def test_a_long_quotation_is_a_block() -> None:
    text = "so it goes " * 20
    assert values(f'How many words are in "{text.strip()}"?') == [("t", text.strip())]


@settings(deadline=None)
@given(st.text("abcde é.\n", max_size=80).map(lambda s: f"the {s.rstrip()} be"))
def test_every_text_behind_a_blank_line_is_bound_exactly(text: str) -> None:
    assert values(f"How many times does the letter e occur in the text below?\n\n{text}\n") == [
        ("s", "e"),
        ("t", text),
    ]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("How long is 'm aa'?", [("s", "m aa")]),
        ("Turn 't ab' round.", [("s", "t ab")]),
        ("How many of John 's books are the girls' own?", []),
    ],
)
def test_a_mark_opens_a_quotation_that_begins_like_a_contraction_only_if_one_closes_it(
    question: str, found: list[tuple[str, str]]
) -> None:
    assert [pair for pair in values(question) if pair[0] == "s"] == found


@settings(deadline=None)
@given(st.from_regex(r"[a-z][a-z ]{0,40}[a-z]", fullmatch=True), st.sampled_from(["''", '""', "“”", "``"]))
def test_every_quotation_is_bound_exactly(text: str, marks: str) -> None:
    question = f"How long is {marks[0]}{text}{marks[1]}?"
    assert values(question) == [("s", text)]
