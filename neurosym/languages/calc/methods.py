"""The methods that may be called, by the type of their receiver: one row each.

``function(meter, receiver, *arguments, **keywords)``; the numbers of arguments leave out the receiver.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from neurosym.languages.calc.containers import DefaultDict, Deque
from neurosym.languages.calc.data import MutableOrderedSet
from neurosym.languages.calc.library.dates import DATE_METHODS, DATETIME_METHODS, TIME_METHODS
from neurosym.languages.calc.library.dict_methods import COUNTER_METHODS, DICT_METHODS
from neurosym.languages.calc.library.list_methods import DEQUE_METHODS, LIST_METHODS, TUPLE_METHODS
from neurosym.languages.calc.library.number_methods import FLOAT_METHODS, INT_METHODS, RATIONAL_METHODS
from neurosym.languages.calc.library.set_methods import FROZENSET_METHODS, SET_METHODS
from neurosym.languages.calc.library.spans import DELTA_METHODS
from neurosym.languages.calc.library.text_methods import TEXT_METHODS
from neurosym.languages.calc.matrices import MATRIX_METHODS, Matrix
from neurosym.languages.calc.primitives import Primitive
from neurosym.values import OrderedSet

__all__ = ["METHODS", "METHOD_NAMES"]

METHODS: dict[type[Any], dict[str, Primitive]] = {
    str: TEXT_METHODS,
    list: LIST_METHODS,
    tuple: TUPLE_METHODS,
    dict: DICT_METHODS,
    DefaultDict: DICT_METHODS,
    Counter: COUNTER_METHODS,
    MutableOrderedSet: SET_METHODS,
    OrderedSet: FROZENSET_METHODS,
    Deque: DEQUE_METHODS,
    int: INT_METHODS,
    Fraction: RATIONAL_METHODS,
    float: FLOAT_METHODS,
    date: DATE_METHODS,
    datetime: DATETIME_METHODS,
    time: TIME_METHODS,
    timedelta: DELTA_METHODS,
    Matrix: MATRIX_METHODS,
}

METHOD_NAMES: frozenset[str] = frozenset(name for rows in METHODS.values() for name in rows)
