"""Which argument of a call goes to which parameter of a function."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import UNSET
from neurosym.languages.calc.primitives import Primitive

__all__ = ["bound", "check_arguments", "starred_bound"]


def bound(
    name: str,
    names: Sequence[str],
    defaults: Sequence[Any],
    arguments: Sequence[Any],
    keywords: Mapping[str, Any],
) -> list[Any]:
    """The parameters' values in order; a default is UNSET where there is none. Raises ExecutionError."""
    if len(arguments) > len(names):
        raise ExecutionError(f"{name} takes {_count(len(names))}, not {len(arguments)}")
    values = [*arguments, *defaults[len(arguments) :]]
    for key, value in keywords.items():
        if key not in names[len(arguments) :]:
            raise ExecutionError(f"{name} has no free argument {key}")
        values[names.index(key)] = value
    for parameter, value in zip(names, values, strict=True):
        if value is UNSET:
            raise ExecutionError(f"{name} lacks its argument {parameter}")
    return values


def starred_bound(
    name: str,
    parameters: Sequence[ast.Parameter],
    defaults: Sequence[Any],
    arguments: Sequence[Any],
    keywords: Mapping[str, Any],
) -> list[Any]:
    """The same for parameters with ``*`` or ``**`` among them: the values of those that have a name."""
    star = next((i for i, p in enumerate(parameters) if p.kind), len(parameters))
    names = [p.name for p in parameters if not p.kind]
    positions, rest = arguments[:star], tuple(arguments[star:])
    known = {key: value for key, value in keywords.items() if key in names}
    others = {key: value for key, value in keywords.items() if key not in names}
    kinds = {p.kind: p for p in parameters if p.kind}
    if rest and not ("*" in kinds and kinds["*"].name):
        raise ExecutionError(f"{name} takes {_count(star)} by position, not {len(arguments)}")
    if others and "**" not in kinds:
        raise ExecutionError(f"{name} has no argument {next(iter(others))}")
    given = [default for p, default in zip(parameters, defaults, strict=True) if not p.kind]
    plain = dict(zip(names, bound(name, names, given, positions, known), strict=True))
    collected = {"*": rest, "**": others}
    return [plain[p.name] if not p.kind else collected[p.kind] for p in parameters if p.name]


def check_arguments(row: Primitive, arguments: Sequence[Any], keywords: Mapping[str, Any]) -> None:
    """Raises ExecutionError unless a builtin or method takes these arguments."""
    for key in keywords:
        if not row.takes(key):
            raise ExecutionError(f"{row.name} has no argument {key}")
    if not row.fits(len(arguments)):
        raise ExecutionError(f"{row.name} takes {row.arity()}, not {len(arguments)}", hint=row.doc)


def _count(number: int) -> str:
    return f"{number} argument{'s' if number != 1 else ''}"
