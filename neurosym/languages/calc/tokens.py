"""Python's tokens, as the layout reads them: keywords, operators, and where texts end."""

from __future__ import annotations

import re

__all__ = ["CLOSERS", "HEADERS", "INFIX", "KEYWORDS", "PLAIN_END", "STRING_END", "TOKEN", "VALUES"]

KEYWORDS = frozenset(
    {
        *(
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
        ),
        *(
            "except",
            "False",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "None",
        ),
        *("nonlocal", "not", "or", "pass", "raise", "return", "True", "try", "while", "with", "yield"),
    }
)
"""Python's keywords: none of them can be a name."""

VALUES = frozenset({"True", "False", "None"})
HEADERS = frozenset({"if", "elif", "else", "for", "while", "def"})
INFIX = frozenset(
    {
        *(
            "==",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "+",
            "-",
            "*",
            "/",
            "//",
            "%",
            "**",
            "<<",
            ">>",
            "|",
            "^",
            "&",
            "=",
        ),
        *("+=", "-=", "*=", "/=", "//=", "%=", "**=", "|=", "&=", "^=", "<<=", ">>="),
    }
)
CLOSERS = {")": "(", "]": "[", "}": "{"}

TOKEN = re.compile(
    r"""(?P<blank>[ \t\f\r]+|\\\r?\n|\#[^\n]*)
      | (?P<newline>\n)
      | (?P<string>[rRbBuUfF]{0,2}(?:'''|\"\"\"|'|"))
      | (?P<number>0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+
          |(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9_]+)(?:[eE][+-]?[0-9]+)?)
      | (?P<word>[^\W\d]\w*)
      | (?P<mark>\*\*=|//=|>>=|<<=|\*\*|//|>>|<<|<=|>=|==|!=|->|:=|[-+*/%&|^]=|[-+*/%&|^~<>=()\[\]{},:.;!?@$])
    """,
    re.VERBOSE,
)
STRING_END = {
    quote: re.compile(
        rf"(?:[^\\{quote[0]}{{}}]|\\.|{{{{|}}}}"
        + (rf"|{quote[0]}(?!{quote[0] * 2})" if len(quote) == 3 else "")
        + ")*",
        re.DOTALL,
    )
    for quote in ("'", '"', "'''", '"""')
}
"""Matches an f-string's text up to its end or the next brace."""
PLAIN_END = {
    quote: re.compile(
        rf"(?:[^\\{quote[0]}]|\\.{f'|{quote[0]}(?!{quote[0] * 2})' if len(quote) == 3 else ''})*", re.DOTALL
    )
    for quote in ("'", '"', "'''", '"""')
}
