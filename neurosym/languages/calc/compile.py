"""From a checked tree to closures over frames: statements, and which part compiles which expression.

Steps are counted once for a straight-line body, by the number of its nodes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import BREAK, CONTINUE, Closure, Frame
from neurosym.languages.calc.compile_comprehensions import Comprehensions
from neurosym.languages.calc.compile_formats import Formats
from neurosym.languages.calc.compile_loops import Loops
from neurosym.languages.calc.compile_operators import Operators
from neurosym.languages.calc.compile_statements import Statements
from neurosym.languages.calc.compile_targets import Targets
from neurosym.languages.calc.cost import nodes
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.scopes import Scope, assigned, function_scope
from neurosym.languages.calc.sequences import Step, either, signal
from neurosym.languages.calc.walk import is_spread, is_starred
from neurosym.values import Value

__all__ = ["Compiler"]


class Compiler(Targets, Operators, Comprehensions, Loops, Statements, Formats):
    """Compiles the parts of one program for one meter and one set of bindings."""

    def __init__(self, program: ast.Program, bindings: Mapping[str, Value], meter: Meter) -> None:
        super().__init__(program, bindings, meter)
        self.top = Scope(assigned(program.body))
        self.bounds.learn(program.body, self.top, self.unsteady)

    def step(self, statement: ast.Statement, scope: Scope) -> Step:
        match statement:
            case ast.Assign():
                return self.setting(statement, scope) or Step(self.assign(statement, scope))
            case ast.Augment():
                return self.setting(statement, scope) or Step(self.augment(statement, scope))
            case ast.ExpressionStatement(value=value):
                return Step(self.expression(value, scope))
            case ast.If():
                return self.if_statement(statement, scope)
            case ast.For():
                return self.for_statement(statement, scope)
            case ast.While():
                return self.while_statement(statement, scope)
            case ast.Return() | ast.Break() | ast.Continue():
                return Step(self.statement(statement, scope), leaves=True)
            case _:
                return Step(self.statement(statement, scope))

    def statement(self, statement: ast.Statement, scope: Scope) -> Closure:
        """From a frame to a signal."""
        match statement:
            case (
                ast.Assign() | ast.Augment() | ast.ExpressionStatement() | ast.If() | ast.For() | ast.While()
            ):
                return signal(self.step(statement, scope))
            case ast.Def(name=name, parameters=parameters, body=body, at=at, decorators=decorators):
                store = self.store(ast.Name(name, at), scope)
                own = function_scope(parameters, body, scope)
                inside = self.body(body, parameters, own)
                make = self.function(name, parameters, inside, own, scope, nodes(body))
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

    def body(
        self, body: tuple[ast.Statement, ...], parameters: tuple[ast.Parameter, ...], inner: Scope
    ) -> Closure:
        """From a function's frame to its value."""
        names = {parameter.name for parameter in parameters}
        self.bounds.learn(body, inner, names | self.unsteady)
        inner.ready = names - self.unsteady
        return self.tail(body, inner)

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
                inner = Scope([p.name for p in parameters if p.name], scope)
                inner.ready = set(inner.names)
                result = self.expression(body, inner)
                return self.function("lambda", parameters, result, inner, scope, nodes([body]))
            case ast.Conditional(test=test, then=then, otherwise=otherwise):
                tested, yes = self.test(test, scope), self.expression(then, scope)
                return either(tested, yes, self.expression(otherwise, scope))
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
