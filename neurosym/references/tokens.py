"""Expressions as runs of tokens: balanced pieces, and the longest well-formed prefix of one.

A run is split at brackets without a partner, then walked once from left to right: all of it is linear.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["MAX_NESTING", "Parsed", "Token", "balanced", "longest"]

MAX_NESTING = 100
"""Deeper brackets are no expression: the parser would refuse them."""


@dataclass(frozen=True)
class Token:
    """``role``: operand, prefix, infix, postfix, open or close; ``text``: in calc's syntax."""

    role: str
    text: str
    start: int
    end: int


def balanced(tokens: list[Token]) -> Iterator[list[Token]]:
    """The pieces between brackets without a partner."""
    lonely: set[int] = set()
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.role == "open":
            opened.append(index)
        elif token.role == "close":
            if opened:
                opened.pop()
            else:
                lonely.add(index)
    lonely.update(opened)
    piece: list[Token] = []
    for index, token in enumerate(tokens):
        if index in lonely:
            yield piece
            piece = []
        else:
            piece.append(token)
    yield piece


@dataclass(frozen=True)
class Parsed:
    start: int
    end: int
    text: str
    operators: list[str]
    brackets: bool
    used: int


def longest(tokens: list[Token]) -> Parsed | None:
    """The longest well-formed prefix that holds an operator."""
    first = next(
        (i for i, token in enumerate(tokens) if token.role in ("operand", "open", "prefix")), len(tokens)
    )
    output: list[str] = []
    starts: list[int] = []
    last_operand = 0
    operators: list[str] = []
    operand, brackets = False, False
    best: tuple[int, int, int] | None = None
    for index in range(first, len(tokens)):
        token = tokens[index]
        if token.role == "operand":
            if operand:
                break
            last_operand, operand = len(output), True
            output.append(token.text)
        elif token.role == "open":
            if operand or len(starts) >= MAX_NESTING:
                break
            starts.append(len(output))
            output.append(token.text)
            if token.text != "(":
                operators.append(token.text)
            brackets = True
        elif token.role == "close":
            if not operand or not starts:
                break
            last_operand = starts.pop()
            output.append(")")
        elif token.role == "postfix":
            if not operand:
                break
            output[last_operand] = "factorial(" + output[last_operand]
            output.append(")")
            operators.append("!")
        elif token.role == "prefix":
            if operand:
                break
            output.append(token.text)
            if token.text == "not ":
                operators.append("not")
        elif token.role == "infix":
            if not operand:
                break
            output.append(f" {token.text} ")
            operators.append(token.text)
            operand = False
        else:
            break
        if operand and not starts and operators:
            best = (index, len(output), len(operators))
    if best is None:
        return None
    index, length, count = best
    return Parsed(
        tokens[first].start,
        tokens[index].end,
        "".join(output[:length]),
        operators[:count],
        brackets,
        index + 1,
    )
