"""Where each value of an answer comes from: the question, a result, or a constant of the program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from neurosym.context import Outcome, Question

__all__ = ["ground"]

_STRING = re.compile(r"""(\bf)?("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|[#][^\n]*""")
_FIELD = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"\b[A-Za-z_]\w*\b")
_CONSTANT = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])")

SHOWN = 80
"""Characters of a reference's text that the grounding repeats; its span leads to the rest."""


def ground(question: Question, outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """One entry for each bound name and each number that the programs use, in order of first use.

    ``origin`` is ``question`` (with the span), ``file``, ``result`` or ``constant``.
    """
    references = {reference.name: reference for reference in question.references}
    results = {outcome.name: outcome for outcome in outcomes}
    entries: dict[str, dict[str, Any]] = {}
    for outcome in outcomes:
        for word in _words(outcome.program):
            if word in references:
                reference = references[word]
                entry: dict[str, Any] = {"name": word, "origin": "file" if reference.source else "question"}
                entry |= {"start": reference.start, "end": reference.end}
                entry["text"] = reference.source or _cut(reference.surface)
                entries.setdefault(word, entry)
            elif word in results:
                text = _cut(results[word].text)
                entries.setdefault(word, {"name": word, "origin": "result", "text": text})
            elif word == "question":
                end = len(question.text)
                whole = {"name": word, "origin": "question", "start": 0, "end": end}
                entries.setdefault(word, whole | {"text": _cut(question.text)})
            elif word[0].isdigit():
                entries.setdefault(word, {"origin": "constant", "text": word})
    return list(entries.values())


def _words(program: str) -> Iterator[str]:
    """Names and numbers outside comments and strings, but for what an f-string puts in."""
    code = _STRING.sub(lambda match: " ".join(_FIELD.findall(match[0])) if match[1] else '""', program)
    found = [*_NAME.finditer(code), *_CONSTANT.finditer(code)]
    yield from (match[0] for match in sorted(found, key=lambda match: match.start()))


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
