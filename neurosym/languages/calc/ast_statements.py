"""The syntax tree's statements. See ``ast``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

from neurosym.languages.calc.ast_expressions import (
    Expr,
    Index,
    Name,
    NestedTarget,
    Parameter,
    Slice,
    Target,
)  # fmt: skip

__all__ = [
    "Assert", "Assign", "Augment", "Break", "Continue", "Declared", "Def", "Delete", "ExpressionStatement",
    "For", "If", "Import", "Outer", "Pass", "Return", "Statement", "While",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExpressionStatement:
    value: Expr
    at: int


@dataclass(frozen=True, slots=True)
class Assign:
    """``target = target = value``"""

    targets: tuple[Target, ...]
    value: Expr
    at: int


@dataclass(frozen=True, slots=True)
class Augment:
    target: Name | Index | Slice
    operator: str
    value: Expr
    at: int


@dataclass(frozen=True, slots=True)
class If:
    branches: tuple[tuple[Expr, tuple[Statement, ...]], ...]
    otherwise: tuple[Statement, ...]
    at: int


@dataclass(frozen=True, slots=True)
class For:
    """``otherwise`` runs unless the loop was left by ``break``."""

    target: NestedTarget | Name
    iterable: Expr
    body: tuple[Statement, ...]
    at: int
    otherwise: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class While:
    test: Expr
    body: tuple[Statement, ...]
    at: int
    otherwise: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Def:
    """``decorators`` in the order of their lines."""

    name: str
    parameters: tuple[Parameter, ...]
    body: tuple[Statement, ...]
    at: int
    decorators: tuple[Expr, ...] = ()


@dataclass(frozen=True, slots=True)
class Return:
    value: Expr | None
    at: int


@dataclass(frozen=True, slots=True)
class Break:
    at: int


@dataclass(frozen=True, slots=True)
class Continue:
    at: int


@dataclass(frozen=True, slots=True)
class Pass:
    at: int


@dataclass(frozen=True, slots=True)
class Assert:
    test: Expr
    message: Expr | None
    at: int


@dataclass(frozen=True, slots=True)
class Delete:
    targets: tuple[Name | Index | Slice, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Outer:
    """``global`` or ``nonlocal``: the names are those of the program, or of the function around."""

    word: OneOf["global", "nonlocal"]
    names: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Declared:
    """Names that the body has although no statement in it assigns them: ``:=`` does, or a function that
    declares them ``global``. The parser puts it first; it is not written.
    """

    names: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Import:
    """``module`` as ``names`` of pairs (name in the module, local name); no names: the module itself.

    The name ``*`` stands for all names.
    """

    module: str
    names: tuple[tuple[str, str], ...]
    alias: str
    at: int


Statement = (
    ExpressionStatement | Assign | Augment | If | For | While | Def | Return | Break | Continue | Pass
    | Assert | Delete | Outer | Declared | Import
)  # fmt: skip
