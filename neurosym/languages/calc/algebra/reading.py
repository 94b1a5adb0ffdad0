"""Formulas that come back: the text of an earlier result, read by calc's own parser, as a term.

Names that are no constants are symbols, without assumptions; called names that are no functions of
algebra are unknown functions.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any

import sympy
from sympy import Float, Symbol, Tuple
from sympy.core.function import UndefinedFunction
from sympy.core.relational import Relational
from sympy.logic.boolalg import And, Not, Or, Xor

from neurosym.errors import ExecutionError
from neurosym.languages.calc import ast
from neurosym.languages.calc.algebra import (
    calculus,
    conditions,
    elementary,
    forms,
    limits,
    special,
    sums,
    symbols,
)  # fmt: skip
from neurosym.languages.calc.algebra.convert import to_sympy
from neurosym.languages.calc.algebra.guards import guard_power
from neurosym.languages.calc.algebra.names import CONSTANTS
from neurosym.languages.calc.algebra.term import plain
from neurosym.languages.calc.matrices.build import as_matrix
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.parse import parse_program
from neurosym.values import Formula

__all__ = ["formula"]

_CALLED: dict[str, Callable[..., Any]] = {
    **symbols.FUNCTIONS,
    **conditions.FUNCTIONS,
    **elementary.FUNCTIONS,
    **forms.FUNCTIONS,
    **calculus.FUNCTIONS,
    **limits.FUNCTIONS,
    **sums.FUNCTIONS,
    **special.WRITTEN,
}

_DECIMAL = re.compile(r"[0-9]+\.[0-9]*(?:e-?[0-9]+)?")


def formula(m: Meter, value: Formula) -> Any:
    """The term whose text this is. Raises ProgramError."""
    program = parse_program(value.text, m.budget)
    statement = program.body[0]
    if len(program.body) != 1 or not isinstance(statement, ast.ExpressionStatement):
        raise ExecutionError("the formula is not one expression")
    reader = _Reader(m, program.layout.text if value.kind == "decimal" else "")
    match statement.value:
        case ast.Call(function="Matrix", arguments=(ast.Display(items=rows),)):
            return as_matrix(m, [reader.row(row) for row in rows])
        case node:
            return plain(m, reader.read(node))


class _Reader:
    """``decimals`` is the text whose numbers with a point are approximations; "" if there are none."""

    def __init__(self, m: Meter, decimals: str) -> None:
        self.m = m
        self.decimals = decimals

    def row(self, node: ast.Expr) -> list[Any]:
        """Of a matrix."""
        if not isinstance(node, ast.Display):
            raise ExecutionError("this is not how a matrix is written")
        return [plain(self.m, self.read(item)) for item in node.items]

    def read(self, node: ast.Expr) -> Any:
        self.m.charge(10)
        match node:
            case ast.Constant(value=value):
                return self._constant(node, value)
            case ast.Name(name=name):
                return to_sympy(CONSTANTS[name].value(self.m)) if name in CONSTANTS else Symbol(name)
            case ast.Unary(operator=sign, operand=operand):
                inner = self.read(operand)
                return Not(inner) if sign == "~" else -inner if sign == "-" else inner
            case ast.Chain() if self._is_product(node):
                return sympy.Mul(*self._factors(node, 1))
            case ast.Chain(first=first, rest=rest):
                total = self.read(first)
                for link in rest:
                    total = self._apply(link.operator, total, self.read(link.operand))
                return total
            case ast.Comparison(first=first, rest=(link,)):
                return Relational(self.read(first), self.read(link.operand), link.operator)
            case ast.Display(kind="set", items=items):
                return sympy.FiniteSet(*map(self.read, items))
            case ast.Display(items=items):
                return Tuple(*map(self.read, items))
            case ast.DictDisplay(pairs=pairs):
                return sympy.Dict({self.read(key): self.read(item) for key, item in pairs if key is not None})
            case ast.Call(function=name, arguments=arguments, keywords=()):
                return self._call(name, [self.read(argument) for argument in arguments])
            case ast.MethodCall(receiver=ast.Name(name="Interval"), method=ends, arguments=arguments):
                opened = ends in ("open", "Lopen"), ends in ("open", "Ropen")
                return sympy.Interval(*map(self.read, arguments), *opened)
            case _:
                raise ExecutionError("this is not how a formula is written")

    def _is_product(self, node: ast.Expr) -> bool:
        return isinstance(node, ast.Chain) and all(link.operator in ("*", "/") for link in node.rest)

    def _factors(self, node: ast.Expr, power: int) -> list[Any]:
        """Taken together, so that 2*(x + 1)*y stays a product; a product below a line is one of powers."""
        if not (isinstance(node, ast.Chain) and self._is_product(node)):
            factor = self.read(node)
            return [factor if power == 1 else sympy.zoo if factor == 0 else factor**power]
        factors = self._factors(node.first, power) if power == -1 else [self.read(node.first)]
        for link in node.rest:
            sign = power if link.operator == "*" else -power
            factors += self._factors(link.operand, sign) if sign == -1 else [self.read(link.operand)]
        return factors

    def _constant(self, node: ast.Constant, value: Any) -> Any:
        if isinstance(value, str):
            return value
        written = _DECIMAL.match(self.decimals, node.at)
        if written is None:
            return to_sympy(value)
        digits = len(written[0].partition("e")[0].replace(".", "").lstrip("0"))
        return Float(to_sympy(value), max(digits, 15))

    def _apply(self, sign: str, a: Any, b: Any) -> Any:
        if sign == "**":
            guard_power(self.m, a, b)
        return _OPERATORS[sign](a, b)

    def _call(self, name: str, arguments: list[Any]) -> Any:
        function = _CALLED.get(name)
        if function is not None:
            values = [item if isinstance(item, str) else plain(self.m, item) for item in arguments]
            return to_sympy(function(self.m, *values))
        return UndefinedFunction(name)(*arguments)


_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "**": operator.pow,
    "&": And,
    "|": Or,
    "^": Xor,
}
