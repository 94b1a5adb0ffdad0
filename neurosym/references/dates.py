"""Dates with a year: ISO, with the month's name, or in digits with slashes or points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from neurosym.references.found import Found

__all__ = ["MONTHS", "dates"]

_MONTHS = "january february march april may june july august september october november december"
MONTHS = tuple(_MONTHS.split())
_MONTH = (
    r"(?P<month>"
    + "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "may" else name for name in MONTHS)
    + r"|sept)\.?"
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})(?![\w]|[.,][0-9])"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\w-])(?P<year>[0-9]{4})(?P<mark>[-/])(?P<number>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})(?![\w/]|-[0-9])",
        rf"\b{_MONTH}\s+(?:the\s+)?{_DAY},?\s+{_YEAR}",
        rf"(?<![\w/.-]){_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        rf"(?<![\w/.-])(?P<first>[0-9]{{1,2}})(?P<mark>[/.])(?P<second>[0-9]{{1,2}})(?P=mark){_YEAR}(?!/)",
    )
)


def dates(text: str, start: int, end: int) -> Iterator[Found]:
    """Every date that exists in the calendar; an ambiguous one is read as month/day and says so."""
    for form in _FORMS:
        for match in form.finditer(text, start, end):
            found = _read(match)
            if found is not None:
                yield found


def _read(match: re.Match[str]) -> Found | None:
    parts = match.groupdict()
    year, note = int(parts["year"]), None
    if "first" in parts:
        month, day = int(parts["first"]), int(parts["second"])
        if parts["mark"] == "." or month > 12:
            month, day = day, month
        elif day <= 12 and day != month:
            read, other = MONTHS[month - 1].title(), MONTHS[day - 1].title()
            note = f"ambiguous: read as {day} {read}, could be {month} {other}"
    else:
        name = (parts.get("month") or "").lower()[:3]
        month = 1 + [m[:3] for m in MONTHS].index(name) if name else int(parts["number"])
        day = int(parts["day"])
    try:
        return Found("d", date(year, month, day), match.start(), match.end(), note)
    except ValueError:
        return None
