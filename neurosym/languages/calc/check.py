"""What can be known to fail before anything runs: names, arities, methods, misplaced statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from neurosym.languages.calc import ast
from neurosym.languages.calc.check_names import NameChecks
from neurosym.values import Value

__all__ = ["Checked", "check_expression", "check_program"]


@dataclass(frozen=True)
class Checked:
    """A program that may run. ``result`` is the expression whose value is the program's, evaluated
    in place of the last statement; None if that is the variable ``answer``.
    """

    program: ast.Program
    result: ast.Expr | None


def check_program(program: ast.Program, bindings: Mapping[str, Value]) -> Checked:
    """Raises CheckError."""
    checker = NameChecks(program, bindings)
    checker.block(program.body, checker.top, function=False, loop=False)
    if "answer" in checker.top.names:
        return Checked(program, None)
    last = program.body[-1]
    if not isinstance(last, ast.ExpressionStatement):
        checker.refuse(last.at, "the program gives no answer", "assign the result to answer")
    match last.value:
        case ast.Call(function="print", arguments=(only,)):
            return Checked(program, only)
        case value:
            return Checked(program, value)


_PURE = (
    ast.Constant, ast.Display, ast.Conditional, ast.Boolean, ast.Not, ast.Comparison, ast.Chain, ast.Unary,
    ast.Call,
)  # fmt: skip


def check_expression(program: ast.Program) -> ast.Expr:
    """The one expression that a bound Expression holds: literals, operators, builtin calls.

    Raises CheckError.
    """
    checker = NameChecks(program, {})
    if len(program.body) != 1 or not isinstance(program.body[0], ast.ExpressionStatement):
        checker.refuse(program.body[0].at, "this is not an expression")
    value = program.body[0].value
    level: list[ast.Expr] = [value]
    while level:
        node = level.pop()
        if not isinstance(node, _PURE):
            checker.refuse(node.at, "an expression consists of numbers, operators and brackets only")
        level += _operands(node)
    checker.expression(value, checker.top)
    return value


def _operands(node: ast.Expr) -> list[ast.Expr]:
    match node:
        case ast.Display(items=items) | ast.Boolean(operands=items) | ast.Call(arguments=items):
            return list(items)
        case ast.Conditional(test=test, then=then, otherwise=otherwise):
            return [test, then, otherwise]
        case ast.Not(operand=operand) | ast.Unary(operand=operand):
            return [operand]
        case ast.Comparison(first=first, rest=rest) | ast.Chain(first=first, rest=rest):
            return [first, *(link.operand for link in rest)]
        case _:
            return []
