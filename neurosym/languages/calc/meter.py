"""What one execution has used, and the limits it may not pass."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Protocol

from neurosym.errors import BudgetError
from neurosym.sandbox.budget import Budget
from neurosym.values import Formula, Value

__all__ = ["Algebra", "Meter", "NeedsAlgebraError"]

_SLICE = 1024
"""Steps between two looks at the clock."""

_AHEAD = 32
"""Rounds of a loop that are charged together."""


class NeedsAlgebraError(Exception):
    """A program that runs in the host's process has come to work that only sympy can do.

    Programs are deterministic, so the whole run is then started anew in a killable worker, whose meter
    has an ``algebra``. Never seen by users.
    """


class Algebra(Protocol):
    """What does the symbolic work of one execution; lives in a worker, where sympy is imported.

    Each method may raise ProgramError.
    """

    def call(self, name: str, meter: Meter, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """The value of one of the functions in ``algebra.names``."""
        ...

    def enter(self, formula: Formula, meter: Meter) -> Any:
        """A bound formula as the program's own value."""
        ...

    def leave(self, term: Any, meter: Meter) -> Value:
        """A symbolic value of the program's as one of neurosym's."""
        ...


class Meter:
    """Counts down slices of steps; looks at the clock once a slice.

    The compiled closures call ``charge`` once per straight-line body. Work that happens inside one
    operation of the host is charged before it starts: ``charge_bytes``, ``charge_items``, ``charge_made``
    and the guards of ``operations``. One step stands for at most about 64 bytes of new memory, so that
    the steps bound the memory too. ``algebra`` is None in the host's process; ``used`` are the seconds of
    the budget that are gone already.
    """

    __slots__ = (
        "_algebra", "_characters", "_deadline", "_open", "_reserve", "budget", "calls", "inexact", "left",
        "notes", "printed", "size",
    )  # fmt: skip

    def __init__(self, budget: Budget, algebra: Algebra | None = None, used: float = 0.0) -> None:
        self.budget = budget
        self._algebra = algebra
        self.size = budget.size
        self.left = min(_SLICE, budget.steps)
        self.calls = 0
        self.inexact = False
        self.printed: list[str] = []
        self.notes: list[str] = []
        self._reserve = budget.steps - self.left
        self._characters = budget.output
        self._open = False
        self._deadline = monotonic() + budget.seconds - used

    @property
    def algebra(self) -> Algebra:
        """Raises NeedsAlgebraError in the host's process."""
        if self._algebra is None:
            raise NeedsAlgebraError
        return self._algebra

    @property
    def used(self) -> int:
        return min(self.budget.steps, self.budget.steps - self._reserve - self.left)

    def charge(self, steps: int) -> None:
        self.left -= steps
        if self.left < 0:
            self._refill()

    def charge_rounds(self, cost: int) -> int:
        """Charges one round of a loop, and further ones ahead: gives how many. The loop gives back those
        that it does not run.
        """
        self.charge(cost)
        ahead = min(self.left // cost, _AHEAD)
        self.left -= ahead * cost
        return ahead

    def charge_bytes(self, count: int) -> None:
        """For text and numbers that the host scans or copies; a character may take four bytes."""
        self.charge(1 + (count >> 4))

    def charge_items(self, count: int) -> None:
        """For the items of lists and tuples that the host scans or copies."""
        self.charge(1 + (count >> 2))

    def charge_made(self, count: int, weight: int) -> None:
        """For so many objects that the host makes, of ``weight`` times 64 bytes each, rounded up."""
        self.charge(1 + count * weight)

    def grow(self, size: int) -> None:
        """Before a value of this size comes into being."""
        if size > self.size:
            shown = f"{size:,}" if size < 1 << 64 else "2 ** 64 or more"
            raise BudgetError(
                f"a value would have the size {shown}; at most {self.size:,} is allowed", limit="size"
            )

    def print(self, text: str, end: str = "\n") -> None:
        """Notes a line of output; the next text goes on with it if ``end`` does not break the line."""
        self._characters -= len(text) + len(end)
        if self._characters < 0:
            raise BudgetError(
                f"the program printed more than {self.budget.output:,} characters", limit="output",
                hint="print less, or assign the text to answer",
            )  # fmt: skip
        text += end.removesuffix("\n")
        if self._open:
            self.charge_bytes(len(self.printed[-1]))
            self.printed[-1] += text
        else:
            self.printed.append(text)
        self._open = not end.endswith("\n")

    @property
    def in_line(self) -> bool:
        """Whether the last line of output may yet go on."""
        return self._open

    def enter(self, cost: int = 0) -> None:
        """A call of so many steps begins; ``calls`` counts the ones that have not ended."""
        self.calls += 1
        if self.calls > self.budget.depth:
            raise BudgetError(f"calls are nested more than {self.budget.depth} deep", limit="depth")
        self.charge(cost)

    @contextmanager
    def aside(self, steps: int) -> Iterator[None]:
        """At most so many steps of work that the program does not pay for: looking at its values."""
        kept = self.left, self._reserve
        self.left, self._reserve = steps, 0
        try:
            yield
        finally:
            self.left, self._reserve = kept

    def _refill(self) -> None:
        need = _SLICE - self.left
        taken = min(need, self._reserve)
        self._reserve -= taken
        self.left += taken
        if self.left < 0:
            raise BudgetError(
                f"the program took more than {self.budget.steps:,} steps", limit="steps",
                hint="is there a loop that never ends?",
            )  # fmt: skip
        if monotonic() > self._deadline:
            raise BudgetError(f"the program took more than {self.budget.seconds:g} seconds", limit="time")
