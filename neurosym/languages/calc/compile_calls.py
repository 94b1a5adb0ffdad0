"""Closures for names, functions, calls and methods."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

from neurosym.errors import BudgetError, ExecutionError, ParseError, ProgramError
from neurosym.languages.calc import ast
from neurosym.languages.calc.algebra.names import FORMULA_METHODS
from neurosym.languages.calc.binding import check_arguments
from neurosym.languages.calc.builtins import BUILTINS
from neurosym.languages.calc.check import check_expression
from neurosym.languages.calc.closures import ERRORS, UNSET, Closure, Frame
from neurosym.languages.calc.compile_functions import Functions
from neurosym.languages.calc.compile_quick import QUICK_FUNCTIONS, quick_method
from neurosym.languages.calc.cost import nodes
from neurosym.languages.calc.data import Function, enter, is_number, kind
from neurosym.languages.calc.dotted import dotted_path, resolve
from neurosym.languages.calc.methods import METHODS
from neurosym.languages.calc.parse import parse_program
from neurosym.languages.calc.primitives import Constant, Member, Primitive
from neurosym.languages.calc.scopes import Scope
from neurosym.values import Expression

__all__ = ["Calls"]

_LISTING = frozenset({"Counter", "dict", "list", "max", "min", "prod", "set", "sorted", "sum", "tuple"})
"""Builtins that go through all items of an argument before anything else."""


class Calls(Functions):
    def name(self, name: str, at: int, scope: Scope) -> Closure:
        found = scope.find(name)
        if found is None:
            return self.outer_name(name, at)
        out, place, holder = found
        slot = place + 1
        if name in holder.ready:
            if out == 0:
                return operator.itemgetter(slot)
            if out == 1:
                return lambda f: f[0][slot]
        shadows = out == 0 and scope.parent is not None and scope.parent.find(name) is not None

        def load(f: Frame) -> Any:
            for _ in range(out):
                f = f[0]
            value = f[slot]
            if value is UNSET:
                line, column = self.program.place(at)
                raise ExecutionError(
                    f"{name} is used before it has a value", line=line, column=column,
                    hint="a function cannot change a variable outside it" if shadows else None,
                )  # fmt: skip
            return value

        return load

    def outer_name(self, name: str, at: int) -> Closure:
        """A bound reference or a builtin: neither can be assigned, so its value is fixed."""
        if name not in self.bindings:
            member = resolve((name,), self.imports)
            assert member is not None, "the checker has found it"
            return self.member(member, at)
        if name not in self.bound:
            value = self.bindings[name]
            if isinstance(value, Expression):
                self.bound[name] = self.lazy(name, value, at)
            else:
                entered = enter(value, self.meter)
                self.bound[name] = lambda f: entered
        return self.bound[name]

    def member(self, member: Member, at: int) -> Closure:
        """A builtin, a function of a module or a constant as a value."""
        m = self.meter
        if isinstance(member, Constant):
            value = member.value

            def load(f: Frame) -> Any:
                try:
                    return value(m)
                except ERRORS as error:
                    raise self.trouble(error, at) from None

            return load
        row, run, least, most = member, member.function, member.least, member.most

        def call(*arguments: Any, **keywords: Any) -> Any:
            m.left -= 2
            if m.left < 0:
                m.charge(0)
            if keywords or not least <= len(arguments) <= most:
                check_arguments(row, arguments, keywords)
            return run(m, *arguments, **keywords)

        function = Function(row.name, call)
        return lambda f: function

    def lazy(self, name: str, value: Expression, at: int) -> Closure:
        """The value of a bound expression, computed once, on first use, within the same budget."""
        results: list[Any] = []

        def run(f: Frame) -> Any:
            if not results:
                try:
                    program = parse_program(value.text, self.meter.budget)
                    tree = check_expression(program)
                    self.meter.charge(nodes([tree]))
                    results.append(type(self)(program, {}, self.meter).expression(tree, Scope([]))([]))
                except ProgramError as error:
                    line, column = self.program.place(at)
                    kept = error if isinstance(error, (BudgetError, ParseError)) else ExecutionError("")
                    kept.message, kept.line, kept.column = f"in {name}: {error.message}", line, column
                    kept.hint = error.hint
                    kept.args = (kept.message,)
                    raise kept from None
            return results[0]

        return run

    def call(
        self,
        name: str,
        arguments: tuple[ast.Expr, ...],
        keywords: tuple[ast.Keyword, ...],
        at: int,
        scope: Scope,
    ) -> Closure:
        found = scope.find(name)
        if found is not None or name in self.bindings:
            outer_slot = found[1] + 1 if found and found[0] == 1 and name in found[2].ready else None
            return self.apply(self.name(name, at, scope), arguments, keywords, at, scope, outer_slot)
        member = resolve((name,), self.imports)
        if not isinstance(member, Primitive):
            return self.apply(self.name(name, at, scope), arguments, keywords, at, scope)
        return self.builtin(member, arguments, keywords, at, scope)

    def builtin(
        self,
        row: Primitive,
        arguments: tuple[ast.Expr, ...],
        keywords: tuple[ast.Keyword, ...],
        at: int,
        scope: Scope,
    ) -> Closure:
        function, m = row.function, self.meter
        given = [self.builtin_argument(row, argument, scope) for argument in arguments]
        if keywords:
            named = [(k.name, self.expression(k.value, scope)) for k in keywords]

            def run_named(f: Frame) -> Any:
                try:
                    values = [argument(f) for argument in given]
                    return function(m, *values, **{k: argument(f) for k, argument in named})
                except ERRORS as error:
                    raise self.trouble(error, at) from None

            return run_named
        if len(given) == 1:
            only = given[0]

            def slow(value: Any) -> Any:
                try:
                    return function(m, value)
                except ERRORS as error:
                    raise self.trouble(error, at) from None

            if row is BUILTINS.get(row.name) and row.name in QUICK_FUNCTIONS:
                return QUICK_FUNCTIONS[row.name](only, slow)
            return lambda f: slow(only(f))

        def run(f: Frame) -> Any:
            try:
                return function(m, *[argument(f) for argument in given])
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run

    def builtin_argument(self, row: Primitive, argument: ast.Expr, scope: Scope) -> Closure:
        """What lists a generator at once is given a list of its items, which is made faster."""
        match argument:
            case ast.Comprehension(kind="generator") if row.name in _LISTING and row is BUILTINS.get(
                row.name
            ):
                return self.collector(argument, scope)
            case _:
                return self.expression(argument, scope)

    def method_call(self, value: ast.MethodCall, scope: Scope) -> Closure:
        name, at, m = value.method, value.at, self.meter
        path = dotted_path(value.receiver)
        if path is not None and scope.find(path[0]) is None and path[0] not in self.bindings:
            member = resolve((*path, name), self.imports)
            if isinstance(member, Primitive):
                return self.builtin(member, value.arguments, value.keywords, at, scope)
        operand = self.operand(value.receiver, scope)
        receiver = operand.read
        given = [self.expression(argument, scope) for argument in value.arguments]
        named = [(k.name, self.expression(k.value, scope)) for k in value.keywords]
        rows = {host: table[name] for host, table in METHODS.items() if name in table}
        fitting = {
            host: row.function
            for host, row in rows.items()
            if row.fits(len(given)) and all(row.takes(k) for k, _ in named)
        }
        formula = FORMULA_METHODS.get(name)

        def call(holder: Any, *values: Any, **keywords: Any) -> Any:
            try:
                function = fitting.get(type(holder))
                if function is None:
                    if formula is None or not is_number(holder) or type(holder) in rows:
                        raise self.no_method(holder, name, rows)
                    check_arguments(formula, given, dict(named))
                    function = formula.function
                return function(m, holder, *values, **keywords)
            except ERRORS as error:
                raise self.trouble(error, at) from None

        if named:
            return lambda f: call(receiver(f), *[a(f) for a in given], **{k: value(f) for k, value in named})
        return quick_method(name, operand, given, call, m) or _method(receiver, given, call)

    def no_method(self, holder: Any, name: str, rows: Mapping[type[Any], Any]) -> ExecutionError:
        row = rows.get(type(holder))
        if row is not None:
            return ExecutionError(f"{name} takes {row.arity()}", hint=row.doc)
        if isinstance(holder, int):
            return ExecutionError(
                f"a {kind(holder)} has no method {name}", hint=f"str(x).{name}(...) asks its digits"
            )
        return ExecutionError(f"a {kind(holder)} has no method {name}")


def _method(receiver: Closure, given: list[Closure], call: Callable[..., Any]) -> Closure:
    match given:
        case []:
            return lambda f: call(receiver(f))
        case [first]:
            return lambda f: call(receiver(f), first(f))
        case _:
            return lambda f: call(receiver(f), *[argument(f) for argument in given])
