"""MAWPS and ASDiv-A as composed questions, from a folder that the user names.

Source: Koncel-Kedziorski et al. 2016 and Miao et al. 2020, in the five folds of Patel et al. 2021 (SVAMP).
The equations are given in prefix form over ``number0``, ``number1``, ...; constants stay constants.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random

from neurosym.context import Outcome
from neurosym.errors import UsageError
from neurosym.languages.registry import run
from neurosym.references.base import Reference
from neurosym.references.detect import detect
from neurosym.training.examples import BUDGET, Composed

__all__ = ["FILES", "vary", "word_problems"]

FILES = ("mawps", "asdiv_a")


def word_problems(
    data: Path, folds: Collection[int] = (1, 2, 3, 4), rejections: Counter[str] | None = None
) -> Iterator[Composed]:
    """Every row of the named folds whose numbers the detector finds and whose program gives the answer.

    Raises UsageError if ``data`` has no folder ``word_problems``.
    """
    rejections = Counter() if rejections is None else rejections
    for name in FILES:
        path = data / "word_problems" / f"{name}.jsonl"
        if not path.is_file():
            raise UsageError(f"there is no {path}", hint="--data names the folder of benchmark data")
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["fold"] not in folds:
                continue
            composed = _composed(row, name)
            if isinstance(composed, str):
                rejections[f"{name}: {composed}"] += 1
            else:
                yield composed


def _composed(row: dict[str, object], source: str) -> Composed | str:
    question = str(row["question"])
    references = detect(question)
    numbers = [Fraction(str(number)) for number in row["numbers"]]  # type: ignore[attr-defined]
    names = _align(numbers, references)
    if names is None:
        return "numbers not found"
    infix = _infix(str(row["equation_prefix"]).split(), names)
    if infix is None:
        return "equation not read"
    program = f"answer = {infix}"
    bindings = {r.name: r.value for r in references}
    outcome = run(program, language="calc", bindings=bindings, budget=BUDGET)
    if outcome.error is not None or not _close(outcome, Fraction(str(row["answer"]))):
        return "another answer"
    named = Outcome("calc", program, outcome.value, outcome.exact, outcome.steps, name="r1")
    return Composed(question, references, (program,), "calc", "The answer is {r1}.", (named,), source, source)


def _align(numbers: Sequence[Fraction], references: Sequence[Reference]) -> list[str] | None:
    """The reference of each number, in the order of the text; None if one is missing."""
    names, position = [], 0
    candidates = [r for r in references if r.kind == "n"]
    for number in numbers:
        while position < len(candidates) and candidates[position].value != number:
            position += 1
        if position == len(candidates):
            return None
        names.append(candidates[position].name)
        position += 1
    return names


_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}


def _infix(prefix: list[str], names: Sequence[str]) -> str | None:
    """Prefix to infix with the fewest parentheses; None if it is not well formed."""
    stack: list[tuple[str, int]] = []
    for token in reversed(prefix):
        if token in _BINDING:
            if len(stack) < 2:
                return None
            (left, left_binding), (right, right_binding) = stack.pop(), stack.pop()
            binding = _BINDING[token]
            left = f"({left})" if left_binding < binding else left
            tight = right_binding < binding or (right_binding == binding and token in "-/")
            stack.append((f"{left} {token} {f'({right})' if tight else right}", binding))
        elif token.startswith("number"):
            stack.append((names[int(token.removeprefix("number"))], 3))
        else:
            value = Fraction(token)
            stack.append((str(value.numerator) if value.denominator == 1 else str(float(value)), 3))
    return stack[0][0] if len(stack) == 1 else None


def _close(outcome: Outcome, answer: Fraction) -> bool:
    """The data's answers are floats of a few digits, ours exact."""
    return isinstance(outcome.value, (int, Fraction)) and abs(outcome.value - answer) <= Fraction(1, 100)


def vary(composed: Composed, rng: Random) -> Composed:
    """The same problem with other numbers, if one draw gives a result of the same sort; else itself.

    Only numbers written in digits change, and only to ones of like size.
    """
    text, shift = composed.question, 0
    for reference in composed.references:
        if reference.kind != "n" or not reference.surface.isdigit() or int(reference.surface) < 2:
            continue
        number = str(rng.randint(2, max(9, 2 * int(reference.surface))))
        text = text[: reference.start + shift] + number + text[reference.end + shift :]
        shift += len(number) - len(reference.surface)
    references = detect(text)
    if [r.name for r in references] != [r.name for r in composed.references]:
        return composed
    bindings = {r.name: r.value for r in references}
    outcome = run(composed.programs[0], language="calc", bindings=bindings, budget=BUDGET)
    before = composed.outcomes[0].value
    if (
        outcome.error is not None
        or outcome.value <= 0
        or outcome.type != composed.outcomes[0].type
        or before <= 0
    ):
        return composed
    return replace(composed, question=text, references=references, outcomes=(replace(outcome, name="r1"),))
