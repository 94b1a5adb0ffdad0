"""Functions of functions: functools, operator, callable, isinstance."""

from __future__ import annotations

import collections
import functools
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from dateutil.relativedelta import relativedelta

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import Function, MutableOrderedSet, is_number, kind
from neurosym.languages.calc.library.lazy import drawn
from neurosym.languages.calc.library.needs import function
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import BINARY, COMPARE, UNARY, charge_operand, equal, index
from neurosym.languages.calc.primitives import Primitive, iterable, table
from neurosym.languages.calc.trouble import a_kind
from neurosym.languages.calc.weight import weigh_key
from neurosym.values import OrderedSet

__all__ = ["FUNCTIONS", "FUNCTOOLS", "OPERATOR"]

_HOSTS: dict[str, type[Any]] = {
    "bool": bool, "int": int, "str": str, "list": list, "tuple": tuple, "dict": dict, "range": range,
    "set": MutableOrderedSet, "frozenset": OrderedSet, "Counter": collections.Counter,
    "deque": collections.deque, "defaultdict": collections.defaultdict, "OrderedDict": dict, "date": date,
    "datetime": datetime, "time": time, "timedelta": timedelta, "relativedelta": relativedelta,
    "Fraction": Fraction, "Decimal": Fraction,
}  # fmt: skip


def _is_instance(m: Meter, value: Any, classinfo: Any) -> bool:
    """``float`` is every number that is not an integer: what is one in Python is mostly a rational here."""
    if isinstance(classinfo, tuple):
        return any(_is_instance(m, value, one) for one in classinfo)
    name = classinfo.name if isinstance(classinfo, Function) else ""
    if name == "float":
        return is_number(value) and not isinstance(value, int)
    if name not in _HOSTS:
        raise ExecutionError(
            f"isinstance needs a type, not {a_kind(kind(classinfo))}", hint=f"types are {', '.join(_HOSTS)}"
        )
    return isinstance(value, _HOSTS[name])


_NOTHING = object()


def _reduce(m: Meter, called: Any, items: Any, initial: Any = _NOTHING) -> Any:
    combine, total = function(called, "reduce"), initial
    for item in drawn(m, iterable(items, "reduce"), "reduce"):
        total = item if total is _NOTHING else combine(total, item)
    if total is _NOTHING:
        raise ExecutionError("reduce of nothing", hint="reduce(f, items, start) gives a start")
    return total


def _partial(m: Meter, called: Any, *fixed: Any, **named: Any) -> Function:
    inner = function(called, "partial")
    m.charge(8)

    def run(*arguments: Any, **keywords: Any) -> Any:
        m.enter()
        try:
            return inner(*fixed, *arguments, **{**named, **keywords})
        finally:
            m.calls -= 1

    return Function("partial(...)", run)


def _cached(m: Meter, called: Any) -> Function:
    """A function that keeps its results; arguments must be hashable."""
    inner = function(called, "cache")
    kept: dict[Any, Any] = {}

    def run(*arguments: Any, **keywords: Any) -> Any:
        key = (arguments, *sorted(keywords.items())) if keywords else arguments
        m.charge(1)
        weigh_key(m, key)
        if key in kept:
            return kept[key]
        result = inner(*arguments, **keywords)
        m.charge_made(1, 2)
        m.grow(len(kept) + 1)
        kept[key] = result
        return result

    return Function(called.name, run)


def _cache_maker(m: Meter, maxsize: Any = 128, typed: Any = False) -> Function:
    """``@lru_cache`` and ``@lru_cache(maxsize=100)``: all results are kept either way."""
    if isinstance(maxsize, Function):
        return _cached(m, maxsize)
    return Function("lru_cache(...)", lambda called: _cached(m, called))


def _compared(m: Meter, called: Any) -> Function:
    return Function("cmp_to_key(...)", functools.cmp_to_key(function(called, "cmp_to_key")))


# ------------------------------------------------------------------------------------ operators as functions
def _binary(name: str, symbol: str) -> Primitive:
    return Primitive(name, 2, 2, BINARY.get(symbol) or COMPARE[symbol], f"a {symbol} b")


def _unary(name: str, symbol: str) -> Primitive:
    change = UNARY[symbol]

    def run(m: Meter, a: Any) -> Any:
        charge_operand(m, a)
        return change(a)

    return Primitive(name, 1, 1, run, f"{symbol}a")


def _item_getter(m: Meter, *keys: Any) -> Function:
    if len(keys) == 1:
        return Function("itemgetter(...)", lambda holder: index(m, holder, keys[0]))
    return Function("itemgetter(...)", lambda holder: tuple([index(m, holder, key) for key in keys]))


def _contains(m: Meter, items: Any, item: Any) -> bool:
    return bool(COMPARE["in"](m, item, items))


def _count_of(m: Meter, items: Any, item: Any) -> int:
    return sum(1 for found in drawn(m, iterable(items, "countOf"), "countOf") if equal(m, found, item))


FUNCTIONS = table(
    Primitive("callable", 1, 1, lambda m, x: isinstance(x, Function), "whether it is a function"),
    Primitive(
        "isinstance", 2, 2, _is_instance, "whether a value is of a type, or of one of a tuple of types"
    ),
)
"""Builtins."""

FUNCTOOLS = table(
    Primitive("cache", 1, 1, _cached, "a function that keeps its results, as a decorator"),
    Primitive("cmp_to_key", 1, 1, _compared, "a key that sorts as a comparing function says"),
    Primitive("lru_cache", 0, 2, _cache_maker, "the same as cache, sizes ignored", ("maxsize", "typed")),
    Primitive("partial", 1, 255, _partial, "a function with its first arguments given", ("**",)),
    Primitive("reduce", 2, 3, _reduce, "one value of all items, by a function of two"),
)
"""The functions of ``functools``."""

OPERATOR = table(
    *(
        _binary(name, symbol)
        for name, symbol in {
            "add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**",
            "and_": "&", "or_": "|", "xor": "^", "lshift": "<<", "rshift": ">>", "eq": "==", "ne": "!=",
            "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "concat": "+", "is_": "is", "is_not": "is not",
        }.items()
    ),
    *(_unary(name, symbol) for name, symbol in {"neg": "-", "pos": "+", "invert": "~"}.items()),
    Primitive("abs", 1, 1, lambda m, a: abs(a), "the absolute value"),
    Primitive("contains", 2, 2, _contains, "whether a collection contains an item"),
    Primitive("countOf", 2, 2, _count_of, "how often an item occurs"),
    Primitive("getitem", 2, 2, index, "the item at a position or of a key"),
    Primitive("itemgetter", 1, 255, _item_getter, "a function that takes these items of its argument"),
    Primitive("not_", 1, 1, lambda m, a: not a, "not a"),
    Primitive("truth", 1, 1, lambda m, a: bool(a), "True unless zero or empty"),
)  # fmt: skip
"""The functions of ``operator``."""
