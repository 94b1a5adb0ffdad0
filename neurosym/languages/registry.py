"""The languages there are, by name, and one function that runs a program in any of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from neurosym.context import Failure, Outcome
from neurosym.errors import ProgramError, UsageError
from neurosym.languages.base import Language
from neurosym.sandbox.budget import DEFAULT_BUDGET, Budget
from neurosym.values import Value, type_name

__all__ = ["get", "names", "run"]


def names() -> tuple[str, ...]:
    return ("calc", "concept")


@cache
def get(name: str) -> Language:
    """Raises UsageError for an unknown name."""
    match name:
        case "calc":
            from neurosym.languages.calc.language import Calc

            return Calc()
        case "concept":
            from neurosym.languages.concept.language import Concept

            return Concept()
        case _:
            raise UsageError(f"there is no language {name!r}", hint=f"known: {', '.join(names())}")


def run(
    source: str,
    *,
    language: str = "calc",
    bindings: Mapping[str, Value] | None = None,
    budget: Budget = DEFAULT_BUDGET,
    trace: bool = False,
) -> Outcome:
    """Runs a program; what goes wrong in it is the outcome's ``error``, never an exception.

    The outcome's trace has a step for each of its outermost statements; with ``trace`` for each that ran,
    loops folded, and up to the error if there is one. That takes longer and changes nothing else.

    Raises UsageError for an unknown language or a binding that is no value.
    """
    chosen, bound = get(language), dict(bindings or {})
    for name, value in bound.items():
        if not (name.isascii() and name.isidentifier()):
            raise UsageError(f"{name!r} cannot be bound", hint="a name consists of letters, digits and _")
        type_name(value)
    try:
        done = chosen.execute(source, bound, budget, trace=trace)
    except ProgramError as error:
        failure = Failure(error.kind, error.message, error.line, error.column, error.hint)
        return Outcome(
            language, source, exact=False, steps=error.steps, trace=error.trace, error=failure,
            replayable=error.replayable,
        )  # fmt: skip
    return Outcome(language, source, done.value, done.exact, done.steps, done.trace, done.printed, done.notes)
