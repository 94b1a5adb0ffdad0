"""What may be imported from where, and the members that types have without a value of theirs.

Tables only; ``dotted`` reads them. A row may be a builtin or exist in its module alone.
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Mapping
from datetime import date, time, timedelta
from fractions import Fraction
from typing import Any

from neurosym.languages.calc.algebra.names import ALGEBRA, CONSTANTS, INTERVALS
from neurosym.languages.calc.builtins import BUILTINS
from neurosym.languages.calc.containers import DefaultDict, Deque
from neurosym.languages.calc.data import MutableOrderedSet
from neurosym.languages.calc.library.calendars import CALENDAR
from neurosym.languages.calc.library.collections import CONTAINERS, DICT_MEMBERS
from neurosym.languages.calc.library.dates import DATE_MEMBERS, DATES, DATETIME_MEMBERS
from neurosym.languages.calc.library.elementary import REAL
from neurosym.languages.calc.library.functions import FUNCTOOLS, OPERATOR
from neurosym.languages.calc.library.heaps import BISECT, COPY, HEAPQ
from neurosym.languages.calc.library.integers import INTEGERS
from neurosym.languages.calc.library.itertools import CHAIN_MEMBERS, ITERTOOLS
from neurosym.languages.calc.library.number_methods import ROUNDINGS
from neurosym.languages.calc.library.rounding import PARTS
from neurosym.languages.calc.library.spans import RELATIVE
from neurosym.languages.calc.library.statistics import STATISTICS
from neurosym.languages.calc.library.text_methods import STR_MEMBERS
from neurosym.languages.calc.matrices import BUILDERS, MATRIX_MEMBERS
from neurosym.languages.calc.number_theory import NUMBER_THEORY
from neurosym.languages.calc.operations import multiply
from neurosym.languages.calc.primitives import Constant, Member
from neurosym.values import OrderedSet

__all__ = ["CONSTANTS", "MEMBERS", "MODULES", "REFUSED", "TYPES"]


def _builtins(*names: str, **others: str) -> dict[str, Member]:
    """Rows of the builtins, by their own names and by other ones."""
    return {name: BUILTINS[ours] for name, ours in {**{name: name for name in names}, **others}.items()}


def _parts(rows: Mapping[str, Member], *names: str) -> dict[str, Member]:
    return {name: rows[name] for name in names}


_CIRCLE = Constant("tau", lambda m: multiply(m, 2, CONSTANTS["pi"].value(m)), "2 * pi")
_INFINITY = Constant("inf", lambda m: float("inf"), "larger than every number")

_STRINGS = (
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "digits", "hexdigits", "octdigits", "punctuation",
    "whitespace",
)  # fmt: skip


def _characters(name: str) -> Constant:
    value: str = getattr(string, name)
    return Constant(name, lambda m: value, f"{name.replace('_', ' ')}, as one text")


_SYMPY: dict[str, Member] = {
    **_builtins(*ALGEBRA, *BUILDERS, *NUMBER_THEORY, "isprime", "prod"),
    **CONSTANTS,
}
_SYMPY_PARTS = (
    "", ".calculus", ".core", ".functions", ".integrals", ".matrices", ".ntheory", ".ntheory.factor_",
    ".ntheory.generate", ".ntheory.modular", ".ntheory.residue_ntheory", ".polys", ".series", ".sets",
    ".simplify", ".solvers", ".solvers.diophantine", ".solvers.inequalities", ".solvers.solveset",
)  # fmt: skip
"""Each is taken to hold all of sympy: a program's import lines need not be better than that."""

_GREEK = (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lamda", "mu",
    "nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
)  # fmt: skip


def _letter(name: str) -> Constant:
    return Constant(name, lambda m: m.algebra.call("symbol", m, (name,), {}), "a symbol")


MODULES: dict[str, Mapping[str, Member]] = {
    "bisect": BISECT,
    "calendar": CALENDAR,
    "collections": CONTAINERS,
    "copy": COPY,
    "datetime": {**DATES, **_builtins("timedelta")},
    "dateutil": {},
    "dateutil.relativedelta": RELATIVE,
    "decimal": {**_builtins("Decimal"), **ROUNDINGS},
    "fractions": _builtins("Fraction"),
    "functools": FUNCTOOLS,
    "heapq": HEAPQ,
    "itertools": ITERTOOLS,
    "math": {
        **_parts(INTEGERS, "comb", "factorial", "gcd", "isqrt", "lcm", "perm"),
        **REAL,
        **PARTS,
        **_builtins("pow", "prod", fabs="abs", fsum="sum"),
        **_parts(CONSTANTS, "pi"),
        "e": CONSTANTS["E"],
        "tau": _CIRCLE,
        "inf": _INFINITY,
    },
    "operator": OPERATOR,
    "statistics": STATISTICS,
    "string": {name: _characters(name) for name in _STRINGS},
    **{f"sympy{part}": _SYMPY for part in _SYMPY_PARTS},
    "sympy.abc": {name: _letter(name) for name in (*string.ascii_letters, *_GREEK)},
}
"""Module -> name in it -> what it is. A submodule has a dotted name and a row of its own."""

MEMBERS: dict[str, dict[str, Member]] = {
    "chain": {**CHAIN_MEMBERS},
    "date": {**DATE_MEMBERS},
    "datetime": {**DATETIME_MEMBERS},
    "dict": {**DICT_MEMBERS},
    "Interval": {**INTERVALS},
    "Matrix": {**MATRIX_MEMBERS},
    "OrderedDict": {**DICT_MEMBERS},
    "str": {**STR_MEMBERS},
}
"""Name of a row -> its members that need no receiver, as class and static methods:
``{"date": {"fromisoformat": ...}, "dict": {"fromkeys": ...}}``.
"""

TYPES: dict[str, type[Any]] = {
    "str": str, "list": list, "tuple": tuple, "dict": dict, "set": MutableOrderedSet, "frozenset": OrderedSet,
    "int": int, "float": float, "Fraction": Fraction, "Counter": Counter, "defaultdict": DefaultDict,
    "deque": Deque, "date": date, "time": time, "timedelta": timedelta,
}  # fmt: skip
"""Name of a row -> the type whose METHODS and ATTRIBUTES are its members too: ``map(str.strip, l)``.

Not datetime: ``datetime.date`` is the class of the module.
"""

REFUSED: dict[str, str] = {
    "random": "calc is deterministic: it has no random numbers",
    "numpy": "calc has Matrix, lists, sum, max, sorted and comprehensions instead of numpy",
    "pandas": "calc has lists and dicts instead of pandas",
    "scipy": "calc has sympy's solve, integrate and diff instead of scipy",
    "os": "a program cannot reach files or the system",
    "sys": "a program cannot reach files or the system",
    "re": "calc has no patterns; use find, split, replace, startswith, isdigit",
    "time": "a program cannot read the clock",
    "json": "calc has no json; use split and slices",
}
"""Modules that are not there -> what to do instead."""
