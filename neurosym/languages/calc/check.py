"""What can be known to fail before anything runs: names, arities, methods, misplaced statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from neurosym.languages.calc import ast
from neurosym.languages.calc.check_names import NameChecks
from neurosym.languages.calc.inference.statements import refuse_misfits
from neurosym.languages.calc.result import Result, result_of
from neurosym.values import Value

__all__ = ["Checked", "check_expression", "check_program"]


@dataclass(frozen=True)
class Checked:
    """A program that may run."""

    program: ast.Program
    result: Result


def check_program(program: ast.Program, bindings: Mapping[str, Value]) -> Checked:
    """Raises CheckError."""
    checker = NameChecks(program, bindings)
    checker.block(program.body, checker.top, function=False, loop=False)
    result = result_of(program)
    if result is None:
        checker.refuse(program.body[-1].at, "the program gives no answer", "assign the result to answer")
    at_end = result.value if result.statement is None and isinstance(result.value, ast.Call) else None
    refuse_misfits(program, bindings, checker.imports, at_end)
    return Checked(program, result)


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
        checker.refuse(program.body[0].at, "this is not an expression", "leave out assignments and loops")
    value = program.body[0].value
    level: list[ast.Expr] = [value]
    while level:
        node = level.pop()
        if not isinstance(node, _PURE):
            checker.refuse(
                node.at,
                "an expression consists of numbers, operators and brackets only",
                "run it as a program",
            )
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
