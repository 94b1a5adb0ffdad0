"""Builtins that make texts or are about them: str, format, chr, print, money, ..."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import text
from neurosym.languages.calc.digits import decimal_places
from neurosym.languages.calc.formats import format_value
from neurosym.languages.calc.library.needs import charge_pieces, natural_number, number, whole
from neurosym.languages.calc.library.words import split_words
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primitives import Primitive, needs_text, table
from neurosym.languages.calc.templates import represented

__all__ = ["TEXTS"]


def _words(m: Meter, value: Any) -> list[str]:
    charge_pieces(m, needs_text(value, "words"))
    return split_words(value)


def _chr(m: Meter, code: Any) -> str:
    if 0xD800 <= whole(code, "chr") < 0xE000:
        raise ExecutionError(f"{code} is not the code of a character")
    return chr(code)


def _ord(m: Meter, letter: Any) -> int:
    if len(needs_text(letter, "ord")) != 1:
        raise ExecutionError(f"ord needs one character, not {len(letter)}")
    return ord(letter)


def _format(m: Meter, value: Any, format_spec: Any = "") -> str:
    return format_value(m, value, needs_text(format_spec, "format"))


def _print(m: Meter, *values: Any, sep: Any = " ", end: Any = "\n", flush: Any = False) -> None:
    """A line of output; without a line break at the end, the next print goes on with it."""
    between = " " if sep is None else needs_text(sep, "print")
    after = "\n" if end is None else needs_text(end, "print")
    m.print(between.join(text(value, m) for value in values), after)


# ------------------------------------------------------------------------------------ as people write them
def _money(m: Meter, amount: Any, currency: Any = "$") -> str:
    shown = format_value(m, number(amount, "money"), ",.2f")
    sign = "-" if shown[0] == "-" and shown.strip("-0.,") else ""
    return f"{sign}{needs_text(currency, 'money')}{shown.removeprefix('-')}"


def _percent(m: Meter, share: Any, digits: Any = None) -> str:
    hundred = number(share, "percent") * 100
    if digits is not None:
        return format_value(m, hundred, f".{natural_number(digits, 'percent')}f") + "%"
    return _plainly(m, hundred) + "%"


def _plainly(m: Meter, value: Any) -> str:
    """``12.5`` if the decimal ends, else ``33 1/3``."""
    if isinstance(value, Fraction):
        places = decimal_places(value)
        return _mixed(m, value) if places is None else format_value(m, value, f".{places}f")
    return text(value, m)


def _mixed(m: Meter, value: Any) -> str:
    if isinstance(number(value, "mixed"), float):
        raise ExecutionError(
            "mixed needs an exact number, not a float", hint="Fraction(x) is its exact value"
        )
    whole_part, rest = divmod(abs(value), 1)
    if not rest or not whole_part:
        return text(value, m)
    return f"{'-' if value < 0 else ''}{text(whole_part, m)} {text(rest, m)}"


TEXTS = table(
    Primitive("chr", 1, 1, _chr, "the character of a code"),
    Primitive("format", 1, 2, _format, "the text of a value in a format such as .2f"),
    Primitive("mixed", 1, 1, _mixed, "the text of a mixed number: 2 1/3"),
    Primitive(
        "money", 1, 2, _money, "the text of an amount of money, rounded to cents: $1,234.50", ("currency",)
    ),
    Primitive("ord", 1, 1, _ord, "the code of a character"),
    Primitive("percent", 1, 2, _percent, "the text of a share as a percentage: 12.5%", ("digits",)),
    Primitive("print", 0, 255, _print, "notes a text in the trace", ("sep", "end", "flush")),
    Primitive("repr", 1, 1, represented, "the text of a value, quoted if it is one"),
    Primitive("str", 0, 1, lambda m, x="": text(x, m), "the text of a value"),
    Primitive("words", 1, 1, _words, "the words of a text, without the punctuation around them"),
)
"""Builtins."""
