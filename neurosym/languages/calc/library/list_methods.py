"""The methods of lists, tuples and deques."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import listed
from neurosym.languages.calc.library.needs import key_function, ordered, whole
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import charge_search
from neurosym.languages.calc.primitives import Primitive, iterable, table

__all__ = ["DEQUE_ATTRIBUTES", "DEQUE_METHODS", "LIST_METHODS", "TUPLE_METHODS"]


def _append(m: Meter, items: list[Any], item: Any) -> None:
    m.grow(len(items) + 1)
    items.append(item)


def _extend(m: Meter, items: list[Any], more: Any) -> None:
    found = listed(iterable(more, "extend"), m)
    m.grow(len(items) + len(found))
    items.extend(found)


def _insert(m: Meter, items: Any, position: Any, item: Any) -> None:
    m.grow(len(items) + 1)
    m.charge_items(len(items))
    items.insert(whole(position, "insert"), item)


def _sort(m: Meter, items: list[Any], *, key: Any = None, reverse: Any = False) -> None:
    items[:] = ordered(m, list(items), key_function(key, "sort"), reverse)


def _pop(m: Meter, items: list[Any], position: Any = -1) -> Any:
    if position != -1:
        m.charge_items(len(items))
        whole(position, "pop")
    if not items:
        raise ExecutionError("pop from an empty list", hint="ask `if items:` before")
    return items.pop(position)


def _scan(name: str, least: int, most: int, doc: str, host: type[Any]) -> Primitive:
    """A method of the host's type that looks at each item at most once."""
    method: Callable[..., Any] = getattr(host, name)

    def run(m: Meter, items: Any, *arguments: Any) -> Any:
        charge_search(m, arguments[0] if arguments else None, items)
        return method(items, *arguments)

    return Primitive(name, least, most, run, doc)


LIST_METHODS = table(
    Primitive("append", 1, 1, _append, "adds an item at the end"),
    _scan("clear", 0, 0, "removes all items", list),
    _scan("copy", 0, 0, "a list of the same items", list),
    _scan("count", 1, 1, "how many items are equal to this", list),
    Primitive("extend", 1, 1, _extend, "adds the items at the end"),
    _scan("index", 1, 3, "the first position of an item", list),
    Primitive("insert", 2, 2, _insert, "adds an item at a position"),
    Primitive("pop", 0, 1, _pop, "removes and gives the last item, or the one at a position"),
    _scan("remove", 1, 1, "removes the first item that is equal to this", list),
    _scan("reverse", 0, 0, "reverses the list in place", list),
    Primitive("sort", 0, 0, _sort, "sorts the list in place", ("key", "reverse")),
)

TUPLE_METHODS = table(
    _scan("count", 1, 1, "how many items are equal to this", tuple),
    _scan("index", 1, 3, "the first position of an item", tuple),
)


# ------------------------------------------------------------------------------------ deques
def _end(name: str, doc: str) -> Primitive:
    method: Callable[..., Any] = getattr(deque, name)

    def run(m: Meter, items: deque[Any], item: Any) -> None:
        m.grow(len(items) + 1)
        method(items, item)

    return Primitive(name, 1, 1, run, doc)


def _longer(name: str, doc: str) -> Primitive:
    method: Callable[..., Any] = getattr(deque, name)

    def run(m: Meter, items: deque[Any], more: Any) -> None:
        found = listed(iterable(more, name), m)
        m.grow(len(items) + len(found))
        method(items, found)

    return Primitive(name, 1, 1, run, doc)


def _taken(name: str, doc: str) -> Primitive:
    method: Callable[..., Any] = getattr(deque, name)

    def run(m: Meter, items: deque[Any]) -> Any:
        if not items:
            raise ExecutionError(f"{name} from an empty deque", hint="ask `if items:` before")
        return method(items)

    return Primitive(name, 0, 0, run, doc)


def _rotate(m: Meter, items: deque[Any], n: Any = 1) -> None:
    m.charge_items(len(items))
    items.rotate(whole(n, "rotate") % max(len(items), 1))


DEQUE_METHODS = table(
    _end("append", "adds an item at the end"),
    _end("appendleft", "adds an item at the beginning"),
    _scan("clear", 0, 0, "removes all items", deque),
    _scan("copy", 0, 0, "a deque of the same items", deque),
    _scan("count", 1, 1, "how many items are equal to this", deque),
    _longer("extend", "adds the items at the end"),
    _longer("extendleft", "adds the items at the beginning, one after the other"),
    _scan("index", 1, 3, "the first position of an item", deque),
    Primitive("insert", 2, 2, _insert, "adds an item at a position"),
    _taken("pop", "removes and gives the last item"),
    _taken("popleft", "removes and gives the first item"),
    _scan("remove", 1, 1, "removes the first item that is equal to this", deque),
    _scan("reverse", 0, 0, "reverses the deque in place", deque),
    Primitive("rotate", 0, 1, _rotate, "moves so many items from the end to the beginning"),
)

DEQUE_ATTRIBUTES = table(
    Primitive("maxlen", 0, 0, lambda m, items: items.maxlen, "how many items it holds at most, or None"),
)
