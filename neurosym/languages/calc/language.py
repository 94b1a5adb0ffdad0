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
    version = "2"

    def card(self) -> str:
        from neurosym.languages.calc.card import card

        return card()

    def alternatives(self, names: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
        """Every rule through which the grammar uses NAME, and NAME itself.

        ``name`` holds the values (references, locals, constants, and the functions that serve as keys),
        ``callee`` the functions, the program's own among them, ``method`` and ``attribute`` what stands
        behind a dot, ``keyword`` the names of arguments; ``local``, ``deleted``, ``variable`` and
        ``function`` what a program may define.
        """
        from neurosym.languages.calc.algebra.names import FORMULA_ATTRIBUTES, FORMULA_METHODS
        from neurosym.languages.calc.attributes import ATTRIBUTE_NAMES
        from neurosym.languages.calc.builtins import BUILTINS
        from neurosym.languages.calc.methods import METHOD_NAMES, METHODS
        from neurosym.languages.calc.modules import CONSTANTS

        letters = tuple(ascii_lowercase)
        values = (*names, "answer", *letters)
        tables = (BUILTINS, FORMULA_METHODS, *METHODS.values())
        keywords = {keyword for table in tables for row in table.values() for keyword in row.keywords}
        return {
            "callee": tuple(dict.fromkeys((*BUILTINS, *letters))),
            "method": tuple(sorted(METHOD_NAMES | FORMULA_METHODS.keys())),
            "attribute": tuple(sorted(ATTRIBUTE_NAMES | FORMULA_ATTRIBUTES.keys())),
            "keyword": tuple(sorted((keywords | set(letters)) - {"**"})),
            "name": tuple(dict.fromkeys((*values, *CONSTANTS, *_KEYS))),
            "local": ("answer", *letters),
            "deleted": letters,
            "variable": letters,
            "function": letters,
            "NAME": values,
        }

    def check(self, source: str, bindings: Mapping[str, Value], budget: Budget) -> None:
        from neurosym.languages.calc.check import check_program
        from neurosym.languages.calc.parse import parse_program

        check_program(parse_program(source, budget), bindings)

    def execute(
        self, source: str, bindings: Mapping[str, Value], budget: Budget, *, trace: bool = False
    ) -> Execution:
        from neurosym.languages.calc.execute import execute

        return execute(source, bindings, budget, trace)

    def describe(self, source: str, shown: Mapping[str, str]) -> str:
        from neurosym.languages.calc.describe import describe

        return describe(source, shown)


_KEYS = ("abs", "int", "len", "max", "min", "str", "sum")
"""Functions that make sense as a value: ``key=len``, ``map(int, l1)``."""
