"""The rows of mathsteps.jsonl as calc programs, and what their answers must be equal to.

The rows are written as in a school book (``2x (x + 1)``, ``^``); a small reader of our own puts in the
signs of multiplication. Answers are compared by their values: formulas at points where all symbols are
positive, solutions as sets, inequalities by which points they hold at.
"""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import sympy
from sympy import Rational

from tests.algebra.expressions import read

__all__ = ["Step", "is_right", "steps"]

_TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|([A-Za-z]+)|(<=|>=|[-+*/^()=<>,\[\]]))")
_CALLED = ("nthRoot", "abs")
_RELATION = re.compile(r"(<=|>=|<|>|=)")
POINTS = (Rational(13, 7), Rational(29, 11), Rational(7, 9))


class Step(NamedTuple):
    task: str
    given: str
    expected: str

    def program(self) -> str:
        sides = [spelled(side) for side in _RELATION.split(self.given)[::2]]
        symbols = sorted(set(re.findall(r"\b[a-z]\b", " ".join(sides))))
        head = [f'{name} = symbol("{name}")' for name in symbols]
        if self.task != "solve":
            return "\n".join([*head, f"answer = {self.task}({sides[0]})"])
        sign = _RELATION.search(self.given)[0]
        relation = f"Eq({sides[0]}, {sides[1]})" if sign == "=" else f"{sides[0]} {sign} {sides[1]}"
        return "\n".join([*head, f"answer = solve({relation}, {self.unknown()})"])

    def unknown(self) -> str:
        """What is to be found: the left side of the expected answer, if that is a symbol."""
        left = _RELATION.split(self.expected)[0].strip()
        return left if re.fullmatch("[a-z]", left) else "x"


def steps(data: Path) -> list[Step]:
    """The rows that have an answer."""
    lines = (data / "mathsteps.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    return [Step(row["task"], row["input"], row["expected"]) for row in found if row["expected"]]


def spelled(given: str) -> str:
    """With every sign of multiplication, ``**`` for ``^``, and 2 as the degree of a root that has none."""
    written: list[str] = []
    for number, word, sign in _TOKEN.findall(given):
        token = number or word or {"^": "**"}.get(sign, sign)
        known = word if word in _CALLED else " * ".join(word)
        value = number or known or sign == "("
        if written and value and (_ends_a_value(written[-1])) and written[-1] not in _CALLED:
            written.append("*")
        written.append(known or token)
    text = " ".join(written).replace("nthRoot (", "root(").replace("abs (", "abs(")
    return re.sub(r"root\(([^,()]*) \)", r"root(\1, 2)", text)


def _ends_a_value(token: str) -> bool:
    return token[-1].isalnum() or token == ")"


def is_right(step: Step, answer: str) -> bool:
    """``answer`` is the text of what calc found."""
    if step.task != "solve":
        return _equal(read(spelled(step.expected)), read(answer))
    if "=" not in re.sub("<=|>=", "", step.expected):
        return _same_condition(step, answer)
    left, right = step.expected.split("=", 1)
    found = list(read(answer))
    if right.strip().startswith("["):
        expected = [read(spelled(part)) for part in right.strip(" []").split(",")]
    elif re.fullmatch(r"\s*[a-z]\s*", left):
        expected = [read(spelled(right))]
    else:
        expected = sympy.solve(read(spelled(left)) - read(spelled(right)), sympy.Symbol(step.unknown()))
    return all(any(_equal(a, b) for b in expected) for a in found) and all(
        any(_equal(a, b) for b in found) for a in expected
    )


def _equal(a: Any, b: Any) -> bool:
    difference = a - b
    for number in range(3):
        symbols = sorted(difference.free_symbols, key=str)
        values = {symbol: POINTS[(number + place) % 3] for place, symbol in enumerate(symbols)}
        if abs(complex(difference.evalf(20, subs=values))) > 1e-9:
            return False
    return True


def _same_condition(step: Step, answer: str) -> bool:
    """At whole and half numbers, and away from the rounding of the expected bound."""
    left, sign, right = _RELATION.split(step.expected)
    expected = read(f"{spelled(left)} {sign} {spelled(right)}")
    x, found = sympy.Symbol(left.strip()), read(answer)
    return all(
        expected.subs(x, Rational(k, 2)) == found.subs(x, Rational(k, 2))
        for k in range(-20, 20)
        if Rational(k, 2) != expected.rhs
    )
