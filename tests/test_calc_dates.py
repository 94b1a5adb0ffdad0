"""Dates, times, durations and calendar spans against CPython's datetime, calendar and dateutil."""

import calendar
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from neurosym.errors import ExecutionError
from neurosym.languages.calc.library.date_texts import formatted, parsed
from neurosym.languages.registry import run

dates = st.dates(date(1600, 1, 1), date(2400, 12, 31))
moments = st.datetimes(datetime(1000, 1, 1), datetime(9000, 12, 31))
durations = st.timedeltas(timedelta(-(10**5)), timedelta(10**5))
small = st.integers(-400, 400)


def value(program, **bindings):
    outcome = run(program, bindings=bindings)
    assert outcome.ok, outcome.error
    return outcome.value


def pieces(codes, most):
    parts = st.tuples(st.sampled_from(codes), st.sampled_from(["", "/", "-", " ", ", ", ":", ".", "th "]))
    return st.lists(parts, min_size=1, max_size=most, unique_by=lambda part: part[0]).map(
        lambda found: "".join(f"%{code}{rest}" for code, rest in found)
    )


# ------------------------------------------------------------------------------------ texts
@settings(max_examples=500, deadline=None)
@given(moments, pieces("aAbBcdDeFfGHhIjmMpRSTuUVwWxXyY%", 6))
def test_dates_are_written_as_cpython_writes_them(moment, layout):
    assert formatted(moment, layout) == moment.strftime(layout)
    assert formatted(moment.date(), layout) == moment.date().strftime(layout)


@settings(max_examples=500, deadline=None)
@given(
    moments, pieces("aAbBdfHIjmMpSuwyY", 6), st.integers(0, 40), st.sampled_from(["", "", "", "0", " ", "x"])
)
def test_dates_are_read_as_cpython_reads_them(moment, layout, place, change):
    """Half of the texts are changed in one place, and may then not fit."""
    text = moment.strftime(layout)
    if change:
        text = text[: place % len(text)] + change + text[place % len(text) + 1 :]
    try:
        expected = datetime.strptime(text, layout)
    except ValueError:
        with pytest.raises((ExecutionError, ValueError)):
            parsed(text, layout)
    else:
        assert parsed(text, layout) == expected


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=12), st.text("%YmdHMB -/", max_size=12))
def test_any_text_and_layout_give_a_date_or_an_error(text, layout):
    with suppress(ExecutionError, ValueError):
        parsed(text, layout)
    with suppress(ExecutionError):
        formatted(date(2021, 5, 4), layout)


def test_days_and_months_may_be_written_without_zeros():
    assert formatted(date(2021, 5, 4), "%-m/%-d/%y, %-j") == "5/4/21, 124"
    assert formatted(time(9, 5), "%-I:%M") == "9:05"
    assert formatted(date(987, 1, 2), "%Y") == "0987"


# ------------------------------------------------------------------------------------ arithmetic
ABOUT_DATES = """\
a + timedelta(days=n)
a - timedelta(n)
(a - b).days
a < b
a == b
max(a, b)
a + relativedelta(months=n)
a - relativedelta(months=n)
a + relativedelta(years=n // 10)
a + relativedelta(months=n, days=n, weeks=1)
a + relativedelta(day=31)
a + relativedelta(weekday=FR(-1))
a + relativedelta(day=1, weekday=MO(2))
relativedelta(a, b).years
relativedelta(a, b).months
relativedelta(a, b).days
a + relativedelta(a, b)
b + relativedelta(a, b)
a.weekday()
a.isoweekday()
tuple(a.isocalendar())
a.isocalendar()[1]
a.isocalendar().week
a.isoformat()
a.toordinal()
date.fromordinal(a.toordinal())
date.fromisoformat(a.isoformat())
a.replace(day=1)
a.replace(year=2000, month=2, day=3)
(a.year, a.month, a.day)
a.timetuple().tm_yday
datetime.strptime(a.strftime('%m/%d/%Y'), '%m/%d/%Y').date()
datetime.combine(a, time(9, 30))
date(a.year, a.month, calendar.monthrange(a.year, a.month)[1])
calendar.isleap(a.year)
calendar.day_name[a.weekday()]
calendar.month_abbr[a.month]
calendar.monthcalendar(a.year, a.month)
sorted([a, b])
sum([timedelta(1), timedelta(n)], timedelta())
abs(a - b)
-timedelta(n)
str(a)
str(timedelta(hours=n))
date.fromisocalendar(*a.isocalendar())
f'{a:%B %d, %Y}'
calendar.leapdays(1900, a.year)
calendar.weekday(a.year, a.month, a.day)
str(relativedelta(a, b))
""".splitlines()

IMPORTS = """\
import calendar
from datetime import date, datetime, time, timedelta
from dateutil.relativedelta import relativedelta, MO, FR
"""


def cpython(expressions, **names):
    scope = dict(names)
    exec(IMPORTS, scope)  # noqa: S102
    return [eval(expression, scope) for expression in expressions]  # noqa: S307  (this test wrote them)


@settings(max_examples=100, deadline=None)
@given(dates, dates, small)
def test_programs_about_dates_give_what_cpython_gives(a, b, n):
    expected = cpython(ABOUT_DATES, a=a, b=b, n=n)
    assert value(f"{IMPORTS}answer = [{', '.join(ABOUT_DATES)}]", a=a, b=b, n=n) == expected


ABOUT_TIMES = """\
a + d
a - d
a - b
a < b
d + d
d * n
n * d
-d
abs(d)
d // timedelta(hours=1)
d % timedelta(hours=1)
divmod(d, timedelta(hours=1))
d.days
d.seconds
d.microseconds
(a.hour, a.minute, a.second, a.microsecond)
a.date()
a.replace(hour=1, minute=2)
a.isoformat()
str(a)
a.isoformat(' ')
datetime.fromisoformat(a.isoformat())
a + relativedelta(hours=n, minutes=n)
relativedelta(a, b).hours
relativedelta(a, b).seconds
d < timedelta(0)
bool(d)
str(d)
a.strftime('%I:%M:%S %p')
a.time().hour
a.time().isoformat()
datetime.combine(b.date(), a.time())
a + relativedelta(hour=0, minute=0)
a.weekday()
a.toordinal()
""".splitlines()


@settings(max_examples=100, deadline=None)
@given(moments, moments, durations, st.integers(-20, 20))
def test_programs_about_times_give_what_cpython_gives(a, b, d, n):
    expected = cpython(ABOUT_TIMES, a=a, b=b, d=d, n=n)
    assert value(f"{IMPORTS}answer = [{', '.join(ABOUT_TIMES)}]", a=a, b=b, d=d, n=n) == expected


@settings(max_examples=200, deadline=None)
@given(durations, durations, st.fractions(-1000, 1000, max_denominator=50))
def test_quotients_of_durations_are_exact(d, e, factor):
    assume(e and abs(factor) > Fraction(1, 1000))
    micro = timedelta(microseconds=1)
    outcome = run("answer = [d / e, d.total_seconds(), d * x, d / x]", bindings={"d": d, "e": e, "x": factor})
    ratio, seconds, product, quotient = outcome.value
    assert ratio == Fraction(d // micro, e // micro)
    assert seconds == Fraction(d // micro, 10**6)
    exact_product, exact_quotient = Fraction(d // micro) * factor, Fraction(d // micro) / factor
    assert product // micro == round(exact_product)
    assert quotient // micro == round(exact_quotient)
    assert outcome.exact == (exact_product.denominator == exact_quotient.denominator == 1)


@settings(max_examples=200, deadline=None)
@given(dates, dates)
def test_complete_years_and_months_are_those_of_a_calendar(a, b):
    a, b = min(a, b), max(a, b)
    years, months, days = value(
        "answer = [years_between(a, b), months_between(a, b), days_between(a, b)]", a=a, b=b
    )
    assert a + relativedelta(years=years) <= b < a + relativedelta(years=years + 1)
    assert a + relativedelta(months=months) <= b < a + relativedelta(months=months + 1)
    assert a + timedelta(days) == b


# ------------------------------------------------------------------------------------ single programs
@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("date(2021, 5, 4) + days(3)", "2021-05-07"),
        ("date(2021, 5, 4) - weeks(1)", "2021-04-27"),
        ("date(2021, 1, 31) + months(1)", "2021-02-28"),
        ("date(2020, 2, 29) + years(1)", "2021-02-28"),
        ("date(2020, 2, 29) + years(4)", "2024-02-29"),
        ("datetime(2021, 5, 4, 22) + hours(3)", "2021-05-05 01:00:00"),
        ("datetime(2021, 5, 4) + minutes(90) + seconds(1)", "2021-05-04 01:30:01"),
        ("days(3)", "3 days, 0:00:00"),
        ("hours(3/2)", "1:30:00"),
        ("timedelta(days=1.5)", "1 day, 12:00:00"),
        ("(date(2021, 5, 4) - date(2021, 5, 1)) / days(2)", "3/2"),
        ("timedelta(days=1) * 1/2", "12:00:00"),
        ("timedelta(seconds=1) / timedelta(minutes=1)", "1/60"),
        ("timedelta(seconds=90).total_seconds() / 60", "3/2"),
        ("months(1) + days(3)", "relativedelta(months=+1, days=+3)"),
        ("relativedelta(date(2021, 5, 4), date(2000, 6, 1)).years", "20"),
        ("years_between(date(2000, 6, 1), date(2021, 5, 4))", "20"),
        ("years_between(date(2000, 2, 29), date(2001, 2, 28))", "1"),
        ("days_in_month(2024, 2)", "29"),
        ("days_in_month(date(2023, 2, 5))", "28"),
        ("date(year=2021, month=5, day=4)", "2021-05-04"),
        ("time(9, 30)", "09:30:00"),
        ("datetime(2021, 5, 4).date() == date(2021, 5, 4)", "True"),
        ("isinstance(date(2021, 5, 4), date)", "True"),
        ("[d for d in [date(2021, 5, 1), date(2021, 5, 2)] if d.weekday() == 5]", "[2021-05-01]"),
        ("{date(2021, 5, 4): 1}[date(2021, 5, 4)]", "1"),
        ("datetime.datetime(2021, 5, 4).strftime('%A')", "Tuesday"),
        ("datetime.date(2021, 5, 4)", "2021-05-04"),
        ("max(datetime.date(2021, 5, 4), datetime.date(2020, 5, 4)).year", "2021"),
    ],
)
def test_programs(program, expected):
    outcome = run(f"answer = {program}")
    assert outcome.ok, outcome.error
    assert outcome.text == expected


@pytest.mark.parametrize(
    ("program", "kind", "message", "hint"),
    [
        ("date.today()", "check", "today", "bind the date"),
        ("datetime.now()", "check", "now", "bind the date"),
        ("datetime.datetime.now()", "check", "now", "bind the date"),
        ("date(2021, 2, 30)", "execution", "day is out of range", None),
        ("date(2021, 13, 1)", "execution", "month must be in", None),
        ("date(10000, 1, 1)", "execution", "year 10000", None),
        ("date(2021, 5)", "execution", "date needs a day", None),
        ("date(2021, 5, 1/2)", "execution", "the day of date needs an integer", None),
        ("date(2021, 5, 4) + 3", "execution", "+ does not work between date and integer", "days(3)"),
        ("date(2021, 5, 4) - datetime(2021, 5, 3)", "execution", "- does not work", "date()"),
        ("date(9999, 12, 31) + days(1)", "execution", "out of range", "1 to 9999"),
        ("date(9999, 12, 31) + months(1)", "execution", "out of range", "1 to 9999"),
        ("date(1, 1, 1) - days(1)", "execution", "out of range", "1 to 9999"),
        ("timedelta(10**10)", "execution", "too long", "999,999,999"),
        ("months(1/2)", "execution", "months needs an integer", None),
        ("relativedelta(months=0.5)", "execution", "months needs an integer", None),
        ("relativedelta(months=1) * 0.5", "execution", "* does not work", None),
        ("datetime.strptime('x', '%Y')", "execution", "does not fit", "%Y-%m-%d"),
        ("datetime.strptime('1', '%Q')", "execution", "%Q is no code", "known"),
        ("datetime.fromisoformat('2021-05-04T10:00+02:00')", "execution", "time zones", None),
        ("date(2021, 5, 4).strftime(5)", "execution", "needs a text", None),
        ("date(2021, 5, 4).yaer", "check", "yaer", "year"),
        ("years_between('2021-05-04', date(2021, 5, 4))", "execution", "needs a date", "fromisoformat"),
        ("days_in_month(2021, 13)", "execution", "there is no month 13", None),
        ("date(2021, 5, 4) < datetime(2021, 5, 4)", "execution", "< does not work", "date()"),
    ],
)
def test_errors_say_what_to_do(program, kind, message, hint):
    error = run(f"answer = {program}").error
    assert error is not None
    assert error.kind == kind
    assert message in error.message
    if hint is not None:
        assert hint in (error.hint or "")


def test_names_of_weekdays_and_months_are_english_whatever_the_locale():
    assert (
        formatted(date(2021, 5, 4), "%A %B")
        == f"{calendar.day_name[1]} {calendar.month_name[5]}"
        == "Tuesday May"
    )
