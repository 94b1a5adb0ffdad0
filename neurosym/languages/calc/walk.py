"""The nodes of a tree below a node, and the names that expressions assign."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

from neurosym.languages.calc import ast

__all__ = ["children", "is_spread", "is_starred", "named"]


def children(node: Any) -> list[Any]:
    """The nodes directly below, in no particular order."""
    found: list[Any] = []
    values = list(_parts(node.__class__)(node))
    for value in values:
        if isinstance(value, tuple):
            values += value
        elif hasattr(value, "at"):
            found.append(value)
    return found


@cache
def _parts(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """The fields of a class of nodes that may hold nodes."""
    names = [field.name for field in fields(kind) if field.name not in ("at", "name", "operator", "kind")]
    if kind is ast.Constant or not names:
        return lambda node: ()
    if len(names) == 1:
        only = attrgetter(*names)
        return lambda node: (only(node),)
    return attrgetter(*names)


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
