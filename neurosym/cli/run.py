"""``neurosym run program.calc --bind n1=16``"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

import click

from neurosym.cli.inputs import read_text
from neurosym.cli.output import note, print_error, print_json, print_text, print_trace
from neurosym.errors import NeurosymError, ProgramError
from neurosym.sandbox.budget import DEFAULT_BUDGET

__all__ = ["command"]


@click.command("run")
@click.argument("file")
@click.option("--language", metavar="NAME", help="Default: by the file's suffix, else calc.")
@click.option(
    "--bind",
    "bound",
    multiple=True,
    metavar="NAME=LITERAL",
    help="Bind a name to a calc literal, such as n1=16 or s1='\"abc\"'; may be repeated.",
)
@click.option("--check", is_flag=True, help="Parse and check only.")
@click.option(
    "--steps",
    type=click.IntRange(min=1),
    default=DEFAULT_BUDGET.steps,
    show_default=True,
    help="Steps the program may take.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=DEFAULT_BUDGET.seconds,
    show_default=True,
    help="Time the program may take.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--trace", is_flag=True, help="Show every step that ran, loops folded.")
@click.option("--tree", is_flag=True, help="Show them as a tree.")
@click.pass_context
def command(
    ctx: click.Context,
    file: str,
    language: str | None,
    bound: tuple[str, ...],
    check: bool,
    steps: int,
    seconds: float,
    as_json: bool,
    trace: bool,
    tree: bool,
) -> None:
    """Run the program in FILE (- reads it from standard input) and print its value.

    Lines `# bind: n1 = 16` at the program's beginning bind names too; --bind goes before them.
    """
    from neurosym.cli.bindings import header_bindings, parse_bindings
    from neurosym.languages import registry

    source = read_text(file)
    suffix = PurePath(file).suffix.removeprefix(".")
    language = language or (suffix if suffix in registry.names() else "calc")
    bindings = header_bindings(source) | parse_bindings(bound)
    budget = replace(DEFAULT_BUDGET, steps=steps, seconds=seconds)
    if check:
        try:
            registry.get(language).check(source, bindings, budget)
        except ProgramError as error:
            _fail(ctx, error, source, as_json)
        if as_json:
            print_json({"ok": True, "language": language})
        else:
            click.echo("ok")
        return
    outcome = registry.run(source, language=language, bindings=bindings, budget=budget, trace=trace or tree)
    if (trace or tree) and not as_json:
        print_trace(outcome.trace, tree=tree)
    if as_json:
        print_json(outcome.to_json())
    elif outcome.error is not None:
        print_error(outcome.error, source)
    else:
        print_text(outcome.text)
        if not outcome.exact:
            note("not exact: a floating-point number had a part in it")
        for remark in outcome.notes:
            note(remark)
    if not outcome.ok:
        ctx.exit(1)


def _fail(ctx: click.Context, error: NeurosymError, source: str, as_json: bool) -> None:
    if as_json:
        print_json({"ok": False, "error": error.to_json()})
    else:
        print_error(error, source)
    ctx.exit(1)
