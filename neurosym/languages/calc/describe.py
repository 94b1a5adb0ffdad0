"""A program read back in words, for the answer's restatement of the question."""

from __future__ import annotations

from collections.abc import Mapping

from neurosym.errors import NeurosymError
from neurosym.languages.calc import ast
from neurosym.languages.calc.dotted import imports
from neurosym.languages.calc.parse import parse_program
from neurosym.languages.calc.reading import Reader
from neurosym.languages.calc.result import result_of
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
        program = parse_program(source, DEFAULT_BUDGET)
    except NeurosymError:
        return _cut(" ".join(source.split()))
    names = set(assigned(program.body))
    known = {name: text for name, text in shown.items() if name not in names}
    return _cut(_body(program, Reader(known, imports(program.body))))


def _body(program: ast.Program, reader: Reader) -> str:
    before, value = _parts(program)
    steps = _steps(before, reader)
    if value is None:
        return "; ".join(steps) or "nothing"
    answer = reader.phrase(value)
    if not steps:
        return answer
    names = assigned(before)
    known = [s for s in before if isinstance(s, ast.Assign) and isinstance(s.targets[0], ast.Name)]
    if len(known) == len(steps) == len(names):
        places = [f"{name} is {reader.phrase(s.value)}" for name, s in zip(names, known, strict=True)]
        return f"{answer}, where {' and '.join(places)}"
    return "; ".join([*steps, f"then {answer}"])


def _parts(program: ast.Program) -> tuple[list[ast.Statement], ast.Expr | None]:
    """What a program does before it comes to its value, and that; None if its last step gives it."""
    body = _essential(program.body)
    result = result_of(program)
    if result is None or result.value is None:
        return body, None
    value = result.value
    if body and body[-1] is result.statement:
        body.pop()
    match body, value:
        case [ast.Def(name=name, body=inner)], ast.Call(function=called, arguments=(), keywords=()) if (
            name == called
        ):
            inside = _essential(inner)
            if inside and isinstance(inside[-1], ast.Return) and inside[-1].value is not None:
                return inside[:-1], inside[-1].value
        case [*_, ast.Assign(targets=(ast.Name(name=name),), value=last)], ast.Name(name=found) if (
            name == found
        ):
            return body[:-1], last
        case _, ast.Name():
            return body, None
    return body, value


def _essential(body: tuple[ast.Statement, ...]) -> list[ast.Statement]:
    """Without what changes nothing: imports, docstrings, declarations."""
    kept: list[ast.Statement] = []
    for statement in body:
        match statement:
            case ast.Import() | ast.Pass() | ast.Declared() | ast.Outer():
                pass
            case ast.ExpressionStatement(value=ast.Constant()) if statement is not body[-1]:
                pass
            case _:
                kept.append(statement)
    return kept


def _steps(body: list[ast.Statement], reader: Reader) -> list[str]:
    """Statements as they are written, in one line each, with names replaced by what they stand for."""
    return [_one_line(write_statements((statement,), reader)) for statement in body]


def _one_line(lines: list[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text += (" " if text.endswith(":") else "; ") + line.strip()
    return text


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
