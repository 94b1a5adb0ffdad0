"""Whole programs: their imports, statements and the answer, which shows what became of the variables."""

import re
from random import Random

from .statements import statement
from .writer import KINDS, Writer

__all__ = ["program"]

_IMPORTS = {
    "collections": ("Counter", "defaultdict", "deque"),
    "datetime": ("date", "datetime", "timedelta"),
    "dateutil.relativedelta": ("relativedelta",),
    "fractions": ("Fraction",),
    "functools": ("reduce",),
    "itertools": (
        "accumulate", "chain", "combinations", "groupby", "islice", "permutations", "product",
    ),
    "statistics": ("mean", "median"),
}  # fmt: skip

_SHOWN = 12
"""Variables in an answer."""


def program(seed: int) -> str:
    """The program of a seed: 4 to 12 top-level statements."""
    w = Writer(Random(seed))
    lines = [line for _ in range(w.number(4, 12)) for line in statement(w, 0)]
    shown = [name.text for name in w.names if name.parameters is None][-_SHOWN:]
    shown += [w.expression(w.choose(KINDS)) for _ in range(w.number(1, 2))]
    body = "\n".join([*lines, f"answer = [{', '.join(shown)}]"]) + "\n"
    return _imports(body) + body


def _imports(body: str) -> str:
    """Lines that import what the program calls."""
    called = set(re.findall(r"\w+(?=[(.])", body))
    lines = ["import math"] if "math" in called else []
    for module, names in _IMPORTS.items():
        if used := [name for name in names if name in called]:
            lines.append(f"from {module} import {', '.join(used)}")
    return "".join(line + "\n" for line in lines)
