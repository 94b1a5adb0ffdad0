"""The protocol of a language. A new one is a grammar, a folder of this shape, and a line in ``registry``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from neurosym.context import Step
from neurosym.sandbox.budget import Budget
from neurosym.values import Value

__all__ = ["Execution", "Language"]


@dataclass(frozen=True)
class Execution:
    """What a program gave when it ran to its end.

    ``printed`` are the lines that it printed; ``notes`` what a reader of the value should know, such as
    that a solution could not be verified.
    """

    value: Value
    exact: bool = True
    steps: int = 0
    trace: tuple[Step, ...] = ()
    printed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Language(Protocol):
    """``name`` is also the grammar's file name; ``version`` changes whenever a program's value might."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def card(self) -> str:
        """One page that teaches the language to a model or a person."""
        ...

    def alternatives(self, names: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
        """For the decoder's constraint: rule or terminal of the grammar -> the texts it may be.

        ``names`` are the references and results that are bound.
        """
        ...

    def check(self, source: str, bindings: Mapping[str, Value], budget: Budget) -> None:
        """Parse and check without running. Raises ProgramError."""
        ...

    def execute(
        self, source: str, bindings: Mapping[str, Value], budget: Budget, *, trace: bool = False
    ) -> Execution:
        """Parse, check and run. Raises ProgramError, and nothing else, whatever ``source`` is.

        With ``trace`` the execution's trace, or that of the error, tells all there is to tell; value, steps
        and the verdict are the same.
        """
        ...

    def describe(self, source: str, shown: Mapping[str, str]) -> str:
        """The program read back in words, for the answer's restatement of the question.

        ``shown`` maps bound names to how a person would call them. Never raises on a checked program.
        """
        ...
