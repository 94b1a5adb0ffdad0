"""The step cost of straight-line code, known before it runs: its nodes, and more for those that make much."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from neurosym.languages.calc import ast
from neurosym.languages.calc.walk import children

__all__ = ["nodes"]


def nodes(parts: Iterable[Any]) -> int:
    """Nodes of statements or expressions, without the bodies that are charged for each time they run
    (loops, functions, comprehensions). One that makes an object of some hundred bytes counts for several,
    so that a step never stands for much more than 64 bytes.
    """
    count = 0
    level = list(parts)
    while level:
        node = level.pop()
        count += 1
        match node:
            case ast.Constant() | ast.Name():
                pass
            case ast.Lambda() | ast.Def():
                count += _FUNCTION
            case ast.For(iterable=inner) | ast.While(test=inner):
                level.append(inner)
            case ast.Comprehension(clauses=clauses, kind=kind):
                count += _GENERATOR if kind == "generator" else _HASHED
                level.append(clauses[0].iterable)
            case ast.DictDisplay() | ast.Display(kind="set"):
                count += _HASHED
                level += children(node)
            case _:
                level += children(node)
    return count


_FUNCTION = 8
"""A host function with its cells."""

_GENERATOR = 8
"""A host generator with its frame."""

_HASHED = 4
"""A small dict or set."""
