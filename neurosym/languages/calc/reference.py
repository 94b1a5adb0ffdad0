"""The page that lists all that calc knows by name, written from the tables: ``docs/calc_library.md``.

``python -m neurosym.languages.calc.reference`` prints it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from neurosym.languages.calc.algebra.names import FORMULA_ATTRIBUTES, FORMULA_METHODS
from neurosym.languages.calc.attributes import ATTRIBUTES
from neurosym.languages.calc.builtins import BUILTINS, SUBJECTS
from neurosym.languages.calc.methods import METHODS
from neurosym.languages.calc.modules import CONSTANTS, MEMBERS, MODULES
from neurosym.languages.calc.primitives import Constant, Member, Primitive

__all__ = ["reference"]

Table = Mapping[str, Primitive]

_HEAD = """\
# calc's library

Written from the tables by `python -m neurosym.languages.calc.reference`; a test compares. What the names
mean in general, and where calc differs from Python, is said in [calc.md](calc.md); algebra has a page of its
own, [algebra.md](algebra.md).

The number of positional arguments stands in the brackets, then the names of those that may be given by name
(`**`: any name)."""

_TYPES = {
    "str": "text", "MutableOrderedSet": "set", "OrderedSet": "frozenset", "int": "integer",
    "Fraction": "rational", "IsoCalendarDate": "ISO date", "struct_time": "timetuple",
    "Matrix": "matrix", "timedelta": "duration", "Deque": "deque", "DefaultDict": "defaultdict",
}  # fmt: skip
"""Classes of the host by the names that users see, where these differ."""


def reference() -> str:
    """The page, in Markdown."""
    parts = [_HEAD, "## Functions", "Known without an import."]
    left = dict(BUILTINS)
    for subject, rows in reversed(SUBJECTS.items()):
        own = [left.pop(name) for name in sorted(rows, key=str.lower) if name in left]
        parts += [f"### {subject}", _table("function", own)]
    parts += ["### Constants", _table("constant", CONSTANTS.values())]
    parts += ["## Modules", "What may be imported, or written behind the name of the module."]
    for module, members in sorted(MODULES.items()):
        if members and not module.startswith("sympy"):
            parts += [f"### {module}", _module(members)]
    parts += [
        "### sympy",
        "All of Algebra, Number theory, Matrices and the constants above; `sympy.abc`: letters.",
    ]
    parts.append("## Methods")
    for title, methods in _types(METHODS):
        parts += [f"### Methods of {title}", _table("method", methods.values())]
    parts += ["### Methods of a formula", _table("method", FORMULA_METHODS.values())]
    parts += ["## Attributes", "Without brackets: `d.year`."]
    for title, attributes in _types(ATTRIBUTES):
        parts += [f"### Attributes of {title}", _table("attribute", attributes.values(), plain=True)]
    parts += ["### Attributes of a formula", _table("attribute", FORMULA_ATTRIBUTES.values(), plain=True)]
    return "\n\n".join(parts) + "\n"


def _types(tables: Mapping[type[Any], Table]) -> Iterator[tuple[str, Table]]:
    """Each table once, with the names of the types that it is of."""
    found: dict[int, tuple[list[str], Table]] = {}
    for host, rows in tables.items():
        name = _TYPES.get(host.__name__, host.__name__)
        found.setdefault(id(rows), ([], rows))[0].append(name)
    for names, rows in found.values():
        yield f"{'an' if names[0][0] in 'aeioI' else 'a'} {' or '.join(names)}", rows


def _module(members: Mapping[str, Member]) -> str:
    """Rows of their own in a table; those that are builtins too by name."""
    builtins = {id(row): name for name, row in BUILTINS.items()} | {
        id(row): name for name, row in CONSTANTS.items()
    }
    shared = [
        f"`{name}`" if builtins[id(row)] == name else f"`{name}` (`{builtins[id(row)]}`)"
        for name, row in sorted(members.items(), key=lambda pair: pair[0].lower())
        if id(row) in builtins
    ]
    own = [row for row in members.values() if id(row) not in builtins]
    texts = [f"As above: {', '.join(shared)}."] if shared else []
    return "\n\n".join([*texts, *([_table("name", own)] if own else [])])


def _table(what: str, rows: Iterable[Member], plain: bool = False) -> str:
    lines = [f"| {what} | value |", "|---|---|"]
    for row in sorted(rows, key=lambda row: row.name.lower()):
        name = row.name if plain or isinstance(row, Constant) else _signature(row)
        lines.append(f"| `{name}` | {row.doc.replace('|', chr(92) + '|')} |")
        for member in MEMBERS.get(row.name, {}).values() if what in ("function", "name") else ():
            lines.append(f"| `{row.name}.{_signature(member)}` | {member.doc} |")
    return "\n".join(lines)


def _signature(row: Member) -> str:
    """``sorted(1; key, reverse)``: how many arguments go by position, and which by name."""
    if isinstance(row, Constant):
        return row.name
    count = str(row.least) if row.most == row.least else f"{row.least}-{row.most if row.most < 255 else ''}"
    names = ", ".join(row.keywords)
    return f"{row.name}({count}{'; ' if names else ''}{names})"


if __name__ == "__main__":
    sys.stdout.write(reference())
