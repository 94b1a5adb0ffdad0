"""Runs a generated program in CPython, with every division and decimal exact.

The source is rewritten by ``ast``: operators and formats become calls of ``exact``, decimal literals become
rationals. Only programs that this package wrote are run here.
"""

import ast
import bisect
import calendar
import collections
import contextlib
import datetime
import functools
import heapq
import io
import itertools
import operator
import signal
import string
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateutil.relativedelta import relativedelta

from .exact import NAMESPACE, OutOfScope, Rational, formatted, in_place, operate, plain, total_seconds

__all__ = ["Given", "run_in_cpython"]

_SECONDS = 5
_MODULES = (bisect, collections, datetime, functools, heapq, itertools)
"""What programs import by name, without the few names that stand for something exact."""

_NAMES = {name: value for module in _MODULES for name, value in vars(module).items() if name[0] != "_"} | {
    "relativedelta": relativedelta, "calendar": calendar, "operator": operator, "string": string,
}  # fmt: skip


@dataclass(frozen=True)
class Given:
    """What a program gave: a value, or the error that ended it; ``skipped`` if it cannot be compared."""

    value: Any = None
    printed: str = ""
    error: Exception | None = None
    skipped: bool = False


def run_in_cpython(program: str) -> Given:
    """Raises SyntaxError for what is no Python, and nothing else."""
    tree = ast.fix_missing_locations(_Exact().visit(ast.parse(program)))
    names: dict[str, Any] = (
        _NAMES
        | NAMESPACE
        | {
            "_operate": operate,
            "_in_place": in_place,
            "_augment_item": _augment_item,
            "_format": formatted,
            "_rational": _rational,
            "_plain": plain,
            "_total_seconds": total_seconds,
        }
    )
    printed = io.StringIO()
    try:
        with _time_limit(), contextlib.redirect_stdout(printed):
            exec(compile(tree, "program", "exec"), names)  # noqa: S102  (the test wrote it)
    except (OutOfScope, MemoryError, RecursionError):
        return Given(skipped=True)
    except Exception as error:
        return Given(error=error)
    if "answer" not in names:
        return Given(skipped=True)
    return Given(_settled(names["answer"]), printed.getvalue())


def _rational(text: str) -> Any:
    return plain(Rational(text))


def _augment_item(name: str, items: Any, key: Any, operand: Any) -> None:
    items[key] = in_place(name, items[key], operand)


def _settled(value: Any) -> Any:
    """Values as neurosym has them: plain dicts and lists."""
    match value:
        case list() | deque():
            return [_settled(item) for item in value]
        case tuple():
            return tuple(_settled(item) for item in value)
        case dict():
            return {_settled(k): _settled(v) for k, v in value.items()}
        case _:
            return value


@contextlib.contextmanager
def _time_limit() -> Iterator[None]:
    """Raises OutOfScope in the program when it takes too long (in the main thread of a Unix process)."""

    def stop(*_: object) -> None:
        raise OutOfScope

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _call(name: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])


class _Exact(ast.NodeTransformer):
    def visit_Import(self, node: ast.Import) -> None:
        return None  # the namespace holds what programs import

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        return None

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        return _call("_rational", ast.Constant(repr(node.value))) if isinstance(node.value, float) else node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "total_seconds":
            return _call("_total_seconds", node.func.value)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "limit_denominator":
            return _call("_plain", node)
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        return _call("_operate", ast.Constant(type(node.op).__name__), node.left, node.right)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        self.generic_visit(node)
        return _call("_plain", node) if isinstance(node.op, ast.USub) else node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.stmt:
        self.generic_visit(node)
        name, target = ast.Constant(type(node.op).__name__), node.target
        if isinstance(target, ast.Subscript):
            return ast.Expr(_call("_augment_item", name, target.value, target.slice, node.value))
        assert isinstance(target, ast.Name)
        read = ast.Name(target.id, ast.Load())
        return ast.Assign([target], _call("_in_place", name, read, node.value))

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.expr:
        self.generic_visit(node)
        if node.conversion != -1 or node.format_spec is None:
            return node
        return ast.FormattedValue(_call("_format", node.value, node.format_spec), -1, None)
