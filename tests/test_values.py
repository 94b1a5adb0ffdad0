"""Exact values: one written form, and JSON that loses nothing."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym.errors import UsageError
from neurosym.values import (
    Expression,
    OrderedSet,
    Value,
    canonical_text,
    from_json,
    is_exact,
    to_json,
    type_name,
)

HUGE = 10**5000 + 7
"""Beyond the 4,300 digits that CPython converts."""

huge = st.sampled_from(["", "-"]).map(lambda sign: -HUGE if sign else HUGE)  # its own repr would fail
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.fractions()
    | st.text(max_size=8)
    | st.dates()
    | st.builds(Expression, st.text())
)
hashable = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.lists(inner, max_size=3).map(OrderedSet),
    max_leaves=6,
)
values = st.recursive(
    hashable | huge | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(hashable, inner, max_size=3),
    max_leaves=8,
)
json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["integer", "rational", "float", "date", "tuple", "dict", "set", "symbolic", "x"]
            ),
            inner,
            max_size=2,
        )
    ),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (16, "integer", "16"),
        (True, "boolean", "True"),
        (Fraction(-1, 3), "rational", "-1/3"),
        ("it's", "string", "it's"),
        (["a", 1, None], "list", "['a', 1, None]"),
        ((1,), "tuple", "(1,)"),
        ((), "tuple", "()"),
        ({"a": Fraction(1, 2)}, "dict", "{'a': 1/2}"),
        (OrderedSet([3, 1, 2]), "set", "{1, 2, 3}"),
        (OrderedSet(), "set", "set()"),
        (frozenset({2, 1}), "set", "{1, 2}"),
        (date(2021, 5, 4), "date", "2021-05-04"),
        ([date(2021, 5, 4)], "list", "[2021-05-04]"),
        (Expression("2 + 2"), "expression", "2 + 2"),
        (0.5, "float", "0.5"),
    ],
)
def test_each_type_has_its_name_and_text(value: Value, kind: str, text: str) -> None:
    assert (type_name(value), canonical_text(value)) == (kind, text)


def test_whole_fractions_and_integers_are_written_alike() -> None:
    assert canonical_text(Fraction(2, 1)) == canonical_text(2)
    assert canonical_text([Fraction(2, 1)]) == canonical_text([2])


def test_what_only_python_calls_equal_is_written_differently() -> None:
    """Equal texts mean equal values to a user: ``True == 1`` is Python's, not ours."""
    assert canonical_text([True, 0]) == "[True, 0]" != canonical_text([1, False])
    assert canonical_text(1.0) != canonical_text(1)


@given(st.lists(hashable, max_size=4))
def test_the_text_of_a_set_does_not_depend_on_the_order_of_insertion(members: list[Value]) -> None:
    distinct = list({(type_name(m), canonical_text([m])): m for m in members}.values())
    if len(set(distinct)) == len(distinct):  # True and 1 are one member, the first that came
        assert len({canonical_text(OrderedSet(order)) for order in permutations(distinct)}) == 1


def test_sets_of_sets_and_of_mixed_types_are_sorted() -> None:
    inner = [OrderedSet([1]), OrderedSet([2]), OrderedSet([1, 2])]
    assert {canonical_text(OrderedSet(order)) for order in permutations(inner)} == {"{{1, 2}, {1}, {2}}"}
    mixed = [(1, "a"), (1, 4), ("b", 0), 10, 9, "z"]
    assert {canonical_text(OrderedSet(order)) for order in permutations(mixed)} == {
        "{9, 10, 'z', (1, 4), (1, 'a'), ('b', 0)}"
    }


@given(st.integers() | st.fractions() | huge)
def test_numbers_are_written_as_python_writes_them_and_beyond_its_limit(number: int | Fraction) -> None:
    text = canonical_text(number)
    if abs(number) == HUGE:
        assert text.removeprefix("-") == "1" + "0" * 4999 + "7"
    else:
        assert text == str(number)


@given(values)
def test_json_round_trip(value: Value) -> None:
    again = from_json(json.loads(json.dumps(to_json(value))))
    assert again == value
    assert (type_name(again), canonical_text(again)) == (type_name(value), canonical_text(value))
    assert to_json(again) == to_json(value)


@given(json_like)
def test_any_json_is_a_value_or_a_usage_error(data: Any) -> None:
    try:
        value = from_json(data)
    except UsageError:
        return
    assert from_json(to_json(value)) == value or "nan" in canonical_text(value)


def nested(depth: int) -> Any:
    data: Any = []
    for _ in range(depth):
        data = [data]
    return data


@pytest.mark.parametrize(
    "data",
    [
        7,
        1.5,
        HUGE,
        {},
        {"integer": 7},
        {"integer": "seven"},
        {"integer": "+7"},
        {"integer": "7", "unit": "kg"},
        {"integer": ""},
        {"integer": "٣"},
        {"rational": "1/0"},
        {"rational": "1/2/3"},
        {"float": "0x1p99999"},
        {"float": "x"},
        {"date": "2021-13-01"},
        {"dict": ["ab"]},
        {"dict": [[[], 1]]},
        {"set": [[]]},
        {"set": "ab"},
        {"symbolic": {"type": "set"}},
        {1: 2},
        nested(100_000),
        object(),
    ],
    ids=lambda data: type(data).__name__,
)
def test_malformed_json_is_a_usage_error(data: Any) -> None:
    with pytest.raises(UsageError, match="not a value in JSON form"):
        from_json(data)


@pytest.mark.parametrize("value", [object(), 1j, b"ab", bytearray(b"ab"), [object()]])
def test_other_objects_are_no_values(value: object) -> None:
    for use in (canonical_text, to_json):
        with pytest.raises(UsageError, match="is not a value"):
            use(value)


def test_a_float_anywhere_is_inexact() -> None:
    assert not is_exact([1, {"a": (0.5,)}])
    assert not is_exact({0.5: 1})
    assert is_exact([1, {"a": (Fraction(1, 2),)}, OrderedSet([1])])


def test_an_ordered_set_is_equal_to_any_set_of_its_members_and_keeps_their_order() -> None:
    members = OrderedSet([3, 1, 3, 2])
    assert members == {1, 2, 3} == frozenset(members)
    assert hash(members) == hash(frozenset(members))
    assert list(members) == [3, 1, 2]
    assert list(members & {2, 3}) in ([3, 2], [2, 3])


def test_a_language_of_its_own_comes_back_as_type_and_text() -> None:
    written = {"symbolic": {"type": "concept", "text": "multiples(3)"}}
    value = from_json(written)
    assert (type_name(value), canonical_text(value), to_json(value)) == ("concept", "multiples(3)", written)
