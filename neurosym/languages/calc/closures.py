"""What the parts of the compiler share: frames, signals, and how a host error gets its place.

A frame is a list: ``frame[0]`` is the enclosing frame, the rest are the scope's names by slot. An
expression becomes a closure from a frame to its value, a statement one from a frame to a signal:
None to go on, ``BREAK``, ``CONTINUE``, or a 1-tuple with the value that a function returns.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from types import GeneratorType
from typing import Any, NamedTuple

from neurosym.errors import ProgramError
from neurosym.languages.calc import ast
from neurosym.languages.calc.bounds import Bounds
from neurosym.languages.calc.builtins import BUILTINS
from neurosym.languages.calc.data import MutableOrderedSet
from neurosym.languages.calc.dotted import Imports, imports, resolve
from neurosym.languages.calc.library.lazy import stacked
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primitives import iterable
from neurosym.languages.calc.scopes import Scope, unsteady_names
from neurosym.languages.calc.trouble import HOST_ERRORS, trouble
from neurosym.values import Value

__all__ = [
    "BREAK", "CONTINUE", "ERRORS", "UNSET", "Checked", "Closure", "Folded", "Frame", "Leaf", "Operand",
    "Operator", "Shared", "Store",
]  # fmt: skip

Frame = list[Any]
Closure = Callable[[Frame], Any]
Store = Callable[[Frame, Any], None]
Operator = Callable[[Any, Any], Any]

UNSET = object()
BREAK = object()
CONTINUE = object()

ERRORS = (*HOST_ERRORS, ProgramError)


class Leaf(NamedTuple):
    """``variable operator variable`` or ``variable operator constant``, without need of a guard."""

    apply: Operator
    slot: int
    other: int | None
    constant: int


class Folded(NamedTuple):
    """``variable operator leaf``, without need of a guard."""

    apply: Operator
    slot: int
    leaf: Leaf


class Checked(NamedTuple):
    """``variable operator constant``, for small integers; whatever is something else goes to ``slow``."""

    symbol: str
    apply: Operator
    slot: int
    constant: int
    slow: Operator


class Operand(NamedTuple):
    """A compiled expression: how its value is read, and what is known of it.

    ``slot``: it is a variable of the running frame that has a value. ``constant``: it is this small
    integer; ``text``: this text. ``bits``: it is an integer below ``2**bits`` in size. ``leaf``, ``folded``
    and ``checked``: how to compute it without a call.
    """

    read: Closure
    slot: int | None = None
    constant: int | None = None
    text: str | None = None
    bits: int | None = None
    leaf: Leaf | None = None
    folded: Folded | None = None
    checked: Checked | None = None


class Shared(ABC):
    """State of one compilation: the program, the bindings, the meter that its closures charge."""

    def __init__(self, program: ast.Program, bindings: Mapping[str, Value], meter: Meter) -> None:
        self.program = program
        self.bindings = bindings
        self.meter = meter
        self.imports: Imports = imports(program.body)
        self.bound: dict[str, Closure] = {}
        self.unsteady = unsteady_names(program)
        self.bounds = Bounds(self.is_builtin, meter.budget.steps)

    def is_builtin(self, name: str, scope: Scope) -> bool:
        """Whether a name means calc's own function of that name."""
        if scope.find(name) is not None or name in self.bindings:
            return False
        return resolve((name,), self.imports) is BUILTINS.get(name)

    def own_slot(self, name: str, scope: Scope) -> int | None:
        """Where the running frame holds a variable, if it is one of this scope."""
        found = scope.find(name)
        return found[1] + 1 if found is not None and found[0] == 0 else None

    def trouble(self, error: BaseException, at: int, symbol: str = "", *operands: Any) -> ProgramError:
        return trouble(error, self.program.place(at), symbol, operands)

    def iterator(self, value: ast.Expr, scope: Scope) -> Closure:
        """What a loop over the expression's value runs over."""
        items, at, m = self.expression(value, scope), value.at, self.meter

        def run(f: Frame) -> Iterable[Any]:
            found = items(f)
            if type(found) is range or type(found) is list:
                return found
            if type(found) is MutableOrderedSet:
                return found.members
            if (
                type(found) is GeneratorType
            ):  # the library's other lazy values do not stand inside one another
                return stacked(m, found)
            try:
                return iterable(found, "a loop")
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run

    @abstractmethod
    def expression(self, value: ast.Expr, scope: Scope) -> Closure: ...

    @abstractmethod
    def operand(self, value: ast.Expr, scope: Scope) -> Operand: ...

    @abstractmethod
    def test(self, value: ast.Expr, scope: Scope) -> Operand: ...

    @abstractmethod
    def collector(self, value: ast.Comprehension, scope: Scope) -> Closure: ...

    @abstractmethod
    def pair(self, target: ast.Target, scope: Scope) -> tuple[int, int] | None: ...

    @abstractmethod
    def store(self, target: ast.Target, scope: Scope) -> Store: ...
