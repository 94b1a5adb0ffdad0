"""Counts the work of one execution against its budget."""

from __future__ import annotations

from time import monotonic

from neurosym.errors import BudgetError
from neurosym.sandbox.budget import Budget

__all__ = ["Meter"]


class Meter:
    """``charge`` is called before work is done; ``steps`` is the work charged so far."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._deadline = monotonic() + budget.seconds
        self.steps = 0

    def charge(self, work: int) -> None:
        """Raises BudgetError (``steps`` or ``time``) if the work would go beyond the budget."""
        self.steps += work
        if self.steps > self._budget.steps:
            raise BudgetError(
                f"more than {self._budget.steps} steps are needed",
                limit="steps",
                hint="fewer examples, a smaller domain, or a larger budget of steps",
            )
        if monotonic() > self._deadline:
            raise BudgetError(f"the program ran longer than {self._budget.seconds} s", limit="time")
