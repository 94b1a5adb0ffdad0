"""Where a program's value comes from.

``answer``, if the program assigns it. Otherwise models and people write programs that end in one of these,
and the value is: of an expression, its own; of ``print(x)``, that of ``x``, or the line that it completes;
of the definition of a function without parameters that must be given (``def solution():``), that of its
call; of an assignment, the variable's; of a block, that of the one variable that it assigns, loop variables
aside. But ``ans`` and ``result`` go before the last three. An expression or call without a value is taken
for what it printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from neurosym.languages.calc import ast
from neurosym.languages.calc.scopes import assigned, target_names
from neurosym.languages.calc.walk import children, is_spread

__all__ = ["Result", "result_of"]

NAMES = ("answer", "ans", "result")
"""The variables that hold the value: PAL's, that of Program of Thoughts, and a common one."""

_ENTRIES = ("solution", "main")


@dataclass(frozen=True)
class Result:
    """``value`` is evaluated in place of ``statement`` or, without one, at the end. If it is missing or
    gives None, what ``last`` printed counts, and then ``otherwise``. ``prints`` says that the value is to
    be printed, too.
    """

    last: ast.Statement
    value: ast.Expr | None
    statement: ast.Statement | None = None
    prints: bool = False
    otherwise: ast.Name | None = None


def result_of(program: ast.Program) -> Result | None:
    """None for a program that gives no value."""
    names = assigned(program.body)
    last = _last(program.body)
    common = next((ast.Name(name, program.body[-1].at) for name in NAMES if name in names), None)
    if common is not None and (common.name == "answer" or not isinstance(last, ast.ExpressionStatement)):
        return Result(last, common)
    if isinstance(last, ast.ExpressionStatement):
        return _of_expression(last, common)
    if isinstance(last, ast.Def):
        return _of_definition(last, program.body)
    own = [name for name in assigned([last]) if name not in set(_loop_names([last]))]
    if len(own) == 1:
        return Result(last, ast.Name(own[0], last.at))
    return Result(last, None) if _may_print(last, names) else None


def _last(body: tuple[ast.Statement, ...]) -> ast.Statement:
    """The last statement that could give something."""
    for statement in reversed(body):
        if not isinstance(statement, (ast.Pass, ast.Assert, ast.Import, ast.Delete, ast.Outer)):
            return statement
    return body[-1]


def _of_expression(last: ast.ExpressionStatement, common: ast.Name | None) -> Result:
    match last.value:
        case ast.Call(function="print", arguments=(only,), keywords=()) as call if not is_spread(call):
            return Result(last, only, last, prints=True)
        case ast.Call(function="print"):
            return Result(last, None)
        case value:
            return Result(last, value, last, otherwise=common)


def _of_definition(last: ast.Def, body: tuple[ast.Statement, ...]) -> Result | None:
    entries = [s for s in body if isinstance(s, ast.Def) and s.name in _ENTRIES]
    for function in (last, *reversed(entries)):
        if all(p.kind or p.default is not None for p in function.parameters):
            return Result(last, ast.Call(function.name, (), (), function.at))
    return None


def _loop_names(body: tuple[ast.Statement, ...] | list[ast.Statement]) -> Iterator[str]:
    for statement in body:
        match statement:
            case ast.For(target=target, body=inner, otherwise=otherwise):
                yield from target_names(target)
                yield from _loop_names((*inner, *otherwise))
            case ast.While(body=inner, otherwise=otherwise):
                yield from _loop_names((*inner, *otherwise))
            case ast.If(branches=branches, otherwise=otherwise):
                for _, inner in branches:
                    yield from _loop_names(inner)
                yield from _loop_names(otherwise)


def _may_print(statement: ast.Statement, own: list[str]) -> bool:
    """Whether it calls ``print``, or a function of the program that might."""
    level: list[Any] = [statement]
    while level:
        node = level.pop()
        if isinstance(node, ast.Call) and (node.function == "print" or node.function in own):
            return True
        level += children(node)
    return False
