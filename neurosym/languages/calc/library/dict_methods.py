"""The methods of dicts, Counters and defaultdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import put
from neurosym.languages.calc.library.collections import counted, pairs_of
from neurosym.languages.calc.library.needs import ordered, whole
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import add
from neurosym.languages.calc.primitives import Primitive, table
from neurosym.languages.calc.weight import weigh_key

__all__ = ["COUNTER_METHODS", "DICT_METHODS"]


_BIG = 1 << 256
"""Integers below it are hashed in no time."""


def _view(name: str, doc: str) -> Primitive:
    method: Callable[..., Any] = getattr(dict, name)
    return Primitive(name, 0, 0, lambda m, mapping: method(mapping), doc)


def _get(m: Meter, mapping: dict[Any, Any], key: Any, default: Any = None) -> Any:
    host = type(key)
    if not (host is str or (host is int and -_BIG < key < _BIG)):
        weigh_key(m, key)
    return mapping.get(key, default)


def _pop(m: Meter, mapping: dict[Any, Any], key: Any, *default: Any) -> Any:
    weigh_key(m, key)
    return mapping.pop(key, *default)


def _copy(m: Meter, mapping: dict[Any, Any]) -> dict[Any, Any]:
    m.charge_made(len(mapping), 2)
    return mapping.copy()


def _update(m: Meter, mapping: dict[Any, Any], more: Any = (), /, **keywords: Any) -> None:
    put(pairs_of(m, more, "update"), mapping, m)
    mapping.update(keywords)
    m.grow(len(mapping))


def _set_default(m: Meter, mapping: dict[Any, Any], key: Any, default: Any = None) -> Any:
    m.grow(len(mapping) + 1)
    weigh_key(m, key)
    return mapping.setdefault(key, default)


def _pop_item(m: Meter, mapping: dict[Any, Any]) -> tuple[Any, Any]:
    if not mapping:
        raise ExecutionError("popitem from an empty dict", hint="ask `if d:` before")
    return mapping.popitem()


DICT_METHODS = table(
    Primitive("clear", 0, 0, lambda m, d: d.clear(), "removes all items"),
    Primitive("copy", 0, 0, _copy, "a dict of the same items"),
    Primitive("get", 1, 2, _get, "the value of a key, or a default"),
    _view("items", "the pairs, as the dict is at the time"),
    _view("keys", "the keys, as the dict is at the time"),
    Primitive("pop", 1, 2, _pop, "removes a key and gives its value"),
    Primitive("popitem", 0, 0, _pop_item, "removes and gives the last pair"),
    Primitive("setdefault", 1, 2, _set_default, "the value of a key, which is set if it is missing"),
    Primitive("update", 0, 1, _update, "takes over the items of another dict", ("**",)),
    _view("values", "the values, as the dict is at the time"),
)


# ------------------------------------------------------------------------------------ Counters
def _most_common(m: Meter, counter: Counter[Any], n: Any = None) -> list[Any]:
    m.charge_made(len(counter), 2)
    pairs = ordered(m, list(counter.items()), lambda pair: pair[1], reverse=True)
    return pairs if n is None else pairs[: max(whole(n, "most_common"), 0)]


def _elements(m: Meter, counter: Counter[Any]) -> Iterator[Any]:
    return _repeated(m, list(counter.items()))


def _repeated(m: Meter, pairs: list[tuple[Any, Any]]) -> Iterator[Any]:
    for item, count in pairs:
        m.charge(1)
        for _ in range(whole(count, "elements")):
            yield item


def _counting(sign: int) -> Callable[..., None]:
    def run(m: Meter, counter: Counter[Any], items: Any = (), /, **keywords: Any) -> None:
        counted(m, counter, items, sign)
        counted(m, counter, keywords, sign)

    return run


def _total(m: Meter, counter: Counter[Any]) -> Any:
    result: Any = 0
    for count in counter.values():
        m.charge(1)
        result = add(m, result, count)
    return result


COUNTER_METHODS = DICT_METHODS | table(
    Primitive("copy", 0, 0, _copy, "a Counter of the same counts"),
    Primitive("elements", 0, 0, _elements, "each item as often as it is counted"),
    Primitive("most_common", 0, 1, _most_common, "the pairs by falling count, or the first of them"),
    Primitive("subtract", 0, 1, _counting(-1), "counts items, or a dict of counts, down", ("**",)),
    Primitive("total", 0, 0, _total, "the sum of the counts"),
    Primitive("update", 0, 1, _counting(1), "counts items, or a dict of counts, too", ("**",)),
)
