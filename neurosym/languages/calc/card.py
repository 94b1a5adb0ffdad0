"""calc's one-page card, for prompts and people; the names come from the tables."""

from __future__ import annotations

from neurosym.languages.calc.builtins import BUILTINS
from neurosym.languages.calc.modules import CONSTANTS, MODULES

__all__ = ["card"]

_TEXT = """\
calc: a subset of Python, exact. Assign the result to `answer`.
Use the bound names (n1, s1, l1, t1, e1, d1, r1, question) instead of retyping values; do not assign them.
Statements, expressions, f-strings and methods as in Python; no classes, exceptions, files or today's date.
Numbers are exact: 1/3 and 0.1 are rationals, sqrt(2) stays a root; float(x) or N(x, digits) approximates.
Sets keep their order. Algebra is named as in sympy. Every run has a budget of steps.

    answer = t1.count(s1)
    answer = sum(x % 2 == 0 for x in l1)
    answer = (d1 + months(1)).strftime("%m/%d/%Y")
    x = symbol("x"); answer = solve(Eq(n1*x + n2, 0), x)
"""


def card() -> str:
    """The text, below one page."""
    modules = sorted(name for name in MODULES if "." not in name and name not in ("dateutil", "sympy"))
    return "\n".join(
        [
            _TEXT,
            f"Functions: {', '.join(BUILTINS)}.",
            f"Constants: {', '.join(CONSTANTS)}.",
            f"Most of what these hold, once imported: {', '.join(modules)}, dateutil.relativedelta, sympy.",
        ]
    )
