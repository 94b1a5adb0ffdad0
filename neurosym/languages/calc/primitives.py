"""What a builtin or method is: one row of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import Function, kind

__all__ = ["Constant", "Member", "Primitive", "iterable", "needs_integer", "needs_text", "table"]


@dataclass(frozen=True, slots=True)
class Primitive:
    """``function(meter, *arguments, **keywords)``, called with ``least`` to ``most`` arguments.

    ``keywords`` may be given by name. It charges the meter for what the host will do before doing it.
    """

    name: str
    least: int
    most: int
    function: Callable[..., Any]
    doc: str
    keywords: tuple[str, ...] = ()

    def fits(self, count: int) -> bool:
        """Whether it takes so many arguments by position; 255 stands for any number."""
        return self.least <= count and (count <= self.most or self.most >= 255)

    def takes(self, keyword: str) -> bool:
        """Whether an argument may be given by this name; ``**`` among the keywords takes any."""
        return keyword in self.keywords or "**" in self.keywords

    def arity(self) -> str:
        if self.least == self.most:
            return f"{self.least} argument{'s' if self.least != 1 else ''}"
        if self.most >= 255:
            return f"at least {self.least} argument{'s' if self.least != 1 else ''}"
        return f"{self.least} to {self.most} arguments"


@dataclass(frozen=True, slots=True)
class Constant:
    """A name with a value of its own: ``pi``, ``math.e``. ``value(meter)`` may need the algebra."""

    name: str
    value: Callable[[Any], Any]
    doc: str


Member = Primitive | Constant
"""What a name or a dotted path may stand for."""


def table(*rows: Primitive) -> dict[str, Primitive]:
    return {row.name: row for row in rows}


def iterable(value: Any, what: str) -> Iterable[Any]:
    """``value``, if it has items. Raises ExecutionError."""
    if isinstance(value, Function) or not hasattr(value, "__iter__"):
        raise ExecutionError(f"{what} needs a collection or a text, not {kind(value)}")
    items: Iterable[Any] = value
    return items


def needs_integer(value: Any, what: str) -> int:
    if not isinstance(value, int):
        raise ExecutionError(f"{what} needs an integer, not {kind(value)}")
    return value


def needs_text(value: Any, what: str) -> str:
    if not isinstance(value, str):
        raise ExecutionError(f"{what} needs a text, not {kind(value)}")
    return value
