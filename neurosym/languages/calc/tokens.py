"""Python's tokens, as the layout reads them: keywords, operators, and where texts end."""

from __future__ import annotations

import re

__all__ = [
    "CHARACTER_HINTS", "CLOSERS", "HEADERS", "INFIX", "INFIX_WORDS", "KEYWORDS", "OPERATOR_HINTS",
    "PLAIN_END", "REFUSED_STATEMENTS", "STATEMENTS", "STRING_END", "TOKEN", "VALUES", "WANT_OPERAND",
    "WORD_HINTS",
]  # fmt: skip

KEYWORDS = frozenset({
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in",
    "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
})  # fmt: skip
"""Python's keywords: none of them can be a name."""

VALUES = frozenset({"True", "False", "None"})
HEADERS = frozenset({"if", "elif", "else", "for", "while", "def"})
STATEMENTS = KEYWORDS - VALUES - {"and", "or", "not", "in", "is", "as", "lambda"}
"""Keywords that begin a statement; some stand elsewhere too."""

_NO_EXCEPTIONS = ("calc has no exceptions", "test with if before; assert ends the program with a message")

REFUSED_STATEMENTS = {
    "class": ("calc has no classes", "use functions, and dicts for records"),
    "try": _NO_EXCEPTIONS,
    "except": _NO_EXCEPTIONS,
    "finally": _NO_EXCEPTIONS,
    "raise": _NO_EXCEPTIONS,
    "with": ("calc has no files and no with", "texts are bound by name: t1.splitlines()"),
    "yield": ("calc has no yield", "build a list and return it"),
    "async": ("calc has no async", "write a plain def"),
    "await": ("calc has no await", "call the function"),
}
"""What Python has and calc has not -> the message and what to do instead."""

INFIX = frozenset({
    "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "//", "%", "**", "<<", ">>", "|", "^", "&",
    "=", ":=", "+=", "-=", "*=", "/=", "//=", "%=", "**=", "|=", "&=", "^=", "<<=", ">>=",
})  # fmt: skip

WANT_OPERAND = (INFIX | {"not", "and", "or", "in", "is", "if", "else"}) - {"*", "**"}
"""After these a line or bracket cannot end."""

OPERATOR_HINTS = {
    "&&": "write and",
    "||": "write or",
    "!": "write not",
    "<>": "write !=",
    "===": "write ==",
    "!==": "write !=",
    "->": "it stands behind the parameters of a def only",
    "?": "write a if condition else b",
    "@": "A * B multiplies matrices",
    "$": None,
}
"""Operators of other languages, and what calc writes for them."""

WORD_HINTS = {
    "print": "print is a function: print(x)",
    "match": "write if and elif instead of match",
    "case": "write if and elif instead of case",
    "switch": "write if and elif instead of switch",
    "elseif": "write elif",
    "elsif": "write elif",
    "foreach": "write for x in items:",
    "function": "write def f(x):",
    "func": "write def f(x):",
    "fn": "write def f(x):",
    "let": "write the name alone: x = 1",
    "var": "write the name alone: x = 1",
    "const": "write the name alone: x = 1",
    "int": "write the name alone: x = 1",
    "exec": "calc runs no text as a program",
}
"""Names with which statements of other languages begin, and what calc writes for them."""

INFIX_WORDS = {
    "mod": "write %", "div": "write //", "then": "write ':'", "do": "write ':'", "xor": "write ^ or !=",
    "AND": "write and", "OR": "write or", "NOT": "write not", "IN": "write in", "to": "write range(a, b)",
}  # fmt: skip
"""Words that are operators elsewhere, and what calc writes for them."""

CHARACTER_HINTS = {
    **dict.fromkeys("\u2212\u2013\u2014", "write -"),
    **dict.fromkeys("\u00d7\u00b7\u22c5", "write *"),
    "\u00f7": "write /",
    "\u2264": "write <=",
    "\u2265": "write >=",
    "\u2260": "write !=",
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", 'write "'),
    **dict.fromkeys("\u2018\u2019`", "write '"),
    "\u221a": "write sqrt(x)",
    "\u00b2": "write ** 2",
    "\u00b3": "write ** 3",
    "\u00a0": "write a plain blank",
    "\\": "it stands at the end of a line, or in a string",
}
"""Characters that people write for an operator or a quote."""

CLOSERS = {")": "(", "]": "[", "}": "{"}

TOKEN = re.compile(
    r"""(?P<blank>[ \t\f\r]+|\\\r?\n|\#[^\n]*)
      | (?P<newline>\n)
      | (?P<string>[rRbBuUfF]{0,2}(?:'''|\"\"\"|'|"))
      | (?P<number>0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+
          |(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]+)?)
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
