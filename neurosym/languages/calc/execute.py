"""Where a program runs: in this process as far as that goes, and in a worker where it needs algebra."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from time import monotonic
from typing import Any

from neurosym.errors import BudgetError
from neurosym.languages.base import Execution
from neurosym.languages.calc import ast
from neurosym.languages.calc.algebra.names import ALGEBRA, CONSTANTS
from neurosym.languages.calc.check import check_program
from neurosym.languages.calc.dotted import dotted_path, imports, resolve
from neurosym.languages.calc.meter import NeedsAlgebraError
from neurosym.languages.calc.parse import parse_program
from neurosym.languages.calc.run import run_program
from neurosym.languages.calc.scopes import target_names
from neurosym.languages.calc.walk import children
from neurosym.sandbox.budget import Budget
from neurosym.values import Value

__all__ = ["execute", "needs_algebra"]


def execute(source: str, bindings: Mapping[str, Value], budget: Budget, trace: bool = False) -> Execution:
    """Raises ProgramError, and nothing else. The budget's clock covers all that happens here, but for the
    starting of processes.
    """
    start = monotonic()
    try:
        checked = check_program(parse_program(source, budget), bindings)
        if not needs_algebra(checked.program):
            try:
                return run_program(checked, bindings, budget, trace=trace)
            except NeedsAlgebraError:
                pass
        from neurosym.languages.calc.remote import execute_in_worker

        return execute_in_worker(source, bindings, budget, monotonic() - start, trace)
    except MemoryError:
        raise BudgetError("the program needs too much memory", limit="memory") from None
    except RecursionError:
        raise BudgetError("the program is nested too deeply", limit="depth") from None


_ONLY_ALGEBRA = frozenset((*ALGEBRA.values(), *CONSTANTS.values()))
"""Rows that do nothing in the host's process; where a builtin may do with a number, its row is another."""

_NAMES = ALGEBRA.keys() | CONSTANTS.keys()

_WORD = re.compile(r"[^\W\d]\w*")


def needs_algebra(program: ast.Program) -> bool:
    """Whether it is as good as certain that the program will need algebra: it names what is nothing else.

    Only the time depends on this. A program that is found to need it later has run in vain till there;
    one that never comes to it gives in a worker what it would have given here.
    """
    if _NAMES.isdisjoint(_WORD.findall(program.layout.text)):
        return False
    known = imports(program.body)
    nodes = list(_nodes(program))
    own = {name for node in nodes for name in _defined(node)}
    paths = (path for node in nodes for path in _paths(node))
    return any(path[0] not in own and resolve(path, known) in _ONLY_ALGEBRA for path in paths)


def _nodes(program: ast.Program) -> Iterator[Any]:
    level: list[Any] = list(program.body)
    while level:
        node = level.pop()
        yield node
        level += children(node)


def _defined(node: Any) -> Iterator[str]:
    match node:
        case ast.Assign(targets=targets):
            for target in targets:
                yield from target_names(target)
        case ast.Augment(target=target) | ast.For(target=target) | ast.NamedExpression(target=target):
            yield from target_names(target)
        case ast.Comprehension(clauses=clauses):
            for clause in clauses:
                yield from target_names(clause.target)
        case ast.Def(name=name, parameters=parameters):
            yield name
            yield from (parameter.name for parameter in parameters)
        case ast.Lambda(parameters=parameters):
            yield from (parameter.name for parameter in parameters)


def _paths(node: Any) -> Iterator[tuple[str, ...]]:
    match node:
        case ast.Call(function=name):
            yield (name,)
        case ast.MethodCall(receiver=receiver, method=name):
            if (path := dotted_path(receiver)) is not None:
                yield (*path, name)
        case ast.Name() | ast.Attribute():
            if (path := dotted_path(node)) is not None:
                yield path
