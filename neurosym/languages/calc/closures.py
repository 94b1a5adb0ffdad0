"""What the parts of the compiler share: frames, signals, and how a host error gets its place.

A frame is a list: ``frame[0]`` is the enclosing frame, the rest are the scope's names by slot. An
expression becomes a closure from a frame to its value, a statement one from a frame to a signal:
None to go on, ``BREAK``, ``CONTINUE``, or a 1-tuple with the value that a function returns.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import GeneratorType
from typing import Any

from neurosym.errors import ExecutionError, ProgramError
from neurosym.languages.calc import ast
from neurosym.languages.calc.data import VIEWS, MutableOrderedSet
from neurosym.languages.calc.dotted import Imports, imports
from neurosym.languages.calc.library.lazy import stacked
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primitives import iterable
from neurosym.languages.calc.scopes import Scope
from neurosym.languages.calc.trouble import HOST_ERRORS, trouble
from neurosym.values import Value

__all__ = ["BREAK", "CONTINUE", "ERRORS", "UNSET", "Closure", "Frame", "Shared", "Store"]

Frame = list[Any]
Closure = Callable[[Frame], Any]
Store = Callable[[Frame, Any], None]

UNSET = object()
BREAK = object()
CONTINUE = object()

ERRORS = (*HOST_ERRORS, ProgramError)

_CHANGEABLE = (dict, MutableOrderedSet, deque, *VIEWS)
"""What the host does not let change while it iterates."""


class Shared(ABC):
    """State of one compilation: the program, the bindings, the meter that its closures charge."""

    def __init__(self, program: ast.Program, bindings: Mapping[str, Value], meter: Meter) -> None:
        self.program = program
        self.bindings = bindings
        self.meter = meter
        self.imports: Imports = imports(program.body)
        self.bound: dict[str, Closure] = {}

    def trouble(self, error: BaseException, at: int, symbol: str = "", *operands: Any) -> ProgramError:
        return trouble(error, self.program.place(at), symbol, operands)

    def iterate(self, value: Any, at: int) -> Iterable[Any]:
        if type(value) in (list, range, str, tuple):
            return value  # type: ignore[no-any-return]
        try:
            found = iterable(value, "a loop")
        except ERRORS as error:
            raise self.trouble(error, at) from None
        if isinstance(value, _CHANGEABLE):
            return self.guarded(found, at)
        if type(value) is GeneratorType:  # the library's other lazy values do not stand inside one another
            return stacked(self.meter, value)
        return found

    def guarded(self, items: Iterable[Any], at: int) -> Iterator[Any]:
        """Iterates over a collection that may be changed meanwhile, which the host refuses."""
        try:
            yield from items
        except RuntimeError:
            error = ExecutionError(
                "the collection changed while a loop ran over it", hint="loop over list(x)"
            )
            raise self.trouble(error, at) from None

    @abstractmethod
    def expression(self, value: ast.Expr, scope: Scope) -> Closure: ...

    @abstractmethod
    def store(self, target: ast.Target, scope: Scope) -> Store: ...
