"""From a checked tree to closures over frames: statements, and which part compiles which expression.

Steps are counted once for a straight-line body, by the number of its nodes.
"""

from __future__ import annotations

from typing import Any, assert_never

from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import BREAK, CONTINUE, Closure, Frame
from neurosym.languages.calc.compile_formats import Formats
from neurosym.languages.calc.compile_loops import Comprehensions
from neurosym.languages.calc.compile_operators import Operators
from neurosym.languages.calc.compile_statements import Statements
from neurosym.languages.calc.compile_targets import Targets
from neurosym.languages.calc.cost import nodes
from neurosym.languages.calc.scopes import Scope, function_scope
from neurosym.languages.calc.walk import is_spread, is_starred

__all__ = ["Compiler"]


class Compiler(Targets, Operators, Comprehensions, Statements, Formats):
    """Compiles the parts of one program for one meter and one set of bindings."""

    def block(self, body: tuple[ast.Statement, ...], scope: Scope) -> Closure:
        statements = [self.statement(statement, scope) for statement in body]
        if len(statements) == 1:
            return statements[0]

        def run(f: Frame) -> Any:
            for statement in statements:
                signal = statement(f)
                if signal is not None:
                    return signal
            return None

        return run

    def statement(self, statement: ast.Statement, scope: Scope) -> Closure:
        match statement:
            case ast.ExpressionStatement(value=value):
                expression = self.expression(value, scope)

                def evaluate(f: Frame) -> None:
                    expression(f)

                return evaluate
            case ast.Assign():
                return self.assign(statement, scope)
            case ast.Augment():
                return self.augment(statement, scope)
            case ast.If():
                return self.if_statement(statement, scope)
            case ast.For(otherwise=()):
                return self.for_statement(statement, scope)
            case ast.For(body=inner, otherwise=otherwise):
                return self.for_else(statement, self.block(inner, scope), self.block(otherwise, scope), scope)
            case ast.While(otherwise=()):
                return self.while_statement(statement, scope)
            case ast.While(body=inner, otherwise=otherwise):
                return self.while_else(
                    statement, self.block(inner, scope), self.block(otherwise, scope), scope
                )
            case ast.Def(name=name, parameters=parameters, body=body, at=at, decorators=decorators):
                store = self.store(ast.Name(name, at), scope)
                own = function_scope(parameters, body, scope)
                make = self.function(name, parameters, self.block(body, own), own, scope, nodes(body))
                if decorators:
                    make = self.decorated(decorators, make, scope)

                def define(f: Frame) -> None:
                    store(f, make(f))

                return define
            case ast.Return(value=value):
                if value is None:
                    return lambda f: (None,)
                result = self.expression(value, scope)
                return lambda f: (result(f),)
            case ast.Break():
                return lambda f: BREAK
            case ast.Continue():
                return lambda f: CONTINUE
            case ast.Assert():
                return self.assertion(statement, scope)
            case ast.Delete():
                return self.delete(statement, scope)
            case ast.Pass() | ast.Import() | ast.Outer() | ast.Declared():
                return lambda f: None
            case _:
                assert_never(statement)

    def if_statement(self, statement: ast.If, scope: Scope) -> Closure:
        branches = [(self.expression(t, scope), self.block(b, scope)) for t, b in statement.branches]
        otherwise = self.block(statement.otherwise, scope) if statement.otherwise else None
        if len(branches) == 1:
            test, body = branches[0]

            def single(f: Frame) -> Any:
                if test(f):
                    return body(f)
                return None if otherwise is None else otherwise(f)

            return single

        def run(f: Frame) -> Any:
            for test, body in branches:
                if test(f):
                    return body(f)
            return None if otherwise is None else otherwise(f)

        return run

    def for_statement(self, statement: ast.For, scope: Scope) -> Closure:
        items, store = self.expression(statement.iterable, scope), self.store(statement.target, scope)
        body, cost, m, at = (
            self.block(statement.body, scope),
            nodes(statement.body),
            self.meter,
            statement.iterable.at,
        )

        def run(f: Frame) -> Any:
            for item in self.iterate(items(f), at):
                m.left -= cost
                if m.left < 0:
                    m.charge(0)
                store(f, item)
                signal = body(f)
                if signal is not None:
                    if signal is BREAK:
                        break
                    if signal is not CONTINUE:
                        return signal
            return None

        return run

    def while_statement(self, statement: ast.While, scope: Scope) -> Closure:
        test, body = self.expression(statement.test, scope), self.block(statement.body, scope)
        cost, m = nodes(statement.body) + nodes([statement.test]), self.meter

        def run(f: Frame) -> Any:
            while test(f):
                m.left -= cost
                if m.left < 0:
                    m.charge(0)
                signal = body(f)
                if signal is not None:
                    if signal is BREAK:
                        break
                    if signal is not CONTINUE:
                        return signal
            return None

        return run

    def expression(self, value: ast.Expr, scope: Scope) -> Closure:
        match value:
            case ast.Constant(value=constant):
                return lambda f: constant
            case ast.Name(name=name, at=at):
                return self.name(name, at, scope)
            case ast.FString():
                return self.fstring(value, scope)
            case ast.Formatted():
                return self.formatted(value, scope)
            case ast.NamedExpression():
                return self.named_expression(value, scope)
            case ast.Starred():
                raise AssertionError("stands in a call or display")
            case ast.Display(items=items) if is_starred(items):
                return self.starred_display(value, scope)
            case ast.Display():
                return self.display(value, scope)
            case ast.DictDisplay(pairs=pairs) if any(key is None for key, _ in pairs):
                return self.unpacked_dict(value, scope)
            case ast.DictDisplay(pairs=pairs, at=at):
                return self.dict_display(pairs, at, scope)
            case ast.Comprehension():
                return self.comprehension(value, scope)
            case ast.Lambda(parameters=parameters, body=body):
                inner = Scope([p.name for p in parameters if p.name], scope, always_set=True)
                result = self.expression(body, inner)
                return self.function(
                    "lambda", parameters, lambda f: (result(f),), inner, scope, nodes([body])
                )
            case ast.Conditional(test=test, then=then, otherwise=otherwise):
                tested, yes, no = (self.expression(part, scope) for part in (test, then, otherwise))
                return lambda f: yes(f) if tested(f) else no(f)
            case ast.Boolean():
                return self.boolean(value, scope)
            case ast.Not(operand=operand):
                inverted = self.expression(operand, scope)
                return lambda f: not inverted(f)
            case ast.Comparison():
                return self.comparison(value, scope)
            case ast.Chain():
                return self.chain(value, scope)
            case ast.Unary():
                return self.unary(value, scope)
            case ast.Call() | ast.Apply() | ast.MethodCall() if is_spread(value):
                return self.spread_call(value, scope)
            case ast.Call(function=name, arguments=arguments, keywords=keywords, at=at):
                return self.call(name, arguments, keywords, at, scope)
            case ast.Apply(function=function, arguments=arguments, keywords=keywords, at=at):
                return self.apply(self.expression(function, scope), arguments, keywords, at, scope)
            case ast.MethodCall():
                return self.method_call(value, scope)
            case ast.Attribute():
                return self.attribute(value, scope)
            case ast.Index():
                return self.index(value, scope)
            case ast.Slice():
                return self.slice(value, scope)
            case _:
                assert_never(value)
