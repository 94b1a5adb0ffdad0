"""The annotated questions are well formed, and the detector stays as good on ours as it was measured."""

from __future__ import annotations

import importlib
import json
import os
from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from neurosym.references.base import KINDS

FOLDER = Path(__file__).parent.parent / "benchmarks" / "references"
NAMED_DATA = os.environ.get("NEUROSYM_DATA")


@pytest.fixture(scope="module")
def annotated() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(FOLDER))
        yield importlib.import_module("annotated")


@pytest.fixture(scope="module")
def measure(annotated: ModuleType) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(FOLDER))
        yield importlib.import_module("measure")


def rows() -> list[dict[str, Any]]:
    text = (FOLDER / "annotations.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_there_are_three_hundred_questions_in_two_halves() -> None:
    written = rows()
    assert len({row["id"] for row in written}) == len(written) == 300
    assert Counter((row["split"], "marked" in row) for row in written) == {
        ("dev", True): 90,
        ("test", True): 90,
        ("dev", False): 60,
        ("test", False): 60,
    }


def test_rows_of_the_data_hold_no_text_of_theirs() -> None:
    for row in rows():
        if "marked" not in row:
            assert set(row) == {"id", "split", "source", "references"}
            assert set(row["source"]) <= {"file", "row", "field", "template"}
            for reference in row["references"]:
                assert set(reference) <= {"kind", "start", "end", "items", "value"}
                if "value" in reference:
                    read = {"n": Fraction, "d": date.fromisoformat}[reference["kind"]]
                    read(reference["value"])


def test_spans_of_the_data_are_in_order_and_items_inside_them() -> None:
    for row in rows():
        at = 0
        for reference in row.get("references", ()):
            assert reference["kind"] in KINDS
            assert at <= reference["start"] < reference["end"]
            at = reference["end"]
            for start, end in reference.get("items", ()):
                assert reference["start"] <= start < end <= reference["end"]


def test_marks_of_our_questions_are_read_and_agree_with_their_values(annotated: ModuleType) -> None:
    for one in annotated.load(None):
        check(one)
        assert "⟦" not in one.question and "⟧" not in one.question, one.id


@pytest.mark.data
@pytest.mark.skipif(not NAMED_DATA, reason="NEUROSYM_DATA names no folder")
def test_annotations_of_the_data_agree_with_its_text(annotated: ModuleType) -> None:
    questions = list(annotated.load(Path(str(NAMED_DATA))))
    assert len(questions) == 300
    for one in questions:
        check(one)


def test_marks_are_read_with_their_spans_and_values(annotated: ModuleType) -> None:
    question, found = annotated.unmark("Is ⟦n:half→1/2⟧ in ⟦l:[1, 2.5]⟧ or in ⟦s:'it'⟧?")
    assert question == "Is half in [1, 2.5] or in 'it'?"
    assert [question[one.start : one.end] for one in found] == ["half", "[1, 2.5]", "'it'"]
    assert [one.value for one in found] == [Fraction(1, 2), [1, Fraction(5, 2)], "it"]


def test_a_wrong_value_and_a_shifted_span_do_not_count(annotated: ModuleType, measure: ModuleType) -> None:
    question, (number,) = annotated.unmark("What is twice ⟦n:21⟧?")

    def scored(expected: Any) -> Any:
        return measure.score([annotated.Annotated("x", question, "dev", True, (expected,))])

    shifted = annotated.Expected("n", number.start - 1, number.end, number.value)
    wrong = annotated.Expected("n", number.start, number.end, Fraction(22))
    assert scored(number).recall() == scored(number).precision() == 1
    assert (scored(shifted).recall(), scored(shifted).recall(lenient=True)) == (0, 1)
    assert scored(wrong).recall(lenient=True) == 0


def test_the_detector_stays_above_its_measured_floor(annotated: ModuleType, measure: ModuleType) -> None:
    result = measure.score(list(annotated.load(None)))
    assert result.recall() >= 0.94
    assert result.precision() >= 0.94
    assert result.recall("n") >= 0.94
    assert result.whole >= 0.9 * result.questions


def check(one: SimpleNamespace) -> None:
    """Spans lie in the question, in order; plain digits and words agree with their values."""
    at = 0
    for reference in one.references:
        surface = one.question[reference.start : reference.end]
        assert reference.kind in KINDS
        assert at <= reference.start < reference.end <= len(one.question), one.id
        assert surface == surface.strip(), one.id
        at = reference.end
        match reference.kind:
            case "n" if surface.isascii() and surface.isdigit():
                assert reference.value == int(surface), one.id
            case "n":
                assert isinstance(reference.value, Fraction), one.id
            case "w":
                assert reference.value == surface, one.id
            case "s" | "t":
                assert reference.value in surface, one.id
            case "l":
                texts = [item for item in reference.value if isinstance(item, str)]
                assert len(reference.value) > 1, one.id
                assert all(item in surface for item in texts), one.id
            case "d":
                assert str(reference.value.year) in surface, one.id
