"""Checks of calls: does what is called exist, and does it take these arguments."""

from __future__ import annotations

from neurosym.languages.calc import ast
from neurosym.languages.calc.algebra.names import FORMULA_METHODS
from neurosym.languages.calc.check_members import MemberChecks, similar
from neurosym.languages.calc.dotted import resolve
from neurosym.languages.calc.methods import METHODS
from neurosym.languages.calc.primitives import Primitive
from neurosym.languages.calc.scopes import Scope
from neurosym.languages.calc.walk import is_spread
from neurosym.values import Expression

__all__ = ["CallChecks"]


class CallChecks(MemberChecks):
    """Checks of calls. All raise CheckError."""

    def call(self, call: ast.Call, scope: Scope) -> None:
        self.expressions((*call.arguments, *(k.value for k in call.keywords)), scope)
        name = call.function
        found = scope.find(name)
        if found is not None:
            function = self.functions.get(id(found[2]), {}).get(name)
            if function is not None:
                self.own_arity(name, function.parameters, call)
            return
        if name in self.bindings:
            if not isinstance(self.bindings[name], Expression):
                self.refuse(
                    call.at, f"{name} is a value, not a function", f"write * between factors: {name} * (...)"
                )
            return
        builtin = resolve((name,), self.imports)
        if builtin is None:
            self.unknown(name, call.at, scope, f"there is no function {name}")
        if not isinstance(builtin, Primitive):
            self.refuse(
                call.at, f"{name} is a value, not a function", f"write * between factors: {name} * (...)"
            )
        self.arity(builtin, call, call.at)

    def arity(self, row: Primitive, call: ast.Call | ast.MethodCall, at: int) -> None:
        given = len(call.arguments)
        named = [keyword.name for keyword in call.keywords if keyword.name]
        for keyword in call.keywords:
            if keyword.name and not row.takes(keyword.name):
                names = ", ".join(row.keywords)
                hint = similar(keyword.name, row.keywords) or (
                    f"by name it takes {names}" if names else "give its arguments by position"
                )
                self.refuse(at, f"{row.name} has no argument {keyword.name}", hint)
        if len(set(named)) != len(named):
            self.refuse(at, f"an argument of {row.name} is given twice", "leave out one of them")
        if is_spread(call):
            return
        if not row.fits(given):
            self.refuse(at, f"{row.name} takes {row.arity()}, not {given}", row.doc)

    def own_arity(self, name: str, parameters: tuple[ast.Parameter, ...], call: ast.Call | ast.Apply) -> None:
        """Of a function that the program defines."""
        if is_spread(call) or any(parameter.kind for parameter in parameters):
            return
        names = [parameter.name for parameter in parameters]
        named = [keyword.name for keyword in call.keywords]
        listed = f"{name}({', '.join(names)})"
        for keyword in named:
            if keyword not in names:
                self.refuse(call.at, f"{name} has no argument {keyword}", similar(keyword, names) or listed)
        filled = {*names[: len(call.arguments)], *named}
        missing = [p.name for p in parameters if p.default is None and p.name not in filled]
        given = len(call.arguments) + len(named)
        if len(call.arguments) > len(names) or missing or len(filled) < given:
            takes = f"{len(names)} argument{'s' if len(names) != 1 else ''}"
            self.refuse(call.at, f"{name} takes {takes}, not {given}", f"it is defined as {listed}")

    def method(self, call: ast.MethodCall, scope: Scope) -> None:
        self.expressions((*call.arguments, *(k.value for k in call.keywords)), scope)
        member = self.member(call.receiver, call.method, call.at, scope)
        if isinstance(member, Primitive):
            self.arity(member, call, call.at)
            return
        self.expression(call.receiver, scope)
        self.method_name(call)
        rows = [rows[call.method] for rows in METHODS.values() if call.method in rows]
        if call.method in FORMULA_METHODS:
            rows.append(FORMULA_METHODS[call.method])
        if len(rows) == 1:
            self.arity(rows[0], call, call.at)
        elif not is_spread(call) and not any(row.fits(len(call.arguments)) for row in rows):
            takes = " or ".join(sorted({row.arity() for row in rows}))
            given = len(call.arguments)
            self.refuse(
                call.at, f"the method {call.method} does not take {given} arguments", f"it takes {takes}"
            )
