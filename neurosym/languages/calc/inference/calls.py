"""The types of names and calls: of variables, builtins, members of modules, methods."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from types import NoneType
from typing import Any

from neurosym.languages.calc import ast
from neurosym.languages.calc.algebra.names import FORMULA_ATTRIBUTES, FORMULA_METHODS
from neurosym.languages.calc.attributes import ATTRIBUTES
from neurosym.languages.calc.builtins import BUILTINS
from neurosym.languages.calc.check_members import similar
from neurosym.languages.calc.data import Function, kind
from neurosym.languages.calc.dotted import dotted_path, resolve
from neurosym.languages.calc.inference.fitting import FUNCTIONS, SAMPLES, TEXT_METHODS, Misfit
from neurosym.languages.calc.inference.frames import Frame
from neurosym.languages.calc.inference.known import ANY, Known, join_all, of
from neurosym.languages.calc.inference.results import function_result, method_result
from neurosym.languages.calc.inference.shared import Shared
from neurosym.languages.calc.methods import METHODS
from neurosym.languages.calc.primitives import Constant, Member, Primitive
from neurosym.languages.calc.trouble import a_kind

__all__ = ["CallTypes", "is_natural", "kinds"]

_OF_FORMULAS = FORMULA_ATTRIBUTES.keys() | FORMULA_METHODS.keys()
"""What numbers have, too."""


class CallTypes(Shared):
    def name(self, name: str, at: int) -> Known:
        """What a name holds here. Refuses a variable that nothing has set on any path to this point."""
        if name in self.shared:
            return ANY
        found = self.frame.find(name)
        if found is None:
            if name in self.bindings:
                return self.bindings[name]
            return of(Function) if isinstance(resolve((name,), self.imports), Primitive) else ANY
        holder, later = found
        value = holder.value(name, later)
        if value is None:
            if self.certain or not self.first:
                self.report(at, _unset(name, holder))
            return ANY
        return value

    def call(self, call: ast.Call) -> Known:
        found = self.frame.find(call.function)
        if found is None and call.function not in self.bindings:
            return self.member(resolve((call.function,), self.imports), call)
        called = self.name(call.function, call.at)
        self.callable(called, call.at)
        arguments = self.arguments(call)
        function = None if found is None else found[0].names.functions.get(call.function)
        if found is None or function is None or call.function in self.shared:
            return ANY
        if self.certain and not found[1]:
            return self.follow(function, found[0], arguments)
        return self.results.get(id(function), ANY)

    def arguments(self, call: ast.Call | ast.MethodCall) -> list[Known] | None:
        """None if some are given by name or starred."""
        given = self.each(call.arguments)
        named = self.each(keyword.value for keyword in call.keywords)
        plain = not named and not any(isinstance(argument, ast.Starred) for argument in call.arguments)
        return given if plain else None

    def attribute(self, value: ast.Attribute) -> Known:
        path = dotted_path(value)
        if path is not None and self.frame.find(path[0]) is None and path[0] not in self.bindings:
            row = resolve(path, self.imports)
            if row is not None or resolve(path[:-1], self.imports) is None:
                return of(Function) if isinstance(row, Primitive) else ANY
        receiver, name = self.expression(value.receiver), value.name
        if receiver.hosts is None or not receiver.hosts <= SAMPLES.keys():
            return ANY
        tables = [table.get(host, {}) for table in (ATTRIBUTES, METHODS) for host in receiver.hosts]
        numeric = any(issubclass(host, (int, Fraction, float)) for host in receiver.hosts)
        if not any(name in table for table in tables) and not (numeric and name in _OF_FORMULAS):
            known = {name for table in tables for name in table}
            hint = similar(name, known) or "a method is called: x.upper()"
            self.report(value.at, Misfit(f"{kinds(receiver)} has no attribute {name}", hint), receiver)
        return ANY

    def callable(self, value: Known, at: int) -> None:
        if value.hosts is not None and value.hosts <= SAMPLES.keys() - {Function}:
            message = f"{kinds(value)} is not a function and cannot be called"
            self.report(at, Misfit(message, "write * between factors: 2 * (3 + 4)"), value)

    def member(self, row: Member | None, call: ast.Call | ast.MethodCall) -> Known:
        """A call of a builtin or of a module's function."""
        arguments = self.arguments(call)
        if row is None or isinstance(row, Constant) or BUILTINS.get(row.name) is not row:
            return ANY
        if not arguments:
            return function_result(row.name, [])
        if row.name in FUNCTIONS and not self.fits(call.at, f"{row.name}()", *arguments):
            return ANY
        if row.name == "sum" and len(arguments) == 1 and arguments[0].filled:
            self.fits(call.at, "sum of", arguments[0].items or ANY)
        result = function_result(row.name, arguments)
        counts = row.name == "range" and len(arguments) == 1 and is_natural(call.arguments[0])
        return result._replace(filled=True) if counts else result

    def method(self, call: ast.MethodCall) -> Known:
        name, path = call.method, dotted_path(call.receiver)
        if path is not None and self.frame.find(path[0]) is None and path[0] not in self.bindings:
            row = resolve((*path, name), self.imports)
            if row is not None or resolve(path, self.imports) is None:
                return self.member(row, call)
        receiver = self.expression(call.receiver)
        arguments = self.arguments(call)
        if receiver.hosts is None or not receiver.hosts <= SAMPLES.keys():
            return ANY
        fitting = [host for host in receiver.hosts if _takes(_method(host, name), call)]
        if not fitting:
            self.report(call.at, _no_method(receiver, name), receiver)
            return ANY
        if fitting == [str] and name in TEXT_METHODS and arguments is not None:
            self.fits(call.at, f"str.{name}()", of(str), *arguments)
        if fitting == [list] and name == "extend" and arguments is not None:
            self.fits(call.at, "iterate", *arguments)
        return join_all(method_result(receiver, host, name) for host in fitting) or ANY


def is_natural(value: ast.Expr, least: int = 1) -> bool:
    """Whether it is a constant integer, and no smaller than that."""
    return isinstance(value, ast.Constant) and type(value.value) is int and value.value >= least


def kinds(value: Known) -> str:
    """``a string``, ``an integer or a float``: for messages."""
    assert value.hosts is not None
    return " or ".join(sorted(a_kind(_noun(host)) for host in value.hosts))


def _noun(host: type[Any]) -> str:
    return kind(SAMPLES[host]()[0])


def _unset(name: str, holder: Frame) -> Misfit:
    hint = "assign it before this line"
    if holder.parent is not None and holder.parent.find(name) is not None:
        hint = "a function cannot change a variable outside it; give it as an argument"
    return Misfit(f"{name} is used before it has a value", hint)


def _method(host: type[Any], name: str) -> Primitive | None:
    """Numbers have the methods of formulas, too."""
    row = METHODS.get(host, {}).get(name)
    return FORMULA_METHODS.get(name) if row is None and issubclass(host, (int, Fraction, float)) else row


def _takes(row: Primitive | None, call: ast.MethodCall) -> bool:
    if row is None:
        return False
    if any(isinstance(argument, ast.Starred) for argument in call.arguments):
        return True
    named = {keyword.name for keyword in call.keywords if keyword.name}
    return row.fits(len(call.arguments)) and all(map(row.takes, named))


def _no_method(receiver: Known, name: str) -> Misfit:
    assert receiver.hosts is not None
    rows = [row for row in (_method(host, name) for host in receiver.hosts) if row is not None]
    if rows:
        return Misfit(f"{name} takes {rows[0].arity()}", rows[0].doc)
    message = f"{kinds(receiver)} has no method {name}"
    if receiver.only(int, bool) and name in METHODS[str]:
        return Misfit(message, f"str(x).{name}(...) asks its digits")
    if receiver.only(NoneType):
        return Misfit(
            message, "print, append, sort and their like give None; call them on a line of their own"
        )
    own = {method for host in receiver.hosts for method in METHODS.get(host, {})}
    others = [a_kind(_noun(host)) for host, table in METHODS.items() if name in table and host in SAMPLES]
    return Misfit(message, similar(name, own) or f"only {_listed(others)} has one")


def _listed(items: Iterable[str]) -> str:
    return " or ".join(sorted(items))
