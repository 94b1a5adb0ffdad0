"""Certificates: what anyone needs to replay an answer without a model, and the replay itself.

A certificate is canonical JSON (sorted keys, no blanks, UTF-8) with a SHA-256 of everything else in
it. It shows that the programs give the value from the references, and that the references stand in
the question. It does not show that the question was read rightly: the answer's ``reading`` is there
for a person to judge that. Nor does the hash show who made it: somebody who changes the question, a
program or the words of the answer and hashes anew has made another certificate, which holds if it replays.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

from neurosym.context import Answer, Context, Failure, Outcome, Question
from neurosym.errors import CertificateError, UsageError
from neurosym.languages import registry
from neurosym.references.base import Reference
from neurosym.references.detect import detect
from neurosym.resources import read_grammar
from neurosym.sandbox.budget import Budget
from neurosym.sentence import fill_template, shows_values_only
from neurosym.values import to_json

__all__ = ["REPLAY_BUDGET", "SCHEMA", "Verification", "make_certificate", "verify"]

SCHEMA = "neurosym-certificate/1"

REPLAY_BUDGET = Budget(seconds=60.0)
"""The reproducible limits are the usual ones; the clock, for all rounds together, is a slow machine's."""

_VERSIONED = ("version", "grammar_sha256")
"""Fields of a round that may differ: the programs are run by what is installed, and a warning tells."""


@dataclass(frozen=True)
class Verification:
    """``ok`` if every program gave again what the certificate says; ``problems`` say where it did not.

    ``warnings`` tell of other versions of a language or its grammar, which alone are no failure.
    """

    ok: bool
    problems: tuple[str, ...]
    warnings: tuple[str, ...]
    value: str
    rounds: int


def make_certificate(context: Context) -> dict[str, Any]:
    """The certificate of a finished transcript (one that ends in an Answer)."""
    body = _body(context)
    return body | {"sha256": _digest(body)}


def verify(certificate: Mapping[str, Any] | str, *, budget: Budget = REPLAY_BUDGET) -> Verification:
    """Replay a certificate (parsed, or its JSON text) within ``budget``, its clock for all rounds together.

    The budget is the verifier's and never read from the certificate, which may be hostile; an answer that
    was made under a larger one needs it here too, and its problem says so. Raises CertificateError if it
    has not the form of a certificate; what does not agree is reported, not raised.
    """
    data = _load(certificate)
    body = {key: value for key, value in data.items() if key != "sha256"}
    try:
        digest = _digest(body)
    except (TypeError, ValueError, RecursionError) as error:
        raise CertificateError(f"the certificate is no JSON: {error}") from None
    problems = []
    if digest != _field(data, "sha256", str):
        problems.append("the hash does not fit the content: something was changed after it was made")
    context, failure = _replay(body, budget)
    problems += [failure] if failure else _differences(body, context)
    outcomes = context.outcomes
    return Verification(
        ok=not problems,
        problems=tuple(problems),
        warnings=tuple(_other_versions(body["rounds"], outcomes)),
        value=outcomes[-1].text if outcomes else "",
        rounds=len(outcomes),
    )


# ---------------------------------------------------------------- what is written


def _body(context: Context) -> dict[str, Any]:
    answer = context.events[-1]
    assert isinstance(answer, Answer), "only an answered transcript has a certificate"
    return {
        "schema": SCHEMA,
        "question": context.question.text,
        "references": [_reference(reference) for reference in context.question.references],
        "rounds": [_round(outcome) for outcome in context.outcomes],
        "answer": {"template": answer.template, "sentence": answer.sentence, "result": answer.result},
    }


def _reference(reference: Reference) -> dict[str, Any]:
    return {
        "name": reference.name,
        "kind": reference.kind,
        "value": to_json(reference.value),
        "start": reference.start,
        "end": reference.end,
        "surface": reference.surface,
        "source": reference.source,
        "note": reference.note,
    }


def _round(outcome: Outcome) -> dict[str, Any]:
    language = registry.get(outcome.language)
    return {
        "name": outcome.name,
        "language": language.name,
        "version": language.version,
        "grammar_sha256": hashlib.sha256(read_grammar(language.name).encode()).hexdigest(),
        "program": outcome.program,
        "replayable": outcome.replayable,
        "value": to_json(outcome.value),
        "text": outcome.text,
        "type": outcome.type,
        "exact": outcome.exact,
        "steps": outcome.steps,
        **({"notes": list(outcome.notes)} if outcome.notes else {}),
    }


def canonical_json(data: Any) -> str:
    """Sorted keys, no blanks, UTF-8: equal data have equal bytes."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _digest(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical_json(body).encode("utf-8", "surrogatepass")).hexdigest()


# ---------------------------------------------------------------- what is read


def _load(certificate: Mapping[str, Any] | str) -> Mapping[str, Any]:
    if isinstance(certificate, str):
        try:
            certificate = json.loads(certificate)
        except (ValueError, RecursionError) as error:
            raise CertificateError(f"the certificate is no JSON: {str(error)[:200]}") from None
    if not isinstance(certificate, Mapping) or "schema" not in certificate:
        raise CertificateError("this is no certificate: it has no field 'schema'")
    if certificate["schema"] != SCHEMA:
        raise CertificateError(
            f"the certificate has schema {_short(certificate['schema'])}", hint=f"this version reads {SCHEMA}"
        )
    return certificate


def _field(data: Any, name: str, kind: type) -> Any:
    """Raises CertificateError unless ``data`` is an object that has it."""
    if not isinstance(data, Mapping) or not isinstance(data.get(name), kind):
        raise CertificateError(
            f"the certificate is malformed: it lacks {name!r}, or that is no {kind.__name__}",
            hint=f"it needs the fields of schema {SCHEMA}",
        )
    return data[name]


def _replay(body: Mapping[str, Any], budget: Budget) -> tuple[Context, str | None]:
    """The transcript made again from question, files, programs and the answer's template alone.

    A program that fails ends it; the second item says how.
    """
    text, rounds, answer = _field(body, "question", str), _field(body, "rounds", list), body.get("answer")
    # A file travels as the text it was, in the order given; two files may have the same name.
    files = [
        (_field(reference, "source", str), _field(reference, "surface", str))
        for reference in _field(body, "references", list)
        if not isinstance(reference, Mapping) or reference.get("source") is not None
    ]
    programs = [(_field(one, "language", str), _field(one, "program", str)) for one in rounds]
    template = _field(answer, "template", str)
    if not programs:
        raise CertificateError("the certificate is malformed: it has no program")
    context = Context((Question(text, detect(text, files=files)),))
    end = monotonic() + budget.seconds
    for number, (language, program) in enumerate(programs, start=1):
        left = replace(budget, seconds=max(end - monotonic(), 1e-3))
        try:
            outcome = registry.run(program, language=language, bindings=context.bindings(), budget=left)
        except UsageError as error:
            raise CertificateError(f"the certificate is malformed: {error}") from None
        if outcome.error is not None:
            return context, f"r{number}: {_why(outcome.error)}"
        context = context.append(replace(outcome, name=f"r{number}"))
    sentence = fill_template(template, context.bindings())
    return context.append(Answer(template, sentence, f"r{len(programs)}")), None


def _why(error: Failure) -> str:
    advice = "; was the answer made under a larger one?" if error.kind == "budget" else ""
    limit = "does not end within this budget" if error.kind == "budget" else "fails now"
    return f"the program {limit}: {error.message}{advice}"


# ---------------------------------------------------------------- what differs


def _differences(recorded: Mapping[str, Any], context: Context) -> Iterator[str]:
    """Every field of the certificate that the replay does not give."""
    again = _body(context)
    nested = ("references", "rounds", "answer")
    yield from _compare("the certificate", recorded, again, leave=nested)
    yield from _compare("the answer", recorded["answer"], again["answer"])
    for name, called in (("references", "the reference"), ("rounds", "round")):
        old, new = recorded[name], again[name]
        if len(old) != len(new):
            yield f"the question has {len(new)} {name} now, the certificate says {len(old)}"
        for one, other in zip(old, new, strict=False):
            yield from _compare(f"{called} {other['name']}", one, other, leave=_VERSIONED)
    if not shows_values_only(again["answer"]["template"], context.bindings()):
        yield "the answer's sentence has a number that no program gave, or shows no result"


def _compare(where: str, recorded: Any, again: Mapping[str, Any], leave: Sequence[str] = ()) -> Iterator[str]:
    if not isinstance(recorded, Mapping):
        yield f"{where} is not an object"
        return
    for key in sorted(recorded.keys() | again.keys(), key=str):
        if key not in again:
            yield f"{where}: a field {_short(key)} does not belong there"
        elif key not in recorded:
            yield f"{where}: {key} is missing"
        elif key not in leave and (old := canonical_json(recorded[key])) != canonical_json(again[key]):
            yield f"{where}: {key} is {_short(again[key])}, the certificate says {_cut(old)}"


def _other_versions(rounds: Sequence[Mapping[str, Any]], outcomes: Sequence[Outcome]) -> Iterator[str]:
    """One line for each language that is not the one that the certificate was made with."""
    seen = set()
    for recorded, outcome in zip(rounds, outcomes, strict=False):
        now, name, version = _round(outcome), outcome.language, recorded.get("version")
        if version != now["version"]:
            seen.add(f"{name} is version {now['version']}, the certificate's is {_short(version)}")
        elif recorded.get("grammar_sha256") != now["grammar_sha256"]:
            seen.add(f"the grammar of {name} is not the one that the certificate was made with")
    yield from sorted(seen)


def _short(value: Any) -> str:
    return _cut(canonical_json(value))


def _cut(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
