"""What makes collections and asks about whole ones: list, set, Counter, len, sorted, max, any, ..."""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.containers import DefaultDict, Deque
from neurosym.languages.calc.data import MutableOrderedSet, distinct, kind, listed, put
from neurosym.languages.calc.library.needs import (
    best,
    counting_number,
    function,
    key_function,
    natural_number,
    ordered,
)
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primitives import Primitive, iterable, table
from neurosym.languages.calc.trouble import a_kind
from neurosym.languages.calc.weight import weigh_key
from neurosym.values import OrderedSet

__all__ = ["COLLECTIONS", "CONTAINERS", "DICT_MEMBERS", "counted", "pairs_of"]


def _length(m: Meter, value: Any) -> int:
    if not hasattr(value, "__len__"):
        hint = "len(str(x)) counts the digits of a number" if isinstance(value, int) else None
        if hasattr(value, "__iter__"):
            hint = "len(list(x))"
        raise ExecutionError(f"len needs a collection or a text, not {a_kind(kind(value))}", hint=hint)
    return len(value)


def _sorted(m: Meter, items: Any, *, key: Any = None, reverse: Any = False) -> list[Any]:
    return ordered(m, listed(iterable(items, "sorted"), m), key_function(key, "sorted"), reverse)


_NOTHING = object()

_HOST_NUMBERS = frozenset((int, Fraction, float))


def _extreme(name: str, choose: Any) -> Callable[..., Any]:
    largest = choose is max

    def run(m: Meter, *arguments: Any, key: Any = None, default: Any = _NOTHING) -> Any:
        if len(arguments) > 1:
            items: Any = arguments
            if len(items) == 2 and key is None:
                a, b = items
                if type(a) in _HOST_NUMBERS and type(b) in _HOST_NUMBERS:
                    return (b if b > a else a) if largest else (b if b < a else a)
        elif isinstance(arguments[0], range):
            items = arguments[0][:: max(len(arguments[0]) - 1, 1)] if key is None else arguments[0]
        else:
            items = arguments[0]
        if not isinstance(items, (list, tuple)):
            items = listed(iterable(items, name), m)
        if not items:
            if default is _NOTHING:
                raise ExecutionError(f"{name} of nothing", hint=f"{name}(items, default=0) gives a default")
            return default
        return best(m, items, choose, key_function(key, name))

    return run


def _looked_at(m: Meter, items: Any, what: str) -> Iterator[Any]:
    """The items one by one, as far as they are wanted."""
    found = iterable(items, what)
    m.enter()
    try:
        for item in found:
            m.left -= 1
            if m.left < 0:
                m.charge(0)
            yield item
    finally:
        m.calls -= 1


def _any(m: Meter, items: Any) -> bool:
    return any(_looked_at(m, items, "any"))


def _all(m: Meter, items: Any) -> bool:
    return all(_looked_at(m, items, "all"))


def _range(m: Meter, *arguments: Any) -> range:
    made = range(*(counting_number(number, "range") for number in arguments))
    if made and (made[-1] - made[0]).bit_length() > 62:
        raise ExecutionError("the range is too long")
    return made


def _list(m: Meter, items: Any = ()) -> list[Any]:
    return listed(iterable(items, "list"), m)


def _tuple(m: Meter, items: Any = ()) -> tuple[Any, ...]:
    return items if type(items) is tuple else tuple(listed(iterable(items, "tuple"), m))


def _set(m: Meter, items: Any = ()) -> MutableOrderedSet:
    return MutableOrderedSet.holding(distinct(iterable(items, "set"), m))


def _frozenset(m: Meter, items: Any = ()) -> OrderedSet:
    m.charge(4)
    return OrderedSet(distinct(iterable(items, "frozenset"), m))


# ------------------------------------------------------------------------------------ dicts
def pairs_of(m: Meter, items: Any, what: str) -> Iterable[Any]:
    """The pairs of a dict, or of a collection of pairs."""
    if isinstance(items, dict):
        m.charge_made(len(items), 2)
        return items.items()
    found = listed(iterable(items, what), m)
    m.charge_made(len(found), 2)
    return [_pair(m, item, what) for item in found]


def _pair(m: Meter, item: Any, what: str) -> tuple[Any, Any]:
    pair = item if type(item) is tuple else listed(iterable(item, f"a pair of {what}"), m)
    if len(pair) != 2:
        raise ExecutionError(f"{what} needs pairs, but an item has {len(pair)} parts")
    return pair[0], pair[1]


def _dict(m: Meter, items: Any = (), /, **keywords: Any) -> dict[Any, Any]:
    made: dict[Any, Any] = {}
    put(pairs_of(m, items, "dict"), made, m)
    made.update(keywords)
    return made


def _from_keys(m: Meter, keys: Any, value: Any = None) -> dict[Any, Any]:
    return dict.fromkeys(distinct(iterable(keys, "dict.fromkeys"), m), value)


def _default_dict(m: Meter, factory: Any = None, items: Any = (), /, **keywords: Any) -> dict[Any, Any]:
    made = None if factory is None else function(factory, "defaultdict")
    mapping = DefaultDict(made)
    put(pairs_of(m, items, "defaultdict"), mapping, m)
    mapping.update(keywords)
    return mapping


def counted(m: Meter, counter: collections.Counter[Any], items: Any, sign: int = 1) -> None:
    """Adds counts to a counter: one for each item, or those of a dict."""
    if isinstance(items, dict):
        for item, count in pairs_of(m, items, "Counter"):
            m.charge(1)
            weigh_key(m, item)
            counter[item] += sign * count
        return
    for item in iterable(items, "Counter"):
        m.charge(2)
        weigh_key(m, item)
        counter[item] += sign
    m.grow(len(counter))


def _counter(m: Meter, items: Any = (), /, **keywords: Any) -> collections.Counter[Any]:
    counter: collections.Counter[Any] = collections.Counter()
    m.enter()
    try:
        counted(m, counter, items)
        counter.update(keywords)
    finally:
        m.calls -= 1
    return counter


def _deque(m: Meter, items: Any = (), maxlen: Any = None) -> Deque:
    m.charge(12)
    longest = None if maxlen is None else min(natural_number(maxlen, "deque"), m.size)
    return Deque(listed(iterable(items, "deque"), m), longest)


COLLECTIONS = table(
    Primitive("all", 1, 1, _all, "whether every item is true"),
    Primitive("any", 1, 1, _any, "whether some item is true"),
    Primitive("Counter", 0, 1, _counter, "how often each item occurs; 0 for one that is not there", ("**",)),
    Primitive("dict", 0, 1, _dict, "a dict of pairs", ("**",)),
    Primitive("frozenset", 0, 1, _frozenset, "a set that cannot be changed, and so be a key"),
    Primitive("len", 1, 1, _length, "how many items or characters"),
    Primitive("list", 0, 1, _list, "a list of the items"),
    Primitive("max", 1, 255, _extreme("max", max), "the largest", ("key", "default")),
    Primitive("min", 1, 255, _extreme("min", min), "the smallest", ("key", "default")),
    Primitive("range", 1, 3, _range, "integers from start up to, not including, stop"),
    Primitive("set", 0, 1, _set, "the distinct items, in order of first occurrence"),
    Primitive("sorted", 1, 1, _sorted, "a sorted list", ("key", "reverse")),
    Primitive("tuple", 0, 1, _tuple, "a tuple of the items"),
)
"""Builtins."""

CONTAINERS = table(
    COLLECTIONS["Counter"],
    Primitive(
        "defaultdict", 0, 2, _default_dict, "a dict that makes a missing value with a function", ("**",)
    ),
    Primitive("deque", 0, 2, _deque, "a list that grows and shrinks at both ends", ("maxlen",)),
    Primitive("OrderedDict", 0, 1, _dict, "a dict: all keep their order", ("**",)),
)
"""The classes of ``collections``."""

DICT_MEMBERS = table(
    Primitive("fromkeys", 1, 2, _from_keys, "a dict of these keys, each with the same value"),
)
