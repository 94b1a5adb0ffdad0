# ruff: noqa: E741  (a list slot is called l)
"""What each family of questions means, in plain Python: from the slots' values to the expected value.

Written from the families' names and phrasings, apart from their programs and from calc. Conventions
where English leaves it open: letters and words are compared as they are written (case matters) except
where a family says otherwise; a word is what stands between blanks without the punctuation around it;
of several equally good ones the first counts. An oracle raises LookupError, ValueError or
ZeroDivisionError where the question has no answer.
"""

from __future__ import annotations

import ast
import math
import operator
import re
import statistics
from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction
from functools import reduce
from typing import Any

__all__ = ["DIFFERENT", "ORACLES"]

DIFFERENT: dict[str, str] = {
    "sum_to": "calc refuses ranges that reach beyond 2**62",
    "sum_between": "calc refuses ranges that reach beyond 2**62",
}
"""Families whose program is known to differ from the plain meaning, with the reason."""

VOWELS = set("aeiou")


def tokens(text: str) -> list[str]:
    stripped = (piece.strip(".,;:!?\"'“”()") for piece in text.split())
    return [piece for piece in stripped if piece]


def at(items: Any, place: int) -> Any:
    """The item at a place that counts from 1; there is none at 0 or beyond the end."""
    if not 1 <= place <= len(items):
        raise IndexError(place)
    return items[place - 1]


def end(items: Any, place: int) -> Any:
    return at(items, len(items) - place + 1)


def front(items: Any, count: int) -> Any:
    return items[: min(count, len(items))]


def back(items: Any, count: int) -> Any:
    return items[max(len(items) - count, 0) :]


def mirrored(items: Any) -> list[Any]:
    return [items[i] for i in range(len(items) - 1, -1, -1)]


def longest(items: list[str]) -> str:
    size = max(len(item) for item in items)
    return next(item for item in items if len(item) == size)


def shortest(items: list[str]) -> str:
    size = min(len(item) for item in items)
    return next(item for item in items if len(item) == size)


def is_vowel(letter: str) -> bool:
    return letter.lower() in VOWELS


def even(x: int) -> bool:
    return abs(x) & 1 == 0


def odd(x: int) -> bool:
    return abs(x) & 1 == 1


def prime(n: int) -> bool:
    """By trial division up to a million; what is left is decided by Fermat's test to many bases."""
    if n < 2:
        return False
    for d in range(2, min(math.isqrt(n), 2000) + 1):
        if n % d == 0:
            return False
    return n <= 2000**2 or all(pow(a, n - 1, n) == 1 for a in range(2, 60))


def alphabetical(items: list[Any]) -> list[Any]:
    """Numbers by size; words as a dictionary has them, whatever their case."""
    return sorted(items, key=lambda item: (item.casefold(), item) if isinstance(item, str) else item)


def unique(items: Any) -> list[Any]:
    found: list[Any] = []
    for item in items:
        if item not in found:
            found.append(item)
    return found


def total(items: Any) -> Fraction:
    return reduce(operator.add, items, Fraction(0))


def palindrome(text: str) -> bool:
    """As people mean it: case, blanks and punctuation do not count."""
    letters = [c for c in text.casefold() if c.isalnum()]
    return letters == mirrored(letters)


def present(item: Any, items: list[Any]) -> Any:
    if item not in items:
        raise ValueError(f"{item!r} is not there")
    return item


_OPERATORS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
}


def expression(written: Any) -> Any:
    """By Python's own parser and a walk over exact rationals."""

    def value(node: ast.AST) -> Any:
        match node:
            case ast.Expression(body=body):
                return value(body)
            case ast.Constant(value=bool(constant)):
                return constant
            case ast.Constant(value=int(constant)):
                return Fraction(constant)
            case ast.BinOp(left=left, op=op, right=right):
                return _OPERATORS[type(op)](value(left), value(right))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return not value(operand)
            case ast.UnaryOp(op=op, operand=operand):
                return _OPERATORS[type(op)](value(operand))
            case ast.BoolOp(op=ast.And(), values=values):
                return all(value(v) for v in values)
            case ast.BoolOp(op=ast.Or(), values=values):
                return any(value(v) for v in values)
        raise AssertionError(ast.dump(node))

    return value(ast.parse(written.text, mode="eval"))


# ---------------------------------------------------------------- the number game, by brute force

_N = 100


def _rules() -> dict[str, frozenset[int]]:
    everything = range(1, _N + 1)
    rules = {
        "even": {x for x in everything if even(x)},
        "odd": {x for x in everything if odd(x)},
        "squares": {x * x for x in range(1, 11)},
        "cubes": {1, 8, 27, 64},
        "primes": {x for x in everything if prime(x)},
    }
    rules |= {f"multiples({k})": {x for x in everything if x % k == 0} for k in range(3, 13)}
    rules |= {f"powers({k})": {k**i for i in range(1, 7) if k**i <= _N} for k in range(2, 11)}
    rules |= {f"ends_in({d})": {x for x in everything if str(x)[-1] == str(d)} for d in range(10)}
    return {name: frozenset(members) for name, members in rules.items()}


def _prior() -> dict[frozenset[int], tuple[str, Fraction]]:
    """Each distinct set with the first of its names and its mass."""
    context = Context(prec=50)
    rules = _rules()
    named = [(name, members, Fraction(2, 3 * len(rules))) for name, members in rules.items()]
    weights = {
        s: Fraction(round(context.multiply(s, context.exp(Decimal(-s) / 10)), 18)) for s in range(1, _N + 1)
    }
    mass = sum((_N - s + 1) * weight for s, weight in weights.items())
    for s, weight in weights.items():
        for a in range(1, _N - s + 2):
            named.append((f"between({a}, {a + s - 1})", frozenset(range(a, a + s)), weight / mass / 3))
    merged: dict[frozenset[int], tuple[str, Fraction]] = {}
    for name, members, share in named:
        first, sofar = merged.get(members, (name, Fraction(0)))
        merged[members] = (first, sofar + share)
    return merged


_cache: list[tuple[frozenset[int], str, Fraction]] = []


def _explaining(examples: list[int]) -> list[tuple[Fraction, int, str, frozenset[int]]]:
    if not _cache:
        _cache.extend((members, name, share) for members, (name, share) in _prior().items())
    needed = set(examples)
    return [
        (share / len(members) ** len(examples), -len(members), name, members)
        for members, name, share in _cache
        if members and needed <= members
    ]


def best_concept(examples: list[int]) -> str:
    return max(_explaining(examples), key=lambda entry: entry[:2])[2]


def belongs(examples: list[int], number: int) -> Fraction:
    found = _explaining(examples)
    return sum(e[0] for e in found if number in e[3]) / sum(e[0] for e in found)


# ---------------------------------------------------------------- the families

ORACLES: dict[str, Callable[..., Any]] = {
    # characters, words and texts
    "count_letter": lambda c, x: sum(1 for y in x if y == c),
    "count_substring": lambda c, x: len(re.findall(re.escape(c), x)),
    "count_word": lambda c, x: sum(1 for token in tokens(x) if token == c),
    "count_characters": lambda x: sum(1 for _ in x),
    "count_letters": lambda x: len(re.sub(r"[^a-zA-Z]", "", x)),
    "count_vowels": lambda x: sum(1 for y in x if is_vowel(y)),
    "count_consonants": lambda x: sum(1 for y in re.sub(r"[^a-zA-Z]", "", x) if not is_vowel(y)),
    "count_digits_in_text": lambda x: len(re.findall(r"[0-9]", x)),
    "count_capitals": lambda x: len(re.findall(r"[A-Z]", x)),
    "count_spaces": lambda x: len(re.findall(r" ", x)),
    "count_words": lambda x: len(tokens(x)),
    "count_lines": lambda x: 1 + x.count("\n"),
    "count_distinct_letters": lambda x: len(unique(x)),
    "first_character": lambda x: at(x, 1),
    "last_character": lambda x: end(x, 1),
    "nth_character": lambda x, n: at(x, n),
    "nth_last_character": lambda x, n: end(x, n),
    "first_characters": lambda x, n: front(x, n),
    "last_characters": lambda x, n: back(x, n),
    "first_word": lambda x: at(tokens(x), 1),
    "last_word": lambda x: end(tokens(x), 1),
    "nth_word": lambda x, n: at(tokens(x), n),
    "longest_word": lambda x: longest(tokens(x)),
    "shortest_word": lambda x: shortest(tokens(x)),
    "reverse_string": lambda x: "".join(mirrored(x)),
    "reverse_words": lambda x: " ".join(mirrored(x.split())),
    "uppercase": lambda x: "".join(chr(ord(c) - 32) if "a" <= c <= "z" else c for c in x),
    "lowercase": lambda x: "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in x),
    "spell": lambda x: re.sub(r"(?<=.)(?=.)", " ", x),
    "join_letters": lambda x: "".join(x.split()),
    "contains": lambda x, c: x.find(c) >= 0,
    "starts_with": lambda x, c: at(x, 1) == c,
    "ends_with": lambda x, c: end(x, 1) == c,
    "is_palindrome": lambda x: palindrome(x),
    "replace": lambda x, c, d: "".join(d if y == c else y for y in x),
    "remove_letter": lambda x, c: "".join(y for y in x if y != c),
    "concatenate": lambda x, y: f"{x}{y}",
    "repeat": lambda x, n: "".join(x for _ in range(n)),
    "position_of_letter": lambda x, c: x.index(present(c, list(x))) + 1,
    "sort_letters": lambda x: "".join(alphabetical(list(x))),
    "initials": lambda x: "".join(at(token, 1) for token in tokens(x)),
    "longer_of_two": lambda x, y: y if len(y) > len(x) else x,
    # lists
    "sum": lambda l: total(l),
    "product": lambda l: reduce(operator.mul, l, Fraction(1)),
    "mean": lambda l: total(l) / len(l),
    "median": lambda l: statistics.median(map(Fraction, l)),
    "mode": lambda l: statistics.mode(l),
    "maximum": lambda l: reduce(lambda a, b: b if b > a else a, l),
    "minimum": lambda l: reduce(lambda a, b: b if b < a else a, l),
    "spread": lambda l: alphabetical(l)[-1] - alphabetical(l)[0],
    "nth_largest": lambda l, n: end(alphabetical(l), n),
    "nth_smallest": lambda l, n: at(alphabetical(l), n),
    "count_items": lambda l: sum(1 for _ in l),
    "count_distinct": lambda l: len(unique(l)),
    "deduplicate": lambda l: unique(l),
    "count_value": lambda l, n: sum(1 for x in l if x == n),
    "count_string": lambda l, w: sum(1 for x in l if x == w),
    "count_greater": lambda l, n: len([x for x in l if x - n > 0]),
    "count_smaller": lambda l, n: len([x for x in l if n - x > 0]),
    "keep_greater": lambda l, n: list(filter(lambda x: x - n > 0, l)),
    "count_even": lambda l: len(list(filter(even, l))),
    "count_odd": lambda l: len(list(filter(odd, l))),
    "keep_even": lambda l: list(filter(even, l)),
    "keep_odd": lambda l: list(filter(odd, l)),
    "sum_even": lambda l: total(filter(even, l)),
    "sum_odd": lambda l: total(filter(odd, l)),
    "sum_squares": lambda l: total(x * x for x in l),
    "sort": lambda l: alphabetical(l),
    "sort_descending": lambda l: mirrored(alphabetical(l)),
    "sort_by_length": lambda l: [x for size in sorted({len(x) for x in l}) for x in l if len(x) == size],
    "reverse_list": lambda l: mirrored(l),
    "first_item": lambda l: at(l, 1),
    "last_item": lambda l: end(l, 1),
    "nth_item": lambda l, n: at(l, n),
    "nth_last_item": lambda l, n: end(l, n),
    "first_items": lambda l, n: front(l, n),
    "last_items": lambda l, n: back(l, n),
    "every_second": lambda l: [x for i, x in enumerate(l) if even(i)],
    "list_contains": lambda l, n: any(x == n for x in l),
    "strings_contain": lambda l, w: any(x == w for x in l),
    "position_of_item": lambda l, w: next(i for i, x in enumerate(l, 1) if x == present(w, l)),
    "longest_item": lambda l: longest(l),
    "shortest_item": lambda l: shortest(l),
    "first_alphabetically": lambda l: at(alphabetical(l), 1),
    "last_alphabetically": lambda l: end(alphabetical(l), 1),
    "total_length": lambda l: len("".join(l)),
    "count_starting_with": lambda l, c: sum(1 for x in l if at(x, 1) == c),
    "keep_starting_with": lambda l, c: [x for x in l if at(x, 1) == c],
    "sort_count_before": lambda l, w: sum(1 for x in l if x.casefold() < present(w, l).casefold()),
    "sort_pick": lambda l, n: at(alphabetical(l), n),
    # numbers
    "add": lambda a, b: total([a, b]),
    "add_three": lambda a, b, c: total([a, b, c]),
    "subtract": lambda a, b: total([a, -b]),
    "distance": lambda a, b: alphabetical([a, b])[1] - alphabetical([a, b])[0],
    "multiply": lambda a, b: Fraction(a) * Fraction(b),
    "divide": lambda a, b: Fraction(a) / Fraction(b),
    "whole_quotient": lambda a, b: math.floor(Fraction(a, b)),
    "remainder": lambda a, b: a - b * math.floor(Fraction(a, b)),
    "power": lambda a, b: reduce(operator.mul, [Fraction(a)] * b, Fraction(1)),
    "square": lambda a: a * a,
    "cube": lambda a: a * a * a,
    "double": lambda a: a + a,
    "triple": lambda a: a + a + a,
    "halve": lambda a: Fraction(a) / 2,
    "negate": lambda a: 0 - a,
    "fraction_of": lambda f, a: Fraction(a) * f,
    "percent_of": lambda p, a: Fraction(a) * p,
    "percent_off": lambda p, a: Fraction(a) - Fraction(a) * p,
    "percent_more": lambda p, a: Fraction(a) + Fraction(a) * p,
    "what_percent": lambda a, b: Fraction(a, b) * 100,
    "mean_of_two": lambda a, b: total([a, b]) / 2,
    "larger": lambda a, b: b if b > a else a,
    "smaller": lambda a, b: b if b < a else a,
    "is_greater": lambda a, b: a - b > 0,
    "is_equal": lambda a, b: a - b == 0,
    "is_divisible": lambda a, b: Fraction(a, b).denominator == 1,
    "is_even": lambda a: even(a),
    "is_odd": lambda a: odd(a),
    "is_prime": lambda a: prime(a),
    "digit_sum": lambda a: sum("0123456789".index(c) for c in str(a)),
    "digit_count": lambda a: next(k for k in range(1, 99) if a < 10**k),
    "last_digit": lambda a: "0123456789".index(str(a)[-1]),
    "first_digit": lambda a: "0123456789".index(str(a)[0]),
    "reverse_digits": lambda a: sum(int(c) * 10**i for i, c in enumerate(str(a))),
    "factorial": lambda a: reduce(operator.mul, range(1, a + 1), 1),
    "gcd": lambda a, b: Fraction(a, Fraction(a, b).numerator),
    "lcm": lambda a, b: Fraction(a, b).numerator * b,
    "sum_to": lambda a: Fraction(a * (a + 1), 2),
    "sum_between": lambda a, b: Fraction((a + b) * (b - a + 1), 2) if a <= b else 0,
    "add_then_multiply": lambda a, b, c: Fraction(a) * c + Fraction(b) * c,
    "subtract_then_multiply": lambda a, b, c: Fraction(a) * c - Fraction(b) * c,
    "multiply_then_add": lambda a, b, c: total([a * b, c]),
    "multiply_then_subtract": lambda a, b, c: total([a * b, -c]),
    "divide_then_add": lambda a, b, c: total([Fraction(a) / b, c]),
    "add_then_divide": lambda a, b, c: Fraction(a) / c + Fraction(b) / c,
    "add_then_subtract": lambda a, b, c: total([a, b, -c]),
    "double_then_add": lambda a, b: total([a, a, b]),
    "square_then_subtract": lambda a, b: total([a * a, -b]),
    # expressions
    "evaluate": lambda e: expression(e),
    "evaluate_boolean": lambda e: expression(e),
    # number concepts
    "learn": lambda l: best_concept(l),
    "predict": lambda l, n: belongs(l, n),
}
