"""Runs a checked program within a budget and notes what each of its top-level statements gave."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any

from neurosym.context import Step
from neurosym.errors import ExecutionError, ProgramError
from neurosym.languages.base import Execution
from neurosym.languages.calc import ast
from neurosym.languages.calc.check import Checked
from neurosym.languages.calc.closures import UNSET, Closure, Frame
from neurosym.languages.calc.compile import Compiler
from neurosym.languages.calc.cost import nodes
from neurosym.languages.calc.data import leave, text
from neurosym.languages.calc.meter import Algebra, Meter
from neurosym.languages.calc.preview import preview
from neurosym.languages.calc.result import Result
from neurosym.languages.calc.scopes import Scope, assigned
from neurosym.languages.calc.trouble import HOST_ERRORS, trouble
from neurosym.sandbox.budget import Budget
from neurosym.values import Value, is_exact

if TYPE_CHECKING:
    from neurosym.languages.calc.compile_traced import TracedCompiler

__all__ = ["run_program"]


def run_program(
    checked: Checked,
    bindings: Mapping[str, Value],
    budget: Budget,
    *,
    algebra: Algebra | None = None,
    used: float = 0.0,
    trace: bool = False,
) -> Execution:
    """``used`` seconds of the budget are gone already. With ``trace`` every statement that runs is noted,
    not the outermost alone.

    Raises ProgramError with the steps used and the trace so far; and NeedsAlgebraError, without
    ``algebra``, when the program comes to work that needs one.
    """
    program, meter = checked.program, Meter(budget, algebra, used)
    at = program.body[0].at
    steps: list[Step] = []
    traced = _traced(program, bindings, meter) if trace else None
    compiler = traced or Compiler(program, bindings, meter)
    scope = compiler.top
    try:
        with _deep_stack(_TRACED_LIMIT if trace else _LIMIT):
            frame: Frame = [None, *([UNSET] * len(scope.names))]
            value: Any = None
            result, since = checked.result, 0
            for statement in program.body:
                at = statement.at
                meter.charge(nodes([statement]))
                printed = len(meter.printed)
                if statement is result.last:
                    since = printed
                if statement is result.statement and result.value is not None:
                    value = _evaluation(result.value, statement.at, compiler, traced)(frame)
                    if result.prints:
                        begun = meter.in_line
                        meter.print(text(value, meter))
                        value = meter.printed[-1] if begun else value
                    value = leave(value, meter)
                    steps.append(_step(program, statement, preview(value, meter)))
                    continue
                (traced.outermost(statement) if traced else compiler.statement(statement, scope))(frame)
                shown = _shown(statement, scope, frame, meter) or "; ".join(meter.printed[printed:])
                steps.append(_step(program, statement, shown))
            if result.statement is None and result.value is not None:
                value = leave(_final(result.value, compiler, traced, frame), meter)
                if not _is_variable(result.value):
                    steps.append(_step(program, result.value, preview(value, meter)))
            if value is None and not _is_variable(result.value):
                value = _instead(result, meter.printed[since:], compiler, frame)
    except (*HOST_ERRORS, ProgramError) as error:
        failure = trouble(error, program.place(at))
        failure.steps = meter.used
        failure.trace = traced.recorder.steps() if traced else ()
        raise failure from None
    return Execution(
        value,
        exact=is_exact(value) and not meter.inexact,
        steps=meter.used,
        trace=traced.recorder.steps() if traced else tuple(steps),
        printed=tuple(meter.printed),
        notes=tuple(dict.fromkeys(meter.notes)),
    )


def _traced(program: ast.Program, bindings: Mapping[str, Value], meter: Meter) -> TracedCompiler:
    from neurosym.languages.calc.compile_traced import TracedCompiler

    return TracedCompiler(program, bindings, meter)


def _evaluation(value: ast.Expr, at: int, compiler: Compiler, traced: TracedCompiler | None) -> Closure:
    return traced.result(value, at) if traced else compiler.expression(value, compiler.top)


def _final(value: ast.Expr, compiler: Compiler, traced: TracedCompiler | None, frame: Frame) -> Any:
    """What a program gives after its last statement. Raises ExecutionError for a name without a value."""
    if isinstance(value, ast.Name) and frame[compiler.top.names.index(value.name) + 1] is UNSET:
        raise ExecutionError(f"{value.name} was never assigned", hint="assign it in every case")
    compiler.meter.charge(nodes([value]))
    if _is_variable(value):
        return compiler.expression(value, compiler.top)(frame)
    return _evaluation(value, value.at, compiler, traced)(frame)


def _is_variable(value: ast.Expr | None) -> bool:
    return isinstance(value, ast.Name)


def _instead(result: Result, printed: list[str], compiler: Compiler, frame: Frame) -> Value:
    """The value of a program whose last statement has none."""
    if printed and not result.prints:
        return "\n".join(printed)
    if result.otherwise is not None:
        return leave(_final(result.otherwise, compiler, None, frame), compiler.meter)
    if result.value is None:
        raise ExecutionError("the program gives no answer", hint="assign the result to answer")
    return None


def _step(program: ast.Program, part: ast.Statement | ast.Expr, shown: str) -> Step:
    line, _ = program.place(part.at)
    return Step(line, program.layout.source.splitlines()[line - 1].strip(), shown)


def _shown(statement: ast.Statement, scope: Scope, frame: Frame, meter: Meter) -> str:
    """What a statement changed; a loop is one step, with what is left after it."""
    names = assigned([statement])
    values = {name: frame[scope.names.index(name) + 1] for name in names}
    known = {name: value for name, value in values.items() if value is not UNSET}
    if isinstance(statement, ast.Assign) and len(known) == 1:
        return preview(next(iter(known.values())), meter)
    return ", ".join(f"{name} = {preview(value, meter)}" for name, value in list(known.items())[:8])


_LIMIT = 8000
"""Host frames while programs run: enough for the deepest allowed calls of deeply nested expressions."""

_TRACED_LIMIT = 2 * _LIMIT
"""A traced call takes more of them, and must not fail for that."""

_lock = Lock()
_running = 0
_before = 0


@contextmanager
def _deep_stack(limit: int) -> Iterator[None]:
    """Raises the host's recursion limit while any program runs; it is restored after the last one."""
    global _running, _before
    with _lock:
        if _running == 0:
            _before = sys.getrecursionlimit()
        sys.setrecursionlimit(max(sys.getrecursionlimit(), limit))
        _running += 1
    try:
        yield
    finally:
        with _lock:
            _running -= 1
            if _running == 0:
                _restore(_before)


def _restore(limit: int) -> None:
    try:
        sys.setrecursionlimit(limit)
    except RecursionError:  # the host itself is deeper by now; leave it its room
        return
