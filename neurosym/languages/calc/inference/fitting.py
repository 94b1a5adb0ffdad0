"""Which types fit which operation: tried out on a few values of each type.

An operation never fits some types if it refuses every choice of their sample values for what they are
(TypeError, ExecutionError). Other failures (division by zero, a missing key, a budget, a need of the
algebra) do not count. So nothing here can differ from what running does, and the error is the same one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from itertools import product
from types import GeneratorType, NoneType
from typing import Any, NamedTuple

from neurosym.errors import ExecutionError
from neurosym.languages.calc.builtins import BUILTINS
from neurosym.languages.calc.data import Function, MutableOrderedSet, kind
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.methods import METHODS
from neurosym.languages.calc.operations import BINARY, COMPARE, UNARY, index
from neurosym.languages.calc.primitives import iterable
from neurosym.languages.calc.trouble import a_kind, trouble
from neurosym.sandbox.budget import DEFAULT_BUDGET

__all__ = ["FUNCTIONS", "OPERATIONS", "SAMPLES", "TEXT_METHODS", "Misfit", "misfit"]

SAMPLES: dict[type[Any], Callable[[], list[Any]]] = {
    bool: lambda: [True],
    int: lambda: [1, 2],
    Fraction: lambda: [Fraction(1, 2)],
    float: lambda: [1.0],
    str: lambda: ["a", "1", "%s", ""],
    NoneType: lambda: [None],
    list: lambda: [[1], [], ["a"], [[1]], [(1, 2)], [None, None]],
    tuple: lambda: [(1,), (), ("a",), (1, 2), ((1, 2),), ("a", "b")],
    dict: lambda: [{1: 1}, {}, {"a": "b"}, {(1, 2): (1, 2)}],
    MutableOrderedSet: lambda: [MutableOrderedSet(x) for x in ([1], [], ["a"], [(1, 2)])],
    range: lambda: [range(2), range(0)],
    GeneratorType: lambda: [(x for x in xs) for xs in ([1], [], ["a"], [(1, 2)])],
    Function: lambda: [Function("f", lambda *arguments, **keywords: arguments[0] if arguments else None)],
    date: lambda: [date(2024, 2, 1)],
    datetime: lambda: [datetime(2024, 2, 1)],
    timedelta: lambda: [timedelta(1)],
}
"""Host type -> values such that whatever works on some value of the type works on one of them. Made anew
each time, since an operation may change or use them up. A type that is not here fits everything.
"""

FUNCTIONS = frozenset({
    "abs", "all", "any", "bin", "bool", "ceil", "chr", "dict", "divmod", "enumerate", "factorial",
    "filter", "float", "floor", "Fraction", "gcd", "hex", "int", "isprime", "isqrt", "lcm", "len",
    "list", "map", "max", "mean", "median", "min", "N", "oct", "ord", "pow", "prod", "range",
    "reversed", "round", "set", "sorted", "sqrt", "sum", "tuple", "words", "zip",
})  # fmt: skip
"""The builtins whose arguments are tried out: those whose verdict depends on types alone, or on values
among the samples.
"""

TEXT_METHODS = frozenset({
    "capitalize", "casefold", "center", "count", "endswith", "find", "isalnum", "isalpha", "isdigit",
    "join", "ljust", "lower", "lstrip", "partition", "removeprefix", "removesuffix", "replace", "rfind",
    "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip", "swapcase",
    "title", "upper", "zfill",
})  # fmt: skip
"""The methods of texts whose arguments are tried out."""


class Misfit(NamedTuple):
    message: str
    hint: str


def _iterate(m: Meter, value: Any) -> Any:
    return iterable(value, "a loop")


def _unpack(m: Meter, value: Any) -> Any:
    return iterable(value, "unpacking")


def _hash(m: Meter, value: Any) -> Any:
    return hash(value)


def _slice(m: Meter, *bounds: Any) -> Any:
    for bound in bounds:
        if not isinstance(bound, (int, NoneType)):
            raise ExecutionError(f"a slice needs integers, not {a_kind(kind(bound))}")


def _extended(m: Meter, a: Any, b: Any) -> Any:
    return iterable(b, "+=") if type(a) is list else BINARY["+"](m, a, b)


def _unary(change: Callable[[Any], Any]) -> Callable[..., Any]:
    return lambda m, value: change(value)


OPERATIONS: dict[str, Callable[..., Any]] = {
    **BINARY,
    **COMPARE,
    **{f"{symbol}x": _unary(change) for symbol, change in UNARY.items()},
    **{f"{symbol}=": function for symbol, function in BINARY.items()},
    "+=": _extended,
    "[]": index,
    "[:]": _slice,
    "iterate": _iterate,
    "unpack": _unpack,
    "hash": _hash,
    "sum of": lambda m, item: BUILTINS["sum"].function(m, [item]),
    **{f"{name}()": BUILTINS[name].function for name in FUNCTIONS & BUILTINS.keys()},
    **{f"str.{name}()": METHODS[str][name].function for name in TEXT_METHODS & METHODS[str].keys()},
}


@lru_cache(maxsize=4096)
def misfit(operation: str, *operands: frozenset[type[Any]] | None) -> Misfit | None:
    """Why the operation never works on operands of these types; None if it may work, for all that is known.

    ``operation`` is an operator's symbol (``-x`` for a sign, ``+=`` for an assignment), ``[]``, ``[:]``
    (on bounds), ``iterate``, ``unpack``, ``hash``, ``sum of`` (an item), ``len()`` or ``str.join()``.
    """
    function = OPERATIONS.get(operation)
    if function is None or any(hosts is None or not hosts <= SAMPLES.keys() for hosts in operands):
        return None
    first: tuple[Exception, tuple[Any, ...]] | None = None
    for hosts in product(*(sorted(h, key=lambda host: host.__name__) for h in operands if h is not None)):
        for number in range(_choices(hosts)):
            error, values = _attempt(function, hosts, number)
            if error is None:
                return None
            first = first or (error, values)
    return None if first is None else _told(operation, *first)


def _choices(hosts: tuple[type[Any], ...]) -> int:
    count = 1
    for host in hosts:
        count *= len(SAMPLES[host]())
    return count


def _attempt(
    function: Callable[..., Any], hosts: tuple[type[Any], ...], number: int
) -> tuple[Exception | None, tuple[Any, ...]]:
    """The operation on one choice of samples, made for it alone; the error if it refuses their types."""
    values = []
    for host in hosts:
        samples = SAMPLES[host]()
        number, which = divmod(number, len(samples))
        values.append(samples[which])
    try:
        function(Meter(DEFAULT_BUDGET), *values)
    except (TypeError, ExecutionError) as error:
        return error, tuple(values)
    except Exception:  # any other failure is one of values
        pass
    return None, tuple(values)


_CONVERT = "str(x), int(x), float(x), list(x) and tuple(x) convert between types"


def _told(operation: str, error: Exception, values: tuple[Any, ...]) -> Misfit:
    symbol = operation.removesuffix("x") if operation in COMPARE or not operation[0].isalpha() else ""
    told = trouble(error, (0, 0), symbol, values)
    return Misfit(told.message, told.hint or _CONVERT)
