"""Closures for what stands between the braces of an f-string with a format or a conversion."""

from __future__ import annotations

from typing import Any

from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import ERRORS, Closure, Frame, Shared
from neurosym.languages.calc.data import text
from neurosym.languages.calc.formats import format_value
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.scopes import Scope

__all__ = ["Formats", "represented"]


def represented(value: Any, meter: Meter) -> str:
    """``repr(value)``: a text in quotes, anything else as it is written."""
    return text([value], meter)[1:-1] if isinstance(value, str) else text(value, meter)


class Formats(Shared):
    def formatted(self, value: ast.Formatted, scope: Scope) -> Closure:
        inner, m, at = self.expression(value.value, scope), self.meter, value.at
        conversion, spec = value.conversion, value.spec

        def run(f: Frame) -> str:
            found = inner(f)
            try:
                if conversion:
                    found = text(found, m) if conversion == "s" else represented(found, m)
                return format_value(m, found, spec)
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run
