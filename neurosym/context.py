"""The transcript: an append-only sequence of immutable events, and what a generator sees of it.

Question, Proposal, Outcome, Answer. Everything shown to a model is rendered from the transcript;
everything stored, streamed or certified is it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from neurosym.references.base import Reference
from neurosym.steps import Step
from neurosym.values import Value, canonical_text, type_name

__all__ = [
    "Answer",
    "Context",
    "Event",
    "Failure",
    "Mark",
    "Outcome",
    "Proposal",
    "Question",
    "Rendered",
    "Step",
]


@dataclass(frozen=True)
class Question:
    text: str
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """What a generator proposes: ``action`` is a language's name, ``answer`` or ``decline``.

    ``text`` is the program, the answer's sentence (with ``{r1}`` where a value goes) or empty.
    ``logprob`` is the natural logarithm of the generator's probability of the whole proposal before
    any grammar's mask; ``action_logprob`` that of the action alone.
    """

    action: str
    text: str
    logprob: float
    action_logprob: float = 0.0


@dataclass(frozen=True)
class Failure:
    """An error as an event: the fields of ``NeurosymError.to_json``."""

    kind: str
    message: str
    line: int | None = None
    column: int | None = None
    hint: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What executing a program gave: a value, or ``error``.

    ``name`` is ``r1``, ``r2``, ... when the outcome stands in a transcript. ``exact`` is False when a
    float had a part in it. ``printed`` are the lines that the program printed, ``notes`` remarks on the
    value. ``replayable`` is False when the machine (its clock, its memory), not the program, ended it.
    """

    language: str
    program: str
    value: Value = None
    exact: bool = True
    steps: int = 0
    trace: tuple[Step, ...] = ()
    printed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    error: Failure | None = None
    replayable: bool = True
    name: str | None = None

    @property
    def ok(self) -> bool:
        return self.error is None

    @property
    def text(self) -> str:
        """The value's canonical text; empty if the program failed."""
        return canonical_text(self.value) if self.ok else ""

    @property
    def type(self) -> str:
        return type_name(self.value) if self.ok else "error"

    def to_json(self) -> dict[str, Any]:
        """As ``neurosym run --json`` prints it (without ``name``), the value in canonical text."""
        trace = [step.to_json() for step in self.trace]
        if self.error is not None:
            failed = {"ok": False, "steps": self.steps, "error": dict(vars(self.error))}
            return failed | {"trace": trace} if trace else failed
        return {
            "ok": True,
            "value": self.text,
            "type": self.type,
            "exact": self.exact,
            "steps": self.steps,
            "trace": trace,
            "printed": list(self.printed),
            "notes": list(self.notes),
        }


@dataclass(frozen=True)
class Answer:
    """``template`` refers to results by name; ``sentence`` has their values put in."""

    template: str
    sentence: str
    result: str


Event = Question | Proposal | Outcome | Answer


@dataclass(frozen=True)
class Mark:
    """A bound name as a model sees it: its type, its size and a preview, never all of a long value.

    ``size`` is the number of items of a collection or of characters of a string, else None.
    """

    name: str
    type: str
    preview: str
    size: int | None = None


@dataclass(frozen=True)
class Rendered:
    """The transcript as a generator gets it: text with marks in place, results and failures after.

    ``segments`` alternate freely between question text and marks. ``results`` are the outcomes so
    far; ``failures`` the programs refused since the last one, with the error's kind and message.
    """

    segments: tuple[str | Mark, ...]
    results: tuple[Mark, ...] = ()
    failures: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names that a program may use here, ``question`` included."""
        marks = (segment for segment in self.segments if isinstance(segment, Mark))
        return (*(mark.name for mark in marks), *(mark.name for mark in self.results), "question")

    def to_text(self) -> str:
        """For generators that read plain text: ``How many [s1: r] are in [w1: strawberry]?``"""
        shown = "".join(s if isinstance(s, str) else _bracket(s) for s in self.segments)
        lines = [shown, *(_bracket(mark) for mark in self.results)]
        lines += [f"refused: {program}\n  {error}" for program, error in self.failures]
        return "\n".join(lines)


def _bracket(mark: Mark) -> str:
    size = "" if mark.size is None else f", {mark.size} long"
    return f"[{mark.name}: {mark.preview}{size}]"


PREVIEW = 48
"""Characters of a value that a model is shown."""

QUESTION_TEXT = 2000
"""Characters of question text outside references that a model is shown."""


def mark_value(name: str, value: Value, surface: str | None = None) -> Mark:
    """The mark for a bound value; ``surface`` is how the question wrote it, if it did."""
    text = canonical_text(value[:PREVIEW] if isinstance(value, (str, list, tuple)) else value)
    preview = text if surface is None or isinstance(value, (list, tuple)) else surface
    if len(preview) > PREVIEW:
        preview = preview[: PREVIEW - 1] + "…"
    kind = type_name(value)
    if isinstance(value, list) and value:
        if all(_is_number(item) for item in value):
            kind = "list of numbers"
        elif all(isinstance(item, str) for item in value):
            kind = "list of strings"
    sized = isinstance(value, (str, list, tuple, dict))
    return Mark(name, kind, preview, len(value) if sized else None)


def _is_number(value: Value) -> bool:
    return type_name(value) in ("integer", "rational", "float")


@dataclass(frozen=True)
class Context:
    """An immutable transcript; ``append`` gives a longer one and leaves this one alone."""

    events: tuple[Event, ...] = field(default=())

    def append(self, event: Event) -> Context:
        return Context((*self.events, event))

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    @property
    def question(self) -> Question:
        first = self.events[0]
        assert isinstance(first, Question), "a transcript starts with its question"
        return first

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The successful outcomes, named r1, r2, ... in order."""
        return tuple(e for e in self.events if isinstance(e, Outcome) and e.ok)

    def bindings(self) -> Mapping[str, Value]:
        """Every name that the next program may use, with its value."""
        bound = {reference.name: reference.value for reference in self.question.references}
        bound |= {outcome.name: outcome.value for outcome in self.outcomes if outcome.name}
        return bound | {"question": self.question.text}

    def render(self) -> Rendered:
        results = [mark_value(o.name, o.value) for o in self.outcomes if o.name]
        failures: list[tuple[str, str]] = []
        for event in self.events:
            if isinstance(event, Outcome):
                if event.error is None:
                    failures.clear()
                else:
                    failures.append((event.program, f"{event.error.kind}: {event.error.message}"))
        return Rendered(tuple(_segments(self.question)), tuple(results), tuple(failures))


def _segments(question: Question) -> Iterator[str | Mark]:
    """Text and marks in order. Of text that is too long the beginning and the end are shown, taken over
    the whole question, so that an instruction survives on either side of its data.
    """
    pieces: list[str | Mark] = []
    position = 0
    for reference in sorted(question.references, key=lambda r: (r.start, r.name)):
        if position < reference.start:
            pieces.append(question.text[position : reference.start])
        pieces.append(mark_value(reference.name, reference.value, reference.surface))
        position = max(position, reference.end)
    if position < len(question.text):
        pieces.append(question.text[position:])
    left = sum(len(piece) for piece in pieces if isinstance(piece, str))
    whole = left <= QUESTION_TEXT
    head, tail = QUESTION_TEXT // 2, QUESTION_TEXT // 2
    for piece in pieces:
        if isinstance(piece, Mark) or whole:
            yield piece
            continue
        left -= len(piece)
        yield _cut(piece, head, max(0, tail - left))
        head = max(0, head - len(piece))


def _cut(text: str, head: int, tail: int) -> str:
    if head + tail >= len(text):
        return text
    return f"{text[:head]} … {text[len(text) - tail :]}"
