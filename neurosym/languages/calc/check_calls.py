"""Checks of calls, methods and the members of modules: do they exist, do they take these arguments."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import NoReturn

from neurosym.errors import CheckError
from neurosym.languages.calc import ast
from neurosym.languages.calc.builtins import BUILTINS
from neurosym.languages.calc.dotted import dotted_path, imports, members, resolve
from neurosym.languages.calc.methods import METHOD_NAMES, METHODS
from neurosym.languages.calc.modules import CONSTANTS, MODULES
from neurosym.languages.calc.primitives import Primitive
from neurosym.languages.calc.scopes import Scope, assigned
from neurosym.values import Expression, Value

__all__ = ["CallChecks", "similar"]


class CallChecks(ABC):
    """What the checks of one program share, and those of calls. All raise CheckError."""

    def __init__(self, program: ast.Program, bindings: Mapping[str, Value]) -> None:
        self.program = program
        self.bindings = bindings
        self.imports = imports(program.body)
        self.top = Scope(assigned(program.body))
        self.functions = {
            s.name: s
            for s in program.body
            if isinstance(s, ast.Def) and definitions(program.body, s.name) == 1
        }

    def refuse(self, at: int, message: str, hint: str | None = None) -> NoReturn:
        line, column = self.program.place(at)
        raise CheckError(message, line=line, column=column, hint=hint)

    @abstractmethod
    def expression(self, value: ast.Expr, scope: Scope) -> None: ...

    def expressions(self, values: Iterable[ast.Expr | None], scope: Scope) -> None:
        for value in values:
            if value is not None:
                self.expression(value, scope)

    def known(self, name: str, scope: Scope) -> bool:
        return scope.find(name) is not None or name in self.bindings

    def unknown(self, name: str, at: int, scope: Scope, message: str) -> NoReturn:
        names = {*self.bindings, *BUILTINS, *CONSTANTS, *self.imports.names}
        inner: Scope | None = scope
        while inner is not None:
            names |= set(inner.names)
            inner = inner.parent
        bound = ", ".join(list(self.bindings)[:8])
        self.refuse(at, message, similar(name, names) or (f"bound here: {bound}" if bound else None))

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
                    at, f"{row.name} has no argument {keyword.name}", similar(keyword.name, row.keywords)
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
                self.refuse(call.at, f"{function.name} has no argument {name}", similar(name, names))
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
            hint = similar(call.method, METHOD_NAMES)
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
            hint = similar(call.method, known) or f"known: {', '.join(sorted(known)) or 'nothing yet'}"
            self.refuse(call.at, f"calc knows no {call.method} of {module}", hint)
        self.arity(found, call, call.at)


def definitions(body: Iterable[ast.Statement], name: str) -> int:
    """How many statements give ``name`` a value."""
    return sum(assigned([statement]).count(name) for statement in body)


def similar(name: str, names: Collection[str]) -> str | None:
    close = get_close_matches(name, sorted(names), n=2, cutoff=0.6)
    return f"did you mean {' or '.join(close)}?" if close else None
