"""Closures for assertions and for decorators."""

from __future__ import annotations

from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import ERRORS, Closure, Frame, Shared
from neurosym.languages.calc.data import Function, kind, text
from neurosym.languages.calc.scopes import Scope

__all__ = ["Statements"]


class Statements(Shared):
    def assertion(self, statement: ast.Assert, scope: Scope) -> Closure:
        test = self.expression(statement.test, scope)
        message = None if statement.message is None else self.expression(statement.message, scope)

        def run(f: Frame) -> None:
            if not test(f):
                told = "an assertion is false" if message is None else text(message(f), self.meter)[:200]
                line, column = self.program.place(statement.at)
                raise ExecutionError(told, line=line, column=column, hint="what assert tests must be true")

        return run

    def decorated(self, decorators: tuple[ast.Expr, ...], make: Closure, scope: Scope) -> Closure:
        """``make``, and what the decorators make of its function, the last one first."""
        around = [(self.expression(value, scope), value.at) for value in reversed(decorators)]

        def run(f: Frame) -> Any:
            made = make(f)
            for decorator, at in around:
                called = decorator(f)
                try:
                    if type(called) is not Function:
                        raise ExecutionError(f"a {kind(called)} is not a function and cannot decorate one")
                    made = called.call(made)
                except ERRORS as error:
                    raise self.trouble(error, at) from None
            return made

        return run
