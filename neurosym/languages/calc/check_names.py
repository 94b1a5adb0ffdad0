"""Checks of names and of what stands where: unknown names, misplaced statements, bound names assigned."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from neurosym.languages.calc import ast
from neurosym.languages.calc.check_calls import CallChecks
from neurosym.languages.calc.dotted import resolve
from neurosym.languages.calc.modules import MODULES
from neurosym.languages.calc.scopes import Scope, function_scope, target_names

__all__ = ["NameChecks"]


_ORDER = "the order is: a, b=1, *rest, c=2, **others"


class NameChecks(CallChecks):
    # ------------------------------------------------------------------------ statements
    def block(self, body: Iterable[ast.Statement], scope: Scope, *, function: bool, loop: bool) -> None:
        for statement in body:
            self.statement(statement, scope, function, loop)

    def statement(self, statement: ast.Statement, scope: Scope, function: bool, loop: bool) -> None:
        match statement:
            case ast.ExpressionStatement(value=value):
                self.expression(value, scope)
            case ast.Assign(targets=targets, value=value):
                self.expression(value, scope)
                for target in targets:
                    self.target(target, scope)
            case ast.Augment(target=target, value=value):
                self.expression(value, scope)
                self.target(target, scope)
            case ast.If(branches=branches, otherwise=otherwise):
                for test, body in branches:
                    self.expression(test, scope)
                    self.block(body, scope, function=function, loop=loop)
                self.block(otherwise, scope, function=function, loop=loop)
            case ast.For(target=target, iterable=iterable, body=body, otherwise=otherwise):
                self.expression(iterable, scope)
                self.target(target, scope)
                self.block(body, scope, function=function, loop=True)
                self.block(otherwise, scope, function=function, loop=loop)
            case ast.While(test=test, body=body, otherwise=otherwise):
                self.expression(test, scope)
                self.block(body, scope, function=function, loop=True)
                self.block(otherwise, scope, function=function, loop=loop)
            case ast.Def(name=name, parameters=parameters, body=body, at=at, decorators=decorators):
                self.own_name(name, at)
                self.expressions(decorators, scope)
                self.parameters(parameters, scope, at)
                inner = function_scope(parameters, body, scope)
                self.note_functions(inner, parameters, body)
                outer = self.outer_statements(body, inner, parameters)
                self.block(body[len(outer) :], inner, function=True, loop=False)
            case ast.Assert(test=test, message=message):
                self.expressions((test, message), scope)
            case ast.Delete(targets=deleted):
                for target in deleted:
                    self.target(target, scope)
                    self.expression(target, scope)
            case ast.Outer(word="global") if not function:
                pass  # the names are the program's anyway
            case ast.Outer(word=word, at=at):
                where = "at the beginning of its function" if function else "in functions only"
                self.refuse(at, f"{word} stands {where}", "a variable of the program needs no declaration")
            case ast.Return(value=value, at=at):
                if not function:
                    self.refuse(at, "return stands outside a function", "assign the result to answer")
                if value is not None:
                    self.expression(value, scope)
            case ast.Break(at=at) | ast.Continue(at=at):
                if not loop:
                    self.refuse(at, "break and continue stand in loops only", "return ends a function")
            case ast.Import():
                self.import_names(statement)
            case ast.Pass() | ast.Declared():
                pass
            case _:
                assert_never(statement)

    def outer_statements(
        self, body: tuple[ast.Statement, ...], scope: Scope, parameters: tuple[ast.Parameter, ...]
    ) -> list[ast.Statement]:
        """The statements at the beginning of a function that may stand there only, and are right."""
        found: list[ast.Statement] = []
        for statement in body:
            match statement:
                case ast.Outer(word=word, names=names, at=at):
                    for name in names:
                        self.outer_name(name, word, at, scope)
                        if any(parameter.name == name for parameter in parameters):
                            self.refuse(
                                at, f"{name} is a parameter, and {word} too", "give one of them another name"
                            )
                case ast.Declared() | ast.ExpressionStatement(value=ast.Constant()):
                    pass
                case _:
                    break
            found.append(statement)
        return found

    def outer_name(self, name: str, word: str, at: int, scope: Scope) -> None:
        self.own_name(name, at)
        found = scope.find(name)
        if found is None or (word == "nonlocal" and found[2].parent is None):
            self.refuse(at, f"no function around has a variable {name}", "global names one of the program")

    def own_name(self, name: str, at: int) -> None:
        if name in self.bindings:
            self.refuse(at, f"{name} is bound to a part of the question", "assign to another name")

    def target(self, target: ast.Target, scope: Scope) -> None:
        match target:
            case ast.Name(name=name, at=at):
                self.own_name(name, at)
            case ast.NestedTarget(targets=targets, at=at):
                if sum(isinstance(inner, ast.Starred) for inner in targets) > 1:
                    self.refuse(at, "only one of several names may have a star", "slices take parts: x[1:3]")
                for inner in targets:
                    self.target(inner, scope)
            case ast.Starred(value=starred):
                self.expression(starred, scope)
            case ast.Index() | ast.Slice():
                self.expression(target, scope)

    def parameters(self, parameters: tuple[ast.Parameter, ...], scope: Scope, at: int) -> list[str]:
        names: list[str] = []
        for place, parameter in enumerate(parameters):
            before = {p.kind for p in parameters[:place]}
            if "**" in before or (parameter.kind == "*" and "*" in before):
                self.refuse(at, f"no parameter like {parameter.kind}{parameter.name} can stand there", _ORDER)
            if parameter.kind:
                if parameter.name:
                    self.own_name(parameter.name, at)
                    names.append(parameter.name)
                elif place + 1 == len(parameters) or parameters[place + 1].kind:
                    self.refuse(at, "a parameter must follow the bare *", _ORDER)
                continue
            self.own_name(parameter.name, at)
            if parameter.name in names:
                self.refuse(at, f"the parameter {parameter.name} is given twice", "choose another name")
            if parameter.default is not None:
                self.expression(parameter.default, scope)
            elif "*" not in before and any(p.default is not None for p in parameters[:place]):
                told = f"the parameter {parameter.name} without a default follows one with a default"
                self.refuse(at, told, _ORDER)
            names.append(parameter.name)
        return names

    # ------------------------------------------------------------------------ expressions
    def expression(self, value: ast.Expr, scope: Scope) -> None:
        match value:
            case ast.Constant():
                pass
            case ast.Name(name=name, at=at):
                self.name(name, at, scope)
            case ast.FString(parts=items) | ast.Display(items=items) | ast.Boolean(operands=items):
                self.expressions(items, scope)
            case ast.DictDisplay(pairs=pairs):
                self.expressions((part for pair in pairs for part in pair), scope)
            case ast.Formatted(value=inner) | ast.Starred(value=inner):
                self.expression(inner, scope)
            case ast.NamedExpression():
                self.named_expression(value, scope)
            case ast.Comprehension():
                self.comprehension(value, scope)
            case ast.Lambda(parameters=parameters, body=body, at=at):
                names = self.parameters(parameters, scope, at)
                self.expression(body, Scope(names, scope, kind="lambda"))
            case ast.Conditional(test=test, then=then, otherwise=otherwise):
                self.expressions((test, then, otherwise), scope)
            case ast.Not(operand=operand) | ast.Unary(operand=operand):
                self.expression(operand, scope)
            case ast.Comparison(first=first, rest=rest) | ast.Chain(first=first, rest=rest):
                self.expressions((first, *(link.operand for link in rest)), scope)
            case ast.Call():
                self.call(value, scope)
            case ast.Apply(function=function, arguments=arguments, keywords=keywords):
                self.expressions((function, *arguments, *(k.value for k in keywords)), scope)
                if isinstance(function, ast.Lambda):
                    self.own_arity("lambda", function.parameters, value)
            case ast.MethodCall():
                self.method(value, scope)
            case ast.Attribute():
                self.attribute(value, scope)
            case ast.Index(receiver=receiver, index=index):
                self.expressions((receiver, index), scope)
            case ast.Slice(receiver=receiver, start=start, stop=stop, step=step):
                self.expressions((receiver, start, stop, step), scope)
            case _:
                assert_never(value)

    def named_expression(self, value: ast.NamedExpression, scope: Scope) -> None:
        name, at = value.target.name, value.target.at
        self.own_name(name, at)
        self.expression(value.value, scope)
        holder: Scope | None = scope
        while holder is not None and holder.kind == "comprehension":
            if name in holder.names:
                self.refuse(at, f"{name} is the comprehension's own variable", "choose another name")
            holder = holder.parent
        if holder is None or holder.kind == "lambda":
            self.refuse(at, "':=' does not stand in a lambda", "write a def")

    def comprehension(self, value: ast.Comprehension, scope: Scope) -> None:
        names = [name for clause in value.clauses for name in target_names(clause.target)]
        inner = Scope(list(dict.fromkeys(names)), scope, kind="comprehension")
        for number, clause in enumerate(value.clauses):
            self.target(clause.target, inner)
            self.expression(clause.iterable, inner if number else scope)
            self.expressions(clause.conditions, inner)
        self.expressions((value.element, value.value), inner)

    def name(self, name: str, at: int, scope: Scope) -> None:
        if self.known(name, scope) or resolve((name,), self.imports) is not None:
            return
        if name in self.imports.modules or name in MODULES:
            self.refuse(at, f"the module {name} is not a value", f"call a function of it: {name}.f(...)")
        self.unknown(name, at, scope, f"{name} has no value")
