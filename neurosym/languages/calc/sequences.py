"""Closures for sequences of statements and for conditions, from those of their parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from neurosym.languages.calc.closures import Closure, Frame, Operand

__all__ = ["Step", "chosen", "closure", "either", "first_result", "joined", "returning", "signal"]

_NESTED = 4
"""Longer sequences are loops, so that the host's stack grows with the program's nesting only."""


class Step(NamedTuple):
    """A statement, compiled: with a ``slot``, ``run`` gives the value that this variable gets, of which
    ``operand`` tells more. One that ``leaves`` gives a signal; what any other gives means nothing.
    """

    run: Closure
    slot: int | None = None
    leaves: bool = False
    operand: Operand | None = None


def closure(step: Step) -> Closure:
    """The statement; what it gives means nothing unless it leaves."""
    value, slot = step.run, step.slot
    if slot is None:
        return value

    def set_slot(f: Frame) -> None:
        f[slot] = value(f)

    return set_slot


def signal(step: Step) -> Closure:
    """The statement's signal: None if it does not leave."""
    if step.leaves:
        return step.run
    run = closure(step)

    def silent(f: Frame) -> None:
        run(f)

    return silent


def joined(steps: Sequence[Step]) -> Step:
    """The steps one after the other."""
    if len(steps) == 1:
        return steps[0]
    leaving = [number for number, step in enumerate(steps) if step.leaves]
    if len(leaving) > _NESTED:
        return Step(_signals([signal(step) for step in steps]), leaves=True)
    if leaving:
        number = leaving[0]
        last = steps[number]
        if number + 1 < len(steps):
            last = Step(_leave_or(last.run, joined(steps[number + 1 :])), leaves=True)
        return last if number == 0 else Step(_before(joined(steps[:number]), last.run), leaves=True)
    match steps:
        case []:
            return Step(lambda f: None)
        case [Step(slot=int(i)) as first, Step(slot=int(j)) as second]:
            return Step(_set_two(i, first.run, j, second.run))
        case [Step(slot=int(i)) as first, Step(slot=int(j)) as second, Step(slot=int(k)) as third]:
            return Step(_set_three(i, first.run, j, second.run, k, third.run))
        case [first, second]:
            return Step(_run_two(closure(first), closure(second)))
        case [first, second, third]:
            return Step(_run_three(closure(first), closure(second), closure(third)))
        case _:
            return Step(_run_all([closure(joined(steps[i : i + 3])) for i in range(0, len(steps), 3)]))


def _signals(parts: list[Closure]) -> Closure:
    def run(f: Frame) -> Any:
        for part in parts:
            found = part(f)
            if found is not None:
                return found
        return None

    return run


def _leave_or(first: Closure, rest: Step) -> Closure:
    second = signal(rest)

    def run(f: Frame) -> Any:
        found = first(f)
        return second(f) if found is None else found

    return run


def _before(first: Step, second: Closure) -> Closure:
    """``second`` gives the result."""
    run_first, slot = first.run, first.slot
    if slot is not None:

        def set_then(f: Frame) -> Any:
            f[slot] = run_first(f)
            return second(f)

        return set_then

    def run_then(f: Frame) -> Any:
        run_first(f)
        return second(f)

    return run_then


def _set_two(i: int, first: Closure, j: int, second: Closure) -> Closure:
    def run(f: Frame) -> None:
        f[i] = first(f)
        f[j] = second(f)

    return run


def _set_three(i: int, first: Closure, j: int, second: Closure, k: int, third: Closure) -> Closure:
    def run(f: Frame) -> None:
        f[i] = first(f)
        f[j] = second(f)
        f[k] = third(f)

    return run


def _run_two(first: Closure, second: Closure) -> Closure:
    def run(f: Frame) -> None:
        first(f)
        second(f)

    return run


def _run_three(first: Closure, second: Closure, third: Closure) -> Closure:
    def run(f: Frame) -> None:
        first(f)
        second(f)
        third(f)

    return run


def _run_all(parts: list[Closure]) -> Closure:
    def run(f: Frame) -> None:
        for part in parts:
            part(f)

    return run


# ------------------------------------------------------------------------------- conditions
def chosen(branches: Sequence[tuple[Operand, Step]], otherwise: Step | None) -> Step:
    """The body of the first branch whose test is true."""
    may_leave = any(body.leaves for _, body in branches) or (otherwise is not None and otherwise.leaves)
    close = signal if may_leave else closure
    if len(branches) > _NESTED:
        parts = [(test.read, close(body)) for test, body in branches]
        return Step(_first(parts, close(otherwise or Step(lambda f: None))), leaves=may_leave)
    last = otherwise
    for test, body in reversed(branches):
        if body.slot is not None and last is None:
            last = Step(_set_if(test, body.slot, body.run))
        elif body.slot is not None and last is not None and last.slot is not None:
            last = Step(_set_either(test, body.slot, body.run, last.slot, last.run))
        elif last is None:
            last = Step(_run_if(test, close(body)), leaves=may_leave)
        else:
            last = Step(either(test, close(body), close(last)), leaves=may_leave)
    assert last is not None, "there is at least one branch"
    return last


def _first(branches: list[tuple[Closure, Closure]], otherwise: Closure) -> Closure:
    def run(f: Frame) -> Any:
        for test, body in branches:
            if test(f):
                return body(f)
        return otherwise(f)

    return run


def _set_if(test: Operand, slot: int, value: Closure) -> Closure:
    if test.checked is not None:
        _, apply, i, k, slow = test.checked

        def checked(f: Frame) -> None:
            a = f[i]
            if apply(a, k) if type(a) is int else slow(a, k):
                f[slot] = value(f)

        return checked
    is_true = test.read

    def run(f: Frame) -> None:
        if is_true(f):
            f[slot] = value(f)

    return run


def _set_either(test: Operand, i: int, yes: Closure, j: int, no: Closure) -> Closure:
    is_true = test.read

    def run(f: Frame) -> None:
        if is_true(f):
            f[i] = yes(f)
        else:
            f[j] = no(f)

    return run


def _run_if(test: Operand, body: Closure) -> Closure:
    if test.checked is not None:
        _, apply, i, k, slow = test.checked

        def checked(f: Frame) -> Any:
            a = f[i]
            return body(f) if (apply(a, k) if type(a) is int else slow(a, k)) else None

        return checked
    is_true = test.read
    return lambda f: body(f) if is_true(f) else None


def either(test: Operand, yes: Closure, no: Closure) -> Closure:
    if test.checked is not None:
        _, apply, i, k, slow = test.checked

        def checked(f: Frame) -> Any:
            a = f[i]
            return yes(f) if (apply(a, k) if type(a) is int else slow(a, k)) else no(f)

        return checked
    is_true = test.read
    return lambda f: yes(f) if is_true(f) else no(f)


# ------------------------------------------------------------------------------- what functions return
def returning(steps: Sequence[Step], result: Closure) -> Closure:
    """From a function's frame to its value: that of ``result``, unless one of the steps before returns."""
    if not steps:
        return result
    before = joined(steps)
    if not before.leaves:
        return _before(before, result)
    first = before.run

    def run(f: Frame) -> Any:
        found = first(f)
        return result(f) if found is None else found[0]

    return run


def first_result(branches: Sequence[tuple[Operand, Closure]], otherwise: Closure) -> Closure:
    """The value of the first branch whose test is true."""
    if len(branches) > _NESTED:
        return _first([(test.read, value) for test, value in branches], otherwise)
    for test, value in reversed(branches):
        otherwise = either(test, value, otherwise)
    return otherwise
