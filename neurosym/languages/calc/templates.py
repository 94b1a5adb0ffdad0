"""Texts with places for values: ``"{} is {:.2f}".format(a, b)`` and ``"%s is %.2f" % (a, b)``.

A place names an argument by position or by name and nothing else: no attributes, no items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from string import Formatter
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import is_number, kind, text
from neurosym.languages.calc.formats import format_value
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.trouble import a_kind

__all__ = ["brace_format", "percent_format", "represented"]


def represented(m: Meter, value: Any) -> str:
    """The text with quotes if it is one."""
    return repr(value) if isinstance(value, str) else text(value, m)


class _Places:
    """Hands out the arguments of one call of ``format``."""

    def __init__(self, arguments: Sequence[Any], keywords: Mapping[str, Any]) -> None:
        self.arguments = arguments
        self.keywords = keywords
        self.next = 0
        self.numbered: bool | None = None

    def value(self, name: str) -> Any:
        if name and not name.isdecimal():
            if not name.isidentifier():
                raise ExecutionError(
                    f"a place of format names an argument only, not {name[:30]!r}",
                    hint='use an f-string: f"{x[0]}"',
                )
            if name not in self.keywords:
                raise ExecutionError(f"format has no argument {name}")
            return self.keywords[name]
        if self.numbered is not None and self.numbered != bool(name):
            raise ExecutionError("format's places are either all numbered or none of them")
        self.numbered = bool(name)
        position = int(name) if len(name) < 6 and name else self.next
        self.next += not name
        if position >= len(self.arguments):
            raise ExecutionError(f"format has no argument {position}, only {len(self.arguments)}")
        return self.arguments[position]


def brace_format(m: Meter, template: str, *arguments: Any, **keywords: Any) -> str:
    """``str.format``. Raises ValueError for braces that do not match."""
    m.charge_bytes(8 * len(template))
    result = "".join(_filled(m, template, _Places(arguments, keywords), nested=False))
    m.grow(len(result))
    return result


def _filled(m: Meter, template: str, places: _Places, nested: bool) -> Iterator[str]:
    for literal, name, spec, conversion in Formatter().parse(template):
        yield literal
        if name is None:
            continue
        value = places.value(name)
        if conversion:
            value = represented(m, value) if conversion == "r" else text(value, m)
        if spec and "{" in spec:
            if nested:
                raise ExecutionError("format's places are nested too deeply")
            spec = "".join(_filled(m, spec, places, nested=True))
        yield format_value(m, value, spec or "")


_PERCENT = re.compile(
    r"%(?:\((\w{1,40})\))?([-+ #0]*)(\*|\d{1,20})?(?:\.(\*|\d{0,20}))?([a-zA-Z%]?)", re.ASCII
)


def percent_format(m: Meter, template: str, given: Any) -> str:
    """``template % given``, one value or a tuple or dict of them."""
    m.charge_bytes(8 * len(template))
    rest = iter(given if isinstance(given, tuple) else (given,))
    named = given if isinstance(given, dict) else None
    used = False

    def take() -> Any:
        nonlocal used
        used = True
        for value in rest:
            return value
        raise ExecutionError("there are more places in the text than values behind %")

    def fill(match: re.Match[str]) -> str:
        nonlocal used
        name, flags, width, precision, letter = match.groups()
        if letter == "%":
            return "%"
        if width == "*":
            width = str(take())
        if precision == "*":
            precision = str(take())
        if name is None:
            value = take()
        elif named is None:
            raise ExecutionError("a place with a name needs a dict behind %")
        else:
            used = True
            value = named[name]
        return _placed(m, value, flags, width or "", precision, letter)

    result = _PERCENT.sub(fill, template)
    if named is None and next(rest, rest) is not rest:
        raise ExecutionError("there are more values behind % than places in the text")
    m.grow(len(result))
    return result


def _placed(m: Meter, value: Any, flags: str, width: str, precision: str | None, letter: str) -> str:
    side = "<" if "-" in flags else ">"
    digits = "" if precision is None else f".{precision or 0}"
    if letter in ("s", "r"):
        shown = represented(m, value) if letter == "r" else text(value, m)
        return format_value(m, shown, f"{side}{width}{digits}")
    if letter == "c" and isinstance(value, str):
        return format_value(m, value, f"{side}{width}")
    if letter == "" or letter not in "diucoxXeEfFgG":
        raise ExecutionError(
            f"%{letter} is no place for a value" if letter else "% stands alone in the text",
            hint="%s %d %.2f are places, %% is a percent sign",
        )
    if not is_number(value):
        raise ExecutionError(f"%{letter} needs a number, not {a_kind(kind(value))}")
    if letter in "diu":
        value, letter, digits = int(value), "d", ""
    sign = "+" if "+" in flags else " " if " " in flags else ""
    zero = "0" if "0" in flags and side == ">" else ""
    alternate = "#" if "#" in flags else ""
    return format_value(m, value, f"{side if not zero else ''}{sign}{alternate}{zero}{width}{digits}{letter}")
