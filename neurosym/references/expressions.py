"""Arithmetic and Boolean expressions, rewritten into calc's syntax but never evaluated.

Functions of one number (``sqrt(16)``, ``√16``, ``|-5|``) belong to them. Left out so far: variables and
equations (``3x + 2 = 11``), functions of several numbers (``gcd(12, 18)``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from neurosym.references.cues import COMPUTES
from neurosym.references.found import MAX_DIGITS, Found
from neurosym.references.tokens import Parsed, Token, balanced, longest
from neurosym.values import Expression

__all__ = ["arithmetic", "boolean"]

_NUMBER = (
    r"[0-9]{1,3}(?:,[0-9]{3})++(?![0-9]|,[0-9])(?:\.[0-9]++)?+|[0-9]++(?:\.[0-9]++)?+|(?<![\w.])\.[0-9]++"
)
_ARITHMETIC = re.compile(
    rf"\s*+(?:(?P<function>(?<![\w.])(?:sqrt|abs|factorial|floor|ceil)\s?\()|(?P<root>√\s?(?:\(|(?=[0-9.])))|(?P<bar>\|)"
    rf"|(?P<number>{_NUMBER})(?P<percent>\s?%(?!\s?[0-9(]))?+(?P<unit>[^\W\d_]*+)"
    r"|(?P<infix>\*\*|//|\^|[×✕·⋅∙*÷/]|mod\b|x(?=\s)|%)|(?P<sign>[-−–+])|(?P<bang>!(?!=))|(?P<open>\()"
    r"|(?P<close>\)))"
)
_ARITHMETIC_START = re.compile(
    r"(?<![\w.,])(?:[-−]?\(*+[-−]?\(*+(?:\.?[0-9]|(?:sqrt|abs|factorial|floor|ceil)\s?\(|√))"
    r"|(?<![\w.,|])\|(?=[-−(√]*+[0-9s])"
)
_RUN = re.compile(r"(?:[-\s0-9.,+*/^%()!×✕·⋅∙÷−–x=|√]|sqrt|abs|factorial|floor|ceil)++")
_CHAIN = re.compile(
    r"[-−]?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:(?:\s[-−+*/]\s|[-−+*/])(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+){2,}+"
)
_APPLIED = frozenset({"sqrt(", "abs(", "factorial(", "floor(", "ceil("})
LONG_RUN = 8_000
"""A longer run is only an expression if it is a plain chain (``3 + 4 - 5 ...``), read by the fast path."""
_INFIX = {"×": "*", "✕": "*", "·": "*", "⋅": "*", "∙": "*", "÷": "/", "^": "**", "x": "*", "mod": "%"}
_EQUATION_BEFORE = re.compile(
    r"[0-9)]\s?\*?\s?[^\W\d_]\b[^,;:?\n=]{0,60}=\s*$|\b[^\W\d_]\s?[-+*/][^,;:?\n=]{0,60}=\s*$"
)
_EQUATION_AFTER = re.compile(r"\s*=[^,;:?.\n=]{0,60}\b[0-9]*\*?[^\W\d_]\b(?!['’])")
_TRAIL = re.compile(r"\s*(?:=\s*\??\s*(?!\S)|is\b|\?|[.,;:!)\"'”]*\s*$|\Z|[?.]|\n|=)", re.IGNORECASE)


def arithmetic(text: str, start: int, end: int) -> Iterator[Found]:
    """Arithmetic in digits that starts in ``text[start:end]``; it may reach beyond ``end``."""
    position = start
    while match := _ARITHMETIC_START.search(text, position, end):
        run = _RUN.match(text, match.start())
        if run is not None and run.end() - run.start() > LONG_RUN:
            chain = _CHAIN.match(text, match.start())
            position = run.end()
            if chain is not None and chain.end() >= len(run[0].rstrip(" \t\r\n=.?")) + run.start():
                yield Found("e", Expression(chain[0].replace("−", "-")), chain.start(), chain.end())
            continue
        tokens, stop = _arithmetic_run(text, match.start())
        position = max(stop, match.end())
        if any(token.role in ("infix", "postfix") or token.text in _APPLIED for token in tokens):
            for piece in balanced(tokens):
                found = longest(piece)
                if found is not None and _is_arithmetic(text, found, piece):
                    yield _finish(text, found)


def _arithmetic_run(text: str, position: int) -> tuple[list[Token], int]:
    """The tokens from a position on, as far as operands and operators can follow each other."""
    tokens: list[Token] = []
    opened: list[str] = []
    operand = rooted = False
    while match := _ARITHMETIC.match(text, position):
        group, begin, finish = match.lastgroup, match.end(), match.end()
        kind = "number" if match["number"] else str(group)
        begin = match.start(kind)
        raw = match[kind]
        blank_before, blank_after = begin > match.start(), text[finish : finish + 1].isspace()
        if kind == "number":
            if operand or match["unit"] or len(raw) > MAX_DIGITS:
                if match["unit"]:
                    tokens.append(Token("stop", raw, begin, finish))
                break
            token = Token("operand", _number(raw, bool(match["percent"])), begin, finish)
            if rooted:
                tokens.append(token)
                token, rooted = Token("close", ")", finish, finish), False
            operand = True
        elif kind in ("function", "root"):
            if operand:
                break
            rooted = not raw.endswith("(")
            token = Token("open", "sqrt(" if kind == "root" else raw.replace(" ", ""), begin, finish)
            if not rooted:
                opened.append("(")
        elif kind == "bar" and operand:
            if blank_before or not opened or opened.pop() != "|":
                break
            token = Token("close", ")", begin, finish)
        elif kind == "bar":
            if blank_after:
                break
            opened.append("|")
            token = Token("open", "abs(", begin, finish)
        elif kind == "open":
            if operand and blank_before:
                break
            if operand:
                tokens.append(Token("infix", "*", begin, begin))
            token, operand = Token("open", "(", begin, finish), False
            opened.append("(")
        elif kind == "close":
            if opened and opened.pop() == "|":
                break
            token, operand = Token("close", ")", begin, finish), True
        elif kind == "bang":
            if not operand or blank_before:
                break
            token = Token("postfix", "!", begin, finish)
        elif kind == "infix":
            if not operand:
                break
            token, operand = Token("infix", _INFIX.get(raw, raw), begin, finish), False
        elif operand:
            # "15 -7" and "3 8 -12" are numbers in a row, not a difference
            if blank_before and not blank_after and tokens[-1].role != "close":
                break
            token, operand = Token("infix", "+" if raw == "+" else "-", begin, finish), False
        else:
            if blank_after and not (tokens and tokens[-1].role == "open"):
                break
            token = Token("prefix", "" if raw == "+" else "-", begin, finish)
        tokens.append(token)
        position = finish
    return tokens, position


def _number(raw: str, percent: bool) -> str:
    whole, _, decimals = raw.replace(",", "").partition(".")
    text = (whole.lstrip("0") or "0") + (f".{decimals}" if decimals else "")
    return f"({text} / 100)" if percent else text


def _is_arithmetic(text: str, found: Parsed, tokens: list[Token]) -> bool:
    """Not a part of something with variables, and no date, range, fraction, score or cry."""
    before = text[max(0, found.start - 3) : found.start]
    stripped = before.rstrip()
    if stripped and stripped[-1] in "+*/^×·÷=<>" and stripped[-1] not in "=<>":
        return False
    if stripped.endswith(("-", "−")) and text[: found.start].rstrip()[:-1].rstrip(" ")[-1:] not in ("", "\n"):
        return False
    if before and (before[-1].isalnum() or before[-1] in "_'’"):
        return False
    if found.used < len(tokens) and tokens[found.used].role in ("infix", "stop"):
        rest = tokens[found.used]
        after = text[rest.end : rest.end + 2].lstrip()
        if rest.role == "stop" or after[:1].isalpha() or after[:1] in "([":
            return False
    after = text[found.end : found.end + 1]
    if after.isalnum() or after in ("(", "_", "^"):
        return False
    if re.match(r"\s?[*^/]\s?[^\W\d_]|\s[+−-]\s[^\W\d_](?!\w)", text[found.end : found.end + 4]):
        return False
    if _EQUATION_BEFORE.search(text, max(0, found.start - 80), found.start) or _EQUATION_AFTER.match(
        text, found.end
    ):
        return False
    surface = text[found.start : found.end]
    kinds = set(found.operators)
    if kinds == {"abs("} and surface[0] == "|":  # "|5|" may be a cell of a table
        return COMPUTES.search(text, max(0, found.start - 60), found.start) is not None
    glued = not re.search(r"\s", surface) and not found.brackets
    if glued and (kinds <= {"-"} or kinds <= {"/"} or kinds == {"!"}):
        computes = COMPUTES.search(text, max(0, found.start - 60), found.start) is not None
        return computes and _TRAIL.match(text, found.end) is not None
    return True


def _finish(text: str, parsed: Parsed) -> Found:
    """The reference; a lone "!" at the very end, behind other operators, is a cry, not a factorial."""
    if parsed.operators[-1] == "!" and set(parsed.operators) != {"!"} and not text[parsed.end :].strip():
        plain = "".join(parsed.text.rpartition("factorial(")[::2]).removesuffix(")")
        if parsed.operators.count("!") == 1 and text[parsed.end - 2] != ")":
            note = "the final “!” is read as an exclamation mark, not a factorial"
            return Found("e", Expression(plain.strip()), parsed.start, parsed.end - 1, note)
    return Found("e", Expression(parsed.text.strip()), parsed.start, parsed.end)


_BOOLEAN = re.compile(
    r"\s*+(?:(?P<literal>true|false)\b|(?P<prefix>not\b|!(?!=)|¬|~)|(?P<infix>and\b|or\b|&&?|\|\|?|∧|∨)"
    r"|(?P<open>\()|(?P<close>\)))",
    re.IGNORECASE,
)
_BOOLEAN_START = re.compile(r"(?<![\w'’-])(?:\(\s*+|not\s++|[!¬~]\s*+){0,20}+(?:true|false)\b", re.IGNORECASE)
_BOOLEAN_RUN = re.compile(r"(?:[\s()!&|¬~∧∨]++|(?:true|false|not|and|or)\b)++", re.IGNORECASE)
_CONNECTIVES = {"&": "and", "&&": "and", "∧": "and", "|": "or", "||": "or", "∨": "or"}
_EVALUATES = re.compile(
    r"\b(?:evaluate|value|what\s+is|what['’]s|result|compute|calculate|boolean|logic\w*|expression"
    r"|simplify|work\s+out|determine)\b"
    r"|^\s*$",
    re.IGNORECASE,
)


def boolean(text: str, start: int, end: int) -> Iterator[Found]:
    """Boolean expressions over True and False that start in ``text[start:end]``."""
    position = start
    while match := _BOOLEAN_START.search(text, position, end):
        tokens: list[Token] = []
        at = match.start()
        run = _BOOLEAN_RUN.match(text, at)
        if run is not None and run.end() - at > 4 * LONG_RUN:
            position = run.end()
            continue
        while token := _BOOLEAN.match(text, at):
            kind = str(token.lastgroup)
            raw = token[kind].lower()
            role = "operand" if kind == "literal" else kind
            written = {"operand": raw.title(), "prefix": "not ", "infix": _CONNECTIVES.get(raw, raw)}.get(
                role, raw
            )
            tokens.append(Token(role, written, token.start(kind), token.end()))
            at = token.end()
        position = max(at, match.end())
        for piece in filter(None, balanced(tokens)):
            if [token.role for token in piece].count("operand") == 1 and piece[0].role == "open":
                bare = "".join(token.text for token in piece)
                if "not" not in bare and piece[-1].role == "close":
                    yield Found("e", Expression(bare), piece[0].start, piece[-1].end)
                    continue
            found = longest(piece)
            if found is not None and _is_boolean(text, found):
                yield Found("e", Expression(found.text.strip()), found.start, found.end)


def _is_boolean(text: str, found: Parsed) -> bool:
    surface = text[found.start : found.end]
    before, after = text[max(0, found.start - 80) : found.start], text[found.end : found.end + 12]
    asked = _EVALUATES.search(before) is not None
    if re.fullmatch(r"true\s+or\s+false", surface, re.IGNORECASE):
        return asked and re.match(r"\s*(?:[?.=]|$)", after) is not None and bool(before.strip())
    binary = sum(operator != "not" for operator in found.operators)
    formal = re.search(r"True|TRUE|False|FALSE|[(!&|¬~∧∨]", surface) is not None
    if binary and (formal or asked or binary > 1):
        return True
    return (
        formal and (asked or found.brackets or re.search(r"\bTrue|\bFalse|TRUE|FALSE", surface) is not None)
    ) or (asked and re.match(r"\s*(?:[?.=]|is\b|$)", after) is not None)
