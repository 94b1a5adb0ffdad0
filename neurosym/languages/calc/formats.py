"""Values as texts by Python's format mini-language: what stands behind the colon in ``f"{x:,.2f}"``.

Numbers are rounded exactly, half to even, whatever their size: ``f"{2.675:.2f}"`` is 2.68. Widths and
precisions are bounded. A rational without a type is written as its text, or as a decimal if the format
asks for digits or for separators.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from fractions import Fraction
from functools import lru_cache
from typing import Any

from neurosym.errors import BudgetError, ExecutionError
from neurosym.languages.calc.data import charge_digits, is_number, kind, text
from neurosym.languages.calc.digits import decimal_places, plain_decimal, scaled, scientific
from neurosym.languages.calc.library.date_texts import formatted
from neurosym.languages.calc.meter import Meter

__all__ = ["MAX_WIDTH", "format_value"]

MAX_WIDTH = 1_000
"""Characters of a width, and digits of a precision."""


def format_value(meter: Meter, value: Any, spec: str) -> str:
    """Raises ExecutionError for a format that there is not, or not for this type of value; BudgetError
    for a width beyond ``MAX_WIDTH``.
    """
    if not spec:
        return text(value, meter)
    if isinstance(value, (date, time)):
        return formatted(value, spec)
    wanted = _read(spec)
    if type(value) is str:
        return _text(value, wanted, meter)
    if not is_number(value):
        raise ExecutionError(f"{spec!r} does not format a {kind(value)}", hint="str(x) makes a text of it")
    if isinstance(value, float):
        return format(value, spec)
    return _number(value, wanted, meter)


@dataclass(frozen=True, slots=True)
class _Spec:
    text: str
    fill: str
    align: str
    sign: str
    no_negative_zero: bool
    alternate: bool
    width: int
    separator: str
    precision: int | None
    type: str
    by_zero: bool
    """Whether a zero before the width has set fill and alignment."""


_SPEC = re.compile(
    r"(?:(.)?([<>=^]))?([ +-]?)(z?)(\#?)(0?)(\d{0,20})([,_]?)(?:\.(\d{1,20}))?([bcdeEfFgGnosxX%]?)",
    re.DOTALL,
)


@lru_cache(256)
def _read(spec: str) -> _Spec:
    match = _SPEC.fullmatch(spec) if len(spec) < 40 else None
    if match is None:
        raise ExecutionError(
            f"{spec[:20]!r} is no format that calc knows", hint="formats are like .2f  ,  ,.2f  .1%  05d  >8"
        )
    fill, align, sign, z, alternate, zero, width, separator, precision, letter = match.groups()
    by_zero = bool(zero and not align)
    if by_zero:
        align, fill = "=", "0"
    found = _Spec(
        spec, fill or (zero and "0") or " ", align or "", sign, bool(z), bool(alternate), int(width or 0),
        separator, None if precision is None else int(precision), letter, by_zero,
    )  # fmt: skip
    if max(found.width, found.precision or 0) > MAX_WIDTH:
        raise BudgetError(f"a format's width and precision are at most {MAX_WIDTH:,}", limit="size")
    return found


def _wrong(value: Any, wanted: _Spec) -> ExecutionError:
    hint = None
    if isinstance(value, str):
        hint = "float(x) or int(x) makes a number of a text"
    elif wanted.type in _INTEGER_TYPES:
        hint = ".0f rounds to an integer"
    return ExecutionError(f"the format {wanted.text!r} does not fit a {kind(value)}", hint=hint)


def _text(value: str, wanted: _Spec, meter: Meter) -> str:
    align = "<" if wanted.by_zero else wanted.align  # zeros behind a text, as Python has it
    numeric = wanted.sign or wanted.separator or wanted.alternate or wanted.no_negative_zero
    if wanted.type not in ("", "s") or numeric or align == "=":
        raise _wrong(value, wanted)
    meter.charge_bytes(len(value))
    return _padded("", value if wanted.precision is None else value[: wanted.precision], wanted, align or "<")


def _padded(sign: str, body: str, wanted: _Spec, align: str) -> str:
    missing = wanted.width - len(sign) - len(body)
    if missing <= 0:
        return sign + body
    match align:
        case "<":
            return sign + body + wanted.fill * missing
        case "^":
            return wanted.fill * (missing // 2) + sign + body + wanted.fill * (missing - missing // 2)
        case "=":
            return sign + wanted.fill * missing + body
        case _:
            return wanted.fill * missing + sign + body


# ------------------------------------------------------------------------------------ numbers
_INTEGER_TYPES = frozenset("bcdoxX")
_LONG = 4096
"""Bits of a number below which its digits cost next to nothing."""

_BASES = {"b": "0b", "o": "0o", "x": "0x", "X": "0X"}
"""What ``#`` puts in front."""


def _number(value: Any, wanted: _Spec, meter: Meter) -> str:
    letter, whole = wanted.type, isinstance(value, int)
    if letter in _INTEGER_TYPES:
        if not whole or wanted.precision is not None:
            raise _wrong(value, wanted)
        return _integer(int(value), wanted, meter)
    if letter == "s" or (letter == "n" and wanted.separator):
        raise _wrong(value, wanted)
    if letter in ("", "n") and wanted.precision is None:
        if whole:
            return _integer(int(value), wanted, meter)
        if letter == "" and not wanted.separator:
            return _ratio(value, wanted, meter)
        if letter == "" and isinstance(value, Fraction):
            places = decimal_places(value)
            if places is None or places > MAX_WIDTH:
                return _ratio(value, wanted, meter)
            wanted = replace(wanted, type="f", precision=places)
    negative = bool(value < 0)
    if isinstance(value, (int, Fraction)):
        for part in (value.numerator, value.denominator):
            if part.bit_length() > _LONG:
                charge_digits(part, meter)
    magnitude = -value if negative else value
    before, after = _DECIMALS[wanted.type](magnitude, wanted)
    if wanted.no_negative_zero and not any(digit in "123456789" for digit in (before + after).split("e")[0]):
        negative = False
    return _finished(negative, "", before, after, wanted)


def _integer(value: int, wanted: _Spec, meter: Meter) -> str:
    letter = wanted.type
    if wanted.no_negative_zero:
        raise _wrong(value, wanted)
    if letter == "c":
        if (
            wanted.sign
            or wanted.separator
            or wanted.alternate
            or not 0 <= value < 0x110000
            or 0xD800 <= value < 0xE000
        ):
            raise _wrong(value, wanted)
        return _padded("", chr(value), wanted, wanted.align or ">")
    prefix, size = "", 3
    if letter in _BASES:
        if wanted.separator == ",":
            raise _wrong(value, wanted)
        meter.charge_bytes(value.bit_length())
        digits, size = format(abs(value), letter), 4
        prefix = _BASES[letter] if wanted.alternate else ""
    else:
        digits = text(abs(value), meter)
    return _finished(value < 0, prefix, digits, "", wanted, size)


def _ratio(value: Any, wanted: _Spec, meter: Meter) -> str:
    """A rational or a formula as its text; separators stand in numerator and denominator."""
    shown = text(value, meter)
    top, slash, bottom = shown.removeprefix("-").partition("/")
    if wanted.separator and slash:
        bottom = _separated(bottom, wanted.separator, 3, 0)
    return _finished(shown[0] == "-", "", top, slash + bottom, wanted)


def _finished(negative: bool, prefix: str, before: str, after: str, wanted: _Spec, size: int = 3) -> str:
    """Sign, separators and padding; ``before`` and ``after`` are what the point divides."""
    sign = ("-" if negative else wanted.sign.replace("-", "")) + prefix
    if wanted.separator:
        zeros = wanted.fill == "0" and wanted.align == "="
        width = wanted.width - len(sign) - len(after) if zeros else 0
        before = _separated(before, wanted.separator, size, width)
    return _padded(sign, before + after, wanted, wanted.align or ">")


def _separated(digits: str, separator: str, size: int, width: int) -> str:
    """Digits in groups; before them zeros, in groups too, up to at least ``width`` characters."""
    count = len(digits)
    while count + (count - 1) // size < width:
        count += 1
    padded = digits.rjust(count, "0")
    first = (count - 1) % size + 1
    return separator.join([padded[:first], *(padded[i : i + size] for i in range(first, count, size))])


def _fixed(magnitude: Any, wanted: _Spec) -> tuple[str, str]:
    places = 6 if wanted.precision is None else wanted.precision
    before, after = plain_decimal(scaled(magnitude, places), places)
    return before, after or ("." if wanted.alternate else "")


def _percent(magnitude: Any, wanted: _Spec) -> tuple[str, str]:
    before, after = _fixed(magnitude * 100, wanted)
    return before, after + "%"


def _exponential(magnitude: Any, wanted: _Spec) -> tuple[str, str]:
    places = 6 if wanted.precision is None else wanted.precision
    digits, exponent = scientific(magnitude, places + 1)
    before, after = plain_decimal(digits, places)
    return before, (after or ("." if wanted.alternate else "")) + _power_of_ten(exponent, wanted)


def _power_of_ten(exponent: int, wanted: _Spec) -> str:
    return f"{'E' if wanted.type.isupper() else 'e'}{exponent:+03}"


def _general(magnitude: Any, wanted: _Spec) -> tuple[str, str]:
    """So many significant digits, without zeros at the end; with a power of ten if that is shorter."""
    count = max(6 if wanted.precision is None else wanted.precision, 1)
    digits, exponent = scientific(magnitude, count)
    keep_point = wanted.type == ""
    as_power = not -4 <= exponent < count - keep_point
    before, after = plain_decimal(digits, count - 1 - (0 if as_power else exponent))
    if not wanted.alternate:
        after = after.rstrip("0").rstrip(".") or (".0" if keep_point and not as_power else "")
    elif not after:
        after = "."
    return before, after + (_power_of_ten(exponent, wanted) if as_power else "")


_DECIMALS: dict[str, Callable[[Any, _Spec], tuple[str, str]]] = {
    "f": _fixed, "F": _fixed, "%": _percent, "e": _exponential, "E": _exponential,
    "g": _general, "G": _general, "n": _general, "": _general,
}  # fmt: skip
