"""Every error that neurosym raises on purpose.

::

    NeurosymError                  anything below
    ├── UsageError                 bad input or usage: the caller's to mend (exit status 2)
    ├── ProgramError               a program that cannot give a value (exit status 1)
    │   ├── ParseError             its text is not in the language
    │   ├── CheckError             it parses but can never run (unknown name, wrong arity, ...)
    │   ├── ExecutionError         it failed while running (division by zero, bad index, ...)
    │   └── BudgetError            it ran into a limit of steps, depth, size, time, ...
    ├── GeneratorError             a generator could not propose anything
    └── CertificateError           a certificate is malformed or does not replay (exit status 1)

An error says what is wrong, where (1-based line and column of the program, if it has a place) and
what to do about it (``hint``).
"""

from __future__ import annotations

from typing import Any, ClassVar

__all__ = [
    "BudgetError",
    "CertificateError",
    "CheckError",
    "ExecutionError",
    "GeneratorError",
    "NeurosymError",
    "ParseError",
    "ProgramError",
    "UsageError",
]


class NeurosymError(Exception):
    """Base of the hierarchy; ``kind`` is the stable, machine-readable name of the class."""

    kind: ClassVar[str] = "error"

    def __init__(
        self,
        message: str,
        *,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column
        self.hint = hint

    def __str__(self) -> str:
        place = "" if self.line is None else f"line {self.line}, column {self.column}: "
        advice = "" if self.hint is None else f" ({self.hint})"
        return f"{place}{self.message}{advice}"

    def to_json(self) -> dict[str, Any]:
        """The one form in which CLI, service and certificate show an error."""
        return {
            "kind": self.kind,
            "message": self.message,
            "line": self.line,
            "column": self.column,
            "hint": self.hint,
        }


class UsageError(NeurosymError):
    kind = "usage"


class ProgramError(NeurosymError):
    """``steps`` is what the program had used when it failed, 0 if it never ran; ``trace`` are the steps that
    were traced until then.

    ``replayable`` is False where the machine ended it, not the program: another machine may go further.
    """

    kind = "program"
    steps: int = 0
    replayable: bool = True
    trace: tuple[Any, ...] = ()


class ParseError(ProgramError):
    kind = "parse"


class CheckError(ProgramError):
    kind = "check"


class ExecutionError(ProgramError):
    kind = "execution"


class BudgetError(ProgramError):
    """``limit`` names what ran out: the field of the Budget.

    A verdict of the clock (``time``) or of the machine's memory may differ from machine to machine; the
    others may not.
    """

    kind = "budget"

    def __init__(
        self,
        message: str,
        *,
        limit: str,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, line=line, column=column, hint=hint)
        self.limit = limit
        self.replayable = limit not in ("time", "memory")


class GeneratorError(NeurosymError):
    kind = "generator"


class CertificateError(NeurosymError):
    kind = "certificate"
