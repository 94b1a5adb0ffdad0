"""What the parts of the inference share: the point that is looked at, and how an error there is reported."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence

from neurosym.errors import CheckError
from neurosym.languages.calc import ast
from neurosym.languages.calc.dotted import Imports
from neurosym.languages.calc.inference.fitting import Misfit, misfit
from neurosym.languages.calc.inference.frames import Frame, State, merge, names, shared_names
from neurosym.languages.calc.inference.known import Known

__all__ = ["GaveUpError", "Shared"]

_EFFORT = 50_000
"""Expressions looked at in one program, those in loops and functions again each time. Beyond that nothing
more is refused, so that a check's time is bounded whatever the program.
"""

_AT_ONCE = 16
"""Variables that count as one expression where paths meet."""


class GaveUpError(Exception):
    """The inference ends without a verdict: it has looked at as much as it may. Never seen by users."""


class Shared(ABC):
    """State of one inference.

    ``certain``: this point is reached for certain, if nothing fails before it. An operation that cannot
    work because of what variables hold is refused at such points only, since elsewhere the program may
    never come to it (``if isinstance(x, str): x.upper()``); one that cannot work whatever the variables
    hold is refused everywhere. ``first``: this is the first look at a loop's body, and a variable that
    nothing has set here may be set by an earlier iteration. ``shared``: the variables of which nothing is
    known, since they are set from elsewhere.
    """

    def __init__(self, program: ast.Program, bindings: Mapping[str, Known], imports: Imports) -> None:
        self.program = program
        self.bindings = bindings
        self.imports = imports
        self.frame = Frame(names((), program.body), {})
        self.shared = shared_names(program)
        self.certain = True
        self.first = False
        self.effort = _EFFORT
        self.results: dict[int, Known] = {}

    @abstractmethod
    def expression(self, value: ast.Expr) -> Known:
        """Raises CheckError for what can never work, and GaveUpError."""

    @abstractmethod
    def assign(self, target: ast.Target, value: Known) -> None: ...

    @abstractmethod
    def define(self, function: ast.Def | ast.Lambda) -> None:
        """Looks at a function's body for any arguments, and notes what it gives in ``results``."""

    @abstractmethod
    def follow(
        self, function: ast.Def | ast.Lambda, holder: Frame, arguments: Sequence[Known] | None
    ) -> Known:
        """What a call that is reached for certain gives; the body is looked at for these arguments."""

    def report(self, at: int, found: Misfit, *operands: Known) -> None:
        if not (self.certain or all(operand.fixed for operand in operands)):
            return
        line, column = self.program.place(at)
        raise CheckError(found.message, line=line, column=column, hint=found.hint)

    def fits(self, at: int, operation: str, *operands: Known) -> bool:
        """Whether the operation may work on what is known of its operands."""
        found = misfit(operation, *(operand.hosts for operand in operands))
        if found is not None:
            self.report(at, found, *operands)
        return found is None

    def merged(self, *states: State) -> State:
        """What is known where these paths meet. Raises GaveUpError."""
        self.effort -= sum(len(state) for state in states if state is not None) // _AT_ONCE
        if self.effort < 0:
            raise GaveUpError
        return merge(states)

    def each(self, values: Iterable[ast.Expr | None]) -> list[Known]:
        return [self.expression(value) for value in values if value is not None]

    def maybe(self, *values: ast.Expr | None) -> list[Known]:
        """Of expressions that may not be reached."""
        before, self.certain = self.certain, False
        found = self.each(values)
        self.certain = before
        return found
