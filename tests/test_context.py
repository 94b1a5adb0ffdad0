"""The transcript: append-only, and rendered with marks in place of what programs refer to."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym.context import (
    PREVIEW,
    QUESTION_TEXT,
    Answer,
    Context,
    Failure,
    Mark,
    Outcome,
    Proposal,
    Question,
    mark_value,
)
from neurosym.references.base import Reference
from neurosym.references.detect import detect


def asked(text: str, files: tuple[tuple[str, str], ...] = ()) -> Context:
    return Context((Question(text, detect(text, files=files)),))


def gave(value: object, name: str) -> Outcome:
    return Outcome("calc", "answer = 1", value, name=name)


def refused(message: str) -> Outcome:
    return Outcome("calc", "answer = 1/0", error=Failure("execution", message))


def test_appending_leaves_the_shorter_transcript_alone() -> None:
    short = asked("What is 2 + 3?")
    long = short.append(Proposal("calc", "answer = e1", -0.1)).append(gave(5, "r1"))
    assert (len(short.events), len(long.events)) == (1, 3)
    assert long.events[0] is short.events[0]
    with pytest.raises(FrozenInstanceError):
        short.events = ()  # type: ignore[misc]


def test_references_results_and_the_question_are_bound() -> None:
    context = asked("How many r are in strawberry?").append(gave(3, "r1")).append(refused("no"))
    context = context.append(gave([1], "r2")).append(Answer("{r1}", "3", "r1"))
    text = "How many r are in strawberry?"
    assert context.bindings() == {"s1": "r", "w1": "strawberry", "r1": 3, "r2": [1], "question": text}
    assert [outcome.name for outcome in context.outcomes] == ["r1", "r2"]


def test_marks_stand_where_the_references_stood() -> None:
    rendered = asked("How many r are in strawberry?").render()
    assert rendered.to_text() == "How many [s1: r, 1 long] are in [w1: strawberry, 10 long]?"
    assert rendered.names == ("s1", "w1", "question")


def test_results_and_failures_follow() -> None:
    context = asked("What is 2 + 3?").append(gave(Fraction(1, 3), "r1")).append(refused("division by zero"))
    rendered = context.render()
    assert rendered.results == (Mark("r1", "rational", "1/3"),)
    assert rendered.failures == (("answer = 1/0", "execution: division by zero"),)
    assert rendered.to_text().endswith("[r1: 1/3]\nrefused: answer = 1/0\n  execution: division by zero")
    assert "r1" in rendered.names


def test_failures_are_forgotten_after_a_success() -> None:
    context = asked("What is 2 + 3?").append(refused("one")).append(refused("two"))
    assert len(context.render().failures) == 2
    assert context.append(gave(5, "r1")).render().failures == ()


@pytest.mark.parametrize(
    ("value", "surface", "mark"),
    [
        (3, "three", Mark("x", "integer", "three")),
        (
            list(range(100)),
            None,
            Mark("x", "list of numbers", "[" + ", ".join(map(str, range(14))) + ",…", 100),
        ),
        (["b", "a"], "b and a", Mark("x", "list of strings", "['b', 'a']", 2)),
        ([True, False], None, Mark("x", "list", "[True, False]", 2)),
        ([[1], [2]], None, Mark("x", "list", "[[1], [2]]", 2)),
        ([], None, Mark("x", "list", "[]", 0)),
        ((1, 2), None, Mark("x", "tuple", "(1, 2)", 2)),
        ({"a": 1}, None, Mark("x", "dict", "{'a': 1}", 1)),
        (True, None, Mark("x", "boolean", "True")),
        ("ab", '"ab"', Mark("x", "string", '"ab"', 2)),
        ("a" * 100, None, Mark("x", "string", "a" * PREVIEW, 100)),
    ],
)
def test_a_mark_shows_type_size_and_a_preview(value: object, surface: str | None, mark: Mark) -> None:
    shown = mark_value("x", value, surface)
    assert shown == mark or shown.preview[:40] == mark.preview[:40]
    assert (shown.type, shown.size) == (mark.type, mark.size)
    assert len(shown.preview) <= PREVIEW


def test_a_long_text_is_shown_by_its_start_and_its_size() -> None:
    text = "How many times does the letter e occur in the text below?\n\n" + "some text here. " * 5000
    rendered = asked(text).render()
    assert len(rendered.to_text()) < QUESTION_TEXT
    assert next(s for s in rendered.segments if isinstance(s, Mark) and s.name == "t1").size > 70_000


def test_files_stand_at_the_end_in_order() -> None:
    context = asked("Which is longer?", files=(("data.txt", "abc"), ("data.txt", "de")))
    first, second = context.question.references
    assert (first.name, second.name, first.source, second.source) == ("t1", "t2", "data.txt", "data.txt")
    assert context.render().to_text() == "Which is longer?[t1: abc, 3 long][t2: de, 2 long]"


def test_overlapping_references_repeat_no_text() -> None:
    references = (Reference("l1", "l", [1, 2], 4, 8, "1, 2"), Reference("n1", "n", 1, 4, 5, "1"))
    rendered = Context((Question("sum 1, 2 now", references),)).render()
    assert "".join(s for s in rendered.segments if isinstance(s, str)) == "sum  now"


def test_too_much_question_text_is_cut_in_the_middle_even_across_marks() -> None:
    """The instruction survives at either side of its data."""
    filler = "word " * 1000
    text = f"Start {filler}7{filler} end?"
    place = text.index("7")
    question = Question(text, (Reference("n1", "n", 7, place, place + 1, "7"),))
    segments = Context((question,)).render().segments
    shown = [s for s in segments if isinstance(s, str)]
    assert shown[0].startswith("Start ")
    assert shown[-1].endswith(" end?")
    assert sum(map(len, shown)) <= QUESTION_TEXT + 6
    assert [s.name for s in segments if isinstance(s, Mark)] == ["n1"]


@given(st.lists(st.integers(0, 1500), min_size=1, max_size=6))
def test_shown_text_is_a_beginning_and_an_end_of_bounded_length(lengths: list[int]) -> None:
    text, references = "", []
    for number, length in enumerate(lengths, start=1):
        text += "x" * length
        references.append(Reference(f"n{number}", "n", 7, len(text), len(text) + 1, "7"))
        text += "7"
    rendered = Context((Question(text, tuple(references)),)).render()
    shown = "".join(s for s in rendered.segments if isinstance(s, str))
    if sum(lengths) <= QUESTION_TEXT:
        assert shown == "x" * sum(lengths)
    else:
        assert shown.count("x") == QUESTION_TEXT
