"""calc's integrate against sympy's alone: the verified rows of integrals.jsonl, judged by differentiating.

Run from the checkout: ``python benchmarks/integrals.py --data PATH [--sample 150] [--seconds 10]``.
Both have the same time for an integral: calc's as its budget, sympy's in a process that is killed.
A sample is drawn at random from a fixed seed. Prints a Markdown table, then every row whose answer is not
right or not there.
"""

from __future__ import annotations

import multiprocessing
import random
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).resolve().parent.parent
VERDICTS = ("right", "partly", "wrong", "unknown", "unevaluated", "failed")


@click.command()
@click.option("--data", envvar="NEUROSYM_DATA", type=click.Path(path_type=Path), required=True)
@click.option("--sample", type=int, default=None, help="So many rows, drawn at random; all if left out.")
@click.option("--seconds", type=float, default=10.0, help="For each integral.")
@click.option("--without-sympy", is_flag=True, help="calc's answers only.")
def main(data: Path, sample: int | None, seconds: float, without_sympy: bool) -> None:
    sys.path.insert(0, str(ROOT))
    from tests.algebra.antiderivatives import rows

    chosen = rows(data)
    if sample is not None:
        chosen = random.Random(0).sample(chosen, sample)
    methods = {"calc": _by_calc} if without_sympy else {"calc": _by_calc, "sympy": _by_sympy}
    counts: dict[str, Counter[str]] = {name: Counter() for name in methods}
    spent: Counter[str] = Counter()
    notes = 0
    lines = []
    for row in chosen:
        for name, method in methods.items():
            start = time.monotonic()
            answer, noted = method(row, seconds)
            spent[name] += time.monotonic() - start
            said = _graded(row, answer)
            counts[name][said] += 1
            notes += noted and said == "right"
            if said != "right":
                lines.append(f"{name}: row {row.number}: {said}: {row.integrand}")
    click.echo("| method | rows | " + " | ".join(VERDICTS) + " | seconds |\n" + "| --- " * 9 + "|")
    for name in methods:
        figures = " | ".join(str(counts[name][said]) for said in VERDICTS)
        click.echo(f"| {name} | {len(chosen)} | {figures} | {spent[name]:.0f} |")
    click.echo(f"\nOf calc's right answers {notes} say that they could not be proven.\n")
    click.echo("\n".join(lines))


def _graded(row: Any, answer: str | None) -> str:
    from tests.algebra.antiderivatives import grade

    if answer is None:
        return "failed"
    try:
        return grade(row, answer)
    except ValueError:
        return "unknown"


def _by_calc(row: Any, seconds: float) -> tuple[str | None, bool]:
    from neurosym.languages.registry import run
    from neurosym.sandbox.budget import Budget

    outcome = run(row.program(), budget=Budget(seconds=seconds))
    return (outcome.text if outcome.ok else None), bool(outcome.notes)


def _by_sympy(row: Any, seconds: float) -> tuple[str | None, bool]:
    """In a process of its own, forked so that sympy need not be imported anew."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_integrate, args=(row, there))
    process.start()
    there.close()
    try:
        answer = here.recv() if here.poll(seconds) else None
    except EOFError:
        answer = None
    process.kill()
    process.join()
    return answer, False


def _integrate(row: Any, there: Any) -> None:
    import sympy

    from tests.algebra.expressions import read

    with suppress(Exception):  # sympy's own failures, of many kinds: no answer is sent
        there.send(str(sympy.integrate(read(row.integrand), sympy.Symbol(row.variable))))


if __name__ == "__main__":
    main()
