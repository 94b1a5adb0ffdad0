"""Programs read back in words."""

import pytest

from neurosym.languages.calc.language import Calc

SHOWN = {
    "t1": "the text (100,000 characters)",
    "s1": "'e'",
    "n1": "3",
    "n2": "4",
    "n3": "5",
    "l1": "the list",
}

CASES = [
    ("answer = t1.count(s1)", "how often 'e' occurs in the text (100,000 characters)"),
    ("answer = (n1 + n2) * n3", "(3 + 4) * 5"),
    ("answer = sum(l1)", "the sum of the list"),
    ("answer = sorted(l1)[-1]", "the last item of the list sorted"),
    ("answer = l1[::-1]", "the list reversed"),
    ("answer = l1[0]", "the first item of the list"),
    ("answer = l1[n1 - 1]", "item number 3 of the list"),
    ("answer = max(l1, key=len)", "the longest of the list"),
    ("answer = sum(x % 2 == 0 for x in l1)", "how many items of the list there are that are even"),
    ("answer = [x for x in l1 if x > n1]", "the items of the list that are greater than 3"),
    ("x = n1 * n2\nanswer = x - n3", "x is 3 * 4; x - 5"),
    ("answer = )", "answer = )"),
]


@pytest.mark.parametrize(("program", "words"), CASES)
def test_programs_are_read_back(program, words):
    assert Calc().describe(program, SHOWN) == words
