"""When lines, or one line with commas, are plainly a list: shared by blocks, lists and files."""

from __future__ import annotations

import re
from fractions import Fraction

from neurosym.references.found import MAX_DIGITS, decimal
from neurosym.references.number_words import word_numbers
from neurosym.references.numbers import digit_numbers
from neurosym.values import Value

__all__ = ["BULLET", "bare_item", "comma_items", "line_items", "number_value", "plain_numbers"]

BULLET = re.compile(r"[ \t]*(?:[-*•–·‣]|\(?[0-9]{1,3}[.)](?=\s)|\([A-Za-z]\)|[A-Za-z]\))[ \t]+(?=\S)")
"""What stands before an item: a dash or dot, a number, a letter in brackets."""

_NUMBERS = re.compile(
    r"\s*[-−]?[0-9]++(?:\.[0-9]++)?+(?:\s*[,;]\s*[-−]?[0-9]++(?:\.[0-9]++)?+"
    r"|\s++[-−]?[0-9]++(?:\.[0-9]++)?+)++\s*[,;]?\s*"
)
_GROUPED = re.compile(r"[0-9],[0-9]{3}(?![0-9])")
_GROUPED_NUMBER = r"[-−]?(?:[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))++|[0-9]++(?!,[0-9]))(?:\.[0-9]++)?+"
_GROUPED_NUMBERS = re.compile(
    rf"\s*{_GROUPED_NUMBER}(?:(?:\s*[,;]\s++|\s*;|\s++){_GROUPED_NUMBER})++\s*[,;]?\s*"
)
"""Numbers with thousands separators, where a blank or semicolon stands between each two of them."""
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_WORDS = re.compile(r"[^\W\d_]++(?:\s*,\s*[^\W\d_]++)++|[^\W\d_]++(?:[ \t\r]*\n[ \t]*[^\W\d_]++)++")
"""Single words between commas, or one a line: the other fast path."""
_SENTENCE = re.compile(r"[.!?;:]$|[.!?]\s")


def plain_numbers(text: str) -> list[Value] | None:
    """The numbers of a text that is nothing but plain numbers between commas or blanks: the fast path."""
    if not _NUMBERS.fullmatch(text):
        return None
    if _GROUPED.search(text) and _GROUPED_NUMBERS.fullmatch(text):
        text = _THOUSANDS.sub("", text)
    plain = text.replace("−", "-").replace(",", " ").replace(";", " ").split()
    try:
        return list(map(int, plain))
    except ValueError:  # a decimal point, or more digits than CPython reads at once
        return [_plain_number(part) for part in plain] if max(map(len, plain)) <= MAX_DIGITS else None


def _plain_number(text: str) -> int | Fraction:
    whole, _, decimals = text.removeprefix("-").partition(".")
    value = decimal(whole, decimals)
    return -value if text[0] == "-" else value


_DECIMAL = re.compile(r"([-−]?)([0-9]{0,4000})(?:\.([0-9]{1,2000}))?")


def number_value(text: str) -> Value | None:
    """The number that a whole text is, or None."""
    text = text.strip()
    if (match := _DECIMAL.fullmatch(text)) and (match[2] or match[3]):
        value = decimal(match[2], match[3] or "")
        return -value if match[1] else value
    if not text or len(text) > 2 * MAX_DIGITS:
        return None
    for found in (*digit_numbers(text, 0, len(text)), *word_numbers(text, 0, len(text))):
        if found.start == 0 and found.end == len(text) and found.tag != "ordinal":
            return found.value
    return None


def bare_item(text: str) -> str:
    """An item without blanks, a final comma, or quotation marks around it."""
    text = text.strip().rstrip(",;")
    if len(text) > 2 and text[0] in "\"'“‘`" and text[-1] in "\"'”’`":
        return text[1:-1]
    return text


def _values(items: list[str]) -> list[Value]:
    numbers = []
    for item in items:
        value = number_value(item)
        if value is None:
            return list(items)
        numbers.append(value)
    return numbers


def _plain_words(text: str) -> list[Value] | None:
    """The words of a long series of nothing else; None if one is as long as no word is."""
    parts = text.replace(",", " ").split()
    return parts if max(map(len, parts)) <= 40 else None


def line_items(text: str, *, bullets_only: bool = False) -> list[Value] | None:
    """The items of lines that all have a bullet, or are all short and no sentences; else None."""
    if not bullets_only and len(text) > 2000 and _WORDS.fullmatch(text := text.strip()):
        return _plain_words(text)
    if bullets_only and not BULLET.match(text.lstrip("\n")):
        return None
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or len(text) > 200 * len(lines):
        return None
    bare = [BULLET.sub("", line, count=1) for line in lines]
    if not all(BULLET.match(line) for line in lines):
        if bullets_only:
            return None
        bare = [bare_item(line) for line in lines]
        if any(len(item) > 40 or item.count(" ") > 2 or _SENTENCE.search(item) or not item for item in bare):
            return None
    return _values([bare_item(item) for item in bare])


_SPLIT = re.compile(r"\s*[,;]\s*(?:(?:and|or|&)\s+)?")
_LAST = re.compile(r"\s+(?:and|or|&)\s+")


def comma_items(text: str, *, words: int = 5) -> list[Value] | None:
    """The items of a comma series, the last perhaps after "and"; None if one is no short item."""
    if not text or text.isspace():
        return None
    numbers = plain_numbers(text)
    if numbers is not None:
        return numbers
    if len(text) > 2000 and _WORDS.fullmatch(stripped := text.strip().rstrip(",;.")) and "\n" not in stripped:
        return _plain_words(stripped)
    items = _SPLIT.split(text.strip().rstrip(",;."))
    items[-1:] = _LAST.split(items[-1])
    if len(items) < 2 or any(not item or len(item) > 60 or item.count(" ") >= words for item in items):
        return None
    if any(_SENTENCE.search(item) for item in items):
        return None
    return _values([bare_item(item) for item in items])
