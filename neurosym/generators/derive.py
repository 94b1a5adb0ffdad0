"""From a constraint to the grammar that the decoder gets: a transform of the same .lark text.

Four things differ between what Lark parses and what a decoder may write:

- a rule or terminal of ``Constraint.alternatives`` is one of its literals (the references that are bound);
- the grammar's keywords, and whatever a replaced terminal could have been, are no ``NAME``: Lark's lexer
  decides such ties by rules of its own, llguidance takes either;
- ``%ignore`` of blanks becomes one optional blank after a token, and none after a line break, where
  blanks mean a block: llguidance would ignore them there, Lark would not;
- comments and aliases are left out.

So a decoder writes a subset of what Lark parses. Works on the text alone; nothing here parses programs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from neurosym.errors import UsageError
from neurosym.generators.constraint import Constraint

__all__ = ["decoder_grammar", "literal"]

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|\#[^\n]*)
      | (?P<string>"(?:\\.|[^"\\\n])*"i?)
      | (?P<regex>/(?!/)(?:\\.|[^/\\\n])+/[imslux]*)
      | (?P<alias>->\s*\w+)
      | (?P<directive>%\w+)
      | (?P<name>[?!]*_?[A-Za-z]\w*)
      | (?P<newline>\n)
      | (?P<space>[ \t\r]+)
      | (?P<other>.)""",
    re.VERBOSE,
)
_IDENTIFIER = re.compile(r"[^\W\d]\w*")
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_NEVER = "/a/ & /b/"


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str


@dataclass
class _Definition:
    """``head`` as written (``?suite``, ``NAME``), ``body`` without comments, aliases and line breaks."""

    head: str
    body: list[_Token]

    @property
    def name(self) -> str:
        return self.head.lstrip("?!")

    @property
    def is_terminal(self) -> bool:
        return self.name.lstrip("_")[0].isupper()

    def text(self) -> str:
        return "".join(token.text for token in self.body).strip()


def decoder_grammar(constraint: Constraint) -> str:
    """The text to hand to llguidance. Raises UsageError if the constraint names what its grammar lacks."""
    definitions, ignored, imports = _read(constraint.grammar)
    missing = [name for name in constraint.alternatives if name not in definitions]
    if missing:
        raise UsageError(f"the grammar defines no {missing[0]!r} to be replaced")
    words = _keywords(definitions)
    hidden = _replace(definitions, constraint.alternatives)
    if "NAME" in definitions and "NAME" not in constraint.alternatives:
        _narrow_name(definitions, words, hidden)
    if any(re.fullmatch(pattern, " ") for pattern in map(_pattern, ignored)):
        _blanks_after_tokens(definitions)
    lines = [*imports, *(f"{d.head}: {d.text()}" for d in definitions.values())]
    return "\n".join(lines) + "\n"


def literal(text: str) -> str:
    """``text`` as a string of a .lark file."""
    special = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    shown = (special.get(c) or (c if c >= " " and c != "\x7f" else f"\\x{ord(c):02x}") for c in text)
    return '"' + "".join(shown) + '"'


def _read(grammar: str) -> tuple[dict[str, _Definition], list[list[_Token]], list[str]]:
    """Definitions by name, the bodies of ``%ignore`` and the lines of ``%import``."""
    definitions: dict[str, _Definition] = {}
    ignored: list[list[_Token]] = []
    imports: list[str] = []
    for statement in _statements(grammar):
        first, *body = statement
        if first.text == "%ignore":
            ignored.append(body)
        elif first.kind == "directive":
            imports.append("".join(token.text for token in statement))
        else:
            colon = next((i for i, token in enumerate(body) if token.text == ":"), None)
            if first.kind != "name" or colon is None:
                raise UsageError(f"not a definition of a grammar: {first.text!r}")
            definition = _Definition(first.text, body[colon + 1 :])
            definitions[definition.name] = definition
    return definitions, ignored, imports


def _statements(grammar: str) -> Iterable[list[_Token]]:
    """A statement starts in column 1; lines that start with a blank or ``|`` go on with the one before."""
    statement: list[_Token] = []
    starts_line = True
    for match in _TOKEN.finditer(grammar):
        kind, text = match.lastgroup or "other", match.group()
        if starts_line and statement and kind in ("name", "directive"):
            yield statement
            statement = []
        starts_line = kind == "newline"
        if kind in ("newline", "space"):
            if statement:
                statement.append(_Token("space", " "))
        elif kind not in ("comment", "alias"):
            statement.append(_Token(kind, text))
    if statement:
        yield statement


def _replace(
    definitions: dict[str, _Definition], alternatives: Mapping[str, tuple[str, ...]]
) -> list[_Definition]:
    """Put the literals in place; gives the terminals as they were, under names of their own."""
    hidden = []
    for name, texts in alternatives.items():
        old = definitions[name]
        if old.is_terminal and name != "NAME":
            hidden.append(_Definition(f"{name}_AS_WRITTEN", old.body))
        tokens: list[_Token] = []
        for text in texts:
            tokens += [_Token("other", " | "), _Token("string", literal(text))]
        if not texts:
            definitions.setdefault("NEVER", _Definition("NEVER", [_Token("other", _NEVER)]))
            tokens = [_Token("other", ""), _Token("name", "NEVER")]
        definitions[name] = _Definition(old.head, tokens[1:])
    return hidden


def _keywords(definitions: Mapping[str, _Definition]) -> list[str]:
    """The identifiers among the grammar's own strings, blanks around them aside (``" and "``)."""
    strings = (
        _unescape(token.text).strip()
        for definition in definitions.values()
        if not definition.is_terminal or _is_choice(definition)
        for token in definition.body
        if token.kind == "string"
    )
    return sorted({word for word in strings if _IDENTIFIER.fullmatch(word)})


def _narrow_name(definitions: dict[str, _Definition], keywords: list[str], hidden: list[_Definition]) -> None:
    """``NAME: ... & ~/if|else|.../``, without what the replaced terminals could have been either."""
    excluded = [*map(literal, keywords), *(definition.name for definition in hidden)]
    if not excluded:
        return
    for definition in hidden:
        definitions[definition.name] = definition
    narrowed = f"({definitions['NAME'].text()}) & ~({' | '.join(excluded)})"
    definitions["NAME"] = _Definition("NAME", [_Token("other", narrowed)])


def _is_choice(terminal: _Definition) -> bool:
    """Whether a terminal is one of several words, not something built of letters."""
    others = (token for token in terminal.body if token.kind not in ("string", "space"))
    return all(token.text.strip() in ("", "|") for token in others)


def _blanks_after_tokens(definitions: dict[str, _Definition]) -> None:
    """In rules, a token that cannot end a line becomes a terminal that takes one blank with it."""
    spaced: dict[str, str] = {}
    breaks = {name for name, d in definitions.items() if d.is_terminal and _ends_line(name, definitions)}
    for definition in definitions.values():
        if definition.is_terminal:
            continue
        for place, token in enumerate(definition.body):
            is_terminal = token.kind == "name" and token.text.lstrip("_")[0].isupper()
            if token.kind not in ("string", "regex") and not is_terminal:
                continue
            if token.text in breaks or (token.kind != "name" and _line_end(_pattern([token]))):
                continue
            name = spaced.setdefault(token.text, f"SPACED_{len(spaced)}")
            definition.body[place] = _Token("name", name)
    for text, name in spaced.items():
        definitions[name] = _Definition(name, [_Token("other", f'{text} " "?')])


def _ends_line(name: str, definitions: dict[str, _Definition], seen: frozenset[str] = frozenset()) -> bool:
    """Whether a terminal may end in a line break and blanks, itself or by the terminals it ends with."""
    if name not in definitions or name in seen:
        return False
    body = [token for token in definitions[name].body if token.kind != "space"]
    literals = [token for token in body if token.kind in ("string", "regex")]
    inner = [token.text for token in body if token.kind == "name"]
    return any(_line_end(_pattern([token])) for token in literals) or any(
        _ends_line(text, definitions, seen | {name}) for text in inner
    )


def _line_end(pattern: str) -> bool:
    depths = (0, 1, 2, 3, *range(4, 36, 4))
    return any(re.fullmatch(pattern, "\n" + " " * blanks) for blanks in depths)


def _pattern(tokens: list[_Token]) -> str:
    """A Python pattern for the first string or regex of the tokens; one that never matches without any."""
    for token in tokens:
        if token.kind == "string":
            return re.escape(_unescape(token.text))
        if token.kind == "regex":
            body, _, _ = token.text[1:].rpartition("/")
            return f"(?s:{body})" if _compiles(body) else "(?!)"
        if token.kind == "name" and token.text in ("WS", "WS_INLINE"):
            return r"\s+"
    return "(?!)"


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _unescape(string: str) -> str:
    """What a string of a .lark file stands for."""
    body = string.rstrip("i")[1:-1]
    known = {"n": "\n", "r": "\r", "t": "\t", "f": "\f"}

    def character(match: re.Match[str]) -> str:
        escape = match.group(1)
        return chr(int(escape[1:], 16)) if len(escape) > 1 else known.get(escape, escape)

    return _ESCAPE.sub(character, body)
