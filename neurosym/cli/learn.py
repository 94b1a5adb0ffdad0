"""``neurosym learn 16 8 2 64``: which number concept are these examples of?"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import click

from neurosym.cli.fitting import fit_and_report
from neurosym.errors import UsageError
from neurosym.languages.concept.game import NumberGame, Update
from neurosym.languages.concept.ranking import Hypothesis
from neurosym.languages.concept.report import describe
from neurosym.values import canonical_text

__all__ = ["command"]


class _SeveralPredictions(click.Command):
    """``--predict`` after the examples takes all numbers up to the next option; before them, one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        spread: list[str] = []
        greedy = False
        for place, arg in enumerate(args):
            after_option = place > 0 and args[place - 1].startswith("--")
            if re.fullmatch(r"-\d+", arg) and not after_option and "--" not in args[:place]:
                raise UsageError(f"{arg} is outside every domain", hint="numbers start at 1")
            if arg == "--predict":
                greedy = bool(spread) and spread[0].isdigit()
            elif arg.startswith("-"):
                greedy = False
            elif greedy and not after_option:
                spread.append("--predict")
            spread.append(arg)
        return super().parse_args(ctx, spread)


@click.command("learn", cls=_SeveralPredictions)
@click.argument("numbers", nargs=-1, type=int)
@click.option("--domain", type=int, default=100, show_default=True, help="Numbers are taken from 1..DOMAIN.")
@click.option("--predict", "asked", type=int, multiple=True, help="Does this number belong as well?")
@click.option("--top", type=click.IntRange(min=1), default=5, show_default=True, help="Hypotheses to show.")
@click.option("--exact", is_flag=True, help="Compute in rationals and show them.")
@click.option("--sequential", is_flag=True, help="Show the posterior after each number.")
@click.option("--prior", default="tenenbaum1999", show_default=True, help="The space: tenenbaum1999, people.")
@click.option("--sampling", type=click.Choice(["strong", "weak"]), help="How examples come from a concept.")
@click.option("--exponent", help="An example's likelihood is 1/size^EXPONENT: 1 strong, 0 weak sampling.")
@click.option("--noise", help="The probability that an example is a lapse.")
@click.option("--ask", is_flag=True, help="Show the numbers that are most worth asking about.")
@click.option("--ruled-out", type=int, help="Show the hypotheses that this number speaks against.")
@click.option("--fit", type=click.Path(path_type=Path), help="Fit --prior people to this folder's answers.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write what was fitted here.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(
    numbers: tuple[int, ...],
    domain: int,
    asked: tuple[int, ...],
    top: int,
    exact: bool,
    sequential: bool,
    prior: str,
    sampling: Literal["strong", "weak"] | None,
    exponent: str | None,
    noise: str | None,
    ask: bool,
    ruled_out: int | None,
    fit: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Learn a number concept from example NUMBERS, one at a time.

    Shows the most probable concepts; without numbers, the prior.
    """
    if fit is not None:
        if numbers:
            raise UsageError("--fit learns from answers, not from examples", hint="leave the numbers out")
        fit_and_report(fit, out)
        return
    if out is not None:
        raise UsageError("--out is where --fit writes", hint="neurosym learn --fit FOLDER --out FILE")
    game = NumberGame(domain, prior, sampling, exponent, noise).observe(*numbers)
    for number in asked:
        game.predict(number)  # refuses a number outside the domain before anything is printed
    if as_json:
        report = describe(game, predict=asked, top=top, exact=exact, sequential=sequential)
        click.echo(json.dumps(report, ensure_ascii=False))
        return
    updates = list(game.sequence(top, exact=exact)) if sequential else []
    if not updates:
        updates = [Update(game.examples, tuple(game.posterior(top, exact=exact)))]
    for update in updates:
        shown = ", ".join(map(str, update.examples))
        title = f"after {shown}" if shown else "before any example"
        _print_table(title, _rows(update.hypotheses, exact))
    for number in asked:
        probability = game.predict(number, exact=exact)
        rational = f" = {canonical_text(probability)}" if exact else ""
        click.echo(f"{number} belongs with probability {float(probability):.6g}{rational}")
    if ruled_out is not None:
        against = game.ruled_out(ruled_out, top, exact=exact)
        _print_table(f"what {ruled_out} speaks against, before it", _rows(against, exact))
    for question in game.questions(top) if ask else ():
        gain = f"{question.information:.3g} bits expected, yes with probability {question.probability:.3g}"
        click.echo(f"ask about {question.number}: {gain}")


_HEADINGS = ("concept", "in words", "size", "prior", "posterior")


def _rows(hypotheses: Iterable[Hypothesis], exact: bool) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [(*_HEADINGS, "posterior exactly") if exact else _HEADINGS]
    for h in hypotheses:
        row = (h.concept, h.name, str(h.size), f"{float(h.prior):.4g}", f"{float(h.posterior):.4g}")
        rows.append((*row, canonical_text(h.posterior)) if exact else row)
    return rows


def _print_table(title: str, rows: list[tuple[str, ...]]) -> None:
    """With lines and colours on a terminal that is wide enough, in aligned plain columns elsewhere."""
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table

        table = Table(title=title, title_justify="left")
        columns = len(_HEADINGS)  # what is exact may have hundreds of digits: it stands below the table
        for place, heading in enumerate(_HEADINGS):
            table.add_column(heading, justify="right" if place in (2, 3, 4) else "left")
        for row in rows[1:]:
            table.add_row(*row[:columns], style="bold" if row is rows[1] else None)
        console = Console()
        if console.measure(table, options=console.options.update(max_width=10_000)).maximum <= console.width:
            console.print(table)
            for row in rows[1:]:
                for exactly in row[columns:]:
                    click.echo(f"{row[0]} has exactly {exactly}")
            return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    click.echo(title)
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
