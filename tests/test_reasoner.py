"""The loop from a question to an answer, with generators that are told what to say."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from neurosym.certificate import verify
from neurosym.context import Answer, Outcome, Proposal
from neurosym.errors import GeneratorError, UsageError
from neurosym.generators.base import Request
from neurosym.generators.scripted import Line, ScriptedGenerator
from neurosym.grounding import ground
from neurosym.reasoner import ATTEMPTS, CANNOT, FAILED, ROUNDS, UNSURE, Reasoned, Reasoner
from neurosym.sandbox.budget import Budget
from neurosym.sentence import fill_template, shows_values_only

STRAWBERRY = "How many r are in strawberry?"


def calc(text: str, p: float = 0.9) -> Proposal:
    return Proposal("calc", text, math.log(p))


def say(text: str = "It is {r1}.", p: float = 0.9) -> Proposal:
    return Proposal("answer", text, math.log(p))


DECLINE = Proposal("decline", "", math.log(0.7))


def asked(question: str, *script: Line | Proposal, **options: Any) -> Reasoned:
    return Reasoner(ScriptedGenerator(script), **options).ask(question)


class Own:
    """A generator that is a function of the request, and keeps the requests it got."""

    name = "own"

    def __init__(self, propose: Callable[[Request], tuple[Proposal, ...]]) -> None:
        self._propose = propose
        self.requests: list[Request] = []

    def propose(self, request: Request) -> tuple[Proposal, ...]:
        self.requests.append(request)
        return self._propose(request)


# ------------------------------------------------------------------------------ answers


def test_one_step() -> None:
    answer = asked(STRAWBERRY, calc("answer = w1.count(s1)"), say("There are {r1}."))
    assert (answer.sentence, answer.value, answer.text, answer.type) == ("There are 3.", 3, "3", "integer")
    assert (answer.language, answer.program) == ("calc", "answer = w1.count(s1)")
    assert answer.probability == pytest.approx(0.9)
    assert not answer.abstained
    assert answer.exact
    assert answer.reading == 'how often "r" occurs in "strawberry"'


def test_the_second_program_uses_the_first_ones_result() -> None:
    answer = asked(
        "What is the last digit of 17 * 23?",
        calc("answer = e1", 0.8), Line(calc("answer = r1 % 10", 0.5), "[r1"), Line(say("It is {r2}."), "[r2"),
    )  # fmt: skip
    assert (answer.sentence, answer.value) == ("It is 1.", 1)
    assert [outcome.text for outcome in answer.outcomes] == ["391", "1"]
    assert answer.probability == pytest.approx(0.4)
    assert "17 * 23" in answer.reading


def test_values_are_inserted_into_the_sentence() -> None:
    answer = asked(STRAWBERRY, calc("answer = w1.count(s1)"), say("{w1} has {r1} times {s1}."))
    assert answer.sentence == '"strawberry" has 3 times "r".'


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(23, 4), "5.75 (23/4)"),
        (Fraction(-1, 1000), "-0.001 (-1/1000)"),
        (Fraction(1, 3), "1/3"),
        (Fraction(1, 10**9), "1/1000000000"),
        (Fraction(10**30 + 1, 2), f"{10**30 + 1}/2"),
    ],
)
def test_a_rational_is_shown_as_a_decimal_too_where_that_ends(value: Fraction, shown: str) -> None:
    assert fill_template("{r1}", {"r1": value}) == shown


@pytest.mark.parametrize("sentence", ["There are 4.", "There are {r1}, or 4.", "It is {r7}.", "", "Many."])
def test_a_sentence_with_numbers_of_the_generators_own_is_not_used(sentence: str) -> None:
    answer = asked(STRAWBERRY, calc("answer = w1.count(s1)"), say(sentence))
    assert answer.sentence == "The answer is 3."
    assert verify(answer.certificate or {}).ok


def test_a_value_with_braces_is_not_filled_again() -> None:
    answer = asked('What is "{r1}{n1}" reversed?', calc("answer = s1"), say("{s1} is {r1}."))
    assert answer.sentence == '"{r1}{n1}" is {r1}{n1}.'
    assert verify(answer.certificate or {}).ok


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["b", "a"], "['b', 'a']"),
        ("plain", "plain"),
        (Fraction(1, 3), "1/3"),
        (True, "True"),
        ("x" * 5000, "x" * 2000 + "… (5,000 characters in all)"),
    ],
)
def test_how_values_look_in_a_sentence(value: object, text: str) -> None:
    assert fill_template("It is {r1}.", {"r1": value}) == f"It is {text}."


def test_a_template_may_show_bound_names_and_no_number_of_its_own() -> None:
    bound = {"r1": 1, "n1": 2, "question": "x"}
    assert shows_values_only("{n1} gives {r1}, says {question}!", bound)
    assert not any(
        shows_values_only(t, bound) for t in ("{n1}", "{r1} 2", "{r1} {r2}", "{r1", "{r1} ٣", "{r1} {}")
    )


def test_the_language_is_logged_and_concepts_are_learned() -> None:
    answer = asked("Which numbers go with 16, 8, 2 and 64?", Proposal("concept", "learn l1", -0.1), say())
    assert answer.language == answer.to_json()["language"] == "concept"
    assert "power" in answer.sentence


def test_files_are_references_too() -> None:
    script = ScriptedGenerator([calc("answer = len(t1) - len(t2)"), say()])
    answer = Reasoner(script).ask("Which is longer?", files=[("a.txt", "abc"), ("a.txt", "de")])
    assert answer.value == 1
    assert [entry["origin"] for entry in answer.grounding] == ["file", "file"]
    assert verify(answer.certificate or {}).ok


def test_a_text_of_100_000_characters_is_answered_by_the_program_of_a_short_one() -> None:
    text = ("to be or not to be\n" * 6000)[:100_000]
    question = f"How many times does the letter e occur in the text below?\n\n{text}"
    generator = Own(lambda r: (say(),) if r.rendered.results else (calc("answer = t1.count(s1)"),))
    answer = Reasoner(generator).ask(question)
    assert answer.value == text.count("e")
    assert all(len(request.rendered.to_text()) < 500 for request in generator.requests)
    assert len(answer.reading) < 200
    assert verify(json.dumps(answer.certificate)).ok


# ------------------------------------------------------------------------------ failures, abstention


def test_a_failing_program_and_then_another() -> None:
    script = (calc("answer = 1/0", 0.9), calc("answer = w1.count(s1)", 0.5), say())
    answer = asked(STRAWBERRY, *script)
    assert (answer.value, answer.probability) == (3, pytest.approx(0.5))
    rounds = answer.to_json()["rounds"]
    assert [one["outcome"]["ok"] for one in rounds] == [False, True]
    assert all(one["language_probability"] == 1 for one in rounds), "the script's choice is certain"
    assert verify(answer.certificate or {}).rounds == 1


def test_the_generator_sees_what_failed() -> None:
    generator = Own(lambda r: (calc("answer = 1/0"),))
    Reasoner(generator).ask(STRAWBERRY)
    assert [len(request.rendered.failures) for request in generator.requests] == list(range(ATTEMPTS))
    program, error = generator.requests[-1].rendered.failures[0]
    assert program == "answer = 1/0"
    assert error.startswith("execution: ")


def no_value(answer: Reasoned) -> bool:
    written = answer.to_json()
    assert (written["value"], written["type"], written["certificate"]) == (None, None, None)
    assert written["abstained"]
    assert written["probability"] == 0
    json.dumps(written)
    return answer.value is None


def test_only_failing_programs_are_an_abstention_with_the_last_reason() -> None:
    answer = asked(STRAWBERRY, calc("answer = 1/0"))
    assert no_value(answer)
    assert answer.sentence.startswith(FAILED + " The last one failed: ")
    assert len(answer.rounds) == ATTEMPTS


def test_a_program_cut_by_its_budget_is_such_a_failure() -> None:
    endless = "n = 0\nwhile True:\n    n = n + 1\nanswer = n"
    answer = asked(STRAWBERRY, calc(endless), budget=Budget(steps=1000))
    assert no_value(answer)
    assert "1,000 steps" in answer.sentence


def test_declining() -> None:
    answer = asked("Why is the sky blue?", DECLINE)
    assert no_value(answer)
    assert (answer.sentence, answer.program, answer.rounds) == (CANNOT, "", [])


def test_declining_after_a_result_gives_no_value_either() -> None:
    generator = Own(lambda r: (DECLINE,) if r.rendered.results else (calc("answer = 1"),))
    assert no_value(Reasoner(generator).ask(STRAWBERRY))


def test_below_the_threshold_the_value_is_kept_and_the_answer_withheld() -> None:
    answer = asked(STRAWBERRY, calc("answer = w1.count(s1)", 0.6), say(), threshold=0.7)
    assert answer.abstained
    assert answer.sentence == f'{UNSURE} My best reading: how often "r" occurs in "strawberry"'
    written = answer.to_json()
    assert (written["value"], written["type"], written["probability"]) == ("3", "integer", pytest.approx(0.6))
    assert verify(answer.certificate or {}).ok
    assert not asked(STRAWBERRY, calc("answer = 3", 0.6), say(), threshold=0.5).abstained


def test_threshold_and_calibration_are_the_generators_unless_told() -> None:
    generator: Any = Own(lambda r: (say(),) if r.rendered.results else (calc("answer = 3", 0.6),))
    generator.threshold, generator.calibration = 0.5, lambda probability: probability / 2
    answer = Reasoner(generator).ask(STRAWBERRY)
    assert (answer.abstained, answer.probability) == (True, pytest.approx(0.3))
    assert not Reasoner(generator, threshold=0.2).ask(STRAWBERRY).abstained


@pytest.mark.parametrize("question", ["", "   ", "\n\t"])
def test_an_empty_question_is_bad_usage(question: str) -> None:
    with pytest.raises(UsageError, match="empty"):
        asked(question, DECLINE)


@pytest.mark.parametrize("samples", [0, -1])
def test_samples_are_at_least_one(samples: int) -> None:
    with pytest.raises(UsageError, match="samples"):
        asked(STRAWBERRY, DECLINE, samples=samples)
    with pytest.raises(UsageError, match="samples"):
        Reasoner(ScriptedGenerator([DECLINE])).ask(STRAWBERRY, samples=samples)


@pytest.mark.parametrize(
    "question", ["قطة؟", "🤷" * 50, "\0", "\ud800", "a" * 200_000, "1 " * 50_000], ids=ascii
)
def test_any_question_can_be_declined(question: str) -> None:
    assert no_value(asked(question, DECLINE))


# ------------------------------------------------------------------------------ limits of the loop


def test_after_the_last_round_only_an_answer_is_offered() -> None:
    generator = Own(lambda r: (calc("answer = 1") if "calc" in r.constraints else say(f"{{r{ROUNDS}}}"),))
    answer = Reasoner(generator).ask(STRAWBERRY)
    assert (len(answer.outcomes), answer.value) == (ROUNDS, 1)
    assert "answer" not in generator.requests[0].constraints
    assert set(generator.requests[-1].constraints) == {"answer"}


@pytest.mark.parametrize("proposal", [say(), Proposal("python", "print(1)", -0.1), Proposal("", "", -0.1)])
def test_a_proposal_that_was_not_offered_is_the_generators_error(proposal: Proposal) -> None:
    with pytest.raises(GeneratorError, match="own proposed the action"):
        Reasoner(Own(lambda r: (proposal,))).ask(STRAWBERRY)


def test_a_program_after_the_last_round_is_too() -> None:
    with pytest.raises(GeneratorError, match="'calc'"):
        Reasoner(Own(lambda r: (calc("answer = 1"),))).ask(STRAWBERRY)


def test_a_generator_that_cannot_work() -> None:
    def broken(request: Request) -> tuple[Proposal, ...]:
        raise GeneratorError("the server does not answer")

    with pytest.raises(GeneratorError, match="server"):
        Reasoner(Own(broken)).ask(STRAWBERRY)
    with pytest.raises(GeneratorError, match="proposed nothing"):
        Reasoner(Own(lambda r: ())).ask(STRAWBERRY)


# ------------------------------------------------------------------------------ samples


def test_samples_are_grouped_by_value() -> None:
    """Two ways to 3 outweigh the most probable program, which gives something else."""
    script = (
        calc("answer = 7", 0.4),
        calc("answer = w1.count(s1)", 0.3),
        calc("answer = question.count(s1) - 2", 0.25),
    )
    generator = Own(lambda r: (say(),) if r.rendered.results else script)
    answer = Reasoner(generator, samples=3).ask(STRAWBERRY)
    assert (answer.value, answer.probability) == (3, pytest.approx(0.55))
    assert answer.to_json()["alternatives"] == [
        {"value": "3", "probability": pytest.approx(0.55)},
        {"value": "7", "probability": pytest.approx(0.4)},
    ]
    assert generator.requests[0].samples == 3
    assert generator.requests[0].temperature > 0


def test_a_failing_sample_does_not_stop_the_others() -> None:
    script = (calc("answer = 1/0", 0.9), calc("answer = 3", 0.05))
    answer = Reasoner(Own(lambda r: (say(),) if r.rendered.results else script), samples=2).ask(STRAWBERRY)
    assert (answer.value, answer.probability) == (3, pytest.approx(0.05))


def test_samples_and_seed_of_one_question() -> None:
    generator = Own(lambda r: (DECLINE,))
    reasoner = Reasoner(generator, samples=2, seed=5)
    reasoner.ask(STRAWBERRY)
    reasoner.ask(STRAWBERRY, samples=1, seed=0)
    assert [(r.samples, r.seed, r.temperature) for r in generator.requests] == [(2, 5, 1.0), (1, 0, 0.0)]


# ------------------------------------------------------------------------------ what comes with an answer


def test_json_has_everything_and_the_transcript_ends_in_the_answer() -> None:
    answer = asked(STRAWBERRY, calc("answer = w1.count(s1)"), say())
    written = json.loads(json.dumps(answer.to_json()))
    assert list(written) == [
        "answer", "value", "type", "exact", "probability", "abstained", "reading", "language", "program",
        "rounds", "alternatives", "grounding", "certificate",
    ]  # fmt: skip
    assert [type(event).__name__ for event in answer.context] == [
        "Question", "Proposal", "Outcome", "Proposal", "Answer",
    ]  # fmt: skip
    assert answer.context.events[-1] == Answer("It is {r1}.", "It is 3.", "r1")


def test_grounding_points_at_the_question() -> None:
    question = "Tom has 3 boxes of 12 eggs and breaks five. How many eggs are left?"
    script = [
        calc("answer = n1 * n2"),
        Line(calc("answer = r1 - n3 + 0 * 100"), "[r1"),
        Line(say("{r2}"), "[r2"),
    ]
    answer = asked(question, *script)
    entries = {entry.get("name", entry["text"]): entry for entry in answer.grounding}
    assert list(entries) == ["n1", "n2", "r1", "n3", "0", "100"]
    assert [question[entries[n]["start"] : entries[n]["end"]] for n in ("n1", "n2", "n3")] == [
        "3",
        "12",
        "five",
    ]
    assert entries["r1"] == {"name": "r1", "origin": "result", "text": "36"}
    assert entries["100"] == {"origin": "constant", "text": "100"}


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ('answer = f"{n1} and {n2 + 7}: 9"', ["n1", "n2", "7"]),
        ("answer = 'n1 9' + \"n2 8\"", []),
        ("answer = n1  # not n2, nor 12", ["n1"]),
        ("answer = l1[0] + 1.5", ["0", "1.5"]),
        ("answer = n1 + n1 + x1 + 2 + 2", ["n1", "2"]),
        ("answer = len(question)", ["question"]),
    ],
)
def test_grounding_reads_names_and_numbers_of_the_code_alone(program: str, expected: list[str]) -> None:
    context = asked("Add 3 and 4.", DECLINE).context
    found = ground(context.question, [Outcome("calc", program, 7, name="r1")])
    assert [entry.get("name", entry["text"]) for entry in found] == expected


@pytest.mark.parametrize(("others", "abstains"), [(7, False), (8, True)])
def test_a_program_that_ignores_most_of_the_question_is_not_believed(others: int, abstains: bool) -> None:
    told = " ".join(f'Not "word {letter}" though.' for letter in "abcdefgh"[:others])
    answer = asked(f'How long is "this"? {told}', calc("answer = len(s1)"), say("It is {r1}."))
    assert len(answer.context.question.references) == others + 1
    assert (answer.abstained, answer.value) == (abstains, 4)
