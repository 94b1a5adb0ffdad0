"""Programs written by hand for rows of two public benchmarks; the questions stay in the data folder.

The rows are drawn at random, before anything is known of them, and the draw is made again here. So the
figures say what calc can express: a row that it cannot say would stand in the file as ``# unsaid: why``.
The programs lie in mathematics/*.calc. Each must give the row's answer, and must compute it.
"""

import json
import os
import random
import re
from fractions import Fraction
from pathlib import Path

import pytest

from neurosym.languages import registry

FOLDER = Path(__file__).parent / "mathematics"
SEED = 3
SUBJECTS = {"algebra": 14, "counting_probability": 12, "number_theory": 12, "prealgebra": 12}
_HEADING = re.compile(r"^# row (\d+): (\w+)\n", re.MULTILINE)


def programs(file: str) -> dict[tuple[int, str], str]:
    parts = _HEADING.split((FOLDER / file).read_text(encoding="utf-8"))[1:]
    return {
        (int(row), group): source.strip()
        for row, group, source in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    }


DEEPMIND, MATH = programs("deepmind_mathematics.calc"), programs("math.calc")
ALL = pytest.mark.parametrize(
    ("row", "source"),
    [pytest.param(row, source, id=f"{row[1]}-{row[0]}") for row, source in (DEEPMIND | MATH).items()],
)


def unsaid(source: str) -> str | None:
    return source.removeprefix("# unsaid: ") if source.startswith("# unsaid: ") else None


def lines(file: str) -> list[dict]:
    data = os.environ.get("NEUROSYM_DATA")
    if not data:
        pytest.skip("NEUROSYM_DATA is not set")
    return [json.loads(line) for line in (Path(data) / file).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def deepmind() -> dict[tuple[int, str], str]:
    rows = enumerate(lines("deepmind_mathematics.jsonl"), 1)
    return {(number, row["module"]): row["answer"] for number, row in rows}


@pytest.fixture(scope="module")
def math() -> dict[tuple[int, str], str]:
    return {
        (row["idx"], subject): row["answer"]
        for subject in SUBJECTS
        for row in lines(f"math/numeric_{subject}.jsonl")
    }


def agree(text: str, answer: str) -> bool:
    """Equal texts, or lists of equal numbers: rationals here where the data have decimals."""
    found, expected = text.strip("[]").split(", "), answer.split(", ")
    return len(found) == len(expected) and all(map(_same, found, expected))


def _same(text: str, answer: str) -> bool:
    text = text.strip("'")
    return text == answer or (number(text) is not None and number(text) == number(answer))


def number(text: str) -> Fraction | None:
    return Fraction(text) if re.fullmatch(r"-?\d+(\.\d+|/\d+)?", text) else None


def test_fifty_of_each_stand_in_the_files_and_all_can_be_said():
    assert (len(DEEPMIND), len(MATH)) == (50, 50)
    assert [row for row, source in (DEEPMIND | MATH).items() if unsaid(source)] == []


@pytest.mark.data
def test_the_rows_are_the_drawn_ones(deepmind, math):
    draw = random.Random(SEED)
    modules: dict[str, list[tuple[int, str]]] = {}
    for row in deepmind:
        modules.setdefault(row[1], []).append(row)
    drawn = [draw.choice(modules[module]) for module in sorted(draw.sample(sorted(modules), 50))]
    assert set(DEEPMIND) == set(drawn)
    expected = set()
    for subject, count in SUBJECTS.items():
        rows = [row for row in math if row[1] == subject]
        expected |= {rows[place] for place in draw.sample(range(len(rows)), count)}
    assert set(MATH) == expected


@ALL
@pytest.mark.data
def test_the_program_gives_the_answer_of_the_row(row, source, deepmind, math):
    expected = (deepmind | math)[row]
    outcome = registry.run(source, language="calc", bindings={})
    assert outcome.ok, outcome.error
    assert outcome.exact
    assert agree(outcome.text, expected), f"{outcome.text}, not {expected}"


@ALL
def test_the_program_computes_its_answer(row, source):
    last = source.splitlines()[-1].partition(" = ")[2]
    assert unsaid(source) or number(last) is None or "/" in last, "a constant is no program"
