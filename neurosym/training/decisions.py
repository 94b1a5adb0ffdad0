"""What the generator learns of a composed question: one example a decision, and its variations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from neurosym.context import Context, Mark, Question, Rendered
from neurosym.training.checking import Composed

__all__ = ["Example", "renumber", "rounds", "with_failure"]


@dataclass(frozen=True)
class Example:
    """One decision of the generator: what it sees and what it should write."""

    rendered: Rendered
    action: str
    text: str
    family: str


def rounds(composed: Composed) -> Iterator[Example]:
    """The decisions of one question in order: each program, then the answer; or the decision to decline."""
    context = Context((Question(composed.question, composed.references),))
    for program, outcome in zip(composed.programs, composed.outcomes, strict=True):
        yield Example(context.render(), composed.language, program, composed.family)
        context = context.append(outcome)
    if composed.declines:
        yield Example(context.render(), "decline", "", composed.family)
    else:
        yield Example(context.render(), "answer", composed.answer, composed.family)


def renumber(example: Example, limits: Mapping[str, int], rng: Random) -> Example:
    """The example with its references called by other numbers, so that a name means nothing by itself."""
    names = [s.name for s in example.rendered.segments if isinstance(s, Mark)]
    mapping: dict[str, str] = {}
    for kind in {name[0] for name in names}:
        mine = [name for name in names if name[0] == kind]
        if len(mine) <= limits.get(kind, 0):
            numbers = rng.sample(range(1, limits[kind] + 1), len(mine))
            mapping |= {name: f"{kind}{number}" for name, number in zip(mine, numbers, strict=True)}
    segments = tuple(
        s if isinstance(s, str) else replace(s, name=mapping.get(s.name, s.name))
        for s in example.rendered.segments
    )
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, mapping)) + r")\b") if mapping else None
    text = pattern.sub(lambda m: mapping[m[1]], example.text) if pattern else example.text
    return replace(example, rendered=replace(example.rendered, segments=segments), text=text)


def with_failure(example: Example, rng: Random) -> Example:
    """The same example after a refused attempt, for learning to try again."""
    errors = (
        "check: unknown name",
        "execution: index out of range",
        "execution: the types do not fit",
        "check: wrong number of arguments",
    )
    failures = ((example.text[: len(example.text) // 2], rng.choice(errors)),)
    return replace(example, rendered=replace(example.rendered, failures=failures))
