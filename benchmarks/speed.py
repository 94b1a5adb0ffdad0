"""Cold starts, warm answers and sizes, as a Markdown table of medians.

Run from the checkout with the interpreter of an installation: ``.venv/bin/python benchmarks/speed.py``. With
``--fresh`` it also makes a new environment, installs the base package there and measures its size (this
downloads packages). What cannot be measured (no model installed, say) is shown with its reason.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent

PROGRAM = """\
total = 0
for number in range(1, 101):
    if number % 3 == 0 or number % 5 == 0:
        total += number
answer = total
"""

QUESTIONS = (
    "How many r are in strawberry?",
    "What is 12345678901234567890 times 98765432109876543210?",
    "What is the last word of 'the cat sat on the mat'?",
    "Sort 5, 3, 9 and 1.",
    "Tom has 3 boxes of 12 eggs and breaks 5. How many eggs are left?",
)

IMPORT = "import time; t = time.perf_counter(); import neurosym; print(time.perf_counter() - t)"

LONG = (
    "How many times does the letter e occur in the text below?\n\n" + "the quick onyx goblin jumps. " * 3449
)


@click.command()
@click.option("--repeats", type=click.IntRange(min=1), default=7, show_default=True)
@click.option("--fresh", is_flag=True, help="Install the base package in a new environment and measure it.")
def main(repeats: int, fresh: bool) -> None:
    rows = [*_starts(repeats), *_warm(repeats), *_sizes()]
    if fresh:
        rows.append(("base installation in a fresh environment", _fresh_installation()))
    click.echo("| what | median |\n| --- | --- |")
    for name, figure in rows:
        click.echo(f"| {name} | {figure} |")


# ---------------------------------------------------------------- times


def _starts(repeats: int) -> Iterator[tuple[str, str]]:
    """Whole processes: start, imports, work, exit."""
    yield "`import neurosym`, within the process", _inner_seconds([sys.executable, "-c", IMPORT], repeats)
    yield "`python -c pass` (for comparison)", _median(lambda: _call([sys.executable, "-c", "pass"]), repeats)
    neurosym = str(Path(sys.executable).with_name("neurosym"))
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "five.calc"
        program.write_text(PROGRAM)
        commands = {
            "`neurosym --help`": [neurosym, "--help"],
            "`neurosym run` of a program of five lines": [neurosym, "run", str(program)],
            "`neurosym learn 16 8 2 64`": [neurosym, "learn", "16", "8", "2", "64"],
            "`neurosym ask`, cold": [neurosym, "ask", QUESTIONS[0]],
        }
        for name, command in commands.items():
            yield name, _median(partial(_call, command), repeats)
    yield (
        "`neurosym ask -`, cold, text of 100,000 characters",
        _median(lambda: _call([neurosym, "ask", "-"], LONG), repeats),
    )


def _warm(repeats: int) -> Iterator[tuple[str, str]]:
    """Questions to a reasoner that has answered before."""
    from neurosym import NeurosymError, Reasoner

    reasoner = Reasoner()
    try:
        for question in (*QUESTIONS, LONG):
            reasoner.ask(question)
    except NeurosymError as error:
        yield "ask, warm", f"not measured: {error}"
        return

    def ask_all() -> None:
        for question in QUESTIONS:
            reasoner.ask(question)

    yield f"ask, warm, mean of {len(QUESTIONS)} questions", _median(ask_all, repeats, parts=len(QUESTIONS))
    yield "ask, warm, text of 100,000 characters", _median(lambda: reasoner.ask(LONG), repeats)


def _median(work: Callable[[], object], repeats: int, parts: int = 1) -> str:
    """One run unmeasured first, to fill the disk's cache."""
    try:
        work()
    except RuntimeError as error:
        return f"not measured: {error}"
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) / parts)
    return _shown_seconds(times)


def _inner_seconds(command: list[str], repeats: int) -> str:
    _call(command)
    return _shown_seconds([float(_call(command)) for _ in range(repeats)])


def _shown_seconds(times: list[float]) -> str:
    middle = statistics.median(times)
    return f"{middle * 1000:.0f} ms (best {min(times) * 1000:.0f}, worst {max(times) * 1000:.0f})"


def _call(command: list[str], text: str | None = None) -> str:
    """Status 3 is an abstention: an answer as well. Raises RuntimeError for a failure."""
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode not in (0, 3):
        message = (done.stderr.strip().splitlines() or ["no message"])[0]
        raise RuntimeError(f"status {done.returncode}: {message[:120]}")
    return done.stdout


# ---------------------------------------------------------------- sizes


def _sizes() -> Iterator[tuple[str, str]]:
    model = ROOT / "neurosym" / "models" / "embedded"
    yield "embedded model", _megabytes(_folder_size(model)) if model.is_dir() else "not installed"
    ours = sum(_folder_size(ROOT / name) for name in ("neurosym", "grammars", "programs"))
    yield "neurosym itself, model included", _megabytes(ours)
    needed = [package for package in _closure("neurosym") if package.name != "neurosym"]
    sizes = {package.name: _distribution_size(package) for package in needed}
    largest = sorted(sizes, key=lambda name: -sizes[name])[:5]
    named = ", ".join(f"{name} {sizes[name] / 1e6:.0f}" for name in largest)
    total = sum(sizes.values())
    yield f"what it needs: {len(needed)} packages (largest: {named})", _megabytes(total)
    yield "base installation, packages together", _megabytes(total + ours)


def _closure(name: str) -> list[Distribution]:
    """The distribution and all that it needs without extras, as far as they are installed here."""
    found: dict[str, Distribution] = {}
    waiting = [name]
    while waiting:
        current = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if current in found:
            continue
        try:
            found[current] = distribution(current)
        except PackageNotFoundError:  # needed on another platform or by another Python only
            continue
        for requirement in found[current].requires or ():
            if "extra" not in requirement.partition(";")[2]:
                waiting.append(re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0])
    return list(found.values())


def _distribution_size(package: Distribution) -> int:
    files = (Path(str(package.locate_file(file))) for file in package.files or () if file.suffix != ".pyc")
    return sum(path.stat().st_size for path in files if path.is_file())


def _folder_size(folder: Path) -> int:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return sum(path.stat().st_size for path in files)


def _fresh_installation() -> str:
    """What ``pip install .`` adds to an empty environment on the disk, compiled files included."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        venv.create(home, with_pip=True)
        before = _disk_size(home)
        start = time.perf_counter()
        try:
            _call([str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", str(ROOT)])
        except RuntimeError as error:
            return f"not measured: {error}"
        took = time.perf_counter() - start
        return f"{_megabytes(_disk_size(home) - before)}, installed in {took:.0f} s"


def _disk_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


if __name__ == "__main__":
    main()
