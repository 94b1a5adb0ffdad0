"""Files given beside the question: a text, or a list if the file is plainly one."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from neurosym.references.found import MAX_DIGITS
from neurosym.references.line_items import number_value, plain_numbers
from neurosym.values import Value, natural

__all__ = ["file_value"]


def file_value(content: str) -> tuple[str, Value]:
    """``("l", items)`` for numbers or a JSON array of numbers and strings, else ``("t", text)``."""
    items = plain_numbers(content)
    if items is None:
        items = _number_lines(content)
    if items is None and content.lstrip().startswith("["):
        items = _json_array(content)
    if items is not None:
        return "l", items
    return "t", content.removesuffix("\n").removesuffix("\r")


def _number_lines(content: str) -> list[Value] | None:
    """Numbers of any written form, one a line, or between commas or blanks."""
    for parts in (content.splitlines(), content.replace(",", " ").replace(";", " ").split()):
        parts = [part for part in parts if part.strip()]
        values: list[Value] = []
        for part in parts:
            value = number_value(part)
            if value is None:
                break
            values.append(value)
        if parts and len(values) == len(parts):
            return values
    return None


def _json_array(content: str) -> list[Value] | None:
    try:
        data: Any = json.loads(content, parse_int=_json_integer, parse_float=Fraction)
    except (ValueError, RecursionError, ZeroDivisionError):
        return None
    if isinstance(data, list) and data and all(isinstance(item, (int, Fraction, str)) for item in data):
        return data
    return None


def _json_integer(text: str) -> int:
    digits = text.removeprefix("-")
    if len(digits) > MAX_DIGITS:
        raise ValueError("a number with too many digits")
    return -natural(digits) if text.startswith("-") else natural(digits)
