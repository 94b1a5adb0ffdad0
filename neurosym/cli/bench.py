"""``neurosym bench lengths arithmetic --out runs/bench``"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from neurosym.cli.output import print_json
from neurosym.errors import UsageError

if TYPE_CHECKING:
    from neurosym.benchmarks.run import Progress
    from neurosym.benchmarks.task import Benchmark, Comparison
    from neurosym.reasoner import Reasoner

__all__ = ["command"]


@click.command("bench")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), envvar="NEUROSYM_DATA",
              help="Folder of benchmark data; NEUROSYM_DATA names it as well.")
@click.option("--generator", default="embedded", show_default=True, metavar="SPEC",
              help="embedded, hf:PATH or scripted:FILE.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N items of each part.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="Write results and reports here; an interrupted run in it goes on.")
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True)
@click.option("--samples", type=click.IntRange(1, 256), default=1, show_default=True,
              help="Programs to sample and weigh for each question.")
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(
    names: tuple[str, ...],
    data: Path | None,
    generator: str,
    limit: int | None,
    out: Path | None,
    engine: str,
    samples: int,
    seed: int,
    as_json: bool,
) -> None:
    """Measure on benchmarks: lengths, arithmetic, number_game, bbh, gpt3_arithmetic, cute, mawps, asdiv_a,
    deepmind_mathematics or jsonl:PATH.

    NAME:PART,PART selects parts (bbh:boolean_expressions, lengths:1000). Reports are Markdown on standard
    output; with --out also JSON, and one line of JSONL for each item.
    """
    from neurosym.benchmarks.catalogue import load
    from neurosym.benchmarks.task import Comparison
    from neurosym.reasoner import Reasoner

    if engine == "ray":
        raise UsageError("the engine ray does not exist yet", hint="use --engine local")
    benchmarks = [load(name, data, limit) for name in dict.fromkeys(names)]
    if out is not None:
        _make_folder(out)
    needs_generator = any(not isinstance(benchmark, Comparison) for benchmark in benchmarks)
    reasoner = Reasoner(generator, samples=samples, seed=seed) if needs_generator else None
    reports = []
    for benchmark in benchmarks:
        figures, text = _measure(benchmark, reasoner, generator, out)
        reports.append(figures)
        if not as_json:
            click.echo(text)
        if out is not None:
            slug = _slug(benchmark.name)
            _write(out / f"{slug}.md", text)
            _write(out / f"{slug}.json", json.dumps(figures, indent=1, ensure_ascii=False) + "\n")
    if as_json:
        print_json({"reports": reports})


def _measure(
    benchmark: Benchmark | Comparison, reasoner: Reasoner | None, spec: str, out: Path | None
) -> tuple[dict[str, Any], str]:
    """The figures and their Markdown."""
    from importlib.metadata import version

    from neurosym.benchmarks.fingerprint import fingerprint_of
    from neurosym.benchmarks.report import comparison_markdown, comparison_summary, markdown, summary
    from neurosym.benchmarks.run import run
    from neurosym.benchmarks.task import Comparison

    setup: dict[str, Any] = {"neurosym": version("neurosym")}
    if isinstance(benchmark, Comparison):
        if out is not None:
            rows = "".join(json.dumps(vars(cell), ensure_ascii=False) + "\n" for cell in benchmark.cells)
            _write(out / f"{_slug(benchmark.name)}.jsonl", rows)
        compared = comparison_summary(benchmark, setup)
        return compared, comparison_markdown(compared)
    assert reasoner is not None, "benchmarks of questions come with a reasoner"
    fingerprint = fingerprint_of(benchmark, reasoner, spec)
    base = benchmark.name if benchmark.name.startswith("jsonl:") else benchmark.name.partition(":")[0]
    path = None if out is None else out / f"{_slug(base)}.jsonl"
    results = run(benchmark, reasoner, fingerprint=fingerprint, path=path, report=_progress())
    setup |= {"generator": spec, "samples": reasoner.samples, "seed": reasoner.seed}
    setup["fingerprint"] = fingerprint
    figures = summary(benchmark, results, setup)
    return figures, markdown(figures)


# ---------------------------------------------------------------- progress and files

INTERVAL = 5.0
"""Seconds between two lines of progress in a pipe."""


def _progress() -> Callable[[Progress], None]:
    """One line that is rewritten on a terminal; elsewhere a line now and then, and one at the end."""
    terminal = sys.stderr.isatty()
    shown = time.monotonic()

    def show(progress: Progress) -> None:
        nonlocal shown
        now, last = time.monotonic(), progress.done == progress.total
        if not last and now - shown < (0.1 if terminal else INTERVAL):
            return
        shown = now
        resumed = f", {progress.resumed} from an earlier run" if progress.resumed else ""
        line = f"{progress.name}: {progress.done} of {progress.total}, {progress.right} right{resumed}"
        if terminal:
            click.echo(f"\r\x1b[K{line}", err=True, nl=last)
        else:
            click.echo(line, err=True)

    return show


def _slug(name: str) -> str:
    """A name as a file name; of a path, its last part."""
    kind, _, rest = name.partition(":")
    rest = Path(rest).stem if kind == "jsonl" else rest
    slug = re.sub(r"[^A-Za-z0-9_.-]+", "-", f"{kind}-{rest}" if rest else kind)
    return slug if len(slug) <= 100 else slug[:100]


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot make the folder {path}: {error.strerror}") from error


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error
