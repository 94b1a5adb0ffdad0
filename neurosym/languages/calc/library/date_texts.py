"""Dates as texts and back: strftime and strptime, with English names whatever the host's locale."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from neurosym.errors import ExecutionError

__all__ = ["DAYS", "MONTHS", "formatted", "parsed"]

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

_LONGEST = 200
"""Characters of a format."""


def _hour12(t: Any) -> int:
    return t.hour % 12 or 12


def _week_of_year(d: date, first: int) -> int:
    """Weeks of the year, the first of them starting with the first day ``first`` (0 is Monday)."""
    return (d.timetuple().tm_yday + 6 - (d.weekday() - first) % 7) // 7


_DATE_CODES: dict[str, Callable[[Any], str]] = {
    "a": lambda d: DAYS[d.weekday()][:3],
    "A": lambda d: DAYS[d.weekday()],
    "b": lambda d: MONTHS[d.month - 1][:3],
    "B": lambda d: MONTHS[d.month - 1],
    "d": lambda d: f"{d.day:02}",
    "e": lambda d: f"{d.day:2}",
    "G": lambda d: f"{d.isocalendar().year:04}",
    "j": lambda d: f"{d.timetuple().tm_yday:03}",
    "m": lambda d: f"{d.month:02}",
    "u": lambda d: str(d.isoweekday()),
    "U": lambda d: f"{_week_of_year(d, 6):02}",
    "V": lambda d: f"{d.isocalendar().week:02}",
    "w": lambda d: str(d.isoweekday() % 7),
    "W": lambda d: f"{_week_of_year(d, 0):02}",
    "y": lambda d: f"{d.year % 100:02}",
    "Y": lambda d: f"{d.year:04}",
}

_TIME_CODES: dict[str, Callable[[Any], str]] = {
    "f": lambda t: f"{t.microsecond:06}",
    "H": lambda t: f"{t.hour:02}",
    "I": lambda t: f"{_hour12(t):02}",
    "M": lambda t: f"{t.minute:02}",
    "p": lambda t: "AM" if t.hour < 12 else "PM",
    "S": lambda t: f"{t.second:02}",
}

_TOGETHER = {
    "c": "%a %b %e %H:%M:%S %Y", "D": "%m/%d/%y", "F": "%Y-%m-%d", "h": "%b", "R": "%H:%M", "T": "%H:%M:%S",
    "x": "%m/%d/%y", "X": "%H:%M:%S",
}  # fmt: skip
"""Codes that stand for several."""

_CODE = re.compile(r"%(-?)(.?)", re.DOTALL)


def formatted(value: date | time, layout: str) -> str:
    """As strftime writes a date, datetime or time; ``%-d`` is ``%d`` without zeros before it.

    Years have four digits. Of a date, the time is midnight; a time has no codes of the date.
    Raises ExecutionError for a code that it does not know.
    """
    if len(layout) > _LONGEST:
        raise ExecutionError(f"a date's format has at most {_LONGEST} characters")
    spelled = _CODE.sub(lambda code: _TOGETHER.get(code[2], code[0]) if not code[1] else code[0], layout)
    return _CODE.sub(lambda code: _written(value, code[2], short=bool(code[1])), spelled)


def _written(value: date | time, code: str, short: bool) -> str:
    if code == "%" and not short:
        return "%"
    whole = value if isinstance(value, (datetime, time)) else datetime(value.year, value.month, value.day)
    write = _TIME_CODES.get(code) or (None if isinstance(value, time) else _DATE_CODES.get(code))
    if write is None:
        raise _unknown(code, (*([] if isinstance(value, time) else _DATE_CODES), *_TIME_CODES))
    text = write(whole)
    return (text.lstrip("0 ") or "0") if short else text


def _unknown(code: str, known: Any) -> ExecutionError:
    if not code:
        return ExecutionError("the date's format ends with %", hint="%% writes a percent sign")
    listed = " %".join(sorted(known))
    return ExecutionError(f"%{code[:1]} is no code of a date here", hint=f"known: %{listed}")


# ------------------------------------------------------------------------------------ reading
def _names(names: tuple[str, ...]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_PATTERNS = {
    "a": _names(tuple(day[:3] for day in DAYS)),
    "A": _names(DAYS),
    "b": _names(tuple(month[:3] for month in MONTHS)),
    "B": _names(MONTHS),
    "d": r"3[01]|[12]\d|0[1-9]|[1-9]| [1-9]",
    "f": r"\d{1,6}",
    "H": r"2[0-3]|[01]\d|\d",
    "I": r"1[0-2]|0[1-9]|[1-9]",
    "j": r"36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]",
    "m": r"1[0-2]|0[1-9]|[1-9]",
    "M": r"[0-5]\d|\d",
    "p": r"AM|PM",
    "S": r"6[01]|[0-5]\d|\d",
    "u": r"[1-7]",
    "w": r"[0-6]",
    "y": r"\d\d",
    "Y": r"\d{4}",
}

_PLAIN = {"D": "%m/%d/%y", "F": "%Y-%m-%d", "h": "%b", "R": "%H:%M", "T": "%H:%M:%S", "e": "%d"}
"""Codes that are read as others."""


@lru_cache(64)
def _reader(layout: str) -> re.Pattern[str]:
    """Each code stands at most once, so that matching takes no long search."""
    if len(layout) > _LONGEST:
        raise ExecutionError(f"a date's format has at most {_LONGEST} characters")
    spelled = _CODE.sub(lambda code: _PLAIN.get(code[2], f"%{code[2]}"), layout)
    seen: set[str] = set()
    parts: list[str] = []
    for piece in re.findall(r"%.?|\s+|[^%\s]+", spelled, re.DOTALL):
        code = piece[1:]
        if piece.isspace():
            parts.append(r"\s+")
        elif piece[0] != "%":
            parts.append(re.escape(piece))
        elif code == "%":
            parts.append("%")
        elif code not in _PATTERNS:
            raise _unknown(code, _PATTERNS)
        elif code in seen:
            raise ExecutionError(f"%{code} stands twice in the date's format")
        else:
            seen.add(code)
            parts.append(f"(?P<{code}>{_PATTERNS[code]})")
    return re.compile("".join(parts), re.IGNORECASE | re.ASCII)


def parsed(text: str, layout: str) -> datetime:
    """As strptime reads it: what the format leaves out is of 1900-01-01, at midnight.

    The day of the year, if given, decides the date; weekdays are read and not used. Raises
    ExecutionError for a text that does not fit, ValueError for a day that there is not.
    """
    match = _reader(layout).fullmatch(text) if len(text) <= 2 * _LONGEST else None
    if match is None:
        raise ExecutionError(
            f"the text {text[:40]!r} does not fit the date's format {layout[:40]!r}",
            hint="%Y-%m-%d reads 2021-05-04, %m/%d/%Y reads 05/04/2021, %B %d, %Y reads May 4, 2021",
        )
    found = match.groupdict()
    year, month, hour, afternoon = 1900, 1, 0, found.get("p", "").lower() == "pm"
    for code, written in found.items():  # of two codes for the same, the last counts
        match code:
            case "Y":
                year = int(written)
            case "y":  # 1969 to 2068, as POSIX has it
                year = int(written) + (2000 if int(written) < 69 else 1900)
            case "m":
                month = int(written)
            case "b" | "B":
                month = _SHORT_MONTHS[written[:3].lower()]
            case "H":
                hour = int(written)
            case "I":
                hour = int(written) % 12 + (12 if afternoon else 0)
    day = int(found.get("d", 1))
    if "j" in found:
        when = date(year, 1, 1) + timedelta(days=int(found["j"]) - 1)
        year, month, day = when.year, when.month, when.day
    fraction = int(found.get("f", "0").ljust(6, "0"))
    return datetime(year, month, day, hour, int(found.get("M", 0)), int(found.get("S", 0)), fraction)


_SHORT_MONTHS = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
