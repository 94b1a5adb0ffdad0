"""The host's errors as errors of the program: what went wrong, in calc's words, and where."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Any

from neurosym.errors import BudgetError, ExecutionError, ProgramError
from neurosym.languages.calc.data import kind
from neurosym.languages.calc.hints import message_hint, operands_hint

__all__ = ["HOST_ERRORS", "a_kind", "is_text_and_number", "trouble"]

HOST_ERRORS = (
    ArithmeticError, AttributeError, AssertionError, LookupError, MemoryError, NotImplementedError,
    RecursionError, RuntimeError, StopIteration, TypeError, ValueError,
)  # fmt: skip


def is_text_and_number(a: Any, b: Any) -> bool:
    return isinstance(a, (str, int, Fraction, float)) and isinstance(b, (str, int, Fraction, float))


def a_kind(noun: str) -> str:
    if noun == "none":
        return "None"
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def trouble(
    error: BaseException, place: tuple[int, int], symbol: str = "", operands: tuple[Any, ...] = ()
) -> ProgramError:
    """The program's error for one of the host's, at a place of the program, with a hint if there is one."""
    line, column = place
    if isinstance(error, ProgramError):
        if error.line is None:
            error.line, error.column = line, column
        if error.hint is None:
            error.hint = message_hint(error.message)
        return error
    if isinstance(error, RecursionError):
        return BudgetError("a value or call is nested too deeply", limit="depth", line=line, column=column)
    if isinstance(error, MemoryError):
        return BudgetError("a value is too large", limit="size", line=line, column=column)
    message, hint = _told(error, symbol, operands)
    return ExecutionError(message, line=line, column=column, hint=hint or message_hint(message))


def _told(error: BaseException, symbol: str, operands: tuple[Any, ...]) -> tuple[str, str | None]:
    if isinstance(error, ZeroDivisionError):
        return "division by zero", None
    if isinstance(error, RuntimeError) and "during iteration" in str(error):
        return "the collection changed while a loop ran over it", "loop over list(x)"
    if isinstance(error, KeyError) and error.args:
        return f"there is no key {_short(error.args[0])}", "d.get(key, default) gives a default"
    if isinstance(error, IndexError) and len(operands) == 2 and hasattr(operands[0], "__len__"):
        size = len(operands[0])
        return f"there is no item {_short(operands[1])} in {a_kind(kind(operands[0]))} of {size:,}", None
    if any(isinstance(operand, slice) for operand in operands):
        return "the bounds of a slice are integers", "int(x) makes a number of a text"
    if isinstance(error, TypeError) and symbol and operands and "unhashable" not in str(error):
        kinds = [kind(operand) for operand in operands]
        told = f"between {kinds[0]} and {kinds[1]}" if len(operands) == 2 else f"on {a_kind(kinds[0])}"
        return f"{symbol} does not work {told}", operands_hint(symbol, *operands)
    if isinstance(error, (OverflowError, ValueError, IndexError)) and _TOO_LARGE.search(str(error)):
        return "a number is too large for this", None
    return _plain(str(error)) or type(error).__name__, None


_TOO_LARGE = re.compile(r"too large to convert|cannot fit|integer string conversion")


def _short(value: Any, parts: int = 8) -> str:
    """A key or position in a message; a large one by its kind, since writing it may be what fails."""
    if isinstance(value, str):
        return repr(value[:40])
    if isinstance(value, tuple) and 0 < len(value) <= parts:
        return f"({', '.join(_short(part, 0) for part in value)})"
    small = isinstance(value, (int, Fraction)) and max(map(abs, value.as_integer_ratio())) < 10**40
    return str(value) if small or isinstance(value, (date, float)) else a_kind(kind(value))



_HOSTS = {
    "int": "integer", "str": "string", "bool": "boolean", "NoneType": "None", "Fraction": "rational",
    "MutableOrderedSet": "set", "Function": "function", "timedelta": "duration",
}  # fmt: skip
"""The host's names for types, and calc's."""

_TYPE = re.compile(r"\b(?:" + "|".join(_HOSTS) + r")\b")
_ORDER = re.compile(r"'\S+' not supported between instances of '(\w+)' and '(\w+)'")
_KEY = re.compile(r"unhashable type: '(\w+)'")


def _plain(message: str) -> str:
    """The host's message in calc's words."""
    named = _TYPE.sub(lambda found: _HOSTS[found[0]], message)
    if order := _ORDER.fullmatch(named):
        return f"{order[1]} and {order[2]} cannot be compared"
    if key := _KEY.fullmatch(named):
        return f"{a_kind(key[1])} cannot be a key or a member of a set"
    return named
