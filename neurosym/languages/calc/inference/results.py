"""Which types operators, builtins and methods give. What is not here may give anything."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from types import NoneType
from typing import Any

from neurosym.languages.calc.data import MutableOrderedSet
from neurosym.languages.calc.inference.fitting import misfit
from neurosym.languages.calc.inference.known import ANY, Known, join_all, of

__all__ = ["BOOLEAN", "INTEGER", "NOTHING", "TEXT", "binary_result", "function_result", "method_result"]

INTEGER, BOOLEAN, NOTHING, TEXT = of(int), of(bool), of(NoneType), of(str, items=of(str))

_WHOLE, _EXACT, _NUMBERS = {bool, int}, {bool, int, Fraction}, {bool, int, Fraction, float}

_LIST, _SET, _TEXTS = of(list), of(MutableOrderedSet), of(list, items=of(str, items=of(str)))

_FUNCTIONS: dict[str, Known] = {
    **dict.fromkeys(("int", "len", "ord"), INTEGER),
    **dict.fromkeys(("all", "any", "bool", "isprime"), BOOLEAN),
    **dict.fromkeys(("bin", "chr", "hex", "oct", "str"), TEXT),
    "words": _TEXTS,
    "sorted": _LIST,
    "list": _LIST,
    "range": of(range, items=INTEGER),
    "tuple": of(tuple),
    "set": of(MutableOrderedSet),
    "dict": of(dict),
    "print": NOTHING,
}

_OF_NUMBERS = frozenset(("binomial", "ceil", "factorial", "floor", "gcd", "isqrt", "lcm"))
"""Integers of numbers; of symbols they give formulas."""

_TO_TEXT = (
    "capitalize", "casefold", "center", "join", "ljust", "lower", "lstrip", "removeprefix",
    "removesuffix", "replace", "rjust", "rstrip", "strip", "swapcase", "title", "upper", "zfill",
)  # fmt: skip
_ABOUT_TEXT = (
    "endswith", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "islower", "isnumeric",
    "isspace", "istitle", "isupper", "startswith",
)  # fmt: skip

_METHODS: dict[type[Any], dict[str, Known]] = {
    str: {
        **dict.fromkeys(_TO_TEXT, TEXT),
        **dict.fromkeys(_ABOUT_TEXT, BOOLEAN),
        **dict.fromkeys(("count", "find", "index", "rfind", "rindex"), INTEGER),
        **dict.fromkeys(("rsplit", "split", "splitlines"), _TEXTS),
        **dict.fromkeys(("partition", "rpartition"), Known(frozenset({tuple}), TEXT, (TEXT,) * 3, True)),
    },
    list: {
        **dict.fromkeys(("append", "clear", "extend", "insert", "remove", "reverse", "sort"), NOTHING),
        **dict.fromkeys(("count", "index"), INTEGER),
        "copy": _LIST,
    },
    tuple: dict.fromkeys(("count", "index"), INTEGER),
    dict: {"clear": NOTHING, "update": NOTHING, "copy": of(dict)},
    MutableOrderedSet: {
        **dict.fromkeys(("add", "clear", "discard", "remove", "update"), NOTHING),
        **dict.fromkeys(("isdisjoint", "issubset", "issuperset"), BOOLEAN),
        **dict.fromkeys(("copy", "difference", "intersection", "symmetric_difference", "union"), _SET),
    },
}


def function_result(name: str, arguments: list[Known]) -> Known:
    """What the builtin of this name gives; its arguments fit. No arguments: none is known."""
    if not arguments:
        return _FUNCTIONS.get(name, ANY)
    first, *others = arguments
    items = first.items or ANY
    integer = INTEGER.fixed_if(all(argument.fixed for argument in arguments))
    match name:
        case "enumerate":
            return Known(None, _tuple(INTEGER, items), filled=first.filled)
        case "zip":
            columns = _tuple(*(argument.items or ANY for argument in arguments))
            return Known(None, columns, filled=all(argument.filled for argument in arguments))
        case "reversed":
            return Known(None, first.items, filled=first.filled)
        case "sorted" | "list":
            return of(list, items=first.items)._replace(filled=first.filled)
        case "max" | "min":
            return items if not others else join_all(arguments) or ANY
        case "sum" if not others and items.only(*_WHOLE):
            return INTEGER.fixed_if(items.fixed)
        case "round" if not others and first.only(*_NUMBERS):
            return integer
        case "abs" if first.only(*_WHOLE):
            return integer
        case _ if name in _OF_NUMBERS and all(argument.only(*_NUMBERS) for argument in arguments):
            return integer
        case _:
            return _FUNCTIONS.get(name, ANY)


def _tuple(*parts: Known) -> Known:
    return Known(frozenset({tuple}), parts=parts, fixed=True)


def method_result(receiver: Known, host: type[Any], name: str) -> Known:
    """What a method of this type gives; ``receiver`` has the type for certain."""
    result = _METHODS.get(host, {}).get(name, ANY)
    return result.fixed_if(receiver.fixed)


def binary_result(symbol: str, a: Known, b: Known) -> Known:
    """What the operator gives; its operands fit."""
    if a.hosts is None or b.hosts is None:
        return ANY
    hosts: set[type[Any]] = set()
    for x, y in product(a.hosts, b.hosts):
        if misfit(symbol, frozenset({x}), frozenset({y})) is None:
            given = _pair_result(symbol, x, y)
            if given is None:
                return ANY
            hosts |= given
    return Known(frozenset(hosts), of(str) if hosts == {str} else None, fixed=a.fixed and b.fixed)


def _pair_result(symbol: str, a: type[Any], b: type[Any]) -> set[type[Any]] | None:
    if symbol == "**":
        return None
    both = {a, b}
    if both <= _WHOLE:
        if symbol in ("&", "|", "^"):
            return {bool} if both == {bool} else {int}
        return {int, Fraction} if symbol == "/" else {int}
    if both <= _EXACT:
        return {int, Fraction}
    if both <= _NUMBERS:
        return {int, float}
    if symbol == "+" and a is b and a in (str, list, tuple):
        return {a}
    if symbol == "*" and len(both & {str, list, tuple}) == 1 and both & _WHOLE:
        return both & {str, list, tuple}
    if symbol in ("&", "|", "^", "-") and both == {MutableOrderedSet}:
        return both
    return None
