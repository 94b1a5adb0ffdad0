"""Which names a program gives a meaning, and where: shared by the checker and the compiler."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from neurosym.languages.calc import ast

__all__ = ["Scope", "assigned", "assignments", "functions", "target_names"]


@dataclass
class Scope:
    """The names of a function, comprehension or the whole program, in order of their slots."""

    names: list[str]
    parent: Scope | None = None
    always_set: bool = False

    def find(self, name: str) -> tuple[int, int, Scope] | None:
        """How many scopes out, which place there, and that scope."""
        scope: Scope | None = self
        out = 0
        while scope is not None:
            if name in scope.names:
                return out, scope.names.index(name), scope
            scope, out = scope.parent, out + 1
        return None


def target_names(target: ast.Target) -> Iterator[str]:
    match target:
        case ast.Name(name=name):
            yield name
        case ast.NestedTarget(targets=targets):
            for inner in targets:
                yield from target_names(inner)


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
            case ast.For(target=target, body=inner):
                yield from target_names(target)
                yield from assignments(inner)
            case ast.While(body=inner):
                yield from assignments(inner)
            case ast.If(branches=branches, otherwise=otherwise):
                for _, inner in branches:
                    yield from assignments(inner)
                yield from assignments(otherwise)
            case ast.Def(name=name):
                yield name
            case _:
                pass


def functions(body: Iterable[ast.Statement]) -> Iterator[tuple[str, ast.Def | ast.Lambda]]:
    """The functions that these statements give a name, without those inside functions."""
    for statement in body:
        match statement:
            case ast.Def(name=name):
                yield name, statement
            case ast.Assign(targets=(ast.Name(name=name),), value=ast.Lambda() as value):
                yield name, value
            case ast.For(body=inner) | ast.While(body=inner):
                yield from functions(inner)
            case ast.If(branches=branches, otherwise=otherwise):
                for _, inner in branches:
                    yield from functions(inner)
                yield from functions(otherwise)
            case _:
                pass
