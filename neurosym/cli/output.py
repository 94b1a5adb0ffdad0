"""How commands show things: colours and tables on a terminal, plain text in a pipe.

Results and JSON go to standard output; errors and notes to standard error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

import click

from neurosym.context import Failure
from neurosym.errors import NeurosymError
from neurosym.steps import Step, indented, trace_text, trace_tree

__all__ = [
    "note",
    "print_error",
    "print_fields",
    "print_headline",
    "print_json",
    "print_table",
    "print_text",
    "print_trace",
    "visible",
]


_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"}
_PICTURES |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)


def visible(text: str, stream: TextIO | None = None) -> str:
    """For a terminal, control characters as pictures: a text must not move the cursor or set colours.

    As it stands if the stream (standard output, if not given) is none.
    """
    return text.translate(_PICTURES) if (stream or sys.stdout).isatty() else text


def print_text(text: str) -> None:
    """A line of result, whose own escape sequences reach a pipe, where click would take them out."""
    click.echo(visible(text), color=True)


def _styled(text: str, **style: Any) -> str:
    """``text`` made visible, in colours where there are any."""
    context = click.get_current_context(silent=True)
    plain = not sys.stdout.isatty() or (context is not None and context.color is False)
    return visible(text) if plain else click.style(visible(text), **style)


def print_json(data: Any) -> None:
    """One object on one line; characters that the output's encoding lacks are escaped."""
    unicode_output = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    click.echo(json.dumps(data, ensure_ascii=not unicode_output))


def note(text: str) -> None:
    click.secho(text, err=True, dim=True)


def print_error(error: NeurosymError | Failure, source: str | None = None) -> None:
    """The message, the place in the program if there is one, and the hint, on standard error."""
    place = "" if error.line is None else f" at line {error.line}, column {error.column or 1}"
    click.echo(f"{click.style(f'neurosym: {error.kind} error', fg='red')}{place}: {error.message}", err=True)
    lines = [] if source is None else source.splitlines()
    if error.line is not None and 0 < error.line <= len(lines):
        start = max(0, (error.column or 1) - 60)
        shown = lines[error.line - 1][start : start + 100].replace("\t", " ")
        click.echo(f"  {visible(shown, sys.stderr)}", err=True)
        if error.column is not None:
            click.echo("  " + " " * (error.column - 1 - start) + "^", err=True)
    if error.hint is not None:
        click.echo(f"hint: {error.hint}", err=True)


def print_headline(text: str, *, good: bool = True) -> None:
    click.echo(_styled(text, bold=True, fg=None if good else "yellow"), color=True)


def print_fields(fields: Mapping[str, str]) -> None:
    """Indented lines, a name and its value each; further lines of a value stand below its first."""
    width = max(map(len, fields), default=0)
    for name, value in fields.items():
        label = _styled(name.ljust(width), fg="cyan")
        click.echo(f"  {label}   " + visible(value).replace("\n", "\n" + " " * (width + 5)), color=True)


def print_table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """A ruled table on a terminal, tab-separated lines with a heading elsewhere."""
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(*headings)
        for row in rows:
            table.add_row(*(Text(visible(cell)) for cell in row))
        Console().print(table)
        return
    print_text("\t".join(headings))
    for row in rows:
        print_text("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row))


def print_trace(steps: Sequence[Step], *, tree: bool) -> None:
    """As a tree; or as aligned lines on a terminal, as a table elsewhere."""
    if not steps:
        return
    if tree:
        print_text(trace_tree(steps))
    elif sys.stdout.isatty():
        print_text(trace_text(steps))
    else:
        rows = [(str(step.line), "  " * depth + step.source, step.value) for depth, step in indented(steps)]
        print_table(("line", "step", "value"), rows)
