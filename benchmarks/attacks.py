"""Hostile programs under the default budget: how each ends, after how long, and the memory it took.

Run from the checkout: ``.venv/bin/python benchmarks/attacks.py``. Each program runs in a fresh process,
so that its peak memory is its own; the time is that of ``run`` alone, after a warm-up. Exits with 1 if a
program ends otherwise than it must, later than its budget + 0.5 s, or takes 1 GiB.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
SECONDS, SLACK, MEMORY = 10.0, 0.5, 1024
"""Seconds of the default budget, seconds beyond it, and MiB."""

CHILD = """
import json, resource, sys, time
from neurosym.languages.registry import run
from tests.attacks.programs import ATTACKS
attack = next(a for a in ATTACKS if a.name == sys.argv[1])
run("answer = 1"), run("answer = sin(1)")
start = time.monotonic()
outcome = run(attack.source)
seconds = time.monotonic() - start
again = run("answer = 1 + 1").value == 2
kind = outcome.error.kind if outcome.error else "value"
said = outcome.error.message if outcome.error else outcome.text[:80]
peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([kind, said, seconds, peak // 1024, again]))
"""


@click.command()
@click.option("--only", default="", help="A part of the names to run.")
def main(only: str) -> None:
    sys.path.insert(0, str(ROOT))
    from tests.attacks.programs import ATTACKS

    chosen = [attack for attack in ATTACKS if only in attack.name]
    bad = 0
    click.echo("| attack | ends | seconds | MiB | message |\n| --- | --- | --- | --- | --- |")
    for attack in chosen:
        done = subprocess.run(
            [sys.executable, "-c", CHILD, attack.name], cwd=ROOT, capture_output=True, text=True, check=False,
            timeout=120,
        )  # fmt: skip
        if done.returncode:
            bad += 1
            click.echo(f"| {attack.name} | **crashed** | | | {done.stderr.strip()[-200:]} |")
            continue
        kind, said, seconds, peak, again = json.loads(done.stdout)
        wrong = kind not in attack.ends or seconds > SECONDS + SLACK or peak > MEMORY or not again
        bad += wrong
        said = " ".join(said.split()).replace("|", "\\|")[:100]
        mark = "**" if wrong else ""
        click.echo(f"| {attack.name} | {mark}{kind}{mark} | {seconds:.2f} | {peak} | {said} |")
    click.echo(f"\n{len(chosen)} attacks, {bad} of them not as they must.")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
