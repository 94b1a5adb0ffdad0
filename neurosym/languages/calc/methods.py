"""The methods that may be called, by the type of their receiver: one row each.

``function(meter, receiver, *arguments, **keywords)``; the numbers of arguments leave out the receiver.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.builtins import charge_sort, key_function
from neurosym.languages.calc.data import MutableOrderedSet, kind, listed
from neurosym.languages.calc.matrices import MATRIX_METHODS, Matrix
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primitives import Primitive, iterable, needs_integer, needs_text, table

__all__ = ["METHODS", "METHOD_NAMES"]


def _text(name: str, least: int, most: int, doc: str, keywords: tuple[str, ...] = ()) -> Primitive:
    """A method of the host's str whose result is no larger than its receiver."""
    method: Callable[..., Any] = getattr(str, name)

    def run(m: Meter, receiver: str, *arguments: Any, **given: Any) -> Any:
        m.charge_bytes(len(receiver))
        return method(receiver, *arguments, **given)

    return Primitive(name, least, most, run, doc, keywords)


def _splitter(name: str, most: int, doc: str, keywords: tuple[str, ...] = ()) -> Primitive:
    method: Callable[..., Any] = getattr(str, name)

    def run(m: Meter, receiver: str, *arguments: Any, **given: Any) -> Any:
        m.charge(1 + len(receiver) // 2)
        return list(method(receiver, *arguments, **given))

    return Primitive(name, 0, most, run, doc, keywords)


def _padder(name: str, doc: str, most: int = 2) -> Primitive:
    method: Callable[..., Any] = getattr(str, name)

    def run(m: Meter, receiver: str, width: Any, *fill: Any) -> Any:
        m.grow(needs_integer(width, name))
        m.charge_bytes(max(width, len(receiver)))
        return method(receiver, width, *fill)

    return Primitive(name, 1, most, run, doc)


def _join(m: Meter, separator: str, items: Any) -> str:
    parts = listed(iterable(items, "join"), m)
    for part in parts:
        if not isinstance(part, str):
            raise ExecutionError(f"join needs texts, but an item is {kind(part)}", hint="str(x) makes a text")
    size = sum(map(len, parts)) + len(separator) * max(len(parts) - 1, 0)
    m.grow(size)
    m.charge_bytes(size)
    return separator.join(parts)


def _replace(m: Meter, receiver: str, old: Any, new: Any, count: Any = -1) -> str:
    m.charge_bytes(len(receiver))
    needs_text(old, "replace"), needs_text(new, "replace")
    times = receiver.count(old)
    if 0 <= needs_integer(count, "replace") < times:
        times = count
    size = len(receiver) + times * (len(new) - len(old))
    m.grow(size)
    m.charge_bytes(max(size, 0))
    return receiver.replace(old, new, count)


_TEXT = table(
    _text("capitalize", 0, 0, "the first letter large, the others small"),
    _text("casefold", 0, 0, "for comparing without case"),
    _padder("center", "blanks on both sides up to a width"),
    _text("count", 1, 3, "how often a text occurs, without overlaps"),
    _text("endswith", 1, 3, "whether it ends so"),
    _text("find", 1, 3, "the first position of a text, or -1"),
    _text("index", 1, 3, "the first position of a text"),
    _text("isalnum", 0, 0, "whether it consists of letters and digits"),
    _text("isalpha", 0, 0, "whether it consists of letters"),
    _text("isascii", 0, 0, "whether it consists of ASCII characters"),
    _text("isdecimal", 0, 0, "whether it consists of decimal digits"),
    _text("isdigit", 0, 0, "whether it consists of digits"),
    _text("islower", 0, 0, "whether its letters are small"),
    _text("isnumeric", 0, 0, "whether it consists of numerals"),
    _text("isspace", 0, 0, "whether it consists of white space"),
    _text("istitle", 0, 0, "whether each word starts with a capital"),
    _text("isupper", 0, 0, "whether its letters are capitals"),
    Primitive("join", 1, 1, _join, "the texts joined, with this one between them"),
    _padder("ljust", "blanks after it up to a width"),
    _text("lower", 0, 0, "in small letters"),
    _text("lstrip", 0, 1, "without white space, or these characters, before it"),
    Primitive("partition", 1, 1, lambda m, s, x: s.partition(x), "before, separator, after"),
    _text("removeprefix", 1, 1, "without this beginning"),
    _text("removesuffix", 1, 1, "without this end"),
    Primitive("replace", 2, 3, _replace, "every occurrence replaced"),
    _text("rfind", 1, 3, "the last position of a text, or -1"),
    _text("rindex", 1, 3, "the last position of a text"),
    _padder("rjust", "blanks before it up to a width"),
    Primitive("rpartition", 1, 1, lambda m, s, x: s.rpartition(x), "before, separator, after, from the end"),
    _splitter("rsplit", 2, "the pieces, split from the end", ("sep", "maxsplit")),
    _text("rstrip", 0, 1, "without white space, or these characters, after it"),
    _splitter("split", 2, "the pieces between white space, or between separators", ("sep", "maxsplit")),
    _splitter("splitlines", 1, "the lines", ("keepends",)),
    _text("startswith", 1, 3, "whether it starts so"),
    _text("strip", 0, 1, "without white space, or these characters, around it"),
    _text("swapcase", 0, 0, "small letters large and large ones small"),
    _text("title", 0, 0, "each word's first letter large"),
    _text("upper", 0, 0, "in capital letters"),
    _padder("zfill", "zeros before a number up to a width", 1),
)


def _append(m: Meter, items: list[Any], item: Any) -> None:
    m.grow(len(items) + 1)
    items.append(item)


def _extend(m: Meter, items: list[Any], more: Any) -> None:
    found = listed(iterable(more, "extend"), m)
    m.grow(len(items) + len(found))
    items.extend(found)


def _insert(m: Meter, items: list[Any], position: Any, item: Any) -> None:
    m.grow(len(items) + 1)
    m.charge_items(len(items))
    items.insert(needs_integer(position, "insert"), item)


def _sort(m: Meter, items: list[Any], key: Any = None, reverse: Any = False) -> None:
    charge_sort(m, len(items))
    items.sort(key=key_function(key, "sort"), reverse=bool(reverse))


def _scan(name: str, least: int, most: int, doc: str, host: type[Any]) -> Primitive:
    """A method of the host's list or tuple that looks at each item at most once."""
    method: Callable[..., Any] = getattr(host, name)

    def run(m: Meter, items: Any, *arguments: Any) -> Any:
        m.charge_items(len(items))
        return method(items, *arguments)

    return Primitive(name, least, most, run, doc)


_LIST = table(
    Primitive("append", 1, 1, _append, "adds an item at the end"),
    _scan("clear", 0, 0, "removes all items", list),
    _scan("copy", 0, 0, "a list of the same items", list),
    _scan("count", 1, 1, "how many items are equal to this", list),
    Primitive("extend", 1, 1, _extend, "adds the items at the end"),
    _scan("index", 1, 3, "the first position of an item", list),
    Primitive("insert", 2, 2, _insert, "adds an item at a position"),
    _scan("pop", 0, 1, "removes and gives the last item, or the one at a position", list),
    _scan("remove", 1, 1, "removes the first item that is equal to this", list),
    _scan("reverse", 0, 0, "reverses the list in place", list),
    Primitive("sort", 0, 0, _sort, "sorts the list in place", ("key", "reverse")),
)

_TUPLE = table(
    _scan("count", 1, 1, "how many items are equal to this", tuple),
    _scan("index", 1, 3, "the first position of an item", tuple),
)


def _view(name: str, doc: str) -> Primitive:
    method: Callable[..., Any] = getattr(dict, name)

    def run(m: Meter, mapping: dict[Any, Any]) -> list[Any]:
        m.charge_items(len(mapping))
        return list(method(mapping))

    return Primitive(name, 0, 0, run, doc)


def _update(m: Meter, mapping: dict[Any, Any], more: Any) -> None:
    pairs = list(more.items()) if isinstance(more, dict) else listed(iterable(more, "update"), m)
    m.charge(len(pairs))
    m.grow(len(mapping) + len(pairs))
    mapping.update(pairs)


def _setdefault(m: Meter, mapping: dict[Any, Any], key: Any, default: Any = None) -> Any:
    m.grow(len(mapping) + 1)
    return mapping.setdefault(key, default)


def _most_common(m: Meter, mapping: dict[Any, Any], count: Any = None) -> list[Any]:
    charge_sort(m, len(mapping))
    pairs = sorted(mapping.items(), key=lambda pair: pair[1], reverse=True)
    return pairs if count is None else pairs[: max(needs_integer(count, "most_common"), 0)]


_DICT = table(
    Primitive("clear", 0, 0, lambda m, d: d.clear(), "removes all items"),
    Primitive("copy", 0, 0, lambda m, d: m.charge_items(len(d)) or dict(d), "a dict of the same items"),
    Primitive(
        "get", 1, 2, lambda m, d, k, default=None: d.get(k, default), "the value of a key, or a default"
    ),
    _view("items", "a list of the pairs"),
    _view("keys", "a list of the keys"),
    Primitive("most_common", 0, 1, _most_common, "the pairs by falling value"),
    Primitive("pop", 1, 2, lambda m, d, *a: d.pop(*a), "removes a key and gives its value"),
    Primitive("setdefault", 1, 2, _setdefault, "the value of a key, which is set if it is missing"),
    Primitive("update", 1, 1, _update, "takes over the items of another dict"),
    _view("values", "a list of the values"),
)


def _combined(name: str, operation: Callable[[Any, Any], Any], doc: str) -> Primitive:
    def run(m: Meter, members: MutableOrderedSet, *others: Any) -> Any:
        result: Any = MutableOrderedSet(members)
        for other in others:
            found = listed(iterable(other, name), m)
            m.charge(len(members) + len(found))
            result = operation(result, MutableOrderedSet(found))
        return result

    return Primitive(name, 0, 255, run, doc)


def _related(name: str, relation: Callable[[Any, Any], Any], doc: str) -> Primitive:
    def run(m: Meter, members: MutableOrderedSet, other: Any) -> bool:
        found = listed(iterable(other, name), m)
        m.charge(len(members) + len(found))
        return bool(relation(members, MutableOrderedSet(found)))

    return Primitive(name, 1, 1, run, doc)


def _add(m: Meter, members: MutableOrderedSet, member: Any) -> None:
    m.grow(len(members) + 1)
    members.add(member)


def _extend_set(m: Meter, members: MutableOrderedSet, *others: Any) -> None:
    for other in others:
        found = listed(iterable(other, "update"), m)
        m.charge(len(found))
        m.grow(len(members) + len(found))
        members.members.update(dict.fromkeys(found))


_SET = table(
    Primitive("add", 1, 1, _add, "adds a member"),
    Primitive("clear", 0, 0, lambda m, s: s.members.clear(), "removes all members"),
    _combined("copy", lambda a, b: a, "a set of the same members"),
    _combined("difference", lambda a, b: a - b, "the members that are not in the others"),
    Primitive("discard", 1, 1, lambda m, s, x: s.discard(x), "removes a member if it is there"),
    _combined("intersection", lambda a, b: a & b, "the members that are in the others too"),
    _related("isdisjoint", lambda a, b: a.isdisjoint(b), "whether no member is shared"),
    _related("issubset", lambda a, b: a <= b, "whether all members are in the other"),
    _related("issuperset", lambda a, b: a >= b, "whether all of the other's are members"),
    Primitive("remove", 1, 1, lambda m, s, x: s.remove(x), "removes a member"),
    _combined("symmetric_difference", lambda a, b: a ^ b, "the members of just one of both"),
    _combined("union", lambda a, b: a | b, "the members of all"),
    Primitive("update", 0, 255, _extend_set, "adds the members of the others"),
)

METHODS: dict[type[Any], dict[str, Primitive]] = {
    str: _TEXT,
    list: _LIST,
    tuple: _TUPLE,
    dict: _DICT,
    MutableOrderedSet: _SET,
    Matrix: MATRIX_METHODS,
}

METHOD_NAMES: frozenset[str] = frozenset(name for rows in METHODS.values() for name in rows)
