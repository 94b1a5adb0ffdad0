"""The attributes that values have, by type: one row each, ``function(meter, receiver)`` without arguments."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from dateutil.relativedelta import relativedelta

from neurosym.languages.calc.containers import Deque
from neurosym.languages.calc.library.dates import (
    DATE_ATTRIBUTES,
    ISO_ATTRIBUTES,
    TIME_ATTRIBUTES,
    TUPLE_ATTRIBUTES,
)  # fmt: skip
from neurosym.languages.calc.library.list_methods import DEQUE_ATTRIBUTES
from neurosym.languages.calc.library.number_methods import NUMBER_ATTRIBUTES
from neurosym.languages.calc.library.spans import DELTA_ATTRIBUTES, RELATIVE_ATTRIBUTES
from neurosym.languages.calc.matrices import MATRIX_ATTRIBUTES, Matrix
from neurosym.languages.calc.primitives import Primitive

__all__ = ["ATTRIBUTES", "ATTRIBUTE_NAMES"]

ATTRIBUTES: dict[type[Any], dict[str, Primitive]] = {
    int: NUMBER_ATTRIBUTES,
    Fraction: NUMBER_ATTRIBUTES,
    Deque: DEQUE_ATTRIBUTES,
    date: DATE_ATTRIBUTES,
    datetime: DATE_ATTRIBUTES | TIME_ATTRIBUTES,
    time: TIME_ATTRIBUTES,
    timedelta: DELTA_ATTRIBUTES,
    relativedelta: RELATIVE_ATTRIBUTES,
    type(date.min.isocalendar()): ISO_ATTRIBUTES,
    type(date.min.timetuple()): TUPLE_ATTRIBUTES,
    Matrix: MATRIX_ATTRIBUTES,
}
"""Type -> name -> row. Looked up by ``type(value)``, like METHODS."""

ATTRIBUTE_NAMES: frozenset[str] = frozenset(name for rows in ATTRIBUTES.values() for name in rows)
