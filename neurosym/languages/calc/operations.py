"""The operators on values: exact, and guarded before the host computes anything large.

Each takes the meter and its operands. They raise the host's own errors (TypeError, IndexError, ...),
which ``trouble`` turns into errors of the program.
"""

from __future__ import annotations

import operator
from collections import deque
from collections.abc import Callable, ItemsView, KeysView, Sized, ValuesView
from datetime import timedelta
from fractions import Fraction
from typing import Any

from dateutil.relativedelta import relativedelta

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import VIEWS, Function, MutableOrderedSet, is_number, kind
from neurosym.languages.calc.durations import duration_product, duration_quotient
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.templates import percent_format
from neurosym.languages.calc.trouble import a_kind, is_text_and_number
from neurosym.languages.calc.weight import COLLECTIONS, weigh, weigh_key
from neurosym.values import OrderedSet

__all__ = [
    "BINARY",
    "COMPARE",
    "UNARY",
    "add",
    "charge_division",
    "charge_operand",
    "charge_search",
    "contains",
    "divide",
    "equal",
    "exact",
    "exact_root",
    "index",
    "integer_root",
    "karatsuba",
    "multiply",
    "power",
    "root",
]

_NUMBERS = (int, Fraction, float)
_INDEXED = (str, list, tuple, dict, range, deque)
_SETS: tuple[type[Any], ...] = (MutableOrderedSet, OrderedSet, dict, *VIEWS)


def exact(value: Any) -> Any:
    """A whole rational becomes an integer."""
    return value.numerator if type(value) is Fraction and value.denominator == 1 else value


def _bits(number: Any) -> int:
    if type(number) is Fraction:
        return max(number.numerator.bit_length(), number.denominator.bit_length())
    return number.bit_length() if isinstance(number, int) else 0


def _charge_number(meter: Meter, bits: int) -> None:
    if bits > 512:
        meter.grow(bits >> 3)
        meter.charge_bytes(bits >> 3)


def charge_operand(meter: Meter, number: Any) -> None:
    """Before a number like this one is made."""
    _charge_number(meter, _bits(number))


def karatsuba(large: int, small: int) -> int:
    """``large * small ** 0.585``: word products of Karatsuba's method, ``small`` being the shorter factor.

    Linear between powers of two and in integers, so that the cost is the same on every machine.
    """
    octave = small.bit_length() - 1
    powers: int = 3**octave * (2**octave + small)
    return large * powers >> (2 * octave + 1)


def _charge_product(meter: Meter, a: int, b: int) -> None:
    """Before a product of integers of so many bits: the cost of Karatsuba's method."""
    meter.grow((a + b) >> 3)
    if a + b > 1024:
        small, large = sorted((a // 30 + 1, b // 30 + 1))
        meter.charge(1 + karatsuba(large, small) // 60)
        meter.charge_bytes((a + b) >> 3)


def _charge_quotient(meter: Meter, a: int, b: int) -> None:
    if a > 1024:
        meter.charge(1 + (a // 30) * (min(b, abs(a - b)) // 30 + 1) // 60)
        meter.charge_bytes(a >> 3)


def _charge_divisor(meter: Meter, a: int, b: int) -> None:
    """Before the greatest common divisor of integers of so many bits."""
    if a + b > 1024:
        meter.charge(1 + (a // 30) * (b // 30) // 60)


def _charge_rational(m: Meter, a: int, b: int) -> None:
    """Before a sum of rationals of so many bits: products, and a greatest common divisor of them."""
    m.grow((a + b) >> 3)
    if a + b > 256:
        words = (a + b) // 30
        m.charge(1 + words * (min(a, b) // 30 + 8) // 4)


def add(m: Meter, a: Any, b: Any) -> Any:
    if isinstance(a, _NUMBERS) and isinstance(b, _NUMBERS):
        if type(a) is Fraction or type(b) is Fraction:
            _charge_rational(m, _bits(a), _bits(b))
        else:
            _charge_number(m, max(_bits(a), _bits(b)))
        return exact(a + b)
    _charge_joined(m, a, b)
    if isinstance(a, str) != isinstance(b, str):
        _refuse_text("+", a, b)
    return a + b


def _charge_joined(m: Meter, a: Any, b: Any) -> None:
    if isinstance(a, str) and isinstance(b, str):
        m.grow(len(a) + len(b))
        m.charge_bytes(len(a) + len(b))
    elif isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        m.grow(len(a) + len(b))
        m.charge_items(len(a) + len(b))
    elif isinstance(a, (dict, deque)) and isinstance(b, (dict, deque)):
        m.grow(len(a) + len(b))
        m.charge_made(len(a) + len(b), 2)


def _refuse_text(symbol: str, a: Any, b: Any) -> None:
    hint = "str(x) makes a text of a number, int(x) a number of a text" if is_text_and_number(a, b) else None
    raise ExecutionError(f"{symbol} does not work between {kind(a)} and {kind(b)}", hint=hint)


def subtract(m: Meter, a: Any, b: Any) -> Any:
    if isinstance(a, _NUMBERS) and isinstance(b, _NUMBERS):
        if type(a) is Fraction or type(b) is Fraction:
            _charge_rational(m, _bits(a), _bits(b))
        else:
            _charge_number(m, max(_bits(a), _bits(b)))
        return exact(a - b)
    _charge_sets(m, a, b)
    return _ordered_view(a) - _ordered_view(b)


def _charge_sets(m: Meter, a: Any, b: Any) -> None:
    if isinstance(a, _SETS) and isinstance(b, _SETS):
        m.charge(len(a) + len(b))
        weigh(m, a)
        weigh(m, b)
    elif isinstance(a, int) and isinstance(b, int):
        _charge_number(m, max(_bits(a), _bits(b)))


def multiply(m: Meter, a: Any, b: Any) -> Any:
    if isinstance(a, _NUMBERS) and isinstance(b, _NUMBERS):
        _charge_product(m, _bits(a), _bits(b))
        if type(a) is Fraction or type(b) is Fraction:
            _charge_divisor(m, _bits(a), _bits(b))
        return exact(a * b)
    if isinstance(a, int) and isinstance(b, (str, list, tuple)):
        a, b = b, a
    if isinstance(a, (str, list, tuple, deque)) and isinstance(b, int):
        m.grow(len(a) * max(b, 0))
        (m.charge_bytes if isinstance(a, str) else m.charge_items)(len(a) * max(b, 0))
    elif isinstance(a, timedelta):
        return duration_product(m, a, b)
    elif isinstance(b, timedelta):
        return duration_product(m, b, a)
    elif isinstance(a, relativedelta) and not isinstance(b, int):
        raise TypeError  # it would cut the product to whole parts
    elif isinstance(b, relativedelta) and not isinstance(a, int):
        raise TypeError
    return a * b


def divide(m: Meter, a: Any, b: Any) -> Any:
    if not (isinstance(a, _NUMBERS) and isinstance(b, _NUMBERS)):
        if isinstance(a, timedelta):
            return duration_quotient(m, a, b)
        if (is_number(a) or hasattr(a, "is_calc_matrix")) and is_number(b):
            return a / b
        raise TypeError
    if isinstance(a, float) or isinstance(b, float):
        return a / b
    _charge_product(m, _bits(a), _bits(b))
    if isinstance(a, int) and isinstance(b, int):
        _charge_quotient(m, _bits(a), _bits(b))
        quotient, rest = divmod(a, b)
        if not rest:
            return quotient
    _charge_divisor(m, _bits(a), _bits(b))
    return exact(Fraction(a) / Fraction(b))


def floor_divide(m: Meter, a: Any, b: Any) -> Any:
    charge_division(m, a, b)
    return a // b


def charge_division(m: Meter, a: Any, b: Any) -> None:
    """Before a division with rest. Rationals are brought to a common denominator first, and their rest to
    lowest terms.
    """
    first, second = _bits(a), _bits(b)
    if type(a) is Fraction or type(b) is Fraction:
        _charge_product(m, first, second)
        first, second = first + second, first + second
        _charge_divisor(m, first, second)
    _charge_quotient(m, first, second)


def modulo(m: Meter, a: Any, b: Any) -> Any:
    if isinstance(a, str):
        return percent_format(m, a, b)
    charge_division(m, a, b)
    return exact(a % b)


def power(m: Meter, a: Any, b: Any) -> Any:
    b = exact(b)
    if isinstance(a, float) or isinstance(b, float):
        result = a**b
        if isinstance(result, complex):
            raise ExecutionError("the power is not a real number")
        return result
    if type(b) is Fraction and isinstance(a, (int, Fraction)):
        return power(m, root(m, a, b.denominator), b.numerator)
    if isinstance(b, int) and isinstance(a, (int, Fraction)):
        if a in (0, 1, -1):
            return exact(Fraction(a) ** b) if b < 0 else a**b + 0
        if b.bit_length() > 64:
            m.grow(1 << 64)
        bits = _bits(a) * abs(b)
        m.grow(bits >> 3)
        _charge_product(m, bits // 2, bits // 2)
        return exact(Fraction(a) ** b if b < 0 else a**b)
    if type(a) is Fraction and is_number(b):
        return b.__rpow__(a)  # the host's Fraction would make a float of itself
    if (is_number(a) or hasattr(a, "is_calc_matrix")) and is_number(b):
        return a**b
    raise TypeError


def root(m: Meter, number: Any, degree: int) -> Any:
    """The ``degree``-th root of an integer or rational, real if there is a real one; else the algebra's."""
    if not isinstance(number, (int, Fraction)):
        raise TypeError
    found = exact_root(m, number, degree) if number >= 0 or degree % 2 else None
    return m.algebra.call("root", m, (number, degree), {}) if found is None else found


def exact_root(m: Meter, number: Any, degree: int) -> Any:
    """The rational root of an integer or rational, or None; even roots are of numbers from 0 on."""
    if degree > 10_000:
        raise ExecutionError("the root's degree is too large")
    m.charge(1 + (_bits(number) // 30) ** 2 // 60)
    sign, value = (-1, -number) if number < 0 else (1, number)
    value = Fraction(value)
    top, bottom = integer_root(value.numerator, degree), integer_root(value.denominator, degree)
    if top**degree != value.numerator or bottom**degree != value.denominator:
        return None
    return exact(Fraction(sign * top, bottom))


def integer_root(number: int, degree: int) -> int:
    """The floor of the root, by Newton's method on integers."""
    if number < 2:
        return number
    guess = 1 << -(-number.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def shift_left(m: Meter, a: Any, b: Any) -> Any:
    if isinstance(a, int) and isinstance(b, int):
        m.grow((_bits(a) + max(b, 0)) >> 3)
        _charge_number(m, _bits(a) + max(b, 0))
    return a << b


def _guarded(function: Callable[[Any, Any], Any]) -> Callable[[Meter, Any, Any], Any]:
    def run(m: Meter, a: Any, b: Any) -> Any:
        _charge_sets(m, a, b)
        return function(_ordered_view(a), _ordered_view(b))

    return run


def _ordered_view(value: Any) -> Any:
    """A dict's keys or items as a set in their order, which the host's operators on them would lose."""
    return MutableOrderedSet(value) if isinstance(value, (KeysView, ItemsView)) else value


BINARY: dict[str, Callable[[Meter, Any, Any], Any]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "//": floor_divide,
    "%": modulo,
    "**": power,
    "<<": shift_left,
    ">>": _guarded(operator.rshift),
    "|": _guarded(operator.or_),
    "&": _guarded(operator.and_),
    "^": _guarded(operator.xor),
}


def contains(m: Meter, member: Any, container: Any) -> bool:
    if isinstance(container, str):
        m.charge_bytes(len(container))
    elif isinstance(container, (list, tuple, deque, ValuesView)):
        charge_search(m, member, container)
    elif hasattr(container, "is_calc_term"):
        return member in container
    elif not hasattr(container, "__iter__") or isinstance(container, Function):
        raise ExecutionError(f"'in' looks into a collection or a text, not {a_kind(kind(container))}")
    elif type(container) is MutableOrderedSet:
        weigh_key(m, member)
        return member in container.members
    elif type(container) is range:
        return _in_range(member, container)
    elif not isinstance(container, Sized):
        return _found(m, member, container)
    else:
        weigh_key(m, member)
    return member in container


def _in_range(member: Any, numbers: range) -> bool:
    """The host would go through all of them for anything that is not an integer."""
    if isinstance(member, float) and member.is_integer():
        member = int(member)
    return isinstance(member, int) and member in numbers


def charge_search(m: Meter, member: Any, items: Sized) -> None:
    """Before a value is compared with each item of a list."""
    if type(member) in COLLECTIONS:
        m.charge(weigh(m, member) * len(items))
    else:
        m.charge_items(len(items))
        if type(member) is str:
            m.charge(len(member) * len(items) >> 10)


def _found(m: Meter, member: Any, items: Any) -> bool:
    for item in items:
        m.charge(1)
        if item is member or equal(m, item, member):
            return True
    return False


def equal(m: Meter, a: Any, b: Any) -> bool:
    if type(a) is str and type(b) is str:
        m.charge_bytes(min(len(a), len(b)))
    elif type(a) in COLLECTIONS and type(b) in COLLECTIONS and len(a) == len(b):
        weigh(m, a)
    return bool(a == b)


def _ordered(function: Callable[[Any, Any], Any]) -> Callable[[Meter, Any, Any], Any]:
    """Between formulas with symbols the result is a condition, not a boolean."""

    def run(m: Meter, a: Any, b: Any) -> Any:
        if type(a) in COLLECTIONS and type(b) in COLLECTIONS:
            weigh(m, a if len(a) < len(b) else b)
        elif type(a) is Fraction or type(b) is Fraction:
            _charge_product(m, _bits(a), _bits(b))
        return function(a, b)

    return run


def _same(m: Meter, a: Any, b: Any) -> bool:
    if a is None or b is None or isinstance(a, bool) or isinstance(b, bool):
        return a is b
    return type(a) is type(b) and equal(m, a, b)


COMPARE: dict[str, Callable[[Meter, Any, Any], Any]] = {
    "==": equal,
    "!=": lambda m, a, b: not equal(m, a, b),
    "<": _ordered(operator.lt),
    "<=": _ordered(operator.le),
    ">": _ordered(operator.gt),
    ">=": _ordered(operator.ge),
    "in": contains,
    "not in": lambda m, a, b: not contains(m, a, b),
    "is": _same,
    "is not": lambda m, a, b: not _same(m, a, b),
}

UNARY: dict[str, Callable[[Any], Any]] = {"-": operator.neg, "+": operator.pos, "~": operator.invert}


def index(m: Meter, receiver: Any, key: Any) -> Any:
    if isinstance(key, Fraction) and not isinstance(receiver, dict):
        raise ExecutionError(f"a position must be an integer, not {kind(key)}")
    if not isinstance(receiver, _INDEXED) and not hasattr(receiver, "is_calc_matrix"):
        hint = "list(x)[0]" if hasattr(receiver, "__iter__") else None
        raise ExecutionError(f"{a_kind(kind(receiver))} has no items by position", hint=hint)
    if isinstance(receiver, dict):
        weigh_key(m, key)
    return receiver[key]
