"""Compares many programs and prints what differs, made small.

    python -m tests.differential --programs 20000 --seed 1

Exits with 1 if there is a difference.
"""

import argparse
import sys
import warnings
from collections import Counter

from .compare import compared
from .programs import program
from .shrink import shrunk


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.differential", description=__doc__)
    parser.add_argument("--programs", type=int, default=20_000, help="how many programs")
    parser.add_argument("--seed", type=int, default=1, help="the first program's seed; the others follow it")
    parser.add_argument("--show", type=int, default=10, help="kinds of difference to print, made small")
    options = parser.parse_args()
    warnings.simplefilter("ignore", SyntaxWarning)  # CPython's advice on the programs
    counts: Counter[str] = Counter()
    alike: Counter[str] = Counter()
    for seed in range(options.seed, options.seed + options.programs):
        source = program(seed)
        verdict = compared(source)
        counts[verdict.kind] += 1
        alike[verdict.about] += 1
        if verdict.about and alike[verdict.about] == 1 and len(alike) <= options.show + 1:
            small = shrunk(source, lambda text, about=verdict.about: compared(text).about == about)
            again = compared(small)
            _print(f"--- seed {seed}\n{small}\nCPython: {again.expected[:300]}\ncalc: {again.given[:300]}\n")
        if sum(counts.values()) % 1000 == 0:
            _print(_figures(counts))
    _print(_figures(counts))
    for about, number in alike.most_common():
        if about:
            _print(f"{number:6d}  {about}")
    return 1 if counts["different"] else 0


def _figures(counts: Counter[str]) -> str:
    parts = ", ".join(f"{kind} {counts[kind]}" for kind in ("value", "error", "skipped", "different"))
    return f"{sum(counts.values())} programs: {parts}"


def _print(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
