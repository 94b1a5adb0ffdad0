"""What the checks of one program share, and those of dotted names: members, methods, attributes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import NoReturn

from neurosym.errors import CheckError
from neurosym.languages.calc import ast
from neurosym.languages.calc.absent import absent
from neurosym.languages.calc.algebra.names import FORMULA_ATTRIBUTES, FORMULA_METHODS
from neurosym.languages.calc.attributes import ATTRIBUTE_NAMES
from neurosym.languages.calc.builtins import BUILTINS
from neurosym.languages.calc.dotted import dotted_path, imports, members, resolve
from neurosym.languages.calc.inference.frames import names
from neurosym.languages.calc.methods import METHOD_NAMES
from neurosym.languages.calc.modules import CONSTANTS, MODULES
from neurosym.languages.calc.primitives import Member, Primitive
from neurosym.languages.calc.scopes import Scope, assigned
from neurosym.values import Value

__all__ = ["MemberChecks", "similar"]

_METHODS = METHOD_NAMES | FORMULA_METHODS.keys()
_ATTRIBUTES = ATTRIBUTE_NAMES | FORMULA_ATTRIBUTES.keys()


class MemberChecks(ABC):
    """All checks raise CheckError."""

    def __init__(self, program: ast.Program, bindings: Mapping[str, Value]) -> None:
        self.program = program
        self.bindings = bindings
        self.imports = imports(program.body)
        self.top = Scope(assigned(program.body))
        self.functions: dict[int, dict[str, ast.Def | ast.Lambda]] = {}
        self.note_functions(self.top, (), program.body)

    def note_functions(
        self, scope: Scope, parameters: Iterable[ast.Parameter], body: Iterable[ast.Statement]
    ) -> None:
        """Which names of a scope stand for one function wherever they have a value."""
        self.functions[id(scope)] = names(parameters, body).functions

    def refuse(self, at: int, message: str, hint: str) -> NoReturn:
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
        modules = {module for module in MODULES if "." not in module}
        candidates = {*self.bindings, *BUILTINS, *CONSTANTS, *self.imports.names, *modules}
        inner: Scope | None = scope
        while inner is not None:
            candidates |= set(inner.names)
            inner = inner.parent
        bound = ", ".join(list(self.bindings)[:8])
        hint = (
            absent(name)
            or similar(name, candidates)
            or (f"bound here: {bound}" if bound else "assign it before this line")
        )
        self.refuse(at, message, hint)

    def member(self, receiver: ast.Expr, name: str, at: int, scope: Scope) -> Member | None:
        """What a dotted name stands for; None if it is a method or attribute of a value."""
        path = dotted_path(receiver)
        if path is None or self.known(path[0], scope):
            return None
        found = resolve((*path, name), self.imports)
        if found is not None:
            return found
        holder: Member | str | None = resolve(path, self.imports)
        if holder is None:
            holder, name = self.module(path, name)
        if isinstance(holder, (Primitive, str)):
            shown = holder if isinstance(holder, str) else ".".join(path)
            whose = holder if isinstance(holder, str) else holder.name
            hint = absent(f"{whose}.{name}") or _known(name, members(holder))
            self.refuse(at, f"calc knows no {name} of {shown}", hint)
        return None

    def module(self, path: tuple[str, ...], name: str) -> tuple[str | None, str]:
        """The module that a path begins with, as far as it goes, and the first name that is not in it."""
        first, *rest = path
        module = self.imports.modules.get(first) or (first if first in MODULES else None)
        for part in (*rest, name):
            if f"{module}.{part}" not in MODULES:
                return module, part
            module = f"{module}.{part}"
        return module, name

    def method_name(self, call: ast.MethodCall) -> None:
        if call.method in _METHODS:
            return
        hint = similar(call.method, _METHODS) or "docs/calc.md lists the methods of each type"
        if call.method in BUILTINS:
            hint = f"it is a function: {call.method}(...)"
        elif call.method in _ATTRIBUTES:
            hint = f"it is an attribute: leave out the brackets behind .{call.method}"
        self.refuse(call.at, f"there is no method {call.method}", _hidden(call.method) or hint)

    def attribute(self, value: ast.Attribute, scope: Scope) -> None:
        if self.member(value.receiver, value.name, value.at, scope) is not None:
            return
        self.expression(value.receiver, scope)
        if value.name in _ATTRIBUTES or value.name in METHOD_NAMES:
            return
        hint = similar(value.name, _ATTRIBUTES) or "docs/calc.md lists the attributes of each type"
        if value.name in _METHODS:
            hint = f"it is a method: x.{value.name}(...)"
        elif value.name in BUILTINS:
            hint = f"it is a function: {value.name}(...)"
        self.refuse(value.at, f"there is no attribute {value.name}", _hidden(value.name) or hint)

    def import_names(self, statement: ast.Import) -> None:
        for name, _ in statement.names:
            known = MODULES[statement.module]
            if name not in (*known, "*") and f"{statement.module}.{name}" not in MODULES:
                hint = absent(f"{statement.module}.{name}") or _known(name, known)
                self.refuse(statement.at, f"calc knows no {name} of {statement.module}", hint)


def _hidden(name: str) -> str | None:
    return "names with __ mean nothing in calc" if name.startswith("__") else None


def _known(name: str, names: Collection[str]) -> str:
    listed = sorted(names)
    shown = ", ".join(listed[:12]) + (f" and {len(listed) - 12} more" if len(listed) > 12 else "")
    return similar(name, names) or f"known: {shown or 'nothing'}"


def similar(name: str, names: Collection[str]) -> str | None:
    close = get_close_matches(name, sorted(names), n=2, cutoff=0.6)
    return f"did you mean {' or '.join(close)}?" if close else None
