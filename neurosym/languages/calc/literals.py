"""Numbers and strings as they are written: from Python's forms to the canonical ones and to values."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from neurosym.errors import ParseError
from neurosym.values import natural

__all__ = ["decode_string", "encode_string", "number_value", "plain_number"]

_ESCAPES = {
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
    "\\": "\\",
    "'": "'",
    '"': '"',
    "\n": "",
}
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|.)", re.DOTALL)
_WRITTEN = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_MUST_ESCAPE = re.compile(r'[\\"\x00-\x1f\x7f]')


def decode_string(body: str, error: Callable[[str], ParseError]) -> str:
    """What a Python string literal with this text between its quotes means."""

    def replace(found: re.Match[str]) -> str:
        code = found[1]
        if code in _ESCAPES:
            return _ESCAPES[code]
        if code[0] in "xuU" and len(code) > 1:
            number = int(code[1:], 16)
            if number > 0x10FFFF or 0xD800 <= number < 0xE000:
                raise error(f"\\{code} is not a character")
            return chr(number)
        if code[0] in "01234567":
            return chr(int(code, 8))
        if code == "N":
            raise error("calc has no \\N escapes")
        if code in "xuU":
            raise error(f"\\{code} is not a complete escape")
        return found[0]

    return _ESCAPE.sub(replace, body)


def encode_string(text: str) -> str:
    """The canonical literal: double quotes, escapes only where they must be."""
    return (
        '"' + _MUST_ESCAPE.sub(lambda found: _WRITTEN.get(found[0]) or f"\\x{ord(found[0]):02x}", text) + '"'
    )


def plain_number(text: str, error: Callable[[str], ParseError]) -> str:
    """The canonical form of a Python number: decimal, no underscores, digits around the point."""
    if text.endswith("_") or "__" in text or "_." in text or "._" in text:
        raise error(f"{text} is not a number")
    text = text.replace("_", "").lower()
    if text[:2] in ("0x", "0o", "0b"):
        if len(text) > 4000:
            raise error("a number has too many digits")
        return str(int(text, 0)) if len(text) > 2 else text
    mantissa, e, exponent = text.partition("e")
    whole, point, decimals = mantissa.partition(".")
    if not point and not e and len(whole) > 1 and whole[0] == "0" and whole.strip("0"):
        raise error(f"a number starts with 0: {whole}")
    whole = whole.lstrip("0") or "0"
    if e:
        sign = "-" if exponent[0] == "-" else ""
        exponent = exponent.lstrip("+-").lstrip("0") or "0"
        if len(exponent) > 3:
            raise error(f"the exponent {exponent} is too large")
        e += sign + exponent
    return whole + (f".{decimals or '0'}" if point else "") + e


def number_value(text: str) -> int | Fraction:
    """The exact value of a canonical number; a decimal is a rational, an integer where it is whole."""
    mantissa, _, exponent = text.partition("e")
    whole, _, decimals = mantissa.partition(".")
    number: int | Fraction = natural(whole + decimals)
    scale = int(exponent or "0") - len(decimals)
    if scale >= 0:
        return number * int(10**scale)
    value = Fraction(number, 10**-scale)
    return value.numerator if value.denominator == 1 else value
