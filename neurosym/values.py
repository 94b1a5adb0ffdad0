"""Exact values: what they are, how they are written, and how they travel as JSON.

A value is one of: ``bool``, ``int``, ``Fraction``, ``float`` (inexact, only ever asked for), ``str``,
``None``, ``date``, ``datetime``, ``timedelta``, ``list``, ``tuple``, ``dict``, ``OrderedSet``,
``Expression``, ``Formula``, and the immutable results of languages that carry a canonical text of their
own (``Symbolic``).

The canonical text is what a person sees and what a certificate compares: integers plain, rationals
``1/3``, strings bare at the top and quoted inside collections, sets in sorted order, dates ISO, formulas
as sympy prints them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any, Protocol, runtime_checkable

from neurosym.errors import UsageError

__all__ = [
    "Expression",
    "Formula",
    "OrderedSet",
    "Symbolic",
    "Value",
    "canonical_text",
    "from_json",
    "is_exact",
    "natural",
    "to_json",
    "type_name",
]

Value = Any
"""Any of the types listed above; checked at the boundaries by ``type_name``."""


@runtime_checkable
class Symbolic(Protocol):
    """A value of a language's own (a concept, a posterior): immutable, with a canonical text."""

    type_name: str

    def canonical_text(self) -> str: ...


@dataclass(frozen=True)
class Expression:
    """A mathematical or Boolean expression found in a question, in calc's syntax, not evaluated."""

    text: str


@dataclass(frozen=True)
class Formula:
    """A symbolic result: a surd, an expression with symbols, an equation, a matrix, ...

    ``text`` is how sympy prints it, which calc reads back; ``kind`` is the name that users see of its
    type: ``symbolic``, ``equation``, ``matrix``, ``condition`` or, for an approximation to more digits
    than a float holds, ``decimal``. Two are equal if their texts are.
    """

    text: str
    kind: str = "symbolic"


class OrderedSet(Set[Any]):
    """An immutable set that iterates in order of first insertion; equal to any set of its members."""

    __slots__ = ("_members",)

    def __init__(self, members: Iterable[Any] = ()) -> None:
        self._members = dict.fromkeys(members)

    def __contains__(self, member: object) -> bool:
        return member in self._members

    def __iter__(self) -> Iterator[Any]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def __hash__(self) -> int:
        return self._hash()

    def __repr__(self) -> str:
        return f"OrderedSet({list(self._members)!r})"


def type_name(value: Value) -> str:
    """The name users see: ``integer``, ``rational``, ``boolean``, ``string``, ``list``, ...

    Raises UsageError for a Python object that is no value of neurosym.
    """
    match value:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case Fraction():
            return "rational"
        case float():
            return "float"
        case str():
            return "string"
        case None:
            return "none"
        case datetime():
            return "datetime"
        case date():
            return "date"
        case timedelta():
            return "duration"
        case list():
            return "list"
        case tuple():
            return "tuple"
        case dict():
            return "dict"
        case OrderedSet() | set() | frozenset():
            return "set"
        case Expression():
            return "expression"
        case Formula():
            return value.kind
        case Symbolic():
            return value.type_name
        case _:
            raise UsageError(
                f"a Python {type(value).__name__} is not a value of neurosym",
                hint="use int, Fraction, str, bool, date, list, tuple, dict or set",
            )


def is_exact(value: Value) -> bool:
    """False if a float occurs anywhere inside."""
    match value:
        case float():
            return False
        case Formula():
            return value.kind != "decimal"
        case list() | tuple() | OrderedSet() | set() | frozenset():
            return all(is_exact(item) for item in value)
        case dict():
            return all(is_exact(item) for pair in value.items() for item in pair)
        case _:
            return True


def canonical_text(value: Value) -> str:
    """The one written form of a value.

    Values of one type that are equal have equal texts, and so have ``Fraction(2, 1)`` and ``2``. Python's
    equality alone is not enough: ``True == 1`` and ``1.0 == 1``, but they are written differently; and
    the entries of a dict are written in its own order. Raises UsageError for what is no value.
    """
    return value if isinstance(value, str) else _nested_text(value)


def _nested_text(value: Value) -> str:
    match value:
        case str():
            return repr(value)
        case bool() | None | float():
            return repr(value)
        case int():
            return _digits(value)
        case Fraction():
            whole = _digits(value.numerator)
            return whole if value.denominator == 1 else f"{whole}/{_digits(value.denominator)}"
        case datetime():
            return value.isoformat(sep=" ")
        case date():
            return value.isoformat()
        case timedelta():
            return str(value)
        case list():
            return "[" + ", ".join(map(_nested_text, value)) + "]"
        case tuple():
            return "(" + ", ".join(map(_nested_text, value)) + ("," if len(value) == 1 else "") + ")"
        case dict():
            items = (f"{_nested_text(k)}: {_nested_text(v)}" for k, v in value.items())
            return "{" + ", ".join(items) + "}"
        case OrderedSet() | set() | frozenset():
            texts = [_nested_text(member) for member in _sorted_members(value)]
            return "{" + ", ".join(texts) + "}" if texts else "set()"
        case Expression() | Formula():
            return value.text
        case Symbolic():
            return value.canonical_text()
        case _:
            type_name(value)
            raise AssertionError("type_name names every value")


def _digits(number: int) -> str:
    """``str(number)`` without CPython's limit on digits, which is for hostile input, not results."""
    try:
        return str(number)
    except ValueError:
        half = number.bit_length() * 3 // 20
        sign, number = ("-", -number) if number < 0 else ("", number)
        high, low = divmod(number, 10**half)
        return sign + _digits(high) + _digits(low).zfill(half)


def _sorted_members(members: Iterable[Value]) -> list[Value]:
    return sorted(members, key=_order)


def _order(member: Value) -> tuple[Any, ...]:
    """A key that puts any members in one order: numbers, strings, dates, tuples, then the others by text.

    Python's own ``<`` compares sets by inclusion and refuses to compare types, so that the result would
    depend on the order in which members came.
    """
    match member:
        case bool() | int() | Fraction() | float():
            return 0, member
        case str():
            return 1, member
        case date():
            return 2, member.isoformat()
        case timedelta():
            return 5, member
        case tuple():
            return 3, tuple(map(_order, member))
        case _:
            return 4, type_name(member), _nested_text(member)


def to_json(value: Value, *, ordered: bool = False) -> Any:
    """A JSON form that ``from_json`` reads back to an equal value, with no loss.

    Booleans, strings, null and lists are themselves; everything else is an object with one key that
    names its type. Numbers are strings inside, so that no JSON reader rounds them. Sets are sorted, or
    ``ordered`` as they iterate. Of a language's own value only type and text survive. Raises UsageError
    for what is no value.
    """
    match value:
        case None | bool() | str():
            return value
        case int():
            return {"integer": _digits(value)}
        case Fraction():
            return {"rational": _nested_text(value)}
        case float():
            return {"float": value.hex()}
        case datetime():
            return {"datetime": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case timedelta():
            return {"duration": [value.days, value.seconds, value.microseconds]}
        case list():
            return [to_json(item, ordered=ordered) for item in value]
        case tuple():
            return {"tuple": [to_json(item, ordered=ordered) for item in value]}
        case dict():
            return {"dict": [[to_json(part, ordered=ordered) for part in pair] for pair in value.items()]}
        case OrderedSet() | set() | frozenset():
            members = value if ordered and isinstance(value, OrderedSet) else _sorted_members(value)
            return {"set": [to_json(member, ordered=ordered) for member in members]}
        case Expression():
            return {"expression": value.text}
        case Formula():
            return {"formula": [value.kind, value.text]}
        case Symbolic():
            return {"symbolic": {"type": value.type_name, "text": value.canonical_text()}}
        case _:
            type_name(value)
            raise AssertionError("type_name names every value")


@dataclass(frozen=True)
class _Written:
    """A language's own value read back from JSON: its type and text, no longer its behaviour."""

    type_name: str
    text: str

    def canonical_text(self) -> str:
        return self.text


def from_json(data: Any) -> Value:
    """The value that ``to_json`` wrote. Raises UsageError on anything else."""
    try:
        return _read(data)
    except RecursionError:
        raise UsageError("not a value in JSON form: it is nested too deeply") from None
    except (TypeError, ValueError, ArithmeticError) as error:
        raise UsageError(f"not a value in JSON form: {str(error)[:200]}") from error


def _read(data: Any) -> Value:
    """Raises TypeError, ValueError, ArithmeticError or RecursionError."""
    match data:
        case None | bool() | str():
            return data
        case list():
            return [_read(item) for item in data]
        case dict() if len(data) != 1:
            raise ValueError(f"an object with {len(data)} keys instead of one that names a type")
        case {"integer": str(text)}:
            return _integer(text)
        case {"rational": str(text)}:
            numerator, _, denominator = text.partition("/")
            return Fraction(_integer(numerator), _integer(denominator or "1"))
        case {"float": str(text)}:
            return float.fromhex(text)
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case {"datetime": str(text)}:
            return datetime.fromisoformat(text)
        case {"duration": [int(days), int(seconds), int(microseconds)]}:
            return timedelta(days, seconds, microseconds)
        case {"tuple": list(items)}:
            return tuple(_read(item) for item in items)
        case {"dict": list(pairs)}:
            return dict(_pair(pair) for pair in pairs)
        case {"set": list(items)}:
            return OrderedSet(_read(item) for item in items)
        case {"expression": str(text)}:
            return Expression(text)
        case {"formula": [str(kind), str(text)]}:
            return Formula(text, kind)
        case {"symbolic": {"type": str(kind), "text": str(text)}}:
            return _Written(kind, text)
        case dict():
            raise ValueError(f"{str(next(iter(data)))[:40]!r} names no type, or its content does not fit")
        case _:
            raise TypeError(f"a {type(data).__name__} (numbers are written as in {{'integer': '12'}})")


def _pair(data: Any) -> tuple[Value, Value]:
    if not isinstance(data, list) or len(data) != 2:
        raise ValueError("an entry of a dict is a list of a key and a value")
    return _read(data[0]), _read(data[1])


_CHUNK = 4000
"""Digits that ``int`` reads at once, below CPython's limit of 4300."""


def _integer(text: str) -> int:
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError(f"{text[:20]!r} is not an integer")
    return -natural(digits) if text.startswith("-") else natural(digits)


def natural(digits: str) -> int:
    """The number that decimal digits write, without CPython's limit on their count.

    By halves, so that the time stays far below the square of the length.
    """
    if len(digits) <= _CHUNK:
        return int(digits)
    low = len(digits) // 2
    shift: int = 10**low
    return natural(digits[:-low]) * shift + natural(digits[-low:])
