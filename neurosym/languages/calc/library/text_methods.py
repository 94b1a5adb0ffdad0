"""The methods of texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import kind, listed
from neurosym.languages.calc.library.needs import charge_pieces, whole
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primitives import Primitive, iterable, needs_text, table
from neurosym.languages.calc.templates import brace_format
from neurosym.languages.calc.trouble import a_kind
from neurosym.languages.calc.weight import weigh

__all__ = ["STR_MEMBERS", "TEXT_METHODS"]


def _text(name: str, least: int, most: int, doc: str, keywords: tuple[str, ...] = ()) -> Primitive:
    """A method of the host's str whose result is no larger than its receiver."""
    method: Callable[..., Any] = getattr(str, name)

    def run(m: Meter, receiver: str, *arguments: Any, **given: Any) -> Any:
        m.charge_bytes(len(receiver))
        _charge_pattern(m, name, receiver, arguments)
        return method(receiver, *arguments, **given)

    return Primitive(name, least, most, run, doc, keywords)


_BACKWARDS = frozenset(("rfind", "rindex", "rpartition", "rsplit", "lstrip", "rstrip", "strip"))
"""Where the host's time grows with the product of two lengths: its fast search goes forwards only."""


def _charge_pattern(m: Meter, name: str, receiver: str, arguments: tuple[Any, ...]) -> None:
    pattern = arguments[0] if arguments else None
    if isinstance(pattern, tuple):
        weigh(m, pattern)
    elif isinstance(pattern, str) and name in _BACKWARDS:
        m.charge(len(receiver) * len(pattern) >> 9)


def _splitter(name: str, most: int, doc: str, keywords: tuple[str, ...] = ()) -> Primitive:
    method: Callable[..., Any] = getattr(str, name)

    def run(m: Meter, receiver: str, *arguments: Any, **given: Any) -> Any:
        charge_pieces(m, receiver)
        _charge_pattern(m, name, receiver, arguments or (given.get("sep"),))
        return method(receiver, *arguments, **given)

    return Primitive(name, 0, most, run, doc, keywords)


def _parted(name: str, doc: str) -> Primitive:
    method: Callable[..., Any] = getattr(str, name)

    def run(m: Meter, receiver: str, separator: Any) -> Any:
        m.charge_bytes(2 * len(receiver))
        _charge_pattern(m, name, receiver, (separator,))
        return method(receiver, needs_text(separator, name))

    return Primitive(name, 1, 1, run, doc)


def _padder(name: str, doc: str, most: int = 2) -> Primitive:
    method: Callable[..., Any] = getattr(str, name)

    def run(m: Meter, receiver: str, width: Any, *fill: Any) -> Any:
        m.grow(whole(width, name))
        m.charge_bytes(max(width, len(receiver)))
        return method(receiver, width, *fill)

    return Primitive(name, 1, most, run, doc)


def _join(m: Meter, separator: str, items: Any) -> str:
    parts = items if type(items) is list else listed(iterable(items, "join"), m)
    size = len(separator) * max(len(parts) - 1, 0)
    if not set(map(type, parts)) <= {str}:
        other = next(part for part in parts if type(part) is not str)
        raise ExecutionError(
            f"join needs texts, but an item is {a_kind(kind(other))}", hint="str(x) makes a text"
        )
    size += sum(map(len, parts))
    m.grow(size)
    m.charge_bytes(size + 4 * len(parts))
    return separator.join(parts)


def _replace(m: Meter, receiver: str, old: Any, new: Any, count: Any = -1) -> str:
    m.charge_bytes(len(receiver))
    needs_text(old, "replace"), needs_text(new, "replace")
    times = receiver.count(old)
    if 0 <= whole(count, "replace") < times:
        times = count
    size = len(receiver) + times * (len(new) - len(old))
    m.grow(size)
    m.charge_bytes(max(size, 0))
    return receiver.replace(old, new, count)


def _expand(m: Meter, receiver: str, tabsize: Any = 8) -> str:
    size = len(receiver) + receiver.count("\t") * max(whole(tabsize, "expandtabs"), 0)
    m.grow(size)
    m.charge_bytes(size)
    return receiver.expandtabs(tabsize)


# ------------------------------------------------------------------------------------ translation
def _translation(m: Meter, x: Any, y: Any = None, z: Any = "") -> dict[int, Any]:
    """Codes of characters -> texts, codes, or None for what is dropped."""
    if y is None:
        if not isinstance(x, dict):
            raise ExecutionError("maketrans with one argument needs a dict")
        m.charge_made(len(x), 2)
        return {_code(key): value for key, value in x.items()}
    for text in (x, y, z):
        m.charge_made(len(needs_text(text, "maketrans")), 2)
    return str.maketrans(x, y, z)


def _code(key: Any) -> int:
    if isinstance(key, str) and len(key) == 1:
        return ord(key)
    return whole(key, "a key of maketrans, if not one character,")


def _translate(m: Meter, receiver: str, mapping: Any) -> str:
    if not isinstance(mapping, dict):
        raise ExecutionError("translate needs a dict", hint="str.maketrans makes it")
    longest = max((len(value) for value in mapping.values() if isinstance(value, str)), default=1)
    m.charge(1 + len(mapping) + len(receiver) * (1 + longest) // 4)
    result = receiver.translate(dict(mapping))
    m.grow(len(result))
    return result


TEXT_METHODS = table(
    _text("capitalize", 0, 0, "the first letter large, the others small"),
    _text("casefold", 0, 0, "for comparing without case"),
    _padder("center", "blanks on both sides up to a width"),
    _text("count", 1, 3, "how often a text occurs, without overlaps"),
    _text("endswith", 1, 3, "whether it ends so"),
    Primitive("expandtabs", 0, 1, _expand, "blanks instead of tabs", ("tabsize",)),
    _text("find", 1, 3, "the first position of a text, or -1"),
    Primitive(
        "format", 0, 255, brace_format, "the values put into its places: {} {0} {name} {:.2f}", ("**",)
    ),
    _text("index", 1, 3, "the first position of a text"),
    _text("isalnum", 0, 0, "whether it consists of letters and digits"),
    _text("isalpha", 0, 0, "whether it consists of letters"),
    _text("isascii", 0, 0, "whether it consists of ASCII characters"),
    _text("isdecimal", 0, 0, "whether it consists of decimal digits"),
    _text("isdigit", 0, 0, "whether it consists of digits"),
    _text("isidentifier", 0, 0, "whether it is a name as programs have it"),
    _text("islower", 0, 0, "whether its letters are small"),
    _text("isnumeric", 0, 0, "whether it consists of numerals"),
    _text("isprintable", 0, 0, "whether all characters can be printed"),
    _text("isspace", 0, 0, "whether it consists of white space"),
    _text("istitle", 0, 0, "whether each word starts with a capital"),
    _text("isupper", 0, 0, "whether its letters are capitals"),
    Primitive("join", 1, 1, _join, "the texts joined, with this one between them"),
    _padder("ljust", "blanks after it up to a width"),
    _text("lower", 0, 0, "in small letters"),
    _text("lstrip", 0, 1, "without white space, or these characters, before it"),
    _parted("partition", "before, separator, after"),
    _text("removeprefix", 1, 1, "without this beginning"),
    _text("removesuffix", 1, 1, "without this end"),
    Primitive("replace", 2, 3, _replace, "every occurrence replaced"),
    _text("rfind", 1, 3, "the last position of a text, or -1"),
    _text("rindex", 1, 3, "the last position of a text"),
    _padder("rjust", "blanks before it up to a width"),
    _parted("rpartition", "before, separator, after, from the end"),
    _splitter("rsplit", 2, "the pieces, split from the end", ("sep", "maxsplit")),
    _text("rstrip", 0, 1, "without white space, or these characters, after it"),
    _splitter("split", 2, "the pieces between white space, or between separators", ("sep", "maxsplit")),
    _splitter("splitlines", 1, "the lines", ("keepends",)),
    _text("startswith", 1, 3, "whether it starts so"),
    _text("strip", 0, 1, "without white space, or these characters, around it"),
    _text("swapcase", 0, 0, "small letters large and large ones small"),
    _text("title", 0, 0, "each word's first letter large"),
    Primitive("translate", 1, 1, _translate, "each character replaced as a dict of maketrans says"),
    _text("upper", 0, 0, "in capital letters"),
    _padder("zfill", "zeros before a number up to a width", 1),
)

STR_MEMBERS = table(
    Primitive("maketrans", 1, 3, _translation, "the dict for translate: from, to, and what is dropped"),
)
