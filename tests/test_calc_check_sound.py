"""The check refuses nothing that runs: on all programs there are, and on what random changes make of them.

An operation that can work with no values at all is refused wherever it stands, which is intended; here
only what is refused because of the values that reach it counts.
"""

import random
import re
from pathlib import Path

import pytest

from neurosym.cli.bindings import header_bindings
from neurosym.errors import CheckError, ProgramError
from neurosym.languages.calc.check import Checked
from neurosym.languages.calc.check_names import NameChecks
from neurosym.languages.calc.dotted import imports
from neurosym.languages.calc.inference.shared import Shared
from neurosym.languages.calc.inference.statements import refuse_misfits
from neurosym.languages.calc.meter import NeedsAlgebraError
from neurosym.languages.calc.parse import parse_program
from neurosym.languages.calc.result import result_of
from neurosym.languages.calc.run import run_program
from neurosym.resources import folder
from neurosym.sandbox.budget import Budget

FILES = [*(folder("programs") / "calc").glob("*"), *Path(__file__).parent.glob("pal_programs/*/*.py")]
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(FILES)]
PROGRAMS = [(re.sub(r"\A(#.*\n)+", "", text), header_bindings(text)) for text in TEXTS]
BUDGET = Budget(steps=100_000, seconds=2.0)

LITERALS = [
    "'a'",
    "None",
    "[1]",
    "(1, 2)",
    "{}",
    "1",
    "0.5",
    "''",
    "True",
    "{1: 'a'}",
    "len",
    "f'{1}'",
    "range(3)",
]
PIECE = re.compile(r"\b\d+\b|'[^'\n]*'|\"[^\"\n]*\"|\b[a-z]\w*\b| [-+*/%<>] ")


def changed(source: str, choose: random.Random) -> str:
    """One or two literals, names or operators replaced by others."""
    for _ in range(choose.choice([1, 1, 2])):
        pieces = list(PIECE.finditer(source))
        piece = choose.choice(pieces)
        alike = [p[0] for p in pieces if p[0][0] == " "] if piece[0][0] == " " else LITERALS
        names = [p[0] for p in pieces if p[0][0].isalpha()] if piece[0][0].isalpha() else []
        source = source[: piece.start()] + choose.choice([*alike, *names]) + source[piece.end() :]
    return source


def verdicts(source, bindings):
    """Whether the inference refuses a program that passes the other checks, and whether it runs; or None."""
    try:
        program = parse_program(source, BUDGET)
        names = NameChecks(program, bindings)
        names.block(program.body, names.top, function=False, loop=False)
        result = result_of(program)
        assert result is not None
    except (ProgramError, AssertionError):
        return None
    try:
        refuse_misfits(program, bindings, imports(program.body))
        refused = False
    except CheckError:
        refused = True
    try:
        run_program(Checked(program, result), bindings, BUDGET)
        return refused, True
    except ProgramError:
        return refused, False
    except NeedsAlgebraError:
        return None


def at_certain_points_only(self, at, found, *operands):
    if self.certain:
        raise CheckError(found.message, hint=found.hint)


@pytest.mark.parametrize("seed", range(8))
def test_no_program_that_runs_is_refused(seed, monkeypatch):
    monkeypatch.setattr(Shared, "report", at_certain_points_only)
    choose = random.Random(seed)
    chosen = [choose.choice(PROGRAMS) for _ in range(200)]
    found = [verdicts(changed(source, choose), bindings) for source, bindings in chosen]
    counted = [verdict for verdict in found if verdict is not None]
    assert (True, True) not in counted
    assert (True, False) in counted
    assert (False, True) in counted


@pytest.mark.parametrize("part", range(4))
def test_programs_that_run_are_not_refused_even_where_they_do_not_come(part):
    for source, bindings in PROGRAMS[part::4]:
        refused, _ = verdicts(source, bindings) or (False, True)
        assert not refused, source
