"""From fillers to what the detector calls them: programs in its names, run within a small budget."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from neurosym.context import Outcome
from neurosym.languages.registry import run
from neurosym.references.base import Reference
from neurosym.sandbox.budget import Budget
from neurosym.training.corpus import Phrasing
from neurosym.training.fillers import Filler
from neurosym.values import Expression, Value

__all__ = [
    "BUDGET",
    "SLOT",
    "Composed",
    "Rejected",
    "direct_value",
    "name_in",
    "require_sensible",
    "translate",
]

BUDGET = Budget(steps=200_000, size=200_000, seconds=2.0)

SLOT = re.compile(r"\{(\w+)\}")


class Rejected(Exception):  # noqa: N818
    """A filling that cannot be used; the reason is counted, the next filling tried."""


@dataclass(frozen=True)
class Composed:
    """A question as a user would type it and the programs that answer it, in the detector's names."""

    question: str
    references: tuple[Reference, ...]
    programs: tuple[str, ...]
    language: str
    answer: str
    outcomes: tuple[Outcome, ...]
    family: str
    author: str

    @property
    def declines(self) -> bool:
        return not self.programs


def require_sensible(value: Value, phrasing: Phrasing) -> None:
    """A word problem's result is not negative, and whole unless the problem says otherwise."""
    whole = isinstance(value, int) or phrasing.exact or "price" in phrasing.template
    if value < 0 or not whole:
        raise Rejected("story: the result is negative or not whole")


def _kind(value: Value) -> str:
    """The letter of the reference that such a value would be: languages tell names apart by it."""
    match value:
        case list():
            return "l"
        case Expression():
            return "e"
        case str():
            return "s"
        case _:
            return "n"


def direct_value(
    programs: Sequence[str], language: str, fillers: Mapping[str, Filler], phrasing: Phrasing | None = None
) -> str:
    """The value of ``programs`` over the fillers themselves. Raises Rejected if there is none."""
    valued = {slot: filler.value for slot, filler in fillers.items() if filler.value is not None}
    names = {slot: f"{_kind(value)}{900 + i}" for i, (slot, value) in enumerate(valued.items())}
    bindings: dict[str, Value] = {names[slot]: value for slot, value in valued.items()}
    text = ""
    for number, program in enumerate(programs, start=1):
        outcome = run(translate(program, names), language=language, bindings=bindings, budget=BUDGET)
        if outcome.error is not None:
            raise Rejected(f"direct: {outcome.error.kind} error")
        bindings[f"r{number}"], text = outcome.value, outcome.text
        if phrasing is not None and phrasing.family.name == "story":
            require_sensible(outcome.value, phrasing)
    return text


def name_in(filler: Filler, span: tuple[int, int], references: Sequence[Reference]) -> str:
    """The reference that stands where the slot does, or the item of a list that swallowed it."""
    for reference in references:
        if reference.start < span[1] and span[0] < reference.end:
            if _same(reference.value, filler.value):
                return reference.name
            if isinstance(reference.value, list) and not isinstance(filler.value, (str, list)):
                places = [i for i, item in enumerate(reference.value) if item == filler.value]
                if len(places) == 1:
                    return f"{reference.name}[{places[0]}]"
    raise Rejected(f"detector: no reference for a {type(filler.value).__name__}")


_SUM_IN_BRACKETS = re.compile(r"(?<!\w)\((sum\(\w+\))\)")


def translate(program: str, names: Mapping[str, str], references: Sequence[Reference] = ()) -> str:
    """The program over ``names``; the sum of all items of a list in order is written ``sum(...)``."""
    written = SLOT.sub(lambda match: names.get(match[1], match[1]), program)
    for list_ in references:
        if f"{list_.name}[0]" in names.values():
            items = " + ".join(f"{list_.name}[{i}]" for i in range(len(list_.value)))
            written = written.replace(items, f"sum({list_.name})")
    return _SUM_IN_BRACKETS.sub(r"\1", written)


def _same(found: Value, meant: Value) -> bool:
    if isinstance(found, Expression) and isinstance(meant, Expression):
        return re.sub(r"\s", "", found.text).lower() == re.sub(r"\s", "", meant.text).lower()
    if isinstance(found, str) != isinstance(meant, str) or isinstance(found, list) != isinstance(meant, list):
        return False
    return bool(found == meant)
