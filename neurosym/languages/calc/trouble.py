"""The host's errors as errors of the program: what went wrong, in calc's words, and where."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from neurosym.errors import BudgetError, ExecutionError, ProgramError
from neurosym.languages.calc.data import kind

__all__ = ["HOST_ERRORS", "a_kind", "is_text_and_number", "trouble"]

HOST_ERRORS = (
    ArithmeticError, AttributeError, AssertionError, LookupError, MemoryError, NotImplementedError,
    RecursionError, RuntimeError, StopIteration, TypeError, ValueError,
)  # fmt: skip


def is_text_and_number(a: Any, b: Any) -> bool:
    return isinstance(a, (str, int, Fraction, float)) and isinstance(b, (str, int, Fraction, float))


def a_kind(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def trouble(
    error: BaseException, place: tuple[int, int], symbol: str = "", operands: tuple[Any, ...] = ()
) -> ProgramError:
    """The program's error for one of the host's, at a place of the program."""
    line, column = place
    if isinstance(error, ProgramError):
        if error.line is None:
            error.line, error.column = line, column
        return error
    if isinstance(error, RecursionError):
        return BudgetError("a value or call is nested too deeply", limit="depth", line=line, column=column)
    if isinstance(error, MemoryError):
        return BudgetError("a value is too large", limit="size", line=line, column=column)
    message, hint = _told(error, symbol, operands)
    return ExecutionError(message, line=line, column=column, hint=hint)


def _told(error: BaseException, symbol: str, operands: tuple[Any, ...]) -> tuple[str, str | None]:
    if isinstance(error, ZeroDivisionError):
        return "division by zero", None
    if isinstance(error, KeyError) and error.args:
        return f"there is no key {str(error.args[0])[:40]!r}", "d.get(key, default) gives a default"
    if isinstance(error, IndexError) and len(operands) == 2 and hasattr(operands[0], "__len__"):
        size = len(operands[0])
        return (
            f"there is no item {operands[1]} in {a_kind(kind(operands[0]))} of {size:,}",
            "positions start at 0",
        )
    if isinstance(error, TypeError) and symbol and len(operands) == 2:
        both = f"{symbol} does not work between {kind(operands[0])} and {kind(operands[1])}"
        return both, "int(x) makes a number of a text" if is_text_and_number(*operands) else None
    if isinstance(error, TypeError) and symbol and operands:
        return f"{symbol} does not work on {a_kind(kind(operands[0]))}", None
    return _plain(str(error)) or type(error).__name__, None


def _plain(message: str) -> str:
    """The host's message in calc's names for types."""
    for host, ours in (
        ("Fraction", "rational"),
        ("MutableOrderedSet", "set"),
        ("NoneType", "None"),
        ("'Function'", "'function'"),
    ):
        message = message.replace(host, ours)
    return message
