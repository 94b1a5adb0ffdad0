"""calc's algebra on school algebra: the rows of mathsteps.jsonl that have an answer, compared by value.

Run from the checkout: ``.venv/bin/python benchmarks/mathsteps.py --data PATH``. No generator takes part: the
rows become programs by a small reader. Prints a Markdown table, then every row that calc does not answer.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent


@click.command()
@click.option("--data", envvar="NEUROSYM_DATA", type=click.Path(path_type=Path), required=True)
def main(data: Path) -> None:
    sys.path.insert(0, str(ROOT))
    from neurosym.languages.registry import run
    from tests.algebra.mathsteps import is_right, steps

    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    missed = []
    for step in steps(data):
        outcome = run(step.program())
        good = outcome.ok and is_right(step, outcome.text)
        total[step.task] += 1
        right[step.task] += good
        if not good:
            said = outcome.text if outcome.error is None else outcome.error.message
            missed.append(f"{step.task}: {step.given}  ->  {said}  (expected {step.expected})")
    click.echo("| task | rows | right |\n| --- | --- | --- |")
    for task in sorted(total):
        click.echo(f"| {task} | {total[task]} | {right[task]} |")
    click.echo(f"| all | {total.total()} | {right.total()} ({right.total() / total.total():.1%}) |\n")
    for line in missed:
        click.echo(line)


if __name__ == "__main__":
    main()
