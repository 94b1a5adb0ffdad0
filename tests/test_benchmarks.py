"""Benchmarks: items, grading, the runner with its resume, reports, and ``neurosym bench``."""

from __future__ import annotations

import json
import os
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from neurosym.benchmarks import report
from neurosym.benchmarks.arithmetic import arithmetic
from neurosym.benchmarks.catalogue import load
from neurosym.benchmarks.fingerprint import fingerprint_of
from neurosym.benchmarks.grading import close_answer, same_answer, same_text
from neurosym.benchmarks.jsonl import jsonl
from neurosym.benchmarks.lengths import LENGTHS, lengths
from neurosym.benchmarks.run import Progress, run
from neurosym.benchmarks.task import Benchmark, Cell, Comparison, Item
from neurosym.benchmarks.texts import invented_text, ordinal
from neurosym.cli.bench import command
from neurosym.context import Proposal
from neurosym.errors import UsageError
from neurosym.generators.base import Request
from neurosym.generators.scripted import ScriptedGenerator
from neurosym.reasoner import Reasoner
from neurosym.values import OrderedSet, Value

SCRIPT = (
    Proposal("calc", "answer = n1 + n2", -0.1),
    Proposal("answer", "It is {r1}.", -0.1),
)


@pytest.fixture
def data() -> Path:
    folder = os.environ.get("NEUROSYM_DATA")
    if not folder:
        pytest.skip("NEUROSYM_DATA names no folder of benchmark data")
    return Path(folder)


# ---------------------------------------------------------------- grading

CHOICES = "How many are grey?\nOptions:\n(A) zero\n(B) one\n(C) two"
INLINE = "Which is the biggest value?  (a) -2/23  (b) -0.09  (c) 11248"


@pytest.mark.parametrize(
    ("question", "target", "value", "right"),
    [
        ("", "42", 42, True),
        ("", "42", 43, False),
        ("", "42", "42", True),
        ("", "42", Fraction(85, 2), False),
        ("", "0.5", Fraction(1, 2), True),
        ("", "1/2", Fraction(1, 2), True),
        ("", "-1,234", -1234, True),
        ("", "175334442.26", Fraction(17533444226, 100), True),
        ("", "175334442.26", Fraction(17533444227, 100), False),
        ("", "1", True, False),
        ("", "three", 3, True),
        ("", "Yes", True, True),
        ("", "no", False, True),
        ("", "False", "no", True),
        ("", "Yes", False, False),
        ("", "Yes", 1, False),
        ("", "True", "true", True),
        ("", "Boat ", "boat", True),
        ("", "boat", "boats", False),
        ("", "a b c", ["a", "b", "c"], True),
        ("", "a, b, c", ["a", "b", "c"], True),
        ("", "a b c", ["a", "c", "b"], False),
        ("", "a b c", ["a", "b"], False),
        ("", "2, 5, 101", [2, 5, 101], True),
        ("", "2, 5, 101", OrderedSet([101, 2, 5]), True),
        ("", "2, 5, 5", OrderedSet([2, 5]), False),
        ("", "[1, 2]", [1, 2], True),
        ("", "389", [389], True),
        ("", "anything", None, False),
        (CHOICES, "(C)", 2, True),
        (CHOICES, "(C)", "two", True),
        (CHOICES, "(C)", "(C)", True),
        (CHOICES, "(C)", "c", True),
        (CHOICES, "(C)", 1, False),
        (CHOICES, "(C)", "(B)", False),
        (INLINE, "c", 11248, True),
        (INLINE, "c", "c", True),
        (INLINE, "c", Fraction(-2, 23), False),
        (INLINE, "b", Fraction(-9, 100), True),
        ("What is the third letter of abc?", "c", "c", True),
        ("no options here", "(C)", "(C)", True),
    ],
)
def test_grading(question: str, target: str, value: Value, right: bool) -> None:
    assert same_answer(question, target, value) is right


def test_two_options_with_the_same_text_are_not_told_apart_by_it() -> None:
    assert not same_answer("Which?\n(A) one\n(B) 1", "(B)", 1)


def test_rounded_targets_forgive_only_fractions() -> None:
    assert close_answer("", "7.142857", Fraction(50, 7))
    assert not close_answer("", "7.14", Fraction(50, 7))
    assert not close_answer("", "100000", 100001)
    assert close_answer("", "(B)", "(B)")


def test_copied_text_is_right_only_to_the_letter() -> None:
    assert same_text("", "Ab", "Ab")
    assert not same_text("", "Ab", "ab")


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.fractions() | st.text() | st.floats(),
    lambda inner: st.lists(inner) | st.builds(tuple, st.lists(inner)),
    max_leaves=6,
)


@given(st.text(), st.text(), values)
def test_grading_never_raises(question: str, target: str, value: Value) -> None:
    for grade in (same_answer, close_answer, same_text):
        assert grade(question, target, value) in (True, False)


@given(st.integers() | st.fractions())
def test_a_number_is_its_own_answer(number: int | Fraction) -> None:
    assert same_answer("", str(number), number)
    assert not same_answer("", str(number), number + 1)


# ---------------------------------------------------------------- generated items


@given(st.integers(1, 300), st.randoms(use_true_random=False))
def test_an_invented_text_has_its_length_and_no_blank_at_the_ends(length: int, random: Any) -> None:
    text = invented_text(random, length)
    assert len(text) == length
    assert text == text.strip()
    assert "  " not in text


def test_ordinals() -> None:
    shown = [ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 1003)]
    assert shown == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th", "1003rd"]


def test_lengths_are_the_texts_lengths_and_items_are_the_same_every_time() -> None:
    benchmark = lengths()
    assert benchmark.groups == tuple(map(str, LENGTHS))
    for item in benchmark.items:
        assert len(item.question.split("\n\n", 1)[1]) == int(item.group)
        assert item.target
    assert lengths() == benchmark
    assert lengths(seed=2).items != benchmark.items


def test_a_text_contains_exactly_what_the_target_says() -> None:
    for item in lengths().items:
        if item.kind == "contains":
            instruction, text = item.question.split("\n\n", 1)
            word = instruction.split('"' if '"' in instruction else "'")[1]
            assert (word in text.split(" ")) == (word in text) == (item.target == "Yes")


def test_a_limit_takes_a_few_of_each_part() -> None:
    few = arithmetic().select((), 3)
    assert {sum(item.group == group for item in few.items) for group in few.groups} == {3}
    assert arithmetic().select(["digits-50"]).groups == ("digits-50",)
    with pytest.raises(UsageError, match="no part"):
        arithmetic().select(["digits-51"])


def test_default_parts_can_be_overruled() -> None:
    items = tuple(Item(name, "?", "1", group=name) for name in "abc")
    benchmark = Benchmark("x", "1", "", items, default=("a",))
    assert benchmark.select().groups == ("a",)
    assert benchmark.select(["all"]).groups == ("a", "b", "c")


def test_ids_are_unique_and_questions_not_empty() -> None:
    with pytest.raises(UsageError, match="two items"):
        Benchmark("x", "1", "", (Item("a", "?", "1", "g"), Item("a", "?", "2", "g")))
    with pytest.raises(UsageError, match="empty"):
        Benchmark("x", "1", "", (Item("a", " ", "1", "g"),))


# ---------------------------------------------------------------- the runner


def tiny() -> Benchmark:
    items = (
        Item("1", "What is 2 + 3 in all, with 2 and 3?", "5", "sums"),
        Item("2", "What are 10 and 20 together?", "31", "sums"),
        Item("3", "Add 4 and 5.", "9", "more"),
    )
    return Benchmark("tiny", "1", "Three sums.", items)


class Counting:
    """A scripted generator that counts the questions it is asked and fails at the third if told."""

    name = "counting"

    def __init__(self, stop_after: int | None = None) -> None:
        self.asked = 0
        self.stop_after = stop_after
        self.script = ScriptedGenerator(SCRIPT)

    def propose(self, request: Request) -> tuple[Proposal, ...]:
        if "answer" not in request.constraints:
            if self.asked == self.stop_after:
                raise KeyboardInterrupt
            self.asked += 1
        return self.script.propose(request)


def sums() -> Benchmark:
    items = tuple(Item(str(n), f"Add {n} and 100.", str(n + 100), "sums") for n in range(2, 8))
    return Benchmark("sums", "1", "Sums.", items)


def test_results_say_what_became_of_each_item() -> None:
    results = run(sums(), Reasoner(ScriptedGenerator(SCRIPT)))
    assert [result.answer for result in results] == ["102", "103", "104", "105", "106", "107"]
    assert all(result.correct and result.program == "answer = n1 + n2" for result in results)


def test_an_interrupted_run_goes_on_and_asks_nothing_twice(tmp_path: Path) -> None:
    path = tmp_path / "sums.jsonl"
    with pytest.raises(KeyboardInterrupt):
        run(sums(), Reasoner(Counting(stop_after=2)), fingerprint="f", path=path)
    path.write_text(path.read_text() + '{"id": "4", "fingerprint": "f", "digest"')  # cut while writing
    rest, seen = Counting(), list[Progress]()
    results = run(sums(), Reasoner(rest), fingerprint="f", path=path, report=seen.append)
    assert rest.asked == 4
    assert seen[-1] == Progress("sums", 6, 6, resumed=2, right=6)
    again = Counting(stop_after=0)
    assert run(sums(), Reasoner(again), fingerprint="f", path=path) == results
    assert again.asked == 0


def test_results_of_another_generator_or_another_question_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "sums.jsonl"
    run(sums(), Reasoner(Counting()), fingerprint="f", path=path)
    other = Counting()
    run(sums(), Reasoner(other), fingerprint="g", path=path)
    assert other.asked == 6
    changed = Benchmark("sums", "1", "", (Item("2", "Add 2 and 200.", "202", "sums"), *sums().items[1:]))
    asked_again = Counting()
    run(changed, Reasoner(asked_again), fingerprint="f", path=path)
    assert asked_again.asked == 1


def test_a_generator_that_fails_costs_only_its_item(tmp_path: Path) -> None:
    path = tmp_path / "sums.jsonl"
    mute = Reasoner(ScriptedGenerator([]))
    results = run(sums(), mute, fingerprint="f", path=path)
    assert all(result.abstained and not result.correct and result.error for result in results)
    retried = Counting()
    run(sums(), Reasoner(retried), fingerprint="f", path=path)
    assert retried.asked == 6


def test_an_abstention_is_never_right() -> None:
    unsure = Reasoner(ScriptedGenerator(SCRIPT), threshold=1.0)
    results = run(sums(), unsure)
    assert all(r.abstained and not r.correct and r.value_correct for r in results)
    declining = Reasoner(ScriptedGenerator([Proposal("decline", "", -0.1)]))
    nothing = Benchmark("x", "1", "", (Item("1", "?", "", "g"), Item("2", "?", "None", "g")))
    assert not any(result.correct for result in run(nothing, declining))


def test_the_fingerprint_depends_on_what_results_depend_on() -> None:
    benchmark, reasoner = sums(), Reasoner(ScriptedGenerator(SCRIPT))
    same = fingerprint_of(benchmark, reasoner, "scripted")
    assert fingerprint_of(benchmark.select((), 2), reasoner, "scripted") == same
    assert fingerprint_of(benchmark, Reasoner(ScriptedGenerator(SCRIPT), seed=1), "scripted") != same
    assert fingerprint_of(benchmark, reasoner, "embedded") != same


# ---------------------------------------------------------------- reports


def test_wilson_intervals_are_those_of_the_textbook() -> None:
    low, high = report.wilson(8, 10)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)
    assert report.wilson(0, 0) == (0.0, 1.0)


@given(st.integers(0, 500), st.integers(0, 500))
def test_wilson_intervals_hold_the_share(right: int, wrong: int) -> None:
    low, high = report.wilson(right, right + wrong)
    assert 0 <= low <= high <= 1
    if right + wrong:
        assert low - 1e-12 <= right / (right + wrong) <= high + 1e-12


def test_the_summary_counts_by_part() -> None:
    figures = report.summary(
        tiny(), run(tiny(), Reasoner(ScriptedGenerator(SCRIPT))), {"generator": "scripted"}
    )
    assert figures["total"]["items"] == 3
    assert figures["groups"]["more"]["accuracy"] == 1.0
    assert figures["groups"]["sums"]["right"] == 1
    table = report.markdown(figures)
    assert "| more | 1 | 1 | 100.0% |" in table


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=3, max_size=20))
def test_squared_correlation_is_a_share_that_knows_no_sides(pairs: list[tuple[float, float]]) -> None:
    found, mirrored = report.r_squared(pairs), report.r_squared([(b, a) for a, b in pairs])
    assert (found is None) == (mirrored is None)
    if found is not None and mirrored is not None:
        assert 0 <= found <= 1
        assert found == pytest.approx(mirrored)


def test_squared_correlation_of_a_line_is_one() -> None:
    assert report.r_squared([(0, 1), (1, 3), (2, 5)]) == pytest.approx(1)
    assert report.r_squared([(0, 1), (1, 1), (2, 1)]) is None


def test_comparisons_are_reported_in_all_and_by_part() -> None:
    cells = tuple(Cell(f"{p}{i}", "people", p, i / 4, i / 4) for p in "ab" for i in range(4))
    figures = report.comparison_summary(Comparison("c", "1", "About.", cells, {"check": "fine"}), {})
    assert figures["groups"]["people"]["r_squared"] == pytest.approx(1)
    assert set(figures["groups"]["people"]["parts"]) == {"a", "b"}
    assert "check: fine." in report.comparison_markdown(figures)


# ---------------------------------------------------------------- loaders


def test_jsonl_reads_either_pair_of_fields(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    rows = [
        {"question": "A?", "answer": 9.0},
        {"input": "B?", "target": "x", "task": "t", "id": "b"},
        {"question": "C?", "answer": 0.3333},
        {"question": "D?", "answer": [1, 2], "files": {"d.txt": "1 2"}},
    ]
    path.write_text("\n".join(map(json.dumps, rows)) + "\n\n")
    items = jsonl(path).items
    assert [item.target for item in items] == ["9", "x", "3333/10000", "1, 2"]
    assert [item.id for item in items] == ["some/0", "b", "some/1", "some/2"]
    assert items[3].files == (("d.txt", "1 2"),)
    assert items[2].grade("", items[2].target, Fraction(1, 3))


@pytest.mark.parametrize("line", ["{", "[1]", '{"question": "A?"}', '{"question": "", "answer": 1}'])
def test_jsonl_refuses_other_lines(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(line)
    with pytest.raises(UsageError):
        jsonl(path)


def test_data_that_are_missing_are_the_users_to_mend(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="needs data"):
        load("bbh")
    with pytest.raises(UsageError, match="cannot read"):
        load("mawps", tmp_path)
    with pytest.raises(UsageError, match="no benchmark"):
        load("nothing")


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "items", "parts"),
    [
        ("bbh", 810, 27),
        ("bbh:boolean_expressions,navigate", 60, 2),
        ("gpt3_arithmetic", 1500, 15),
        ("cute", 1140, 19),
        ("mawps", 384, 1),
        ("asdiv_a:all", 1217, 5),
        ("deepmind_mathematics", 489, 70),
    ],
)
def test_the_data_are_read_whole(data: Path, name: str, items: int, parts: int) -> None:
    benchmark = load(name, data)
    assert isinstance(benchmark, Benchmark)
    assert (len(benchmark.items), len(benchmark.groups)) == (items, parts)


@pytest.mark.data
@pytest.mark.parametrize("name", ["bbh", "gpt3_arithmetic", "cute", "mawps:all", "deepmind_mathematics"])
def test_a_target_is_its_own_answer(data: Path, name: str) -> None:
    benchmark = load(name, data)
    assert isinstance(benchmark, Benchmark)
    wrong = [i.id for i in benchmark.items if not i.grade(i.question, i.target, i.target)]
    assert wrong == []


@pytest.mark.data
def test_the_number_game_leaves_members_out_and_agrees_with_people(data: Path) -> None:
    game = load("number_game", data)
    assert isinstance(game, Comparison)
    figures = report.comparison_summary(game, {})["groups"]
    assert figures["tenenbaum1999"]["cells"] == 224
    assert figures["bigelow2016"]["cells"] == 13_500 - 336
    assert figures["tenenbaum1999"]["r_squared"] > 0.8


# ---------------------------------------------------------------- the command


@pytest.fixture
def script(tmp_path: Path) -> str:
    path = tmp_path / "script.jsonl"
    lines = [{"action": p.action, "text": p.text, "logprob": p.logprob} for p in SCRIPT]
    path.write_text("\n".join(map(json.dumps, lines)))
    return f"scripted:{path}"


def bench(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_bench_prints_a_report_and_writes_results(tmp_path: Path, script: str) -> None:
    out = tmp_path / "out"
    questions = tmp_path / "q.jsonl"
    questions.write_text(
        '{"question": "Add 2 and 3.", "answer": 5}\n{"question": "Add 2 and 9.", "answer": 5}\n'
    )
    result = bench(f"jsonl:{questions}", "--generator", script, "--out", str(out))
    assert result.exit_code == 0, result.output
    assert "| q | 2 | 1 | 50.0% |" in result.stdout
    assert "2 of 2, 1 right" in result.stderr
    assert sorted(path.name for path in out.iterdir()) == ["jsonl-q.json", "jsonl-q.jsonl", "jsonl-q.md"]
    again = bench(f"jsonl:{questions}", "--generator", script, "--out", str(out))
    assert "2 from an earlier run" in again.stderr
    assert len((out / "jsonl-q.jsonl").read_text().splitlines()) == 2


def test_bench_json_is_one_object(script: str) -> None:
    result = bench("arithmetic:digits-1,sum-10", "--limit", "2", "--generator", script, "--json")
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)["reports"][0]
    assert figures["total"]["items"] == 4
    assert set(figures["groups"]) == {"digits-1", "sum-10"}


@pytest.mark.parametrize(
    "arguments",
    [("arithmetic", "--engine", "ray"), ("nothing",), ("lengths:11",), ("jsonl:/does/not/exist",)],
)
def test_bench_refuses_what_it_cannot_do(arguments: tuple[str, ...], script: str) -> None:
    result = bench(*arguments, "--generator", script)
    assert isinstance(result.exception, UsageError)
