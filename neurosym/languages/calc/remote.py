"""calc's programs in a worker process: what a worker is asked, what it does, what it answers.

A program that needs algebra is run anew and whole in a worker, from its text: nothing but JSON goes there
and comes back. Both ends of that are here; the host's end imports no algebra.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cache
from typing import Any

from neurosym.errors import BudgetError, CheckError, ExecutionError, ParseError, ProgramError
from neurosym.languages.base import Execution
from neurosym.sandbox.budget import Budget
from neurosym.sandbox.pool import Pool
from neurosym.steps import Step
from neurosym.values import Value, from_json, to_json

__all__ = ["execute_in_worker", "prepare", "renew", "work", "workers"]

_HERE = __name__


@cache
def workers() -> Pool:
    """The one pool of this process for calc; no process starts before it is used.

    A worker runs one program: what sympy has loaded and remembered in a first one would change the steps
    of a second, and sometimes its result. So each starts from the same state, that of the nursery.
    """
    return Pool(jobs=(f"{_HERE}:work",), preload=(f"{_HERE}:prepare",), renewals=(f"{_HERE}:renew",), most=1)


# ---------------------------------------------------------------- the host's end


def execute_in_worker(
    source: str, bindings: Mapping[str, Value], budget: Budget, used: float = 0.0, trace: bool = False
) -> Execution:
    """``used`` seconds of the budget are gone already. Raises ProgramError."""
    request = {
        "source": source,
        "bindings": {name: to_json(value, ordered=True) for name, value in bindings.items()},
        "budget": vars(budget),
        "used": used,
        "trace": trace,
    }
    answer = workers().run(f"{_HERE}:work", request, budget, used)
    if "error" in answer:
        raise _error(answer["error"])
    return Execution(
        from_json(answer["value"]),
        exact=answer["exact"],
        steps=answer["steps"],
        trace=tuple(map(Step.from_json, answer["trace"])),
        printed=tuple(answer["printed"]),
        notes=tuple(answer["notes"]),
    )


_KINDS: dict[str, type[ProgramError]] = {
    kind.kind: kind for kind in (ParseError, CheckError, ExecutionError, BudgetError)
}


def _error(data: Mapping[str, Any]) -> ProgramError:
    place = {key: data[key] for key in ("line", "column", "hint")}
    if data["limit"] is not None:
        error: ProgramError = BudgetError(data["message"], limit=data["limit"], **place)
    else:
        error = _KINDS[data["kind"]](data["message"], **place)
    error.steps = data["steps"]
    error.replayable = data["replayable"]
    error.trace = tuple(map(Step.from_json, data["trace"]))
    return error


# ---------------------------------------------------------------- the worker's end


def work(request: Any) -> dict[str, Any]:
    """Runs a program: what ``execute_in_worker`` asks for."""
    from neurosym.languages.calc.algebra.engine import Engine
    from neurosym.languages.calc.check import check_program
    from neurosym.languages.calc.parse import parse_program
    from neurosym.languages.calc.run import run_program

    budget = Budget(**request["budget"])
    bindings = {name: from_json(value) for name, value in request["bindings"].items()}
    try:
        checked = check_program(parse_program(request["source"], budget), bindings)
        done = run_program(
            checked, bindings, budget, algebra=Engine(), used=request["used"], trace=request["trace"]
        )
    except ProgramError as error:
        more = {
            "limit": getattr(error, "limit", None),
            "steps": error.steps,
            "replayable": error.replayable,
            "trace": [step.to_json() for step in error.trace],
        }
        return {"error": error.to_json() | more}
    return {
        "value": to_json(done.value, ordered=True),
        "exact": done.exact,
        "steps": done.steps,
        "trace": [step.to_json() for step in done.trace],
        "printed": done.printed,
        "notes": done.notes,
    }


def prepare() -> None:
    """In the nursery, once: a program through all stages loads what most programs need."""
    _rehearse('x = symbol("x")\nanswer = solve(x ** 2 - 2 * x - 1, x)')


def renew() -> None:
    """In a worker, before its program comes. A small one makes the memory its own, which takes longer than
    most programs do; then sympy forgets it.
    """
    import sympy.core.random
    from sympy.core.cache import clear_cache

    _rehearse('x = symbol("x")\nanswer = [sqrt(2) + 1, x ** 2 - 1]')
    clear_cache()
    random.seed(0)
    sympy.core.random.seed(0)


def _rehearse(source: str) -> None:
    work({"source": source, "bindings": {}, "budget": vars(Budget()), "used": 0.0, "trace": False})
