"""calc as a Language."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_lowercase

from neurosym.languages.base import Execution
from neurosym.sandbox.budget import Budget
from neurosym.values import Value

__all__ = ["Calc"]


class Calc:
    """An exact, budgeted subset of Python whose result is the value of ``answer``."""

    name = "calc"
    version = "1"

    def card(self) -> str:
        from neurosym.languages.calc.card import card

        return card()

    def alternatives(self, names: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
        """Every rule through which the grammar uses NAME, and NAME itself.

        ``name`` holds the values (references, locals, and the functions that serve as keys),
        ``callee`` the functions, ``method`` the methods, ``keyword`` the names of arguments;
        ``local``, ``variable`` and ``function`` what a program may define.
        """
        from neurosym.languages.calc.builtins import BUILTINS
        from neurosym.languages.calc.methods import METHOD_NAMES, METHODS

        letters = tuple(ascii_lowercase)
        values = (*names, "answer", *letters)
        rows = (*BUILTINS.values(), *(row for table in METHODS.values() for row in table.values()))
        return {
            "callee": tuple(BUILTINS),
            "method": tuple(sorted(METHOD_NAMES)),
            "keyword": tuple(sorted({keyword for row in rows for keyword in row.keywords})),
            "name": (*values, *_KEYS),
            "local": ("answer", *letters),
            "variable": letters,
            "function": letters,
            "NAME": values,
        }

    def check(self, source: str, bindings: Mapping[str, Value], budget: Budget) -> None:
        from neurosym.languages.calc.check import check_program
        from neurosym.languages.calc.parse import parse_program

        check_program(parse_program(source, budget), bindings)

    def execute(self, source: str, bindings: Mapping[str, Value], budget: Budget) -> Execution:
        from neurosym.languages.calc.execute import execute

        return execute(source, bindings, budget)

    def describe(self, source: str, shown: Mapping[str, str]) -> str:
        from neurosym.languages.calc.describe import describe

        return describe(source, shown)


_KEYS = ("abs", "int", "len", "max", "min", "str", "sum")
"""Functions that make sense as a value: ``key=len``, ``map(int, l1)``."""
