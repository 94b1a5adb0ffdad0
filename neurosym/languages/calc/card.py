"""calc's one-page card, for prompts and people; the function lists come from the tables."""

from __future__ import annotations

from typing import Any

from neurosym.languages.calc.builtins import BUILTINS
from neurosym.languages.calc.data import MutableOrderedSet
from neurosym.languages.calc.matrices import Matrix
from neurosym.languages.calc.methods import METHODS

__all__ = ["card"]

_TEXT = """\
calc: a subset of Python, exact. Assign the result to `answer`.
Use the bound names (n1, s1, l1, t1, e1, r1, question) instead of retyping values; they cannot be assigned.
Expressions, assignments, if/elif/else, for, while, def, lambda, comprehensions, slices and f-strings
(no formats) as in Python. No classes, attributes, exceptions, starred arguments or type annotations.
Numbers are exact: 1/3 and 0.1 are rationals; float(x) or N(x, digits) approximates. Sets keep their
order. zip, map, enumerate, reversed, d.items() give lists. Every run has a budget of steps.

    answer = t1.count(s1)
    answer = (n1 + n2) * n3
    answer = sum(x % 2 == 0 for x in l1)
    answer = " ".join(words(t1)[::-1])
"""


def card() -> str:
    """The text, below one page."""
    kinds: dict[type[Any], str] = {
        str: "text",
        list: "list",
        tuple: "tuple",
        dict: "dict",
        MutableOrderedSet: "set",
        Matrix: "matrix",
    }
    lines = [_TEXT, "Functions: " + ", ".join(BUILTINS) + "."]
    lines += [f"Methods of a {kinds[host]}: {', '.join(rows)}." for host, rows in METHODS.items()]
    return "\n".join(lines)
