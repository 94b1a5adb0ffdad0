"""Makes a program that shows a difference small: greedily, over its syntax tree."""

import ast
import copy
from collections.abc import Callable, Iterator

__all__ = ["shrunk"]


def shrunk(program: str, shows: Callable[[str], bool], tries: int = 1000) -> str:
    """The smallest program found for which ``shows`` is still true; it is for ``program`` itself."""
    tree = ast.parse(program)
    progress = True
    while progress and tries > 0:
        progress = False
        for smaller in _smaller(tree):
            tries -= 1
            try:
                text = ast.unparse(ast.fix_missing_locations(smaller))
                if shows(text):
                    tree, progress = ast.parse(text), True
                    break
            except SyntaxError:
                continue
            if tries <= 0:
                break
    return ast.unparse(tree)


def _smaller(tree: ast.Module) -> Iterator[ast.Module]:
    """The tree with one statement or expression less, larger cuts first."""
    count = sum(1 for _ in ast.walk(tree))
    for number in range(count):
        yield from _without_statement(tree, number)
    for number in range(count):
        yield from _with_simpler_expression(tree, number)


def _node(tree: ast.Module, number: int) -> tuple[ast.Module, ast.AST]:
    copied = copy.deepcopy(tree)
    return copied, next(node for i, node in enumerate(ast.walk(copied)) if i == number)


def _without_statement(tree: ast.Module, number: int) -> Iterator[ast.Module]:
    original = _node(tree, number)[1]
    for field in ("body", "orelse"):
        statements = getattr(original, field, None)
        if not isinstance(statements, list):
            continue
        for i in range(len(statements) - 1, -1, -1):
            inner = [getattr(statements[i], "body", None), None]
            for replacement in inner:
                copied, node = _node(tree, number)
                rest = getattr(node, field)
                rest[i : i + 1] = copy.deepcopy(replacement) if isinstance(replacement, list) else []
                if rest or field == "orelse":
                    yield copied


def _with_simpler_expression(tree: ast.Module, number: int) -> Iterator[ast.Module]:
    original = _node(tree, number)[1]
    for field, value in ast.iter_fields(original):
        for i, part in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(part, ast.expr) or isinstance(part, (ast.Constant, ast.Name)):
                continue
            children = [child for child in ast.iter_child_nodes(part) if isinstance(child, ast.expr)]
            if isinstance(part, ast.Call):
                children = [child for child in children if child is not part.func]
            for child in [None, *children] if isinstance(value, list) and len(value) > 1 else children:
                copied, node = _node(tree, number)
                if not isinstance(value, list):
                    setattr(node, field, copy.deepcopy(child))
                else:
                    getattr(node, field)[i : i + 1] = [copy.deepcopy(child)] if child is not None else []
                yield copied
