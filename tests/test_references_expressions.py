"""Arithmetic and Boolean expressions, checked against Python's own reading of them."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.references.detect import detect
from neurosym.values import Expression


def expressions(question: str) -> list[tuple[str, str]]:
    return [(r.surface, r.value.text) for r in detect(question) if isinstance(r.value, Expression)]


@pytest.mark.parametrize(
    ("question", "surface", "text"),
    [
        (
            "((-1 + 2 + 9 * 5) - (-2 + -4)) =",
            "((-1 + 2 + 9 * 5) - (-2 + -4))",
            "((-1 + 2 + 9 * 5) - (-2 + -4))",
        ),
        ("What is 12 × 7?", "12 × 7", "12 * 7"),
        ("2^10", "2^10", "2 ** 10"),
        ("compute 15/3+2 now", "15/3+2", "15 / 3 + 2"),
        ("What is 17 mod 5?", "17 mod 5", "17 % 5"),
        ("What is 6 ÷ 2 · 3 − 1?", "6 ÷ 2 · 3 − 1", "6 / 2 * 3 - 1"),
        ("What is 5!?", "5!", "factorial(5)"),
        ("What is sqrt(16)?", "sqrt(16)", "sqrt(16)"),
        ("Evaluate 3 * sqrt(16) - 2", "3 * sqrt(16) - 2", "3 * sqrt(16) - 2"),
        ("What is √16 + 2?", "√16 + 2", "sqrt(16) + 2"),
        ("What is √(16+9) * 2?", "√(16+9) * 2", "sqrt(16 + 9) * 2"),
        ("What is |-5|?", "|-5|", "abs(-5)"),
        ("What is |3 - 7| * 2?", "|3 - 7| * 2", "abs(3 - 7) * 2"),
        ("Let f be 6/(-27) - 3.", "6/(-27) - 3", "6 / (-27) - 3"),
        ("(2 + 3)! / 4", "(2 + 3)! / 4", "factorial((2 + 3)) / 4"),
        ("What is 1,234 + 007?", "1,234 + 007", "1234 + 7"),
        ("What is 15 - 7?", "15 - 7", "15 - 7"),
        ("What is 10-20?", "10-20", "10 - 20"),
        ("What is 12/4?", "12/4", "12 / 4"),
        ("Let j = 3 + 4.", "3 + 4", "3 + 4"),
        ("3/4 + 1/2", "3/4 + 1/2", "3 / 4 + 1 / 2"),
        ("10% * 50", "10% * 50", "(10 / 100) * 50"),
        ("not ( True ) and ( True ) is", "not ( True ) and ( True )", "not (True) and (True)"),
        ("Evaluate true && !false", "true && !false", "True and not False"),
        ("What is not false or TRUE?", "not false or TRUE", "not False or True"),
    ],
)
def test_an_expression(question: str, surface: str, text: str) -> None:
    assert expressions(question) == [(surface, text)]


@pytest.mark.parametrize(
    "question",
    [
        "pages 10-20",
        "call 555-1234",
        "3/4 of it",
        "There are 5!",
        "15 -7",
        "3x + 2 = 11",
        "Solve 4*a - 2 + 3*b",
        "True or false: 7 is prime",
        "It is not true that he left",
        "on 2021-05-04",
        "5km + 3km",
        "65360 plus 16204",
        "gcd(12, 18)",
        "sqrt(x) + 3",
        "sqrt(3x) + 2",
        "sqrt(16",
        "|5|3|",
        "the call |1| was",
        "|(3|)",
    ],
)
def test_no_expression(question: str) -> None:
    assert expressions(question) == []


def arithmetic() -> st.SearchStrategy[str]:
    numbers = st.integers(0, 999).map(str) | st.integers(1, 99).map(lambda n: f"-{n}")

    def extend(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        operators = st.sampled_from([" + ", " - ", " * ", " / "])
        return st.tuples(inner, operators, inner).map("".join) | inner.map(lambda e: f"({e})")

    return st.recursive(numbers, extend, max_leaves=12).filter(lambda e: any(f" {op} " in e for op in "+-*/"))


def boolean() -> st.SearchStrategy[str]:
    def extend(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        operators = st.sampled_from([" and ", " or "])
        return (
            st.tuples(inner, operators, inner).map("".join)
            | inner.map("( {} )".format)
            | inner.map("not {}".format)
        )

    return st.recursive(st.sampled_from(["True", "False"]), extend, max_leaves=10).filter(
        lambda e: " and " in e
    )


def parsed(text: str) -> Any:
    return ast.dump(ast.parse(text, mode="eval"))


@settings(deadline=None)
@given(arithmetic() | boolean())
def test_the_whole_expression_is_found_and_keeps_its_meaning(text: str) -> None:
    ((surface, written),) = expressions(f"What is {text} ?")
    assert surface == text
    assert parsed(written) == parsed(text)
