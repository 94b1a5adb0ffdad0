"""The scripted generator plays its script in order, from Python or from a file."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from generator_laws import check_generator
from tiny_models import request

from neurosym.context import Mark, Proposal, Rendered
from neurosym.errors import GeneratorError, UsageError
from neurosym.generators.base import Generator, Request
from neurosym.generators.scripted import Line, ScriptedGenerator

SUM = Proposal("calc", "answer = n1 + n2", -0.1)
OTHER = Proposal("calc", "answer = n1", -0.5)
TWICE = Proposal("calc", "answer = r1 + r1", -0.1)
SAY = Proposal("answer", "The sum is {r1}.", -0.1)


def at(results: int = 0, failures: tuple[tuple[str, str], ...] = (), samples: int = 1) -> Request:
    asked = request(samples)
    marks = tuple(Mark(f"r{i + 1}", "integer", "7") for i in range(results))
    constraints = {k: v for k, v in asked.constraints.items() if k != "answer" or results}
    return dataclasses.replace(
        asked, rendered=Rendered(("How many?",), marks, failures), constraints=constraints
    )


def texts(generator: Generator, asked: Request) -> list[str]:
    return [proposal.text for proposal in generator.propose(asked)]


def test_it_keeps_the_laws() -> None:
    check_generator(ScriptedGenerator([SUM, OTHER, SAY]), request(3))


def test_a_program_then_an_answer() -> None:
    generator = ScriptedGenerator([OTHER, SUM, SAY])
    assert texts(generator, at(samples=2)) == [SUM.text, OTHER.text]
    assert texts(generator, at(results=1, samples=2)) == [SAY.text]


def test_a_match_in_the_results_goes_first() -> None:
    generator = ScriptedGenerator([Line(SUM), Line(TWICE, "[r1"), Line(SAY, "[r2")])
    assert [texts(generator, at(results=n)) for n in range(3)] == [[SUM.text], [TWICE.text], [SAY.text]]


def test_a_refused_program_comes_last() -> None:
    generator = ScriptedGenerator([SUM, OTHER])
    assert texts(generator, at(failures=((SUM.text, "execution: no"),))) == [OTHER.text]


def test_a_line_waits_for_its_match_and_decline_is_always_possible() -> None:
    generator = ScriptedGenerator([Line(SUM, "How few"), Proposal("decline", "", -0.1)])
    assert [p.action for p in generator.propose(at())] == ["decline"]
    with pytest.raises(GeneratorError, match="no line"):
        ScriptedGenerator([Line(SUM, "How few")]).propose(at())


def test_a_script_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "script.jsonl"
    path.write_text(
        '{"match": "How many", "action": "calc", "text": "answer = n1", "logprob": -2}\n\n'
        '{"action": "answer", "text": "{r1}"}\n',
        encoding="utf-8",
    )
    generator = ScriptedGenerator.load(path)
    assert generator.propose(at()) == (Proposal("calc", "answer = n1", -2.0),)
    assert texts(generator, at(results=1)) == ["{r1}"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"action": "calc"}', "no proposal"),
        ("[1]", "no proposal"),
        ("nothing", "no proposal"),
        ('{"action": "calc", "text": "", "logprob": 1}', "at most 0"),
    ],
)
def test_a_bad_script_says_which_line(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "script.jsonl"
    path.write_text('{"action": "calc", "text": ""}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match=message) as caught:
        ScriptedGenerator.load(path)
    assert caught.value.line == 2
