"""sympy's work, counted: the fuel of algebra, and limits for methods that may find nothing.

sympy has no budget and no notion of steps. Nearly everything that it does makes products and sums of
formulas or polynomials, or derivatives, so these calls are counted: some five thousand a second, and the
same number on every machine. Each one is charged to the meter of the running program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sympy import Add, Derivative, Mul
from sympy.polys.rings import PolyElement

from neurosym.errors import ProgramError
from neurosym.languages.calc.meter import Meter

__all__ = ["attempt", "counted", "install"]

STEPS = 150
"""Steps of the budget for one unit of sympy's work."""

Result = TypeVar("Result")


class _SpentError(BaseException):
    """A method has used up its units. No Exception: sympy would take that for a failure of its own."""


class _Work:
    """``done`` units so far; ``limits`` are the counts at which the methods now running have to stop."""

    def __init__(self) -> None:
        self.done = 0
        self.limits: list[int] = []
        self.meters: list[Meter] = []

    def tick(self) -> None:
        self.done += 1
        if self.meters:
            self.meters[-1].charge(STEPS)
        if self.limits and self.done > self.limits[-1]:
            raise _SpentError


_work = _Work()
_installed = False


def install() -> None:
    """Starts the count, in this process, for good. Changes no result of sympy's."""
    global _installed
    if not _installed:
        _installed = True
        for kind in (Add, Mul):
            setattr(kind, "flatten", classmethod(_counting(kind.flatten.__func__)))  # noqa: B010
        for kind, operation in ((PolyElement, "__mul__"), (Derivative, "__new__")):
            setattr(kind, operation, _counting(getattr(kind, operation)))


def _counting(operation: Callable[..., Any]) -> Callable[..., Any]:
    tick = _work.tick

    def run(*arguments: Any, **keywords: Any) -> Any:
        tick()
        return operation(*arguments, **keywords)

    return run


@contextmanager
def counted(m: Meter) -> Iterator[None]:
    """Inside, sympy's work is charged to this meter."""
    _work.meters.append(m)
    try:
        yield
    finally:
        _work.meters.pop()


def attempt(units: int, method: Callable[..., Result], *arguments: Any, **keywords: Any) -> Result | None:
    """What the method finds; None if it fails in whatever way or needs more than so many units of work.

    Never hides that the program's own budget is used up: raises ProgramError then.
    """
    outer = _work.limits[-1] if _work.limits else None
    limit = _work.done + units
    _work.limits.append(limit if outer is None else min(limit, outer))
    try:
        return method(*arguments, **keywords)
    except _SpentError:
        if outer is not None and _work.done > outer:
            raise
        return None
    except (ProgramError, MemoryError):
        raise
    except Exception:  # sympy raises classes of many kinds where a method does not apply
        return None
    finally:
        _work.limits.pop()
