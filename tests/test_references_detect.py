"""The detector as a whole: what each kind looks like, what hides what, and that it never fails."""

from __future__ import annotations

import time
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.references.base import KINDS, Reference
from neurosym.references.detect import LIMIT, detect
from neurosym.values import Expression


def found(question: str) -> list[tuple[str, Any]]:
    """Each reference as (surface, value)."""
    return [(reference.surface, reference.value) for reference in detect(question)]


def kinds(question: str) -> str:
    return " ".join(reference.name for reference in detect(question))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("How many r are in strawberry?", "s1 w1"),
        ("What is 12 * 7?", "e1"),
        ("What is the sum of 3 and 5?", "n1 n2"),
        ("What is the sum of 3, 5 and 9?", "l1"),
        ("Tom has 3 apples, 4 pears and 2 figs.", "w1 n1 n2 n3"),
        ("What is the third item of [4, 5, 6]?", "n1 l1"),
        ("How many days are between 2021-05-04 and June 1, 2021?", "d1 d2"),
        ("Sort the following words alphabetically: List: syndrome therefrom", "l1"),
        ('What is the 2nd word of "the cat sat"?', "n1 s1"),
        ("Who painted the ceiling of that chapel?", ""),
        ("How are you today?", ""),
        ("", ""),
        ("  \n\n ", ""),
        ("不知道", ""),
    ],
)
def test_names_are_numbered_by_kind_and_position(question: str, names: str) -> None:
    assert kinds(question) == names


def test_the_longest_match_hides_its_parts() -> None:
    assert found("Add [1, 2, 3] and (4 + 5) * 6") == [
        ("[1, 2, 3]", [1, 2, 3]),
        ("(4 + 5) * 6", Expression("(4 + 5) * 6")),
    ]
    assert found('Reverse "3 apples, 4 pears"') == [('"3 apples, 4 pears"', "3 apples, 4 pears")]


def test_ordinary_words_of_a_story_are_no_references() -> None:
    story = "A farmer has 3 boxes of apples and 12 crates. He sells half of the crates. How many are left?"
    assert found(story) == [("3", 3), ("12", 12), ("half", Fraction(1, 2))]


def test_at_most_forty_references_are_kept_the_first_ones() -> None:
    question = " ".join(f"buy {number} things" for number in range(100))
    assert [value for _, value in found(question)] == list(range(LIMIT))


def test_what_is_left_out_is_said() -> None:
    references = detect(" ".join(f"buy {number} things" for number in range(100)))
    assert [r.note for r in references] == [None] * 39 + ["60 further references of the question left out"]
    (*_, last) = detect(" ".join(f"buy {number} things" for number in range(LIMIT)))
    assert last.note is None


def test_files_come_besides() -> None:
    question = "How many numbers are in the file?"
    numbers, text = detect(question, [("a.txt", "1\n2\n3\n"), ("b.txt", "hello\n")])
    assert (numbers.name, numbers.value, numbers.source) == ("l1", [1, 2, 3], "a.txt")
    assert (text.name, text.value, text.source) == ("t1", "hello", "b.txt")
    assert (text.start, text.end, text.surface) == (len(question), len(question), "hello\n")


def check(question: str, references: tuple[Reference, ...]) -> None:
    end = 0
    for reference in references:
        assert question[reference.start : reference.end] == reference.surface
        assert end <= reference.start < reference.end
        end = reference.end
        assert reference.kind in KINDS
        assert reference.name.startswith(reference.kind)
        assert not isinstance(reference.value, float)
    names = [reference.name for reference in references]
    assert len(set(names)) == len(names) <= LIMIT


PIECES = (
    "the letter e|how many|in banana|3|-7|1,000|2 1/2|$4.50|10%|twenty-one|a dozen|half|third|"
    "second|one|, |and|or|(|)|"
    "[|]|{|}|+|-|*|/|^|=|!|True|not|false|&&|\"|'|“|”|`|```|:|\n|\n\n|- |1. |(A) |List: |Text: |pear, "
    "fig, kiwi|Tom|"
    "Mr. Smith|May 4, 2021|03/04/2021|2021-05-04|7am|5km|?|. |sort|words:|hello backwards|e's|t h e|x|"
    "0x1F|1e5|sqrt(|√|name, age\nJo, 5\nAl, 6\n|said Ann|1,000|555-0134|Grandma Rose|a red one|kg|\u00a0|"
    "\r\n|é|٣"
)
fragments = st.sampled_from(PIECES.split("|"))


@settings(max_examples=150, deadline=None)
@given(st.lists(fragments, max_size=30).map(" ".join) | st.lists(fragments, max_size=30).map("".join))
def test_any_mixture_of_known_pieces_keeps_the_laws(question: str) -> None:
    references = detect(question)
    check(question, references)
    assert references == detect(question)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300) | st.text("0123456789+-*/().,% aeI'\"\n", max_size=200))
def test_any_text_keeps_the_laws(question: str) -> None:
    check(question, detect(question, [("file", question)])[:-1])


SIZE = 50_000


HOSTILE = (
    "1|1 |1, |1+|1 + |(|(1+|-|1-|1/|1,|$|[1,|\"|'a |“|`|```\n| |\n|\n |:|a:\n|a: |- x\n|"
    "the letter |twenty |"
    "one hundred and |True and |not (|a, |Sort pear, |Tom |in banana |a b |a'|1e5 |12:30 |"
    "List: a |Text: a |May 4, |é|pear and |A-|name, age\nJo, 5\nAl, 6\n|a,b\n|a,b\n1,2\n|sqrt(|√1 + |abs(1)"
    ' + |"I have 3 cats," said Ann. |"a 1 b" |1,000, |555-0134 |Mr. and |a red one |in the second '
    "|Benny picked "
)


@pytest.mark.parametrize("piece", HOSTILE.split("|"))
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    start = time.process_time()
    detect(piece * (SIZE // len(piece)))
    assert time.process_time() - start < 0.5


def test_long_data_is_bound_whole() -> None:
    numbers = list(range(100_000))
    question = f"What is the sum of {', '.join(map(str, numbers))}?"
    assert [reference.value for reference in detect(question)] == [numbers]
    text = "the rain in spain\n" * 10_000
    letter, block = detect("How many times does the letter e occur in the text below?\n\n" + text)
    assert (letter.value, block.value) == ("e", text[:-1])
    chain = " + ".join(["17"] * 5_000)
    assert found(f"What is {chain}?") == [(chain, Expression(chain))]


def test_what_a_window_cuts_is_left_out_rather_than_shortened() -> None:
    assert found("7" * 300_000) == []


def test_ambiguous_dates_say_so() -> None:
    (reference,) = detect("What day of the week was 03/04/2021?")
    assert reference.value == date(2021, 3, 4)
    assert reference.note is not None
    assert "ambiguous" in reference.note
