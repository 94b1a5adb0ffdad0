"""The builtin functions: the table of ``numbers`` and one row for each function of collections and texts."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import Function, MutableOrderedSet, kind, listed, text
from neurosym.languages.calc.matrices import BUILDERS
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.number_theory import NUMBER_THEORY
from neurosym.languages.calc.numbers import NUMBERS
from neurosym.languages.calc.primitives import Primitive, iterable, needs_integer, needs_text, table
from neurosym.languages.calc.probability import PROBABILITY

__all__ = ["BUILTINS", "charge_sort", "key_function", "split_words"]

_WORD = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?")
_INNER_DOTS = re.compile(r"\.(?!\d)|(?<!\d)\.")


def split_words(value: str) -> list[str]:
    """The words of a text, without the punctuation around them.

    A word is a run of Unicode letters and digits; apostrophes and hyphens inside it belong to it
    ("don't", "twenty-three"), as do points inside numbers ("3.14").
    """
    found: list[str] = []
    for match in _WORD.finditer(value):
        word = match[0]
        if "." in word:
            found += [part for piece in _INNER_DOTS.split(word) for part in _WORD.findall(piece)]
        elif "--" in word:
            found += [part for part in word.split("--") if part]
        else:
            found.append(word)
    return found


def _words(m: Meter, value: Any) -> list[str]:
    m.charge(1 + len(needs_text(value, "words")) // 2)
    return split_words(value)


def _length(m: Meter, value: Any) -> int:
    if not hasattr(value, "__len__"):
        raise ExecutionError(
            f"len needs a collection or a text, not {kind(value)}",
            hint="len(str(x)) counts the digits of a number" if isinstance(value, int) else None,
        )
    return len(value)


def key_function(function: Any, what: str) -> Callable[[Any], Any] | None:
    if function is None or isinstance(function, Function):
        return function
    raise ExecutionError(f"{what} needs a function as its key, not {kind(function)}")


def charge_sort(m: Meter, count: int) -> None:
    m.charge(1 + count * max(count.bit_length(), 1) // 8)


def _sorted(m: Meter, items: Any, key: Any = None, reverse: Any = False) -> list[Any]:
    found = listed(iterable(items, "sorted"), m)
    charge_sort(m, len(found))
    found.sort(key=key_function(key, "sorted"), reverse=bool(reverse))
    return found


_NOTHING = object()


def _extreme(name: str, choose: Any) -> Callable[..., Any]:
    def run(m: Meter, *arguments: Any, key: Any = None, default: Any = _NOTHING) -> Any:
        items = listed(iterable(arguments[0], name), m) if len(arguments) == 1 else list(arguments)
        if not items:
            if default is _NOTHING:
                raise ExecutionError(f"{name} of nothing", hint=f"{name}(items, default=0) gives a default")
            return default
        m.charge(len(items))
        return choose(items, key=key_function(key, name))

    return run


def _any(m: Meter, items: Any) -> bool:
    return any(_counted(m, items, "any"))


def _all(m: Meter, items: Any) -> bool:
    return all(_counted(m, items, "all"))


def _counted(m: Meter, items: Any, what: str) -> Any:
    found = iterable(items, what)
    if hasattr(items, "__len__"):
        m.charge_items(len(items))
    return found


def _range(m: Meter, *arguments: Any) -> range:
    made = range(*(needs_integer(number, "range") for number in arguments))
    if made and (made[-1] - made[0]).bit_length() > 62:
        raise ExecutionError("the range is too long")
    return made


def _list(m: Meter, items: Any = ()) -> list[Any]:
    return listed(iterable(items, "list"), m)


def _set(m: Meter, items: Any = ()) -> MutableOrderedSet:
    found = listed(iterable(items, "set"), m)
    m.charge(len(found))
    return MutableOrderedSet(found)


def _dict(m: Meter, items: Any = (), **keywords: Any) -> dict[Any, Any]:
    pairs = list(items.items()) if isinstance(items, dict) else listed(iterable(items, "dict"), m)
    m.charge(2 * len(pairs))
    return {**dict(pairs), **keywords}


def _counter(m: Meter, items: Any = ()) -> dict[Any, int]:
    counts: dict[Any, int] = {}
    found = listed(iterable(items, "Counter"), m)
    m.charge(len(found))
    for item in found:
        counts[item] = counts.get(item, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))


def _reversed(m: Meter, items: Any) -> list[Any]:
    return listed(iterable(items, "reversed"), m)[::-1]


def _enumerate(m: Meter, items: Any, start: Any = 0) -> list[Any]:
    return list(enumerate(listed(iterable(items, "enumerate"), m), needs_integer(start, "enumerate")))


def _zip(m: Meter, *collections: Any, strict: Any = False) -> list[Any]:
    columns = [listed(iterable(items, "zip"), m) for items in collections]
    return list(zip(*columns, strict=bool(strict)))


def _map(m: Meter, function: Any, *collections: Any) -> list[Any]:
    if not isinstance(function, Function):
        raise ExecutionError(f"map needs a function first, not {kind(function)}")
    return [function.call(*row) for row in _zip(m, *collections)]


def _filter(m: Meter, function: Any, items: Any) -> list[Any]:
    if function is not None and not isinstance(function, Function):
        raise ExecutionError(f"filter needs a function first, not {kind(function)}")
    return [x for x in listed(iterable(items, "filter"), m) if (function.call(x) if function else x)]


def _next(m: Meter, items: Any, default: Any = _NOTHING) -> Any:
    if hasattr(items, "__len__") or not hasattr(items, "__next__"):
        raise ExecutionError("next needs a generator", hint="x[0] is the first item of a list")
    m.charge(1)
    found = next(items, default)
    if found is _NOTHING:
        raise ExecutionError("the generator has no further item", hint="next(items, None) gives a default")
    return found


def _chosen(name: str, choose: Any, count: Callable[[int, int], int]) -> Callable[..., list[Any]]:
    def run(m: Meter, items: Any, length: Any = None) -> list[Any]:
        found = listed(iterable(items, name), m)
        size = len(found) if length is None else needs_integer(length, name)
        m.grow(count(len(found), size) if 0 <= size <= len(found) else 0)
        m.charge(1 + count(len(found), size) * (size + 1) if 0 <= size <= len(found) else 1)
        return list(choose(found, size))

    return run


def _chr(m: Meter, code: Any) -> str:
    if 0xD800 <= needs_integer(code, "chr") < 0xE000:
        raise ExecutionError(f"{code} is not the code of a character")
    return chr(code)


def _ord(m: Meter, letter: Any) -> int:
    if len(needs_text(letter, "ord")) != 1:
        raise ExecutionError(f"ord needs one character, not {len(letter)}")
    return ord(letter)


def _print(m: Meter, *values: Any, sep: Any = " ", end: Any = "") -> None:
    m.printed.append(needs_text(sep, "print").join(text(value, m) for value in values))


BUILTINS: dict[str, Primitive] = dict(
    sorted(
        (
            NUMBERS
            | NUMBER_THEORY
            | BUILDERS
            | PROBABILITY
            | table(
                Primitive("all", 1, 1, _all, "whether every item is true"),
                Primitive("any", 1, 1, _any, "whether some item is true"),
                Primitive("chr", 1, 1, _chr, "the character of a code"),
                Primitive(
                    "combinations", 2, 2, _chosen("combinations", itertools.combinations, math.comb),
                    "all choices of so many items",
                ),
                Primitive("Counter", 0, 1, _counter, "how often each item occurs, by falling count"),
                Primitive("dict", 0, 1, _dict, "a dict of pairs"),
                Primitive("enumerate", 1, 2, _enumerate, "pairs of position and item", ("start",)),
                Primitive("filter", 2, 2, _filter, "the items for which the function is true"),
                Primitive("len", 1, 1, _length, "how many items or characters"),
                Primitive("list", 0, 1, _list, "a list of the items"),
                Primitive("map", 2, 255, _map, "the function's values"),
                Primitive("max", 1, 255, _extreme("max", max), "the largest", ("key", "default")),
                Primitive("min", 1, 255, _extreme("min", min), "the smallest", ("key", "default")),
                Primitive("next", 1, 2, _next, "the next item of a generator"),
                Primitive("ord", 1, 1, _ord, "the code of a character"),
                Primitive(
                    "permutations", 1, 2, _chosen("permutations", itertools.permutations, math.perm),
                    "all orders of so many items",
                ),
                Primitive("print", 0, 255, _print, "notes a text in the trace", ("sep", "end")),
                Primitive("range", 1, 3, _range, "integers from start up to, not including, stop"),
                Primitive("reversed", 1, 1, _reversed, "a list of the items in reverse order"),
                Primitive("set", 0, 1, _set, "the distinct items, in order of first occurrence"),
                Primitive("sorted", 1, 1, _sorted, "a sorted list", ("key", "reverse")),
                Primitive("str", 0, 1, lambda m, x="": text(x, m), "the text of a value"),
                Primitive("tuple", 0, 1, lambda m, xs=(): tuple(_list(m, xs)), "a tuple of the items"),
                Primitive("words", 1, 1, _words, "the words of a text, without the punctuation around them"),
                Primitive("zip", 0, 255, _zip, "tuples of the items at the same position", ("strict",)),
            )
        ).items(),
        key=lambda pair: pair[0].lower(),
    )
)  # fmt: skip
