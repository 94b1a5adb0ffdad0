"""The step cost of straight-line code: the number of its nodes, known before it runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from neurosym.languages.calc import ast
from neurosym.languages.calc.parse import children

__all__ = ["nodes"]


def nodes(parts: Iterable[Any]) -> int:
    """Nodes of statements or expressions, without the bodies that are charged for each time they run
    (loops, functions, comprehensions).
    """
    count = 0
    level = list(parts)
    while level:
        node = level.pop()
        count += 1
        match node:
            case ast.Lambda() | ast.Def() | ast.Constant() | ast.Name():
                pass
            case ast.For(iterable=inner) | ast.While(test=inner):
                level.append(inner)
            case ast.Comprehension(clauses=clauses):
                level.append(clauses[0].iterable)
            case _:
                level += children(node)
    return count
