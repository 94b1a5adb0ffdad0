"""The only module that knows Lark: builds a parser from a grammar file, once, and says where text is wrong.

A *builder* is a class without state whose methods are named after the grammar's rules and aliases;
each takes the list of its children (tokens and whatever the other methods returned) and returns a
node. It runs while the parser reduces, so no recursion over the text's depth happens here.

The tables of a grammar are kept in a private cache between processes; they know nothing of builders.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

import lark
from lark import Lark, Token
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from lark.grammar import Rule
from lark.lexer import TerminalDef

from neurosym.errors import ParseError
from neurosym.languages import table_cache
from neurosym.languages.lalr import FAILED, Driver
from neurosym.resources import read_grammar

__all__ = ["Token", "build_strict", "parse"]


def parse(grammar: str, text: str, builder: Callable[[], Any]) -> Any:
    """What ``builder`` makes of ``text`` under ``grammars/<grammar>.lark``.

    Raises ParseError with the 1-based line and column, and what would have been accepted there.
    """
    with suppress(ParseError):  # said below with its place
        found = _driver(grammar, builder).parse(text)
        if found is not FAILED:
            return found
    try:
        return _parser(grammar, builder).parse(text)
    except UnexpectedInput as error:
        terminals = {terminal.name: terminal for terminal in _parser(grammar, builder).terminals}
        raise _parse_error(error, text, terminals) from None


def build_strict(grammar: str) -> Lark:
    """The parser with every check that Lark has (needs interegular): for tests."""
    return Lark(read_grammar(grammar), parser="lalr", lexer="contextual", strict=True)


@cache
def _driver(grammar: str, builder: Callable[[], Any]) -> Driver:
    return Driver(_parser(grammar, builder), Token)


_OPTIONS = {"parser": "lalr", "lexer": "contextual", "maybe_placeholders": True}


@cache
def _parser(grammar: str, builder: Callable[[], Any]) -> Lark:
    text = read_grammar(grammar)
    name = f"{grammar}-{table_cache.key(text, repr(_OPTIONS), lark.__version__, sys.version)}"
    try:
        return _from_tables(table_cache.read(name), builder)
    except Exception:  # no tables, or whatever damaged ones lead to: build, which needs none
        built = Lark(text, transformer=builder(), **_OPTIONS)
        table_cache.write(name, _tables(built))
        return built


def _tables(parser: Lark) -> dict[str, Any]:
    """As ``Lark.save`` has it, without the pickle: the options are our own and not data."""
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    return {"parser": data["parser"], "rules": data["rules"], "memo": memo}


def _from_tables(tables: Any, builder: Callable[[], Any]) -> Lark:
    """Raises anything if the tables are not what ``_tables`` made."""
    automaton = tables["parser"]["parser"]
    automaton["tokens"] = _numbered(automaton["tokens"])
    automaton["states"] = {int(state): _numbered(row) for state, row in automaton["states"].items()}
    data = {"parser": tables["parser"], "rules": tables["rules"], "options": {"start": ["start"], **_OPTIONS}}
    memo = _numbered(tables["memo"])
    loaded: Lark = Lark._load_from_dict(data, memo, transformer=builder())  # type: ignore[no-untyped-call]
    return loaded


def _numbered(table: dict[str, Any]) -> dict[int, Any]:
    """JSON's keys are strings; Lark's are numbers."""
    return {int(key): value for key, value in table.items()}


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
