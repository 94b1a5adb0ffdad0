"""What one execution has used, and the limits it may not pass."""

from __future__ import annotations

from time import monotonic
from typing import Any, Protocol

from neurosym.errors import BudgetError
from neurosym.sandbox.budget import Budget

__all__ = ["Algebra", "Meter", "NeedsAlgebraError"]

_SLICE = 1024
"""Steps between two looks at the clock."""


class NeedsAlgebraError(Exception):
    """A program that runs in the host's process has come to work that only sympy can do.

    Programs are deterministic, so the whole run is then started anew in a killable worker, whose meter
    has an ``algebra``. Never seen by users.
    """


class Algebra(Protocol):
    """What does the symbolic work of one execution; lives in a worker, where sympy is imported."""

    def call(self, name: str, meter: Meter, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """The value of one of the functions in ``algebra.names``. Raises ProgramError."""
        ...


class Meter:
    """Counts down slices of steps; looks at the clock once a slice.

    The compiled closures call ``charge`` once per straight-line body. Work that happens inside one
    operation of the host is charged before it starts: ``charge_bytes``, ``charge_items`` and the
    guards of ``operations``. ``algebra`` is None in the host's process.
    """

    __slots__ = (
        "_algebra", "_deadline", "_reserve", "budget", "calls", "inexact", "left", "notes", "printed", "size",
    )  # fmt: skip

    def __init__(self, budget: Budget, algebra: Algebra | None = None) -> None:
        self.budget = budget
        self._algebra = algebra
        self.size = budget.size
        self.left = min(_SLICE, budget.steps)
        self.calls = 0
        self.inexact = False
        self.printed: list[str] = []
        self.notes: list[str] = []
        self._reserve = budget.steps - self.left
        self._deadline = monotonic() + budget.seconds

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

    def charge_bytes(self, count: int) -> None:
        """For text and numbers that the host scans or copies."""
        self.charge(1 + (count >> 5))

    def charge_items(self, count: int) -> None:
        """For collections that the host scans or copies."""
        self.charge(1 + (count >> 2))

    def grow(self, size: int) -> None:
        """Before a value of this size comes into being."""
        if size > self.size:
            raise BudgetError(
                f"a value would have the size {size:,}; at most {self.size:,} is allowed", limit="size"
            )

    def enter(self) -> None:
        """A call begins; ``calls`` counts the ones that have not ended."""
        self.calls += 1
        if self.calls > self.budget.depth:
            raise BudgetError(f"calls are nested more than {self.budget.depth} deep", limit="depth")

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
