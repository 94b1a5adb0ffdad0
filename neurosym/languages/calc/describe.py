"""A program read back in words, for the answer's restatement of the question."""

from __future__ import annotations

from collections.abc import Mapping

from neurosym.errors import NeurosymError
from neurosym.languages.calc import ast
from neurosym.languages.calc.parse import parse_program
from neurosym.languages.calc.reading import Reader
from neurosym.languages.calc.scopes import assigned
from neurosym.languages.calc.write import write_statements
from neurosym.sandbox.budget import DEFAULT_BUDGET

__all__ = ["LONGEST", "describe"]

LONGEST = 300
"""Characters of a reading; what is longer is cut, since nobody would check it against the question."""


def describe(source: str, shown: Mapping[str, str]) -> str:
    """``shown`` maps bound names to how a person would call them. Never raises.

    A program that does not parse is shown as it is. No reading is longer than ``LONGEST``.
    """
    try:
        body = parse_program(source, DEFAULT_BUDGET).body
    except NeurosymError:
        return _cut(" ".join(source.split()))
    names = set(assigned(body))
    return _cut(_body(body, Reader({name: text for name, text in shown.items() if name not in names})))


def _body(body: tuple[ast.Statement, ...], reader: Reader) -> str:
    *before, last = (statement for statement in body if not isinstance(statement, ast.Import))
    match last:
        case ast.Assign(targets=(ast.Name(name="answer"),), value=value):
            answer = reader.phrase(value)
        case ast.ExpressionStatement(value=value):
            answer = reader.phrase(value)
        case _:
            return "; ".join(_steps(body, reader))
    if not before:
        return answer
    names = assigned(before)
    known = [s for s in before if isinstance(s, ast.Assign) and isinstance(s.targets[0], ast.Name)]
    if len(known) == len(before) == len(names):
        places = [f"{name} is {reader.phrase(s.value)}" for name, s in zip(names, known, strict=True)]
        return f"{answer}, where {' and '.join(places)}"
    return "; ".join([*_steps(tuple(before), reader), f"then {answer}"])


def _steps(body: tuple[ast.Statement, ...], reader: Reader) -> list[str]:
    """Statements as they are written, in one line each, with names replaced by what they stand for."""
    return [
        _one_line(write_statements((statement,), reader))
        for statement in body
        if not isinstance(statement, ast.Import)
    ]


def _one_line(lines: list[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text += (" " if text.endswith(":") else "; ") + line.strip()
    return text


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
