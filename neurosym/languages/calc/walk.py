"""The nodes of a tree below a node, and the names that expressions assign."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from neurosym.languages.calc import ast

__all__ = ["children", "is_spread", "is_starred", "named"]


def children(node: Any) -> list[Any]:
    """The nodes directly below, in no particular order."""
    found: list[Any] = []
    values: list[Any] = [getattr(node, name) for name in _field_names(node.__class__)]
    while values:
        value = values.pop()
        if isinstance(value, tuple):
            values.extend(value)
        elif is_dataclass(value):
            found.append(value)
    return found


@cache
def _field_names(kind: Callable[..., Any]) -> tuple[str, ...]:
    if kind is ast.Constant:
        return ()
    assert isinstance(kind, type), "a class of node"
    return tuple(field.name for field in fields(kind) if field.name not in ("at", "name", "operator", "kind"))


def named(body: Iterable[Any]) -> Iterator[str]:
    """The names that ``:=`` assigns in these statements, without those inside functions."""
    level = list(body)
    while level:
        node = level.pop()
        if isinstance(node, ast.NamedExpression):
            yield node.target.name
        if not isinstance(node, (ast.Def, ast.Lambda)):
            level += children(node)


def is_starred(values: Iterable[ast.Expr | ast.Target]) -> bool:
    return any(isinstance(value, ast.Starred) for value in values)


def is_spread(call: ast.Call | ast.Apply | ast.MethodCall) -> bool:
    """Whether only running tells how many arguments a call has: there is a ``*`` or ``**`` in it."""
    return is_starred(call.arguments) or any(not keyword.name for keyword in call.keywords)
