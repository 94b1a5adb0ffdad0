"""Certificates: what anyone needs to replay an answer without a model, and the replay itself.

A certificate is canonical JSON (sorted keys, no blanks, UTF-8) with a SHA-256 of everything else in
it. It shows that the programs give the value from the references, and that the references stand in
the question. It does not show that the question was read rightly: the answer's ``reading`` is there
for a person to judge that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from neurosym.context import Answer, Context, Outcome
from neurosym.errors import CertificateError, NeurosymError
from neurosym.languages import registry
from neurosym.references.base import Reference
from neurosym.references.detect import detect
from neurosym.resources import read_grammar
from neurosym.sentence import fill_template
from neurosym.values import canonical_text, to_json

__all__ = ["SCHEMA", "Verification", "make_certificate", "verify"]

SCHEMA = "neurosym-certificate/1"


@dataclass(frozen=True)
class Verification:
    """``ok`` if every program gave again what the certificate says; ``problems`` say where it did not.

    ``warnings`` tell of other versions of a language or of the detector, which alone are no failure.
    """

    ok: bool
    problems: tuple[str, ...]
    warnings: tuple[str, ...]
    value: str
    rounds: int


def make_certificate(context: Context) -> dict[str, Any]:
    """The certificate of a finished transcript (one that ends in an Answer)."""
    question = context.question
    answer = context.events[-1]
    assert isinstance(answer, Answer), "only an answered transcript has a certificate"
    body = {
        "schema": SCHEMA,
        "question": question.text,
        "references": [_reference(reference) for reference in question.references],
        "rounds": [_round(outcome) for outcome in context.outcomes],
        "answer": {"template": answer.template, "sentence": answer.sentence, "result": answer.result},
    }
    return body | {"sha256": _digest(body)}


def verify(certificate: Mapping[str, Any] | str) -> Verification:
    """Replay a certificate (parsed, or its JSON text).

    Raises CertificateError if it has not the form of one; what does not agree is reported, not raised.
    """
    data = _load(certificate)
    try:
        return _replay(data)
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError, NeurosymError) as error:
        raise CertificateError(
            f"the certificate is malformed: {type(error).__name__}: {error}",
            hint=f"it needs the fields of schema {SCHEMA}",
        ) from error


def _load(certificate: Mapping[str, Any] | str) -> Mapping[str, Any]:
    if isinstance(certificate, str):
        try:
            certificate = json.loads(certificate)
        except (ValueError, RecursionError) as error:
            raise CertificateError(f"the certificate is no JSON: {error}") from error
    if not isinstance(certificate, Mapping) or "schema" not in certificate:
        raise CertificateError("this is no certificate: it has no field 'schema'")
    if certificate["schema"] != SCHEMA:
        raise CertificateError(
            f"the certificate has schema {certificate['schema']!r}", hint=f"this version reads {SCHEMA}"
        )
    return certificate


def _replay(data: Mapping[str, Any]) -> Verification:
    problems: list[str] = []
    warnings: list[str] = []
    body = {key: value for key, value in data.items() if key != "sha256"}
    if _digest(body) != data["sha256"]:
        problems.append("the hash does not fit the content: something was changed after it was made")
    question = str(data["question"])
    references, found = data["references"], _detected(data)
    problems += _compare_references(references, found)
    bindings: dict[str, Any] = {r.name: r.value for r in found} | {"question": question}
    value = ""
    for number, recorded in enumerate(data["rounds"], start=1):
        name = f"r{number}"
        _compare_versions(recorded, warnings)
        outcome = registry.run(recorded["program"], language=recorded["language"], bindings=bindings)
        if outcome.error is not None:
            problems.append(f"{name}: the program fails now: {outcome.error.message}")
            break
        bindings[name] = outcome.value
        value = outcome.text
        if recorded["name"] != name:
            problems.append(f"round {number} is called {recorded['name']!r} instead of {name!r}")
        for key, again in _result(outcome).items():
            if recorded[key] != again:
                problems.append(
                    f"{name}: {key} is {_short(again)}, the certificate says {_short(recorded[key])}"
                )
    problems += _compare_answer(data["answer"], bindings)
    return Verification(not problems, tuple(problems), tuple(warnings), value, len(data["rounds"]))


def _detected(data: Mapping[str, Any]) -> tuple[Reference, ...]:
    """The question read anew; files travel in the certificate as the text they were."""
    files: dict[str, str] = {}
    for reference in data["references"]:
        if reference["source"] is not None:
            files[reference["source"]] = reference["surface"]
    return detect(str(data["question"]), files=tuple(files.items()))


def _compare_references(recorded: Sequence[Mapping[str, Any]], found: Sequence[Reference]) -> list[str]:
    if len(recorded) != len(found):
        return [f"the question has {len(found)} references now, the certificate says {len(recorded)}"]
    return [
        f"reference {old.get('name')} is not what the question says: {_short(_reference(new)['value'])}"
        for old, new in zip(recorded, found, strict=True)
        if dict(old) != _reference(new)
    ]


def _compare_versions(recorded: Mapping[str, Any], warnings: list[str]) -> None:
    name = recorded["language"]
    language = registry.get(name)
    if recorded["version"] != language.version:
        warnings.append(
            f"{name} is version {language.version}, the certificate was made with {recorded['version']}"
        )
    if recorded["grammar_sha256"] != _grammar_digest(name):
        warnings.append(f"the grammar of {name} is not the one the certificate was made with")


def _compare_answer(answer: Mapping[str, Any], bindings: Mapping[str, Any]) -> list[str]:
    problems = []
    if answer["result"] not in bindings:
        problems.append(f"the answer's result {answer['result']!r} does not exist")
    if fill_template(str(answer["template"]), bindings) != answer["sentence"]:
        problems.append("the answer's sentence does not show the values of the replay")
    return problems


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
        "grammar_sha256": _grammar_digest(language.name),
        "program": outcome.program,
        "replayable": outcome.replayable,
        **_result(outcome),
    }


def _result(outcome: Outcome) -> dict[str, Any]:
    return {
        "value": to_json(outcome.value),
        "text": outcome.text,
        "type": outcome.type,
        "exact": outcome.exact,
        "steps": outcome.steps,
    }


def _grammar_digest(language: str) -> str:
    return hashlib.sha256(read_grammar(language).encode()).hexdigest()


def canonical_json(data: Any) -> str:
    """Sorted keys, no blanks, UTF-8: equal data have equal bytes."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _digest(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical_json(body).encode("utf-8", "surrogatepass")).hexdigest()


def _short(value: Any) -> str:
    text = canonical_text(value) if isinstance(value, str) else canonical_json(value)
    return text if len(text) <= 80 else f"{text[:79]}…"
