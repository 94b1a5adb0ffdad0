"""calc's loops against CPython's: how many times as long an exact, budgeted loop takes, as a Markdown table.

Run from the checkout: ``.venv/bin/python benchmarks/calc_speed.py``. The programs mean the same in both and
must give the same value. Times are of the process, the best of three, so other work counts little.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import click

from neurosym.languages.registry import run
from neurosym.sandbox.budget import Budget

PROGRAMS = {
    "while, counting": "i = 0\nwhile i < 30000:\n    i += 1\nanswer = i",
    "for, summing multiples": (
        "t = 0\nfor i in range(30000):\n    if i % 3 == 0 or i % 5 == 0:\n        t += i\nanswer = t"
    ),
    "Collatz": (
        "c = 0\nfor k in range(60):\n    i = 27 + k\n    while i != 1:\n        if i % 2 == 0:\n"
        "            i = i // 2\n        else:\n            i = 3 * i + 1\n        c += 1\nanswer = c"
    ),
    "Fibonacci modulo": "a, b = 0, 1\nfor i in range(20000):\n    a, b = b, (a + b) % 1000007\nanswer = a",
    "nested loops": "t = 0\nfor i in range(150):\n    for j in range(150):\n        t += i * j\nanswer = t",
    "comprehension": "answer = sum(x * x % 7 for x in range(30000))",
    "list, item by item": "l = [0] * 100\nfor i in range(20000):\n    l[i % 100] += i\nanswer = l",
    "recursion": "def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nanswer = f(17)",
}
BUDGET = Budget(steps=100_000_000, seconds=60.0)


@click.command()
def main() -> None:
    click.echo("| loop | CPython ms | calc ms | times |\n| --- | --- | --- | --- |")
    for name, source in PROGRAMS.items():
        theirs, ours = _best(_function(source)), _best(partial(_value, source))
        assert theirs[1] == ours[1], name
        click.echo(f"| {name} | {theirs[0] * 1e3:.1f} | {ours[0] * 1e3:.1f} | {ours[0] / theirs[0]:.1f} |")


def _function(source: str) -> Callable[[], object]:
    """One of the programs above as a host function, so that its variables are as fast as they can be."""
    lines = "".join(f"    {line}\n" for line in source.split("\n"))
    scope: dict[str, Callable[[], object]] = {}
    exec(f"def main():\n{lines}    return answer\n", scope)  # noqa: S102
    return scope["main"]


def _value(source: str) -> object:
    return run(source, budget=BUDGET).value


def _best(work: Callable[[], object]) -> tuple[float, object]:
    times = []
    for _ in range(3):
        start = time.process_time()
        value = work()
        times.append(time.process_time() - start)
    return min(times), value


if __name__ == "__main__":
    main()
