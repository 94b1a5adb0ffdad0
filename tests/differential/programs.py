"""Whole programs: their imports, statements and the answer, which shows what became of the variables."""

import re
from random import Random

from .statements import statement
from .writer import KINDS, Writer

__all__ = ["program"]

_IMPORTS = {
    "bisect": ("bisect_left", "bisect_right"),
    "collections": ("Counter", "defaultdict", "deque"),
    "datetime": ("date", "datetime", "timedelta"),
    "dateutil.relativedelta": ("relativedelta",),
    "fractions": ("Fraction",),
    "functools": ("partial", "reduce"),
    "heapq": ("heapify", "heappop", "heappush", "nlargest", "nsmallest"),
    "itertools": (
        "accumulate", "chain", "combinations", "combinations_with_replacement", "compress", "count", "cycle",
        "dropwhile", "groupby", "islice", "pairwise", "permutations", "product", "repeat", "starmap",
        "takewhile", "zip_longest",
    ),
    "statistics": ("mean", "median"),
}  # fmt: skip
_MODULES = ("calendar", "math", "operator", "string")

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
    called = set(re.findall(r"(?<!\.)\b\w+(?=[(.])", body))
    lines = [f"import {module}" for module in _MODULES if module in called]
    for module, names in _IMPORTS.items():
        if used := [name for name in names if name in called]:
            lines.append(f"from {module} import {', '.join(used)}")
    return "".join(line + "\n" for line in lines)
