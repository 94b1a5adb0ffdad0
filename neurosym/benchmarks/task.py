"""What a benchmark is: questions with targets, or predictions set against observations.

A benchmark is one file with one function that gives a ``Benchmark`` (or a ``Comparison``), and one line in
``catalogue``. It knows nothing of generators, of the runner or of reports.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from itertools import islice

from neurosym.benchmarks.grading import Grader, same_answer
from neurosym.errors import UsageError

__all__ = ["ALL", "Benchmark", "Cell", "Comparison", "Item"]

ALL = "all"
"""As a selection: every group, those that are left out by default included."""


@dataclass(frozen=True)
class Item:
    """One question. ``id`` is unique in its benchmark and stays the same from version to version.

    ``group`` is a row of the report and what a user can select ("1000", "boolean_expressions"); ``kind``
    a second way to divide the same items ("count a letter"). ``grade`` judges an answer's value; it is
    never asked about an abstention.
    """

    id: str
    question: str
    target: str
    group: str
    kind: str = ""
    files: tuple[tuple[str, str], ...] = ()
    grade: Grader = same_answer


@dataclass(frozen=True)
class Benchmark:
    """``name`` is what a user writes; ``version`` changes whenever an item does.

    ``default`` are the groups that are taken when none are selected; empty means all of them.
    """

    name: str
    version: str
    about: str
    items: tuple[Item, ...]
    default: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for item in self.items:
            if not item.question.strip():
                raise UsageError(f"{self.name}: the question of item {item.id} is empty")
            if item.id in seen:
                raise UsageError(f"{self.name}: two items have the id {item.id}")
            seen.add(item.id)

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item.group for item in self.items))

    def select(self, groups: Collection[str] = (), limit: int | None = None) -> Benchmark:
        """Only these groups (``ALL``: every one; none: the default), at most ``limit`` items of each.

        Raises UsageError for a group that does not exist.
        """
        for group in groups:
            if group != ALL and group not in self.groups:
                raise UsageError(
                    f"{self.name} has no part {group!r}", hint=f"known: {', '.join((*self.groups, ALL))}"
                )
        wanted = self.groups if ALL in groups else tuple(groups) or self.default or self.groups
        kept = [
            item
            for group in self.groups
            if group in wanted
            for item in islice((i for i in self.items if i.group == group), limit)
        ]
        name = f"{self.name}:{','.join(groups)}" if groups else self.name
        return replace(self, name=name, items=tuple(kept))


@dataclass(frozen=True)
class Cell:
    """One prediction, between 0 and 1, and what was observed."""

    id: str
    group: str
    part: str
    predicted: float
    observed: float


@dataclass(frozen=True)
class Comparison:
    """Predictions that need no generator, such as a model of people's judgements.

    A cell's ``group`` is a data set, its ``part`` a piece of that ("16 8 2 64"). ``checks`` are figures
    besides: name -> text.
    """

    name: str
    version: str
    about: str
    cells: tuple[Cell, ...]
    checks: dict[str, str] = field(default_factory=dict)
