"""The only module that knows Lark: builds a parser from a grammar file, once, and says where text is wrong.

A *builder* is a class without state whose methods are named after the grammar's rules and aliases;
each takes the list of its children (tokens and whatever the other methods returned) and returns a
node. It runs while the parser reduces, so no recursion over the text's depth happens here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from lark import Lark, Token
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from neurosym.errors import ParseError
from neurosym.resources import read_grammar

__all__ = ["Token", "build_strict", "parse"]


def parse(grammar: str, text: str, builder: Callable[[], Any]) -> Any:
    """What ``builder`` makes of ``text`` under ``grammars/<grammar>.lark``.

    Raises ParseError with the 1-based line and column, and what would have been accepted there.
    """
    try:
        return _parser(grammar, builder).parse(text)
    except UnexpectedInput as error:
        terminals = {terminal.name: terminal for terminal in _parser(grammar, builder).terminals}
        raise _parse_error(error, text, terminals) from None


def build_strict(grammar: str) -> Lark:
    """The parser with every check that Lark has (needs interegular): for tests."""
    return Lark(read_grammar(grammar), parser="lalr", lexer="contextual", strict=True)


@cache
def _parser(grammar: str, builder: Callable[[], Any]) -> Lark:
    return Lark(
        read_grammar(grammar),
        parser="lalr",
        lexer="contextual",
        transformer=builder(),
        maybe_placeholders=True,
    )


def _parse_error(error: UnexpectedInput, text: str, terminals: dict[str, Any]) -> ParseError:
    position = getattr(error, "pos_in_stream", None)
    if position is None or position < 0 or getattr(getattr(error, "token", None), "type", "") == "$END":
        position = len(text)
    line = text.count("\n", 0, position) + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    hint = _expected(error, terminals)
    if position >= len(text):
        return ParseError("the program ends too early", line=line, column=column, hint=hint)
    if text[position] == "\n":
        return ParseError("the line ends too early", line=line, column=column, hint=hint)
    found = text[position:].split("\n", 1)[0].strip()
    return ParseError(f"cannot read {found[:20]!r} here", line=line, column=column, hint=hint)


def _expected(error: UnexpectedInput, terminals: dict[str, Any]) -> str | None:
    """The literal texts that could have stood here, if they are few enough to help."""
    match error:
        case UnexpectedToken():
            names = error.accepts or error.expected
        case UnexpectedCharacters():
            names = error.allowed
        case _:
            return None
    texts = sorted({_shown(name, terminals) for name in names or ()} - {""})
    return f"expected {' or '.join(texts)}" if 0 < len(texts) <= 5 else None


def _shown(name: str, terminals: Any) -> str:
    if name == "$END":
        return "the end"
    definition = terminals.get(name)
    if definition is None:
        return name
    if definition.pattern.type == "str":
        text = definition.pattern.value
        return repr(text.strip()) if text.strip() else "a new line" if "\n" in text else "a blank"
    return "a " + name.lower()
