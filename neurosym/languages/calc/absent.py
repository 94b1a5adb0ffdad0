"""What Python has and calc has not, by name: what to do instead."""

from __future__ import annotations

from neurosym.languages.calc.modules import MODULES

__all__ = ["ABSENT", "absent"]

_TODAY = "a program gives the same every day: bind the date, or write it: date(2021, 5, 4)"
_SYSTEM = "a program cannot reach files, the system or other code"
_INSIDE = "calc has no access to the inside of values; attributes are written x.name"
_NUMBERS = "calc's numbers are exact, without settings; round(x, digits) rounds"

ABSENT: dict[str, str] = {
    **dict.fromkeys(("open", "exit", "quit", "help", "breakpoint", "__import__"), _SYSTEM),
    **dict.fromkeys(("eval", "exec", "compile"), "calc runs no texts; a bound expression (e1) has a value"),
    **dict.fromkeys(("getattr", "setattr", "hasattr", "delattr", "dir", "vars", "object", "super"), _INSIDE),
    **dict.fromkeys(("globals", "locals"), "use a dict of your own"),
    **dict.fromkeys(("id", "hash", "memoryview", "bytes", "bytearray"), "calc has no addresses and no bytes"),
    **dict.fromkeys(("date.today", "datetime.today", "datetime.now", "datetime.utcnow"), _TODAY),
    **dict.fromkeys(("datetime.timezone", "datetime.tzinfo"), "calc has no time zones"),
    **dict.fromkeys(("decimal.getcontext", "decimal.Context", "decimal.localcontext"), _NUMBERS),
    **dict.fromkeys(("math.nan", "nan"), "use None for a value that is missing"),
    "input": "nobody answers: use the names that are bound to the question's parts",
    "type": "isinstance(x, int) asks for a type",
    "slice": "write x[a:b:c]",
    "complex": "the algebra has complex numbers: 2 + 3*I",
    "staticmethod": "calc has no classes; use functions and dicts",
    "property": "calc has no classes; use functions and dicts",
    "classmethod": "calc has no classes; use functions and dicts",
    "collections.namedtuple": "use a tuple, or a dict with the names as keys",
    "collections.ChainMap": "join the dicts: {**a, **b}",
    "functools.wraps": "calc has no decorators of this kind",
    "itertools.tee": "list(x) keeps the items",
    "operator.attrgetter": "use a lambda: lambda x: x.name",
    "operator.methodcaller": "use a lambda: lambda x: x.name()",
}


def absent(name: str) -> str | None:
    """A hint for a name, or a dotted one of a module or type, that calc does not know; None if there is none.

    A name that has to be imported is told where it is.
    """
    if name in ABSENT:
        return ABSENT[name]
    if "." in name:
        return None
    homes = [module for module, members in MODULES.items() if name in members and module != "sympy"]
    if name in MODULES:
        return f"write import {name} first"
    return f"write from {homes[0]} import {name} first" if homes else None
