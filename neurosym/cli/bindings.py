"""Bindings as a person writes them: ``n1=16`` on the command line, ``# bind: n1 = 16`` in a program."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from neurosym.errors import UsageError
from neurosym.languages import registry
from neurosym.sandbox.budget import DEFAULT_BUDGET
from neurosym.values import Value

__all__ = ["header_bindings", "parse_bindings", "parse_literal"]

_BUDGET = replace(DEFAULT_BUDGET, steps=1_000_000, seconds=2.0, source=1_000_000)
_HEADER = re.compile(r"#\s*bind\s*:(.*)")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PLAIN_STRING = re.compile(r"""(["'])((?:(?!\1)[^\\])*)\1""", re.DOTALL)


def header_bindings(source: str) -> dict[str, Value]:
    """The bindings in the comment lines that a program starts with. Raises UsageError."""
    bindings: dict[str, Value] = {}
    for number, line in enumerate(source.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            break
        found = _HEADER.fullmatch(line.strip())
        if found:
            try:
                bindings |= parse_bindings([found[1]])
            except UsageError as error:
                raise UsageError(error.message, line=number, column=1, hint=error.hint) from error
    return bindings


def parse_bindings(texts: Iterable[str]) -> dict[str, Value]:
    """From ``NAME=LITERAL`` each, the last one winning. Raises UsageError."""
    bindings = {}
    for text in texts:
        name, equals, literal = text.partition("=")
        name = name.strip()
        if not equals or not _NAME.fullmatch(name):
            raise UsageError(f"{_short(text)} is no binding", hint="write NAME=LITERAL, such as n1=16")
        bindings[name] = parse_literal(literal.strip())
    return bindings


def parse_literal(text: str) -> Value:
    """The value of a calc literal: ``16``, ``1/3``, ``"abc"``, ``[1, 2]``, ``True``.

    Raises UsageError; a bare word is no literal, its quotation marks are missing.
    """
    plain = _PLAIN_STRING.fullmatch(text)
    if plain:
        return plain[2]  # as it stands, line breaks included, and without a limit of the parser's
    outcome = registry.run(f"answer = {text}", language="calc", bindings={}, budget=_BUDGET)
    if outcome.error is not None:
        raise UsageError(
            f"{_short(text)} is no literal: {outcome.error.message}",
            hint="write 16, 1/3, [1, 2] or a string in quotation marks (in a shell: s1='\"abc\"')",
        )
    return outcome.value


def _short(text: str) -> str:
    text = " ".join(text.split())
    return repr(text if len(text) <= 40 else f"{text[:39]}…")
