"""The module ``calendar``: leap years, months, their names."""

from __future__ import annotations

import calendar
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.library.date_texts import DAYS, MONTHS
from neurosym.languages.calc.library.needs import whole
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primitives import Constant, Member, Primitive, table

__all__ = ["CALENDAR"]


def _is_leap(m: Meter, year: Any) -> bool:
    return calendar.isleap(whole(year, "isleap"))


def _leap_days(m: Meter, y1: Any, y2: Any) -> int:
    return calendar.leapdays(whole(y1, "leapdays"), whole(y2, "leapdays"))


def _year_and_month(year: Any, month: Any, what: str) -> tuple[int, int]:
    if not 1 <= whole(month, what) <= 12:
        raise ExecutionError(f"there is no month {month}")
    if not 1 <= whole(year, what) <= 9999:
        raise ExecutionError(f"the year {year} is out of range", hint="years go from 1 to 9999")
    return year, month


def _month_range(m: Meter, year: Any, month: Any) -> tuple[int, int]:
    first, length = calendar.monthrange(*_year_and_month(year, month, "monthrange"))
    return int(first), length


def _weeks(m: Meter, year: Any, month: Any) -> list[list[int]]:
    m.charge(20)
    return calendar.Calendar().monthdayscalendar(*_year_and_month(year, month, "monthcalendar"))


def _weekday(m: Meter, year: Any, month: Any, day: Any) -> int:
    return int(calendar.weekday(*_year_and_month(year, month, "weekday"), whole(day, "weekday")))


def _names(name: str, names: tuple[str, ...], doc: str) -> Constant:
    return Constant(name, lambda m: list(names), doc)


def _day_number(number: int) -> Constant:
    return Constant(DAYS[number].upper(), lambda m: number, "the number of this weekday")


CALENDAR: dict[str, Member] = {
    **table(
        Primitive("isleap", 1, 1, _is_leap, "whether a year is a leap year"),
        Primitive("leapdays", 2, 2, _leap_days, "how many leap years there are from one year up to another"),
        Primitive("monthcalendar", 2, 2, _weeks, "the weeks of a month, lists of its days, 0 outside"),
        Primitive("monthrange", 2, 2, _month_range, "the weekday of a month's first day, and its length"),
        Primitive("weekday", 3, 3, _weekday, "the day of the week, Monday is 0"),
    ),
    **{
        row.name: row
        for row in (
            _names("day_name", DAYS, "the weekdays' names from Monday on"),
            _names("day_abbr", tuple(day[:3] for day in DAYS), "the weekdays' names in three letters"),
            _names("month_name", ("", *MONTHS), "the months' names, that of January at 1"),
            _names(
                "month_abbr", ("", *(month[:3] for month in MONTHS)), "the months' names in three letters"
            ),
            *map(_day_number, range(7)),
        )
    },
}
