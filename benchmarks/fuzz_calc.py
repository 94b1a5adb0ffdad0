"""Coverage-guided fuzzing of calc's parser, checker and executor with atheris.

In an environment with neurosym and atheris (``pip install atheris``)::

    python benchmarks/fuzz_calc.py CORPUS_FOLDER -max_total_time=1800 -dict=FILE ...

Arguments go to libFuzzer. The corpus folder is filled with the project's own programs first. Whatever
``run`` raises is a finding: what goes wrong in a program is its outcome's error, never an exception.
Every program that is accepted is also written back and must parse to the same text again.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["neurosym.languages"]):
    from neurosym.languages.calc.parse import parse_program
    from neurosym.languages.calc.write import write
    from neurosym.languages.registry import run

from neurosym.errors import ProgramError
from neurosym.sandbox.budget import Budget

ROOT = Path(__file__).resolve().parent.parent
BUDGET = Budget(steps=20_000, size=100_000, seconds=0.5, source=5_000)


def one(data: bytes) -> None:
    source = data.decode("utf-8", errors="surrogateescape")
    outcome = run(source, budget=BUDGET)
    outcome.to_json()
    if outcome.error is not None:
        assert outcome.error.message, "an error says what is wrong"
        return
    try:
        written = write(parse_program(source, BUDGET))
        again = write(parse_program(written, BUDGET))
    except ProgramError as error:
        assert "characters" in error.message or "nested" in error.message, (source, error)
        return
    assert again == written, (written, again)


def fill(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    sys.path.insert(0, str(ROOT))
    from tests.attacks.programs import ATTACKS

    files = [*ROOT.glob("programs/calc/*.calc"), *ROOT.glob("tests/pal_programs/**/*.py")]
    sources = [path.read_text(encoding="utf-8") for path in files]
    sources += [attack.source for attack in ATTACKS if len(attack.source) < 2_000]
    for number, source in enumerate(sources):
        (folder / f"seed{number:04}").write_bytes(source.encode("utf-8", errors="replace"))


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        fill(Path(sys.argv[1]))
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
