"""Numbers written in digits: signs, decimals, thousands, money, percent, fractions, ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from neurosym.references.found import MAX_DIGITS, Found, decimal
from neurosym.values import natural

__all__ = ["SCALES", "digit_numbers"]

SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}

_TOKEN = re.compile(
    r"""(?<!\w)(?:
      (?P<skip>
        [0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?+(?:\s?[aApP]\.?[mM]\b)?+      # a time of day
      | [0-9]{1,2}\s?(?:[ap]\.m\.|[aApP][mM]\b)
      | [0-9]++(?:\.[0-9]++){2,}+                                          # a version, an address
      | [0-9]++(?:-[0-9]++){2,}+(?![\w.])                                  # a phone number, a code
      | [0-9]{3}-0[0-9]{3}(?![\w-]|\.[0-9])
      | \+[0-9]{1,3}(?:[ -][0-9]{2,4}){2,4}+(?![\w-])
      )
    | (?P<sign>[-−](?=[$€£¥]?\ ?[0-9.]))?+
      (?:(?P<money>[$€£¥])\ ?)?+(?P<inner>-(?=[0-9]))?+
      (?:
        (?P<whole>[0-9]{1,3}(?:,[0-9]{3})++(?!,?[0-9])
          | [0-9]{1,3}(?:[\u2009\u202f\u00a0][0-9]{3})++(?![0-9]) | [0-9]++)
        (?P<decimals>\.[0-9]++)?+
      | (?<![.\w])(?P<point>\.[0-9]++)
      )
    )""",
    re.VERBOSE,
)
_EXPONENT = re.compile(r"[eE]([+-]?[0-9]{1,3})(?!\w)")
_OVER = re.compile(r"/([0-9]{1,3}(?:,[0-9]{3})++|[0-9]{1,40}+)(?![\w/]|[.,][0-9])")
_MIXED = re.compile(r"[ -]([0-9]{1,40}+)/([0-9]{1,40}+)(?![\w/]|\.[0-9])")
_PERCENT = re.compile(r"\s?%(?!\s?[0-9(]|\w)|\s?per\s?cent\b(?!\s+sign)", re.IGNORECASE)
_SCALE = re.compile(r"\s(dozen|hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
_AND_FRACTION = re.compile(r"\sand\s(?:a|one)[\s-](half|third|quarter)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]++")
_UNIT_LENGTH = 5
_CALLS = re.compile(
    r"\b(?:call|phone|telephone|dial|tel|fax|text|contact|mobile|cell|hotline)\b", re.IGNORECASE
)
_PHONE = re.compile(r"(?<![\w-])[0-9]{3}-[0-9]{4}(?![\w-]|\.[0-9])")
_FRACTION_WORDS = {"half": 2, "third": 3, "quarter": 4}


def digit_numbers(text: str, start: int, end: int) -> Iterator[Found]:
    """Every number in digits in ``text[start:end]``, in order; ordinals are tagged."""
    position = start
    while match := _TOKEN.search(text, position, end):
        position = match.end()
        if match["skip"]:
            continue
        if (phone := _PHONE.match(text, match.start())) and _CALLS.search(
            text, max(start, match.start() - 40), match.start()
        ):
            position = phone.end()
            continue
        found = _read(text, match)
        if found is not None:
            position = found.end
            yield found
        elif position < end and (tail := re.compile(r"\w++").match(text, position, end)):
            position = tail.end()


def _read(text: str, match: re.Match[str]) -> Found | None:
    begin, end = match.start(), match.end()
    negative = match["sign"] is not None or match["inner"] is not None
    if match["sign"] is not None:
        before = text[begin - 1 : begin]
        if before.isalpha():
            return None
        if before.isdigit() or before in tuple(")]}%!") or _is_range(text, begin):
            negative = match["inner"] is not None
            begin += 1
    elif text[begin - 1 : begin] in tuple("-−") and text[begin - 2 : begin - 1].isalpha():
        return None
    whole = re.sub(r"[,\u2009\u202f\u00a0]", "", match["whole"] or "")
    decimals = (match["decimals"] or match["point"] or ".")[1:]
    if len(whole) > MAX_DIGITS or len(decimals) > MAX_DIGITS // 10:
        return None
    value = decimal(whole, decimals)
    tag = "money" if match["money"] else ""

    if exponent := _EXPONENT.match(text, end):
        value, end = _scaled(value, int(exponent[1])), exponent.end()
    elif isinstance(value, int) and not decimals and (ordinal := _ORDINAL.match(text, end)):
        if value == 1:
            return None
        return Found("n", value, begin, ordinal.end(), tag="ordinal")
    elif letters := _LETTERS.match(text, end):
        if len(letters[0]) > _UNIT_LENGTH or text[letters.end() : letters.end() + 1].isalnum():
            return None
        if letters[0] == "k" or (letters[0] == "K" and match["money"]):
            return None  # "3k" is neither 3 nor, in every text, 3000
    elif not decimals and (mixed := _MIXED.match(text, end)) and natural(mixed[2]):
        value, end = value + Fraction(int(mixed[1]), int(mixed[2])), mixed.end()
        tag = "fraction"
    elif not decimals and (over := _OVER.match(text, end)) and _ungrouped(over[1]):
        value, end, tag = Fraction(value) / _ungrouped(over[1]), over.end(), "fraction"

    if percent := _PERCENT.match(text, end):
        value, end, tag = Fraction(value) / 100, percent.end(), "percent"
    elif scale := _SCALE.match(text, end):
        value, end = value * SCALES[scale[1].lower()], scale.end()
    elif half := _AND_FRACTION.match(text, end):
        value, end = value + Fraction(1, _FRACTION_WORDS[half[1].lower()]), half.end()
    elif not match["money"] and (after := re.compile(r"\s?[€£](?![0-9])").match(text, end)):
        end, tag = after.end(), "money"
    value = -value if negative else value
    if isinstance(value, Fraction) and value.denominator == 1:
        value = value.numerator
    return Found("n", value, begin, end, tag=tag)


def _ungrouped(digits: str) -> int:
    return natural(digits.replace(",", ""))


def _scaled(value: int | Fraction, exponent: int) -> int | Fraction:
    factor: int = 10 ** abs(exponent)
    return value * factor if exponent >= 0 else Fraction(value) / factor


def _is_range(text: str, minus: int) -> bool:
    """A minus in "A-5" or "10%-20%" joins; after a blank, an operator or an opening bracket it is a sign."""
    before = text[minus - 1 : minus]
    return bool(before) and (before.isalnum() or before in "€$£\"'”’")
