"""What the parser does to a tree before anybody sees it: the main guard unfolded, hidden names declared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from neurosym.languages.calc import ast
from neurosym.languages.calc.walk import children, named

__all__ = ["arranged"]

Body = tuple[ast.Statement, ...]


def arranged(body: Body, text: str) -> Body:
    """``text`` is the canonical text of the body, which tells quickly that there is nothing to do."""
    if "__name__" in text:
        body = tuple(inner for statement in body for inner in _unfolded(statement))
    if " := " in text or "global " in text:
        body = _declared(body, tuple(_program_names(body)))
    return body


def _unfolded(statement: ast.Statement) -> Body:
    """The body of ``if __name__ == "__main__":``, which always runs; any other statement itself."""
    match statement:
        case ast.If(
            branches=((ast.Comparison(first=left, rest=(ast.Link("==", right),)), body),), otherwise=()
        ):
            sides = {_side(left), _side(right)}
            return body if sides == {"__name__", "__main__"} else (statement,)
        case _:
            return (statement,)


def _side(value: ast.Expr) -> str | None:
    match value:
        case ast.Name(name="__name__"):
            return "__name__"
        case ast.Constant(value="__main__"):
            return "__main__"
        case _:
            return None


def _program_names(body: Body) -> Iterator[str]:
    """What functions declare to be ``global``."""
    level: list[object] = list(body)
    while level:
        node = level.pop()
        if isinstance(node, ast.Outer) and node.word == "global":
            yield from node.names
        level += children(node)


def _declared(body: Body, more: tuple[str, ...] = ()) -> Body:
    """The body of a function or program with its hidden names before it, and so inside."""
    names = tuple(dict.fromkeys([*more, *named(body)]))
    inside = tuple(_inside(statement) for statement in body)
    return (ast.Declared(names, body[0].at), *inside) if names else inside


def _inside(statement: ast.Statement) -> ast.Statement:
    match statement:
        case ast.Def(body=body):
            return replace(statement, body=_declared(body))
        case ast.If(branches=branches, otherwise=otherwise):
            kept = tuple((test, tuple(map(_inside, body))) for test, body in branches)
            return replace(statement, branches=kept, otherwise=tuple(map(_inside, otherwise)))
        case ast.For(body=body, otherwise=otherwise) | ast.While(body=body, otherwise=otherwise):
            return replace(
                statement, body=tuple(map(_inside, body)), otherwise=tuple(map(_inside, otherwise))
            )
        case _:
            return statement
