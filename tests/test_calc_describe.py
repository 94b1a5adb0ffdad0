"""Programs read back in words, for people who did not write them."""

import re
import time
import tomllib
from importlib.resources import files

import pytest

from neurosym.languages.calc.describe import LONGEST
from neurosym.languages.calc.language import Calc

SHOWN = {
    "t1": "the text (100,000 characters)",
    "s1": '"e"',
    "w1": '"fig"',
    "w2": '"Peach"',
    "n1": "3",
    "n2": "4",
    "n3": "5",
    "n4": "-3",
    "n5": "2nd",
    "n6": "15%",
    "l1": "the list of 100 items",
    "l2": "5, 3, 9",
    "l3": "pear, fig, kiwi",
    "e1": "1 + 2",
    "r1": "the sum of 5, 3, 9",
}

CASES = [
    ("answer = t1.count(s1)", 'how often "e" occurs in the text (100,000 characters)'),
    ("answer = words(t1).count(w1)", 'how often the word "fig" occurs in the text (100,000 characters)'),
    ("answer = max(words(t1), key=len)", "the longest word of the text (100,000 characters)"),
    ('answer = sum(c in "aeiouAEIOU" for c in w1)', 'the number of vowels in "fig"'),
    ("answer = w1[::-1]", '"fig" reversed'),
    ("answer = w1 + w2", '"fig" followed by "Peach"'),
    ('answer = "".join(c for c in w1 if c not in "aeiou")',
     'the characters of "fig" that do not occur in "aeiou"'),
    ("answer = max([w1, w2], key=len)", 'the longer of "fig" and "Peach"'),
    ("answer = (n1 + n2) * n3", "(3 + 4) * 5"),
    ("answer = n1 * (1 - n6)", "3 * (1 - 15%)"),
    ("answer = n6 * n1", "15% of 3"),
    ("answer = n1 ** 2 - n2", "3^2 - 4"),
    ("answer = n4 ** 2", "(-3) squared"),
    ("answer = -n4", "the opposite of -3"),
    ("answer = n1 - n4 + -n4", "3 - (-3) + (-(-3))"),
    ("answer = 100 * n1 / n2", "3 as a percentage of 4"),
    ("answer = e1 * 2", "(1 + 2) * 2"),
    ("answer = r1 * 2", "(the sum of 5, 3, 9) * 2"),
    ("answer = r1 % 10", "the last digit of the sum of 5, 3, 9"),
    ("answer = sum(l2)", "the sum of 5, 3, 9"),
    ("answer = sum(l2) / len(l2)", "(the sum of 5, 3, 9) / (the number of items in 5, 3, 9)"),
    ("answer = sorted(l1)[-1]", "the largest of the list of 100 items"),
    ("answer = sorted(l2)[-n5]", "the 2nd largest of 5, 3, 9"),
    ("answer = sorted(l3)", "pear, fig, kiwi in alphabetical order"),
    ("answer = l1[::-1]", "the list of 100 items in reverse order"),
    ("answer = l1[0]", "the first item of the list of 100 items"),
    ("answer = l2[n1 - 1]", "item number 3 of 5, 3, 9"),
    ("answer = l2[n5 - 1]", "the 2nd item of 5, 3, 9"),
    ("answer = max(l3, key=len)", "the longest of pear, fig, kiwi"),
    ("answer = n1 in l2", "whether 3 is among 5, 3, 9"),
    ("answer = sum(x % 2 == 0 for x in l2)", "how many of 5, 3, 9 are even"),
    ("answer = sum(x > n1 for x in l2)", "how many of 5, 3, 9 are greater than 3"),
    ("answer = [x for x in l2 if x > n1]", "the items of 5, 3, 9 that are greater than 3"),
    ("answer = sum(len(w) > 3 for w in l3)", "how many of pear, fig, kiwi have a length greater than 3"),
    ("answer = all(x > 2 for x in l2)", "whether all of 5, 3, 9 are greater than 2"),
    ("answer = prod(int(d) for d in str(n1))", "the product of the digits of 3"),
    ('answer = "yes" if n1 > n2 else "no"', '"yes" if 3 is greater than 4, else "no"'),
    ("answer = n1 > n2 and n2 > n3", "whether 3 is greater than 4 and 4 is greater than 5"),
    ("answer = not n1 > n2", "whether it is false that 3 is greater than 4"),
    ("x = n1 * n2\nanswer = x - n3", "x - 5, where x is 3 * 4"),
    ("n1 = 7\nanswer = n1 + n2", "n1 + 4, where n1 is 7"),
    ("x = 0\nfor y in l2:\n    if y % 2 == 0:\n        x += y\nanswer = x",
     "x = 0; for y in [5, 3, 9]: if y is even: x += y; then x"),
    ("def f(x):\n    return x + n1\nanswer = f(n2)", "def f(x): return x + 3; then f(4)"),
    ("answer = )", "answer = )"),
]  # fmt: skip


@pytest.mark.parametrize(("program", "words"), CASES)
def test_programs_are_read_back(program, words):
    assert Calc().describe(program, SHOWN) == words


FAMILIES = tomllib.loads((files("neurosym.training") / "families.toml").read_text(encoding="utf-8"))
PROGRAMS = [
    program
    for family in FAMILIES.values()
    if family.get("language", "calc") == "calc"
    for program in family.get("programs", [family.get("program", "")])
]
SLOTS = {"x": "w1", "y": "w2", "c": "s1", "l": "l2", "w": "w1", "n": "n5", "p": "n6", "f": "n6", "e": "e1",
         "a": "n1", "b": "n2", "d": "n3"}  # fmt: skip


def test_the_programs_of_the_families_are_read_in_words_alone():
    code = re.compile(r"\b[a-z][0-9]\b|\(\)|\w\(|[\[\]{}=]|\b(for \w+ in|lambda|key)\b|--")
    for program in filter(None, PROGRAMS):
        filled = re.sub(r"\{(\w+)\}", lambda slot: SLOTS.get(slot[1], slot[1]), program)
        words = Calc().describe(filled, SHOWN)
        assert not code.search(words), (program, words)


@pytest.mark.parametrize(
    "program",
    [
        "answer = " + " + ".join(["n1"] * 1000),
        "answer = [" + ", ".join(["n1"] * 1000) + "]",
        "answer = " + "n1 - (" * 25 + "n2" + ")" * 25,
        "answer = " + "abs(" * 40 + "n2" + ")" * 40,
        "answer = " + "[x for x in " * 25 + "l1" + " if x > 1]" * 25,
        "answer = " + "x " * 1000,
    ],
)
def test_no_reading_is_long_or_takes_long(program):
    start = time.process_time()
    assert 0 < len(Calc().describe(program, SHOWN)) <= LONGEST
    assert time.process_time() - start < 2
