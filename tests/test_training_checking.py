"""Programs of the corpus in the detector's names."""

from __future__ import annotations

import pytest

from neurosym.references.base import Reference
from neurosym.training.checking import translate

THREE = Reference("l1", "l", [3, 4, 5], 0, 7, "3, 4, 5")


@pytest.mark.parametrize(
    ("program", "count", "written"),
    [
        ("answer = {a} + {b} + {c}", 3, "answer = sum(l1)"),
        ("answer = ({a} + {b} + {c}) / 3", 3, "answer = sum(l1) / 3"),
        ("answer = int({a} + {b} + {c})", 3, "answer = int(sum(l1))"),
        ("answer = ({a} + {b} + {c} + {d}) / 4", 3, "answer = (sum(l1) + n1) / 4"),
        ("answer = {a} + {b}", 2, "answer = l1[0] + l1[1]"),
        ("answer = {a} * {c}", 3, "answer = l1[0] * l1[2]"),
    ],
)
def test_a_sum_of_all_items_is_written_as_one_and_no_other_is(program: str, count: int, written: str) -> None:
    names = {slot: f"l1[{i}]" for i, slot in enumerate("abc"[:count])} | {"d": "n1"}
    assert translate(program, names, [THREE]) == written
