"""A certificate replays without a model, and any change of a digit or letter is noticed."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.certificate import SCHEMA, Verification, _digest, canonical_json, make_certificate, verify
from neurosym.context import Answer, Context, Question
from neurosym.errors import CertificateError
from neurosym.languages.registry import run
from neurosym.references.detect import detect
from neurosym.sandbox.budget import Budget
from neurosym.sentence import fill_template

Certificate = dict[str, Any]
ENDLESS = "n = 0\nwhile True:\n    n = n + 1\nanswer = n"


def made(question: str, *programs: str, template: str = "The result is {r1}.", **more: Any) -> Certificate:
    """The certificate of a transcript that was written down here."""
    references = detect(question, files=more.get("files", ()))
    context = Context((Question(question, references),))
    for number, program in enumerate(programs, start=1):
        language = "concept" if program.startswith("learn") else "calc"
        outcome = run(program, language=language, bindings=context.bindings())
        assert outcome.ok, outcome.error
        context = context.append(replace(outcome, name=f"r{number}"))
    sentence = fill_template(template, context.bindings())
    return make_certificate(context.append(Answer(template, sentence, f"r{len(programs)}")))


def hashed(certificate: Certificate) -> Certificate:
    """As somebody writes it who knows how the hash is made."""
    body = {key: value for key, value in certificate.items() if key != "sha256"}
    return body | {"sha256": _digest(body)}


def judged(certificate: Any) -> Verification | None:
    """None if it is no certificate at all."""
    try:
        return verify(certificate, budget=Budget(seconds=1.0))
    except CertificateError:
        return None


def holds(certificate: Any) -> bool:
    result = judged(certificate)
    return result is not None and result.ok


EXAMPLES = {
    "two steps": made(
        "What is the last digit of 17 * 23?", "answer = e1", "answer = r1 % 10", template="It is {r2}."
    ),
    "rational": made("Tom shares 7 apples among 3 children.", "answer = n1 / n2"),
    "text": made('How many "a" are in "banana"?', "answer = s2.count(s1)", template="{s2} has {r1}."),
    "list": made("Sort 16, 8, 2 and 64.", "answer = sorted(l1)"),
    "concept": made("Which concept are 16, 8, 2 and 64?", "learn l1"),
    "files": made(
        "Which is longer?", "answer = len(t1) - len(t2)", files=(("a.txt", "abc"), ("a.txt", "de"))
    ),
    "script": made("Wie viele ß in «Straße»? 😀", "answer = question.count('ß')"),
}
every = pytest.mark.parametrize("certificate", EXAMPLES.values(), ids=EXAMPLES)


@every
def test_it_holds_parsed_and_as_any_json_text(certificate: Certificate) -> None:
    for form in (
        certificate,
        canonical_json(certificate),
        json.dumps(certificate, indent=1, ensure_ascii=True),
    ):
        result = verify(form)
        assert (result.ok, result.problems, result.warnings) == (True, (), ())
        assert result.value == certificate["rounds"][-1]["text"]
        assert result.rounds == len(certificate["rounds"])


def test_files_of_one_name_stay_apart() -> None:
    assert EXAMPLES["files"]["rounds"][0]["text"] == "1"
    assert [r["surface"] for r in EXAMPLES["files"]["references"]] == ["abc", "de"]


# ------------------------------------------------------------------------------ changes


@every
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_changed_character_is_noticed(certificate: Certificate, data: st.DataObject) -> None:
    text = canonical_json(certificate)
    places = [place for place, character in enumerate(text) if character.isalnum()]
    place = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from("0123456789abcxyzABC").filter(lambda c: c != text[place]))
    assert not holds(text[:place] + other + text[place + 1 :])


def leaves(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(data, (dict, list)) and data:
        for key in data if isinstance(data, dict) else range(len(data)):
            yield from leaves(data[key], (*path, key))
    else:
        yield path


def changed(certificate: Certificate, path: tuple[Any, ...], value: Any) -> Certificate:
    copied = copy.deepcopy(certificate)
    place: Any = copied
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return copied


def others(value: Any) -> list[Any]:
    """Values near ``value``, a JSON type of another kind included."""
    match value:
        case bool():
            return [not value, int(value), str(value), None]
        case int():
            return [value + 1, -value - 1, float(value), str(value), True]
        case str():
            return [
                value + "1",
                value[:-1] + chr(ord(value[-1]) ^ 1) if value else "x",
                value.upper() + " ",
                1,
                None,
            ]
        case _:
            return ["x", 0, False]


FREE = ("question", "program", "version", "grammar_sha256", "sha256", "template")
"""What a new hash makes another certificate of: the inputs, and what only warns."""


@every
def test_what_follows_from_the_inputs_cannot_be_changed_even_with_a_new_hash(
    certificate: Certificate,
) -> None:
    for path in leaves(certificate):
        value: Any = certificate
        for key in path:
            value = value[key]
        for other in others(value):
            assert not holds(changed(certificate, path, other)), (path, other)
            is_file = path[-1] in ("source", "surface") and path[0] == "references"
            if path[-1] not in FREE and not is_file:
                assert not holds(hashed(changed(certificate, path, other))), (path, other)


@every
def test_missing_additional_and_moved_parts_are_noticed(certificate: Certificate) -> None:
    objects = [(), ("answer",), ("rounds", 0), *((("references", 0),) if certificate["references"] else ())]
    for path in objects:
        place: Any = certificate
        for key in path:
            place = place[key]
        assert not holds(hashed(changed(certificate, (*path, "more"), 1)))
        for key in place:
            shorter = copy.deepcopy(certificate)
            inner: Any = shorter
            for step in path:
                inner = inner[step]
            del inner[key]
            assert not holds(shorter)
            assert key == "sha256" or not holds(hashed(shorter)) or key == "version"
    twice = copy.deepcopy(certificate)
    twice["rounds"].append(twice["rounds"][0])
    assert not holds(hashed(twice))


def test_the_question_may_not_lose_its_numbers() -> None:
    certificate = EXAMPLES["rational"]
    result = verify(hashed(changed(certificate, ("question",), certificate["question"].replace("7", "8"))))
    assert not result.ok
    assert any(problem.startswith("the reference n1: ") for problem in result.problems)


@pytest.mark.parametrize(
    "template", ["It is 3.", "It is {r1}, or 4.", "It is {r2}.", "It is fine.", "{r1} {"]
)
def test_a_sentence_cannot_state_what_no_program_gave(template: str) -> None:
    certificate = changed(EXAMPLES["list"], ("answer", "template"), template)
    certificate["answer"]["sentence"] = template.replace("{r1}", certificate["rounds"][0]["text"])
    result = verify(hashed(certificate))
    assert result.problems == ("the answer's sentence has a number that no program gave, or shows no result",)


@pytest.mark.parametrize("field", ["version", "grammar_sha256"])
def test_another_version_warns_and_is_executed_all_the_same(field: str) -> None:
    other = hashed(changed(EXAMPLES["two steps"], ("rounds", 0, field), "0"))
    result = verify(other)
    assert result.ok
    assert len(result.warnings) == 1
    assert "calc" in result.warnings[0]
    wrong = hashed(changed(other, ("rounds", 0, "text"), "392"))
    assert verify(wrong).problems == ('round r1: text is "391", the certificate says "392"',)


# ------------------------------------------------------------------------------ what is no certificate


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "1" * 5000,
        '"x"',
        "{}",
        nested(100_000),
        '{"schema": 1}',
        '{"schema": "neurosym-certificate/2"}',
        f'{{"schema": "{SCHEMA}"}}',
        f'{{"schema": "{SCHEMA}", "sha256": "", "question": "x", "references": [], "rounds": []}}',
        f'{{"schema": "{SCHEMA}", "more": {nested(500)}, "sha256": 1}}',
    ],
    ids=lambda text: text[:40],
)
def test_other_json_is_a_certificate_error(text: str) -> None:
    with pytest.raises(CertificateError):
        verify(text)


@pytest.mark.parametrize(
    "data", [None, 7, [], b"{}", {1: 2}, {"schema": SCHEMA, 1: 2}, {"schema": SCHEMA, "x": {1}}], ids=repr
)
def test_other_objects_are_certificate_errors(data: Any) -> None:
    with pytest.raises(CertificateError):
        verify(data)


@every
def test_wrong_types_anywhere_are_never_another_exception(certificate: Certificate) -> None:
    rng = random.Random(1)
    paths = [path[:length] for path in leaves(certificate) for length in range(1, len(path) + 1)]
    for path in rng.sample(sorted(set(paths), key=repr), 12):
        for value in (None, 1, "x", [], {}, [[]], [None], {"x": 1}, {"integer": 1}):
            broken = changed(certificate, path, value)
            judged(broken)
            judged(hashed(broken))


def test_an_unknown_language_is_a_certificate_error() -> None:
    with pytest.raises(CertificateError, match="no language 'python'"):
        verify(hashed(changed(EXAMPLES["list"], ("rounds", 0, "language"), "python")))


@pytest.mark.parametrize("program", ["answer = 1/0", "answer = (", "answer = r2", "answer = missing", ""])
def test_a_program_that_fails_is_a_problem(program: str) -> None:
    result = verify(hashed(changed(EXAMPLES["list"], ("rounds", 0, "program"), program)))
    assert not result.ok
    assert result.problems[0].startswith("r1: the program fails now: ")
    assert (result.value, result.rounds) == ("", 0)


def test_a_program_that_does_not_end_is_cut() -> None:
    endless = hashed(changed(EXAMPLES["list"], ("rounds", 0, "program"), ENDLESS))
    for budget in (Budget(steps=1000), Budget(steps=10**12, seconds=0.2)):
        assert "does not end within this budget" in verify(endless, budget=budget).problems[0]


def test_the_clock_counts_for_all_rounds_together() -> None:
    slow = "answer = sum([i for i in range(30000)])"
    certificate = made("What is 1?", *[slow] * 3)
    certificate["rounds"] *= 1000
    result = verify(hashed(certificate), budget=Budget(seconds=0.3))
    assert "does not end within this budget" in result.problems[-1]


def test_an_answer_made_under_a_larger_budget_says_so_and_replays_under_it() -> None:
    certificate = made("Sort 16, 8, 2 and 64.", "answer = sum([i for i in range(1000)])")
    assert "larger" in verify(certificate, budget=Budget(steps=100)).problems[0]
    assert verify(certificate, budget=Budget(steps=100_000)).ok


def test_verifying_needs_no_model_and_loads_none() -> None:
    program = (
        "import sys\n"
        "from neurosym import verify\n"
        "result = verify(sys.stdin.read())\n"
        "neural = [m for m in sys.modules if m.startswith(('neurosym.generators', 'neurosym.training'))]\n"
        "heavy = {'torch', 'transformers', 'llguidance', 'tokenizers'} & set(sys.modules)\n"
        "print(result.ok, neural, sorted(heavy))\n"
    )
    text = canonical_json(EXAMPLES["two steps"])
    done = subprocess.run(
        [sys.executable, "-c", program], input=text, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "True [] []"
