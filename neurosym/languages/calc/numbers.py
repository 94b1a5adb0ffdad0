"""The builtins of numbers."""

from __future__ import annotations

from neurosym.languages.calc.library.elementary import ELEMENTARY
from neurosym.languages.calc.library.integers import INTEGERS
from neurosym.languages.calc.library.numbers import NUMBERS as GENERAL
from neurosym.languages.calc.library.rounding import ROUNDING
from neurosym.languages.calc.library.statistics import AVERAGES

__all__ = ["NUMBERS"]

NUMBERS = (
    GENERAL
    | {name: row for name, row in INTEGERS.items() if name not in ("comb", "perm")}
    | ELEMENTARY
    | ROUNDING
    | AVERAGES
)
