"""Durations, and spans of calendar months: timedelta, relativedelta, days(3), years_between."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import Function, kind
from neurosym.languages.calc.durations import SECOND, duration, microseconds
from neurosym.languages.calc.library.dates import needs_date
from neurosym.languages.calc.library.needs import whole
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import exact
from neurosym.languages.calc.primitives import Primitive, table
from neurosym.languages.calc.trouble import a_kind

__all__ = ["DELTA_ATTRIBUTES", "DELTA_METHODS", "RELATIVE", "RELATIVE_ATTRIBUTES", "SPANS", "WEEKDAYS"]

_UNITS = {
    "days": 86_400 * SECOND, "seconds": SECOND, "microseconds": 1, "milliseconds": 1_000,
    "minutes": 60 * SECOND, "hours": 3_600 * SECOND, "weeks": 7 * 86_400 * SECOND,
}  # fmt: skip
"""In microseconds, in the order of timedelta's arguments."""


_LONGEST = 1024


def _amount(value: Any, what: str) -> Any:
    if not isinstance(value, (int, Fraction, float)):
        raise ExecutionError(f"{what} needs a rational number, not {a_kind(kind(value))}")
    if not isinstance(value, float) and max(map(int.bit_length, value.as_integer_ratio())) > _LONGEST:
        raise ExecutionError(f"{what} needs a number of at most {_LONGEST:,} bits")
    return Fraction(value) if isinstance(value, float) else value


def _timedelta(m: Meter, *given: Any, **named: Any) -> timedelta:
    values = dict(zip(_UNITS, given, strict=False))
    total = sum(_amount(value, unit) * _UNITS[unit] for unit, value in (values | named).items())
    return duration(m, total)


def _span(unit: str) -> Primitive:
    def run(m: Meter, count: Any) -> timedelta:
        return duration(m, _amount(count, unit) * _UNITS[unit])

    return Primitive(unit, 1, 1, run, f"a duration of so many {unit}")


def _calendar_span(unit: str) -> Primitive:
    def run(m: Meter, count: Any) -> relativedelta:
        m.charge(8)
        return relativedelta(**{unit: _bounded(count, unit)})

    return Primitive(unit, 1, 1, run, f"so many calendar {unit}; the last days of months stay such")


def _bounded(value: Any, what: str) -> int:
    """Dates end long before."""
    if abs(whole(value, what)) > 10**9:
        raise ExecutionError(f"{value} {what} are too many")
    return int(value)


# ------------------------------------------------------------------------------------ relativedelta
_RELATIVE = (
    "years", "months", "days", "weeks", "hours", "minutes", "seconds", "microseconds", "leapdays",
    "year", "month", "day", "hour", "minute", "second", "microsecond", "weekday", "dt1", "dt2",
)  # fmt: skip
_DAYS = {"MO": MO, "TU": TU, "WE": WE, "TH": TH, "FR": FR, "SA": SA, "SU": SU}


def _relative(m: Meter, *given: Any, **named: Any) -> relativedelta:
    """Of two dates the span from the second to the first; else of numbers: the plural ones are added, the
    others replace a date's parts.
    """
    values: dict[str, Any] = dict(zip(("dt1", "dt2"), given, strict=False)) | named
    for field, value in values.items():
        if field in ("dt1", "dt2"):
            needs_date(value, "relativedelta")
        elif field == "weekday":
            values[field] = _weekday(value)
        else:
            values[field] = _bounded(value, field)
    if len(values.keys() & {"dt1", "dt2"}) == 1:
        raise ExecutionError(
            "relativedelta needs two dates, or numbers by name", hint="relativedelta(months=1)"
        )
    m.charge(8)
    return relativedelta(**values)


def _weekday(value: Any) -> Any:
    if isinstance(value, Function) and value.name in _DAYS:
        return _DAYS[value.name]
    if isinstance(value, type(MO)) or (isinstance(value, int) and 0 <= value < 7):
        return value
    raise ExecutionError("a weekday is MO to SU, or 0 to 6", hint="relativedelta(weekday=FR(-1))")


def _day(name: str) -> Primitive:
    def run(m: Meter, n: Any) -> Any:
        if not whole(n, name):
            raise ExecutionError(f"{name} needs a number that is not 0", hint=f"{name}(-1) is the last one")
        return _DAYS[name](n)

    return Primitive(name, 1, 1, run, "the n-th such weekday from a date on, for relativedelta")


# ------------------------------------------------------------------------------------ between dates
def _completed(unit: Callable[[relativedelta], int]) -> Callable[[Meter, Any, Any], int]:
    def run(m: Meter, start: Any, end: Any) -> int:
        first, last = _same_kind(needs_date(start, "between"), needs_date(end, "between"))
        return unit(relativedelta(last, first))

    return run


def _same_kind(a: date, b: date) -> tuple[date, date]:
    if isinstance(a, datetime) == isinstance(b, datetime):
        return a, b
    return (x.date() if isinstance(x, datetime) else x for x in (a, b))  # type: ignore[return-value]


def _days_between(m: Meter, start: Any, end: Any) -> int:
    first, last = _same_kind(needs_date(start, "days_between"), needs_date(end, "days_between"))
    return (last - first).days


def _days_in_month(m: Meter, year: Any, month: Any = None) -> int:
    if isinstance(year, date) and month is None:
        year, month = year.year, year.month
    if month is None:
        raise ExecutionError("days_in_month needs a date, or a year and a month")
    if not 1 <= whole(month, "days_in_month") <= 12:
        raise ExecutionError(f"there is no month {month}")
    if not 1 <= whole(year, "days_in_month") <= 9999:
        raise ExecutionError(f"the year {year} is out of range", hint="years go from 1 to 9999")
    return calendar.monthrange(year, month)[1]


# ------------------------------------------------------------------------------------ what spans tell
def _total_seconds(m: Meter, value: timedelta) -> Any:
    return exact(Fraction(microseconds(value), SECOND))


def _attribute(name: str, doc: str) -> Primitive:
    return Primitive(name, 0, 0, lambda m, value: getattr(value, name), doc)


_BETWEEN = "complete calendar {} from one date to another"

SPANS = table(
    Primitive("timedelta", 0, 7, _timedelta, "a duration of days, seconds, ...", tuple(_UNITS)),
    *(_span(unit) for unit in ("weeks", "days", "hours", "minutes", "seconds")),
    *(_calendar_span(unit) for unit in ("years", "months")),
    Primitive("relativedelta", 0, 2, _relative, "a span of calendar months and days", _RELATIVE),
    Primitive(
        "years_between", 2, 2, _completed(lambda span: span.years), "complete years, as an age is counted"
    ),
    Primitive(
        "months_between",
        2,
        2,
        _completed(lambda span: 12 * span.years + span.months),
        "complete calendar months",
    ),
    Primitive("days_between", 2, 2, _days_between, "days from one date to another"),
    Primitive("days_in_month", 1, 2, _days_in_month, "how many days the month of a date, or a month, has"),
)
"""Builtins."""

WEEKDAYS = table(*(_day(name) for name in _DAYS))
RELATIVE = {"relativedelta": SPANS["relativedelta"]} | WEEKDAYS
"""The names of ``dateutil.relativedelta``."""

DELTA_METHODS = table(Primitive("total_seconds", 0, 0, _total_seconds, "the length in seconds, exact"))
DELTA_ATTRIBUTES = table(
    _attribute("days", "the whole days"),
    _attribute("seconds", "the seconds beyond the whole days"),
    _attribute("microseconds", "the microseconds beyond the whole seconds"),
)
RELATIVE_ATTRIBUTES = table(
    *(
        _attribute(unit, f"the {unit} beyond larger units")
        for unit in ("years", "months", "days", "hours", "minutes", "seconds", "microseconds")
    ),
    _attribute("weeks", "the whole weeks in the days"),
)
