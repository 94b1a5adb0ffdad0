"""What can be known to fail before anything runs: names, arities, methods, misplaced statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NoReturn, assert_never

from neurosym.errors import CheckError
from neurosym.languages.calc import ast
from neurosym.languages.calc.builtins import BUILTINS
from neurosym.languages.calc.dotted import dotted_path, imports, members, resolve
from neurosym.languages.calc.methods import METHOD_NAMES, METHODS
from neurosym.languages.calc.modules import CONSTANTS, MODULES
from neurosym.languages.calc.primitives import Primitive
from neurosym.languages.calc.scopes import Scope, assigned, target_names
from neurosym.values import Expression, Value

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
    checker = _Checker(program, bindings)
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
    checker = _Checker(program, {})
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


class _Checker:
    def __init__(self, program: ast.Program, bindings: Mapping[str, Value]) -> None:
        self.program = program
        self.bindings = bindings
        self.imports = imports(program.body)
        self.top = Scope(assigned(program.body))
        self.functions = {
            s.name: s
            for s in program.body
            if isinstance(s, ast.Def) and _definitions(program.body, s.name) == 1
        }

    def refuse(self, at: int, message: str, hint: str | None = None) -> NoReturn:
        line, column = self.program.place(at)
        raise CheckError(message, line=line, column=column, hint=hint)

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
            case ast.For(target=target, iterable=iterable, body=body):
                self.expression(iterable, scope)
                self.target(target, scope)
                self.block(body, scope, function=function, loop=True)
            case ast.While(test=test, body=body):
                self.expression(test, scope)
                self.block(body, scope, function=function, loop=True)
            case ast.Def(name=name, parameters=parameters, body=body, at=at):
                self.own_name(name, at)
                names = self.parameters(parameters, scope, at)
                inner = Scope(list(dict.fromkeys([*names, *assigned(body)])), scope)
                self.block(body, inner, function=True, loop=False)
            case ast.Return(value=value, at=at):
                if not function:
                    self.refuse(at, "return stands outside a function", "assign the result to answer")
                if value is not None:
                    self.expression(value, scope)
            case ast.Break(at=at) | ast.Continue(at=at):
                if not loop:
                    self.refuse(at, "break and continue stand in loops only")
            case ast.Import():
                self.import_names(statement)
            case ast.Pass():
                pass
            case _:
                assert_never(statement)

    def import_names(self, statement: ast.Import) -> None:
        for name, _ in statement.names:
            known = MODULES[statement.module]
            if name not in known and f"{statement.module}.{name}" not in MODULES:
                hint = _similar(name, known) or f"known: {', '.join(sorted(known)) or 'nothing yet'}"
                self.refuse(statement.at, f"calc knows no {name} of {statement.module}", hint)

    def own_name(self, name: str, at: int) -> None:
        if name in self.bindings:
            self.refuse(at, f"{name} is bound to a part of the question", "assign to another name")

    def target(self, target: ast.Target, scope: Scope) -> None:
        match target:
            case ast.Name(name=name, at=at):
                self.own_name(name, at)
            case ast.NestedTarget(targets=targets):
                for inner in targets:
                    self.target(inner, scope)
            case ast.Index() | ast.Slice():
                self.expression(target, scope)

    def parameters(self, parameters: tuple[ast.Parameter, ...], scope: Scope, at: int) -> list[str]:
        names: list[str] = []
        for parameter in parameters:
            self.own_name(parameter.name, at)
            if parameter.name in names:
                self.refuse(at, f"the parameter {parameter.name} is given twice")
            if parameter.default is not None:
                self.expression(parameter.default, scope)
            elif any(p.default is not None for p in parameters[: len(names)]):
                self.refuse(
                    at, f"the parameter {parameter.name} without a default follows one with a default"
                )
            names.append(parameter.name)
        return names

    # ------------------------------------------------------------------------ expressions
    def expressions(self, values: Iterable[ast.Expr | None], scope: Scope) -> None:
        for value in values:
            if value is not None:
                self.expression(value, scope)

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
            case ast.Comprehension():
                self.comprehension(value, scope)
            case ast.Lambda(parameters=parameters, body=body, at=at):
                self.expression(body, Scope(self.parameters(parameters, scope, at), scope))
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
            case ast.MethodCall():
                self.method(value, scope)
            case ast.Index(receiver=receiver, index=index):
                self.expressions((receiver, index), scope)
            case ast.Slice(receiver=receiver, start=start, stop=stop, step=step):
                self.expressions((receiver, start, stop, step), scope)
            case _:
                assert_never(value)

    def comprehension(self, value: ast.Comprehension, scope: Scope) -> None:
        names = [name for clause in value.clauses for name in target_names(clause.target)]
        inner = Scope(list(dict.fromkeys(names)), scope)
        for number, clause in enumerate(value.clauses):
            self.target(clause.target, inner)
            self.expression(clause.iterable, inner if number else scope)
            self.expressions(clause.conditions, inner)
        self.expressions((value.element, value.value), inner)

    def known(self, name: str, scope: Scope) -> bool:
        return scope.find(name) is not None or name in self.bindings

    def name(self, name: str, at: int, scope: Scope) -> None:
        if self.known(name, scope) or resolve((name,), self.imports) is not None:
            return
        if name in self.imports.modules:
            self.refuse(at, f"the module {name} is not a value", f"call a function of it: {name}.f(...)")
        self.unknown(name, at, scope, f"{name} has no value")

    def unknown(self, name: str, at: int, scope: Scope, message: str) -> NoReturn:
        names = {*self.bindings, *BUILTINS, *CONSTANTS, *self.imports.names}
        inner: Scope | None = scope
        while inner is not None:
            names |= set(inner.names)
            inner = inner.parent
        bound = ", ".join(list(self.bindings)[:8])
        self.refuse(at, message, _similar(name, names) or (f"bound here: {bound}" if bound else None))

    def call(self, call: ast.Call, scope: Scope) -> None:
        self.expressions((*call.arguments, *(k.value for k in call.keywords)), scope)
        name = call.function
        found = scope.find(name)
        if found is not None:
            if found[2] is self.top and name in self.functions:
                self.own_arity(self.functions[name], call)
            return
        if name in self.bindings:
            if not isinstance(self.bindings[name], Expression):
                self.refuse(call.at, f"{name} is a value, not a function")
            return
        builtin = resolve((name,), self.imports)
        if builtin is None:
            self.unknown(name, call.at, scope, f"there is no function {name}")
        if not isinstance(builtin, Primitive):
            self.refuse(call.at, f"{name} is a value, not a function")
        self.arity(builtin, call, call.at)

    def arity(self, row: Primitive, call: ast.Call | ast.MethodCall, at: int) -> None:
        given = len(call.arguments)
        named = [keyword.name for keyword in call.keywords]
        for keyword in call.keywords:
            if keyword.name not in row.keywords and row.name != "dict":
                self.refuse(
                    at, f"{row.name} has no argument {keyword.name}", _similar(keyword.name, row.keywords)
                )
        if len(set(named)) != len(named):
            self.refuse(at, f"an argument of {row.name} is given twice")
        if not row.least <= given <= row.most:
            self.refuse(at, f"{row.name} takes {row.arity()}, not {given}", row.doc)

    def own_arity(self, function: ast.Def, call: ast.Call) -> None:
        names = [parameter.name for parameter in function.parameters]
        named = [keyword.name for keyword in call.keywords]
        for name in named:
            if name not in names:
                self.refuse(call.at, f"{function.name} has no argument {name}", _similar(name, names))
        filled = {*names[: len(call.arguments)], *named}
        missing = [p.name for p in function.parameters if p.default is None and p.name not in filled]
        if len(call.arguments) > len(names) or missing or len(filled) < len(call.arguments) + len(named):
            takes = f"{len(names)} argument{'s' if len(names) != 1 else ''}"
            self.refuse(call.at, f"{function.name} takes {takes}, not {len(call.arguments) + len(named)}")

    def method(self, call: ast.MethodCall, scope: Scope) -> None:
        self.expressions((*call.arguments, *(k.value for k in call.keywords)), scope)
        receiver = call.receiver
        path = dotted_path(receiver)
        if path is not None and not self.known(path[0], scope) and resolve(path, self.imports) is None:
            module = self.imports.modules.get(path[0]) or (path[0] if path[0] in MODULES else None)
            if module is not None:
                self.module_call(module, call)
                return
        self.expression(receiver, scope)
        if call.method not in METHOD_NAMES:
            hint = _similar(call.method, METHOD_NAMES)
            if call.method in BUILTINS:
                hint = f"it is a function: {call.method}(...)"
            self.refuse(call.at, f"there is no method {call.method}", hint)
        rows = [rows[call.method] for rows in METHODS.values() if call.method in rows]
        if len(rows) == 1:
            self.arity(rows[0], call, call.at)
        elif not any(row.least <= len(call.arguments) <= row.most for row in rows):
            self.refuse(call.at, f"the method {call.method} does not take {len(call.arguments)} arguments")

    def module_call(self, module: str, call: ast.MethodCall) -> None:
        known = members(module)
        found = known.get(call.method)
        if not isinstance(found, Primitive):
            hint = _similar(call.method, known) or f"known: {', '.join(sorted(known)) or 'nothing yet'}"
            self.refuse(call.at, f"calc knows no {call.method} of {module}", hint)
        self.arity(found, call, call.at)


def _definitions(body: Iterable[ast.Statement], name: str) -> int:
    """How many statements give ``name`` a value."""
    return sum(assigned([statement]).count(name) for statement in body)


def _similar(name: str, names: Collection[str]) -> str | None:
    close = get_close_matches(name, sorted(names), n=2, cutoff=0.6)
    return f"did you mean {' or '.join(close)}?" if close else None
