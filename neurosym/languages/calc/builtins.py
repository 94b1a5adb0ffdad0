"""The functions that a program knows without an import: one table of the tables of each subject.

What the host can do stands before the algebra's function of the same name, and passes on what it cannot.
"""

from __future__ import annotations

from collections.abc import Mapping

from neurosym.languages.calc.algebra.names import ALGEBRA
from neurosym.languages.calc.library.collections import COLLECTIONS
from neurosym.languages.calc.library.dates import DATES
from neurosym.languages.calc.library.functions import FUNCTIONS
from neurosym.languages.calc.library.iterators import ITERATORS
from neurosym.languages.calc.library.itertools import CHOICES
from neurosym.languages.calc.library.spans import SPANS
from neurosym.languages.calc.library.texts import TEXTS
from neurosym.languages.calc.matrices import BUILDERS
from neurosym.languages.calc.number_theory import NUMBER_THEORY
from neurosym.languages.calc.numbers import NUMBERS
from neurosym.languages.calc.primitives import Primitive
from neurosym.languages.calc.probability import PROBABILITY

__all__ = ["BUILTINS", "SUBJECTS"]

SUBJECTS: dict[str, Mapping[str, Primitive]] = {
    "Algebra": ALGEBRA,
    "Numbers": NUMBERS,
    "Number theory": NUMBER_THEORY,
    "Matrices": BUILDERS,
    "Probability": PROBABILITY,
    "Collections": COLLECTIONS,
    "Items one by one": ITERATORS | CHOICES,
    "Texts": TEXTS,
    "Dates and durations": DATES | SPANS,
    "Functions": FUNCTIONS,
}
"""Of two rows with the same name, the later one counts."""

BUILTINS: dict[str, Primitive] = dict(
    sorted(
        ((name, row) for rows in SUBJECTS.values() for name, row in rows.items()),
        key=lambda pair: pair[0].lower(),
    )
)
