"""What names and dotted paths stand for that no program assigned: imports, builtins, members of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc import ast
from neurosym.languages.calc.attributes import ATTRIBUTES
from neurosym.languages.calc.builtins import BUILTINS
from neurosym.languages.calc.data import kind
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.methods import METHODS
from neurosym.languages.calc.modules import CONSTANTS, MEMBERS, MODULES, TYPES
from neurosym.languages.calc.primitives import Constant, Member, Primitive

__all__ = ["Imports", "dotted_path", "imports", "members", "resolve"]


_HIDDEN = {"__name__": Constant("__name__", lambda m: "__main__", "what Python has there")}


@dataclass
class Imports:
    """What a program imports, wherever it stands: local name -> dotted module, local name -> member."""

    modules: dict[str, str] = field(default_factory=dict)
    names: dict[str, Member] = field(default_factory=dict)


def imports(body: Iterable[ast.Statement]) -> Imports:
    """Every import of a program, without the names that there are not."""
    found = Imports()
    _collect(body, found)
    return found


def _collect(body: Iterable[ast.Statement], found: Imports) -> None:
    for statement in body:
        match statement:
            case ast.Import(module=module, names=(), alias=alias):
                found.modules[alias] = module if alias != module.partition(".")[0] else alias
            case ast.Import(module=module, names=(("*", _),)):
                found.names |= MODULES[module]
            case ast.Import(module=module, names=names):
                for name, local in names:
                    if (member := MODULES[module].get(name)) is not None:
                        found.names[local] = member
                    elif f"{module}.{name}" in MODULES:
                        found.modules[local] = f"{module}.{name}"
            case ast.If(branches=branches, otherwise=otherwise):
                for _, inner in branches:
                    _collect(inner, found)
                _collect(otherwise, found)
            case ast.For(body=inner, otherwise=otherwise) | ast.While(body=inner, otherwise=otherwise):
                _collect(inner, found)
                _collect(otherwise, found)
            case ast.Def(body=inner):
                _collect(inner, found)
            case _:
                pass


def dotted_path(value: ast.Expr) -> tuple[str, ...] | None:
    """``("a", "b")`` for ``a.b``; None if the expression is no path of names."""
    match value:
        case ast.Name(name=name):
            return (name,)
        case ast.Attribute(receiver=receiver, name=name):
            path = dotted_path(receiver)
            return path and (*path, name)
        case _:
            return None


def resolve(path: tuple[str, ...], known: Imports) -> Member | None:
    """``("math", "sqrt")``, ``("datetime", "datetime", "strptime")``, ``("str", "upper")``, ``("sqrt",)``.

    The path's first name must not be assigned or bound. A module needs no import. None if there is no such.
    """
    first, *rest = path
    holders: list[Member | str] = []
    if first in known.names:
        holders.append(known.names[first])
    if first in known.modules:
        holders.append(known.modules[first])
    if not holders:
        holders = [table[first] for table in (BUILTINS, CONSTANTS, _HIDDEN) if first in table]
        if first in MODULES:
            holders.append(first)
    for holder in holders:
        found = _follow(holder, rest)
        if found is not None:
            return found
    return None


def _follow(holder: Member | str, rest: list[str]) -> Member | None:
    """``sympy.simplify`` is a function, but the holder of ``sympy.simplify.fu`` is a module."""
    for place, name in enumerate(rest, 1):
        found: Member | str | None = members(holder).get(name)
        if isinstance(holder, str) and f"{holder}.{name}" in MODULES and (found is None or place < len(rest)):
            found = f"{holder}.{name}"
        if found is None:
            return None
        holder = found
    return None if isinstance(holder, str) else holder


def members(holder: Member | str) -> Mapping[str, Member]:
    """What a module (by its dotted name) or a type's row has behind a dot."""
    if isinstance(holder, str):
        return MODULES.get(holder, {})
    return _type_members(holder.name) if isinstance(holder, Primitive) else {}


@cache
def _type_members(name: str) -> Mapping[str, Member]:
    found: dict[str, Member] = {}
    host = TYPES.get(name)
    if host is not None:
        for row in METHODS.get(host, {}).values():
            most = min(row.most + 1, 255)
            function = _of(name, host, row)
            found[row.name] = Primitive(row.name, row.least + 1, most, function, row.doc, row.keywords)
        for row in ATTRIBUTES.get(host, {}).values():
            found[row.name] = Primitive(row.name, 1, 1, _of(name, host, row), row.doc)
    return found | MEMBERS.get(name, {})


def _of(name: str, host: type[Any], row: Primitive) -> Callable[..., Any]:
    """A method as a function of its receiver."""
    method = row.function

    def run(m: Meter, receiver: Any, *arguments: Any, **keywords: Any) -> Any:
        if not isinstance(receiver, host):
            raise ExecutionError(f"{name}.{row.name} needs a {name}, not {kind(receiver)}")
        return method(m, receiver, *arguments, **keywords)

    return run
