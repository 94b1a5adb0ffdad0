"""Whole programs: their imports, statements and the answer, which shows what became of the variables."""

from random import Random

from .statements import statement
from .writer import KINDS, Writer

__all__ = ["program"]

_IMPORTS = """\
import math
from collections import Counter, defaultdict, deque
from datetime import date, datetime, timedelta
from dateutil.relativedelta import relativedelta
from fractions import Fraction
from functools import reduce
from itertools import accumulate, chain, combinations, groupby, islice, permutations, product
from statistics import mean, median
"""

_SHOWN = 12
"""Variables in an answer."""


def program(seed: int) -> str:
    """The program of a seed: 4 to 12 top-level statements."""
    w = Writer(Random(seed))
    lines = [line for _ in range(w.number(4, 12)) for line in statement(w, 0)]
    shown = [name.text for name in w.names if name.parameters is None][-_SHOWN:]
    shown += [w.expression(w.choose(KINDS)) for _ in range(w.number(1, 2))]
    return _IMPORTS + "\n".join([*lines, f"answer = [{', '.join(shown)}]"]) + "\n"
