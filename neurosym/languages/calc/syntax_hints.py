"""What to do about a text that the grammar refuses, by what stands there."""

from __future__ import annotations

import re
from difflib import get_close_matches

from neurosym.errors import ParseError

__all__ = ["explain"]

_IMPORT = re.compile(r"\s*(?:import|from)\s+([\w.]+)")


def explain(source: str, error: ParseError) -> None:
    """Sets the hint, unless the parser's own is as good. ``error`` has the place in ``source``."""
    lines = source.split("\n")
    line = lines[error.line - 1] if error.line and error.line <= len(lines) else ""
    before, rest = line[: (error.column or 1) - 1], line[(error.column or 1) - 1 :]
    imported = _IMPORT.match(line)
    if imported is not None and len(before) < imported.end():
        error.message = f"calc has no module {imported[1]}"
        error.column, error.hint = imported.start(1) + 1, _about_module(imported[1])
        return
    if error.message.endswith("not a name"):
        error.hint = "choose another name"
        return
    first = re.match(r"\s*(\w*)", line)
    hint = _about_statement(first[1] if first else "", rest) or _about_place(before, rest)
    error.hint = hint or error.hint or "an operator, a comma or a bracket is missing, or too many"


def _about_module(name: str) -> str:
    from neurosym.languages.calc.modules import MODULES, REFUSED

    top = name.split(".")[0]
    if name not in MODULES and top in REFUSED:
        return REFUSED[top]
    close = get_close_matches(name, MODULES, n=1)
    similar = f"did you mean {close[0]}? " if close and name not in MODULES else ""
    known = [module for module in MODULES if not module.startswith("sympy.")]
    return f"{similar}these can be imported: {', '.join(known)}"


def _about_statement(first: str, rest: str) -> str | None:
    """By the word that the line begins with."""
    match first:
        case "else" | "elif":
            return f"{first} belongs to an if, or else to a loop, of the same indentation"
        case "del":
            return "del takes items: del d[k]"
        case "for" if " in " not in f" {rest}":
            return "write for x in items:"
        case "def" if not rest.startswith("("):
            return "write def name(parameters):"
        case _:
            return None


def _about_place(before: str, rest: str) -> str | None:
    """By what stands where the parser stopped."""
    if rest.startswith(":="):
        return "write x = 3 for a statement; put x := 3 in brackets inside an expression"
    if rest.startswith("="):
        if re.search(r"\.\w+\s*$", before):
            return 'attributes cannot be assigned; use a dict: d["name"] = value'
        if re.search(r"[)\]]\s*$", before) and re.match(r"\s*[(\[]", before):
            return "leave out the brackets around the names: a, b = 1, 2"
        return "names and items can be assigned; == compares"
    if re.search(r"\blambda\b[^:]*$", before) or before.rstrip().endswith("lambda"):
        return "a lambda is written so: lambda x, y: x + y"
    if re.search(r"\blambda\b", before) and rest.startswith("("):
        return "a lambda that is called at once stands in brackets: (lambda x: x + 1)(2)"
    if re.search(r"\bif\b", before) and not re.match(r"\s*(if|elif|while)\b", before) and not rest.strip():
        return "a conditional has three parts: a if condition else b"
    if re.search(r"\w=[^=][^()]*, *$", before):
        return "arguments by name stand behind the others"
    if rest.startswith("*") and not rest.startswith("**"):
        return "a star stands before a collection in a call, a display or a list of names"
    return None
