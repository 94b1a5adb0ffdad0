"""Dates and times of day: what makes them, what they tell. Years go from 1 to 9999; no time zones.

Nothing asks for the present: a program gives the same outcome every day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import kind
from neurosym.languages.calc.library.date_texts import formatted, parsed
from neurosym.languages.calc.library.needs import whole
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primitives import Primitive, needs_text, table
from neurosym.languages.calc.trouble import a_kind

__all__ = [
    "DATES",
    "DATETIME_MEMBERS",
    "DATETIME_METHODS",
    "DATE_ATTRIBUTES",
    "DATE_MEMBERS",
    "DATE_METHODS",
    "ISO_ATTRIBUTES",
    "TIME_ATTRIBUTES",
    "TIME_METHODS",
    "TUPLE_ATTRIBUTES",
    "needs_date",
]  # fmt: skip

_DATE, _TIME = ("year", "month", "day"), ("hour", "minute", "second", "microsecond")


def needs_date(value: Any, what: str) -> date:
    if not isinstance(value, date):
        hint = 'date.fromisoformat("2021-05-04") makes a date of a text' if isinstance(value, str) else None
        raise ExecutionError(f"{what} needs a date, not {a_kind(kind(value))}", hint=hint)
    return value


def _numbers(
    name: str, fields: tuple[str, ...], given: tuple[Any, ...], named: dict[str, Any]
) -> dict[str, int]:
    """The fields by name, all of them integers."""
    values = dict(zip(fields, given, strict=False))
    for field in named:
        if field in values:
            raise ExecutionError(f"{name} is given {field} twice")
    return {field: whole(value, f"the {field} of {name}") for field, value in (values | named).items()}


def _maker(name: str, host: Callable[..., Any], fields: tuple[str, ...], least: int, doc: str) -> Primitive:
    def run(m: Meter, *given: Any, **named: Any) -> Any:
        values = _numbers(name, fields, given, named)
        for field in fields[:least]:
            if field not in values:
                raise ExecutionError(f"{name} needs a {field}")
        return host(**values)

    return Primitive(name, 0, len(fields), run, doc, fields)


def _replace(fields: tuple[str, ...]) -> Primitive:
    def run(m: Meter, value: Any, *given: Any, **named: Any) -> Any:
        return value.replace(**_numbers("replace", fields, given, named))

    return Primitive("replace", 0, len(fields), run, "the same with other parts", fields)


def _plain(name: str, doc: str) -> Primitive:
    """A method without arguments, as the host has it."""
    return Primitive(name, 0, 0, lambda m, value: getattr(value, name)(), doc)


def _written(m: Meter, value: Any, format: Any) -> str:  # noqa: A002  (the host's name)
    return formatted(value, needs_text(format, "strftime"))


_WRITTEN = Primitive("strftime", 1, 1, _written, "the text in a format: %Y-%m-%d %H:%M, %B %d, %Y, %A ...")
_ISO = _plain("isoformat", "the ISO text: 2021-05-04")


def _iso_datetime(m: Meter, value: datetime, sep: Any = "T") -> str:
    if len(needs_text(sep, "isoformat")) != 1:
        raise ExecutionError("isoformat needs one character between date and time")
    return value.isoformat(sep)


# ------------------------------------------------------------------------------------ reading
def _parsed(m: Meter, date_string: Any, format: Any) -> datetime:  # noqa: A002
    return parsed(needs_text(date_string, "strptime"), needs_text(format, "strptime"))


def _from_iso(host: type[date]) -> Callable[[Meter, Any], date]:
    def run(m: Meter, text: Any) -> date:
        found = host.fromisoformat(needs_text(text, "fromisoformat")[:100])
        if isinstance(found, datetime) and found.tzinfo is not None:
            raise ExecutionError("calc has no time zones", hint="leave out the zone")
        return found

    return run


def _combined(m: Meter, day: Any, moment: Any) -> datetime:
    if not isinstance(moment, time):
        raise ExecutionError(
            f"combine needs a date and a time, not {a_kind(kind(moment))}", hint="time(10, 30)"
        )
    return datetime.combine(needs_date(day, "combine"), moment)


def _ordinal(host: type[date]) -> Primitive:
    def run(m: Meter, ordinal: Any) -> date:
        if not 1 <= whole(ordinal, "fromordinal") <= date.max.toordinal():
            raise ExecutionError("the day's number is out of range", hint="the days are 1 to 3,652,059")
        return host.fromordinal(ordinal)

    return Primitive("fromordinal", 1, 1, run, "the date of a day's number; 1 is 0001-01-01")


def _iso_calendar(host: type[date]) -> Primitive:
    def run(m: Meter, year: Any, week: Any, day: Any) -> date:
        return host.fromisocalendar(*(whole(part, "fromisocalendar") for part in (year, week, day)))

    return Primitive("fromisocalendar", 3, 3, run, "the date of an ISO year, week and weekday")


DATES = table(
    _maker("date", date, _DATE, 3, "the date of a year, month and day"),
    _maker("datetime", datetime, (*_DATE, *_TIME), 3, "a date with a time of day"),
    _maker("time", time, _TIME, 0, "a time of day"),
)
"""Builtins."""

DATE_MEMBERS = table(
    Primitive("fromisoformat", 1, 1, _from_iso(date), "the date that an ISO text writes"),
    _ordinal(date),
    _iso_calendar(date),
)
DATETIME_MEMBERS = table(
    Primitive("strptime", 2, 2, _parsed, "the date and time that a text writes in a format"),
    Primitive("combine", 2, 2, _combined, "a date with a time of day"),
    Primitive("fromisoformat", 1, 1, _from_iso(datetime), "the date and time that an ISO text writes"),
    _ordinal(datetime),
    _iso_calendar(datetime),
    Primitive("strftime", 2, 2, _written, _WRITTEN.doc),
)
"""What the classes have without a value of theirs."""

_OF_DATES = (
    _plain("weekday", "the day of the week, Monday is 0"),
    _plain("isoweekday", "the day of the week, Monday is 1"),
    _plain("isocalendar", "ISO year, week and weekday"),
    _plain("toordinal", "the day's number; 0001-01-01 is 1"),
    _plain("timetuple", "the parts as a tuple; its tm_yday is the day of the year"),
    _WRITTEN,
)
DATE_METHODS = table(_ISO, *_OF_DATES, _replace(_DATE))
DATETIME_METHODS = table(
    Primitive("isoformat", 0, 1, _iso_datetime, "the ISO text: 2021-05-04T10:30:00", ("sep",)),
    *_OF_DATES,
    _plain("date", "the date without the time of day"),
    _plain("time", "the time of day"),
    _replace((*_DATE, *_TIME)),
)
TIME_METHODS = table(_plain("isoformat", "the ISO text: 10:30:00"), _WRITTEN, _replace(_TIME))


def _attributes(names: tuple[str, ...], what: str) -> dict[str, Primitive]:
    return table(*(_attribute(name, f"the {name.removeprefix('tm_')} {what}") for name in names))


def _attribute(name: str, doc: str) -> Primitive:
    return Primitive(name, 0, 0, lambda m, value: getattr(value, name), doc)


DATE_ATTRIBUTES = _attributes(_DATE, "of a date")
TIME_ATTRIBUTES = _attributes(_TIME, "of a time")
ISO_ATTRIBUTES = _attributes(("year", "week", "weekday"), "of an ISO date")
TUPLE_ATTRIBUTES = table(
    _attribute("tm_yday", "the day of the year"),
    _attribute("tm_wday", "the day of the week, Monday is 0"),
    *_attributes(("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec"), "of timetuple").values(),
)
