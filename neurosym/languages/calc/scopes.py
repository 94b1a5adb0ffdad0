"""Which names a program gives a meaning, and where: shared by the checker and the compiler."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from typing import Literal as OneOf

from neurosym.languages.calc import ast
from neurosym.languages.calc.walk import children

__all__ = [
    "Scope", "assigned", "assignments", "function_scope", "functions", "target_names", "unsteady_names",
]  # fmt: skip


@dataclass
class Scope:
    """The names of a function, comprehension or the whole program, in order of their slots.

    While a program is compiled, in the order in which it runs: ``ready`` are the names that have a value
    whenever what is compiled next runs, ``bits`` those that hold small integers only (``bounds``).
    """

    names: list[str]
    parent: Scope | None = None
    program_names: frozenset[str] = frozenset()
    """Declared ``global``: they are those of the outermost scope."""
    kind: OneOf["body", "lambda", "comprehension"] = "body"
    ready: set[str] = field(default_factory=set)
    bits: dict[str, int] = field(default_factory=dict)

    def find(self, name: str) -> tuple[int, int, Scope] | None:
        """How many scopes out, which place there, and that scope."""
        scope: Scope | None = self
        out, whole = 0, False
        while scope is not None:
            if name in scope.names and not (whole and scope.parent):
                return out, scope.names.index(name), scope
            whole = whole or name in scope.program_names
            scope, out = scope.parent, out + 1
        return None


def function_scope(
    parameters: Iterable[ast.Parameter], body: tuple[ast.Statement, ...], scope: Scope
) -> Scope:
    """The scope of a ``def``: its parameters and what it assigns, without what it declares to be outer."""
    names = dict.fromkeys([*(p.name for p in parameters if p.name), *assignments(body)])
    outer = [statement for statement in body if isinstance(statement, ast.Outer)]
    for statement in outer:
        for name in statement.names:
            names.pop(name, None)
    program = frozenset(name for s in outer if s.word == "global" for name in s.names)
    return Scope(list(names), scope, program_names=program)


def target_names(target: ast.Target) -> Iterator[str]:
    match target:
        case ast.Name(name=name):
            yield name
        case ast.NestedTarget(targets=targets):
            for inner in targets:
                yield from target_names(inner)
        case ast.Starred(value=ast.Name(name=name)):
            yield name


def assigned(body: Iterable[ast.Statement]) -> list[str]:
    """The names that these statements assign, without those inside functions, each once."""
    return list(dict.fromkeys(assignments(body)))


def assignments(body: Iterable[ast.Statement]) -> Iterator[str]:
    """The names that these statements assign, without those inside functions, once for each place."""
    for statement in body:
        match statement:
            case ast.Assign(targets=targets):
                for target in targets:
                    yield from target_names(target)
            case ast.Augment(target=target):
                yield from target_names(target)
            case ast.For(target=target, body=inner, otherwise=otherwise):
                yield from target_names(target)
                yield from assignments(inner)
                yield from assignments(otherwise)
            case ast.While(body=inner, otherwise=otherwise):
                yield from assignments(inner)
                yield from assignments(otherwise)
            case ast.If(branches=branches, otherwise=otherwise):
                for _, inner in branches:
                    yield from assignments(inner)
                yield from assignments(otherwise)
            case ast.Def(name=name):
                yield name
            case ast.Declared(names=names):
                yield from names
            case _:
                pass


def unsteady_names(program: ast.Program) -> frozenset[str]:
    """Names that other scopes may set, or that may lose their value."""
    if not _UNSTEADY.search(program.layout.text):
        return frozenset()
    found: set[str] = set()
    level: list[Any] = list(program.body)
    while level:
        node = level.pop()
        level += children(node)
        match node:
            case ast.Declared(names=names) | ast.Outer(names=names):
                found |= set(names)
            case ast.NamedExpression(target=target):
                found.add(target.name)
            case ast.Delete(targets=targets):
                found |= {target.name for target in targets if isinstance(target, ast.Name)}
            case _:
                pass
    return frozenset(found)


_UNSTEADY = re.compile(r"\b(?:global|nonlocal|del)\b|:=")


def functions(body: Iterable[ast.Statement]) -> Iterator[tuple[str, ast.Def | ast.Lambda]]:
    """The functions that these statements give a name, as they stand there, without those in functions."""
    for statement in body:
        match statement:
            case ast.Def(name=name, decorators=()):
                yield name, statement
            case ast.Assign(targets=(ast.Name(name=name),), value=ast.Lambda() as value):
                yield name, value
            case ast.For(body=inner, otherwise=otherwise) | ast.While(body=inner, otherwise=otherwise):
                yield from functions(inner)
                yield from functions(otherwise)
            case ast.If(branches=branches, otherwise=otherwise):
                for _, inner in branches:
                    yield from functions(inner)
                yield from functions(otherwise)
            case _:
                pass
