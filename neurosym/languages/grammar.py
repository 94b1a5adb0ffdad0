"""Parses texts under the grammar files, and says where a text is wrong.

A *builder* is a class without state whose methods are named after the grammar's rules and aliases;
each takes the list of its children (tokens and whatever the other methods returned) and returns a
node. It runs while the parser reduces, so no recursion over the text's depth happens here.

The tables of a grammar are kept in a private cache between processes; they know nothing of builders.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from neurosym.errors import ParseError
from neurosym.languages import table_cache
from neurosym.languages.lalr import Driver, MisusedError, RefusedError, Token
from neurosym.resources import read_grammar

__all__ = ["MisusedError", "Token", "parse"]

FORMAT = "1"
"""Of the tables; it changes with what ``lark_tables`` makes."""


def parse(grammar: str, text: str, builder: Callable[[], Any]) -> Any:
    """What ``builder`` makes of ``text`` under ``grammars/<grammar>.lark``.

    Raises ParseError with the 1-based line and column, and what would have been accepted there.
    """
    try:
        return _driver(grammar, builder).parse(text)
    except RefusedError as error:
        raise _refused(error, text, _tables(grammar)["texts"]) from None
    except MisusedError as error:
        raise _at(error.message, text, error.position) from None


@cache
def _driver(grammar: str, builder: Callable[[], Any]) -> Driver:
    try:
        return Driver(_tables(grammar), builder())
    except (LookupError, TypeError, AttributeError, ValueError):  # a damaged file: build anew
        _tables.cache_clear()
        return Driver(_tables(grammar, stored=False), builder())


@cache
def _tables(grammar: str, *, stored: bool = True) -> Any:
    text = read_grammar(grammar)
    name = f"{grammar}-{table_cache.key(text, FORMAT)}"
    found = table_cache.read(name) if stored else None
    if found is None:
        from neurosym.languages.lark_tables import build

        found = build(text)
        table_cache.write(name, found)
    return found


def _at(message: str, text: str, position: int) -> ParseError:
    """A ParseError at an offset of the text."""
    line = text.count("\n", 0, position) + 1
    return ParseError(message, line=line, column=position - (text.rfind("\n", 0, position) + 1) + 1)


def _refused(error: RefusedError, text: str, texts: dict[str, str]) -> ParseError:
    position = error.position
    if position >= len(text):
        message = "the program ends too early"
    elif text[position] == "\n":
        message = "the line ends too early"
    else:
        message = f"cannot read {text[position:].split(chr(10), 1)[0].strip()[:20]!r} here"
    found = _at(message, text, position)
    expected = sorted({_shown(name, texts) for name in error.accepts})
    if 0 < len(expected) <= 5:
        found.hint = f"expected {' or '.join(expected)}"
    return found


def _shown(name: str, texts: dict[str, str]) -> str:
    """A terminal as a person knows it: its text, if it has only one."""
    if name == "$END":
        return "the end"
    if name not in texts:
        return "a " + name.lower()
    text = texts[name]
    return repr(text.strip()) if text.strip() else "a new line" if "\n" in text else "a blank"
