"""calc beside CPython and other executors of models' programs: their speed, in one run, as Markdown tables.

Run from the checkout: ``.venv/bin/python benchmarks/calc_speed.py``. The others come with the extra
``bench``; one that is not installed is left out, which is said. The programs are those of ``calc_programs``,
the same text for all; each must give the same value everywhere.

Times are the best of several runs that alternate between the executors, in CPU time of this process, so that
other work counts little; pydantic-monty computes in a process of its own, so there the clock counts. Each run
starts from the text: nothing is parsed beforehand. Executors are made beforehand. CPython runs the program as
a function whose variables are local, which is the fastest that it can be.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

import click

from neurosym.languages.registry import run
from neurosym.sandbox.budget import Budget

FOLDER = Path(__file__).resolve().parent / "calc_programs"
BUDGET = Budget(steps=100_000_000, seconds=60.0)
SECONDS, ROUNDS = 1.0, 15
"""No executor runs a program again after so many seconds in all, or so many times."""

FIVE_LINES = "a = 3\nb = 4\nc = a * b + 2\nd = [c, a, b]\nanswer = sum(d)\n"

LIMITS = {"fold": 4, "fib": 12, "comprehension": 6}
"""How many times CPython's time each may take."""

Executor = Callable[[str], Any]
"""From a program's text to the value of ``answer``."""

_fresh = count()


def cpython(source: str) -> Any:
    lines = "".join(f"    {line}\n" for line in source.splitlines())
    scope: dict[str, Callable[[], Any]] = {}
    exec(f"def main():\n{lines}    return answer\n", scope)  # noqa: S102  (a program of this folder)
    return scope["main"]()


def calc(source: str) -> Any:
    """A comment makes each text a new one, so that no tree is kept from an earlier run."""
    outcome = run(f"{source}# {next(_fresh)}", budget=BUDGET)
    assert outcome.ok, outcome.error
    return outcome.value


def smolagents(stack: ExitStack) -> Executor:
    from smolagents.local_python_executor import LocalPythonExecutor

    executor = LocalPythonExecutor([], timeout_seconds=None)  # its clock counts other work too
    executor.send_tools({})
    return lambda source: executor(f"{source}answer").output


def asteval(stack: ExitStack) -> Executor:
    from asteval import Interpreter

    interpreter = Interpreter()

    def execute(source: str) -> Any:
        interpreter(source, raise_errors=True)
        return interpreter.symtable["answer"]

    return execute


def monty(stack: ExitStack) -> Executor:
    from pydantic_monty import Monty

    session = stack.enter_context(stack.enter_context(Monty()).checkout())
    return lambda source: session.feed_run(f"{source}answer")


OTHERS = {"smolagents": smolagents, "asteval": asteval, "pydantic-monty": monty}
CLOCKS = {"pydantic-monty": time.perf_counter}


@click.command()
@click.option("--only", default="", help="A part of the names of the programs.")
def main(only: str) -> None:
    with ExitStack() as stack:
        executors: dict[str, Executor] = {"CPython": cpython, "calc": calc}
        for name, make in OTHERS.items():
            try:
                executors[name] = make(stack)
            except ImportError:
                click.echo(f"{name} is not installed: pip install -e '.[bench]'", err=True)
        names = list(executors)
        rows = {}
        click.echo("| program | CPython ms | " + " | ".join(f"{n}: times" for n in names[1:]) + " |")
        click.echo("| --- " * (len(names) + 1) + "|")
        for title, source in programs(only):
            times = measured(title, source, executors)
            rows[title] = times
            shown = [
                f"{times[name] / times['CPython']:.1f}" if name in times else "cannot" for name in names[1:]
            ]
            click.echo(f"| {title} | {times['CPython'] * 1e3:.2f} | {' | '.join(shown)} |")
        click.echo("\n| five lines, from the text to the value | ms |\n| --- | --- |")
        for name, seconds in measured("five lines", FIVE_LINES, executors).items():
            click.echo(f"| {name} | {seconds * 1e3:.2f} |")
    for line in verdicts(rows):
        click.echo(f"\n{line}")


def programs(only: str) -> Iterator[tuple[str, str]]:
    """Titles (the first line) and texts."""
    for path in sorted(FOLDER.glob("*.calc")):
        title, source = path.read_text(encoding="utf-8").split("\n", 1)
        if only in title:
            yield title.removeprefix("# "), source


def measured(title: str, source: str, executors: dict[str, Executor]) -> dict[str, float]:
    """The best time of each that can run the program. Fails if two give different values."""
    best: dict[str, float] = {}
    spent = dict.fromkeys(executors, 0.0)
    expected = cpython(source)
    for _ in range(ROUNDS):
        for name, execute in executors.items():
            if spent[name] > SECONDS:
                continue
            clock = CLOCKS.get(name, time.process_time)
            start = clock()
            try:
                value = execute(source)
            except NotImplementedError:
                spent[name] = SECONDS * 2
                continue
            seconds = clock() - start
            assert value == expected, f"{title}: {name} gives {value!r}, not {expected!r}"
            spent[name] += seconds
            best[name] = min(seconds, best.get(name, seconds))
    return best


def verdicts(rows: dict[str, dict[str, float]]) -> Iterator[str]:
    """What was asked for, and what came out."""
    for part, limit in LIMITS.items():
        for title, times in rows.items():
            if part in title:
                ratio = times["calc"] / times["CPython"]
                yield f"{title}: {ratio:.1f} times CPython; at most {limit} are wanted."
    slower = {t: times["smolagents"] / times["calc"] for t, times in rows.items() if "smolagents" in times}
    if slower:
        least = min(slower, key=slower.__getitem__)
        yield (
            f"calc is {slower[least]:.0f} to {max(slower.values()):.0f} times as fast as smolagents, least on"
            f" {least}; at least 20 are wanted."
        )


if __name__ == "__main__":
    main()
