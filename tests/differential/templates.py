"""The expressions that generated programs consist of, by kind: the grammar in ``expressions.txt``.

A hole ``@kind`` is filled by an expression of that kind, in brackets unless it binds as tightly as a name;
``@kind!`` stands where anything fits; ``@kind~`` may be left without brackets if that is arithmetic too, so
that precedence is tested. Weights are repeated rows; a row with a question mark often fails and is taken
seldom.

Kinds: int; num, an integer or a rational; bool; str; ints, strs and pairs, lists of integers, texts and
(text, integer); counts, a dict from texts to integers; intset, a set of integers; date. Small things, which
``writer`` makes: digit (0..4), posint (1..9), nonzero, slice, key (a short text), char, index, ...
"""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["EXPRESSIONS", "HOLE", "Template"]

HOLE = re.compile(r"@([a-z]+(?:01|2)?)([!~]?)")
_COMPOSED = (ast.BinOp, ast.BoolOp, ast.Compare, ast.IfExp, ast.UnaryOp)


@dataclass(frozen=True)
class Template:
    """A row: its text, whether it binds as tightly as a name, and whether it often fails."""

    text: str
    atom: bool
    risky: bool


def _read(row: str) -> Template:
    text = row.removeprefix("? ")
    body = ast.parse(HOLE.sub("x", text), mode="eval").body
    return Template(text, not isinstance(body, _COMPOSED), row.startswith("? "))


def _table(text: str) -> dict[str, list[Template]]:
    sections = (section.strip().splitlines() for section in text.split("\n\n"))
    return {head.strip("[]"): [_read(row) for row in rows] for head, *rows in sections}


EXPRESSIONS = _table(Path(__file__).with_name("expressions.txt").read_text(encoding="utf-8"))
