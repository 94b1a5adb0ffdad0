"""A generator that proposes what it was told to: the fake of a model, for tests of one's own code."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from neurosym.context import Proposal
from neurosym.errors import GeneratorError, UsageError
from neurosym.generators.base import Request

__all__ = ["Line", "ScriptedGenerator"]


@dataclass(frozen=True)
class Line:
    """A proposal for requests whose rendered text holds ``match`` (any request without it)."""

    proposal: Proposal
    match: str | None = None


class ScriptedGenerator:
    """Gives the fitting lines whose action is asked for, the most probable first.

    Stateless: the same request gives the same proposals. A script still plays in order, because a line
    whose match is in the results or failures goes before the others (the later the match, the earlier:
    ``[r2`` before ``[r1``), an answer before programs once there is a result, and a program that was
    refused comes last. It trusts its script: texts are not held to the constraints.
    """

    name = "scripted"

    def __init__(self, script: Iterable[Line | Proposal]) -> None:
        self._lines = tuple(line if isinstance(line, Line) else Line(line) for line in script)

    @classmethod
    def load(cls, path: Path) -> ScriptedGenerator:
        """From JSON lines: ``{"match": null, "action": "calc", "text": "answer = n1", "logprob": -0.1}``.

        ``action`` and ``text`` are required. Raises UsageError with the line that is wrong.
        """
        try:
            written = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"cannot read the script {path}: {error}") from error
        numbered = ((number, text) for number, text in enumerate(written, start=1) if text.strip())
        return cls([_line(number, text) for number, text in numbered])

    def propose(self, request: Request) -> tuple[Proposal, ...]:
        """Raises GeneratorError if no line fits."""
        shown = request.rendered.to_text()
        question = len(replace(request.rendered, results=(), failures=()).to_text())
        refused = {program for program, _ in request.rendered.failures}
        ranked: list[tuple[tuple[int, bool, bool], Proposal]] = []
        for line in self._lines:
            place = shown.rfind(line.match or "") if line.match else 0
            offered = line.proposal.action in (*request.constraints, "decline")
            if place >= 0 and offered:
                late = place if place >= question else 0
                answers = line.proposal.action == "answer" and bool(request.rendered.results)
                ranked.append(((late, answers, line.proposal.text not in refused), line.proposal))
        best = max((rank for rank, _ in ranked), default=None)
        fitting = [proposal for rank, proposal in ranked if rank == best]
        if not fitting:
            raise GeneratorError("the script has no line for this request")
        ordered = sorted(fitting, key=lambda proposal: -proposal.logprob)
        return tuple(ordered[: request.samples])


def _line(number: int, text: str) -> Line:
    try:
        form: Any = json.loads(text)
        proposal = Proposal(str(form["action"]), str(form["text"]), float(form.get("logprob", -0.1)))
        match = form.get("match")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            "this line of the script is no proposal",
            line=number,
            column=1,
            hint='write {"action": "calc", "text": "answer = n1"}',
        ) from error
    if proposal.logprob > 0 or not (match is None or isinstance(match, str)):
        raise UsageError("logprob is at most 0 and match a string or null", line=number, column=1)
    return Line(proposal, match)
