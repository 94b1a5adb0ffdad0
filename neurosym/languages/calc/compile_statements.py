"""Closures for assertions, for loops that have an ``else``, and for decorators."""

from __future__ import annotations

from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import BREAK, CONTINUE, ERRORS, Closure, Frame, Shared
from neurosym.languages.calc.cost import nodes
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

    def for_else(self, statement: ast.For, body: Closure, otherwise: Closure, scope: Scope) -> Closure:
        """A loop whose ``else`` runs unless ``break`` leaves it."""
        items, store = self.expression(statement.iterable, scope), self.store(statement.target, scope)
        cost, m, at = nodes(statement.body), self.meter, statement.iterable.at

        def run(f: Frame) -> Any:
            for item in self.iterate(items(f), at):
                m.charge(cost)
                store(f, item)
                signal = body(f)
                if signal is BREAK:
                    return None
                if signal is not None and signal is not CONTINUE:
                    return signal
            return otherwise(f)

        return run

    def while_else(self, statement: ast.While, body: Closure, otherwise: Closure, scope: Scope) -> Closure:
        test, m = self.expression(statement.test, scope), self.meter
        cost = nodes(statement.body) + nodes([statement.test])

        def run(f: Frame) -> Any:
            while test(f):
                m.charge(cost)
                signal = body(f)
                if signal is BREAK:
                    return None
                if signal is not None and signal is not CONTINUE:
                    return signal
            return otherwise(f)

        return run
