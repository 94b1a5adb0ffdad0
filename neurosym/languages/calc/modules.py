"""What may be imported from where, and the members that types have without a value of theirs.

Tables only; ``dotted`` reads them. A row may be a builtin or exist in its module alone.
"""

from __future__ import annotations

from typing import Any

from neurosym.languages.calc.builtins import BUILTINS
from neurosym.languages.calc.data import MutableOrderedSet
from neurosym.languages.calc.primitives import Constant, Member

__all__ = ["CONSTANTS", "MEMBERS", "MODULES", "REFUSED", "TYPES"]


def _builtins(*names: str, **others: str) -> dict[str, Member]:
    """Rows of the builtins, by their own names and by other ones."""
    return {name: BUILTINS[ours] for name, ours in {**{name: name for name in names}, **others}.items()}


MODULES: dict[str, dict[str, Member]] = {
    "math": _builtins(
        "ceil", "factorial", "floor", "gcd", "isqrt", "lcm", "prod", "sqrt", "pow",
        comb="binomial", fabs="abs", fsum="sum",
    ),
    "fractions": _builtins("Fraction"),
    "datetime": {},
    "dateutil": {},
    "dateutil.relativedelta": {},
    "collections": _builtins("Counter"),
    "itertools": _builtins("combinations", "permutations"),
    "sympy": {},
    "statistics": _builtins("mean", "median", "mode", fmean="mean"),
    "functools": {},
    "decimal": {},
    "string": {},
    "operator": {},
}  # fmt: skip
"""Module -> name in it -> what it is. A submodule has a dotted name and a row of its own."""

MEMBERS: dict[str, dict[str, Member]] = {}
"""Name of a row -> its members that need no receiver, as class and static methods:
``{"date": {"fromisoformat": ...}, "dict": {"fromkeys": ...}}``.
"""

TYPES: dict[str, type[Any]] = {
    "str": str, "list": list, "tuple": tuple, "dict": dict, "set": MutableOrderedSet, "int": int,
}  # fmt: skip
"""Name of a row -> the type whose METHODS and ATTRIBUTES are its members too: ``map(str.strip, l)``."""

CONSTANTS: dict[str, Constant] = {}
"""The names that have a value without an import."""

REFUSED: dict[str, str] = {
    "random": "calc is deterministic: it has no random numbers",
    "numpy": "calc has lists, sum, max, sorted and comprehensions instead of numpy",
    "pandas": "calc has lists and dicts instead of pandas",
    "scipy": "calc has sympy's solve, integrate and diff instead of scipy",
    "os": "a program cannot reach files or the system",
    "sys": "a program cannot reach files or the system",
    "re": "calc has no patterns; use find, split, replace, startswith, isdigit",
    "time": "a program cannot read the clock",
    "json": "calc has no json; use split and slices",
}
"""Modules that are not there -> what to do instead."""
