"""The programs of ``programs/``: library, few-shot examples, documentation, and all of them tests."""

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from neurosym.cli.bindings import header_bindings
from neurosym.cli.main import cli
from neurosym.languages import registry
from neurosym.languages.calc import compile_calls, dotted
from neurosym.languages.calc.algebra.engine import Engine
from neurosym.languages.calc.attributes import ATTRIBUTES
from neurosym.languages.calc.builtins import BUILTINS
from neurosym.languages.calc.check import check_program
from neurosym.languages.calc.methods import METHODS
from neurosym.languages.calc.modules import MEMBERS, MODULES
from neurosym.languages.calc.parse import parse_program
from neurosym.languages.calc.primitives import Primitive
from neurosym.languages.calc.run import run_program
from neurosym.references.detect import detect
from neurosym.resources import folder
from neurosym.sandbox.budget import DEFAULT_BUDGET
from neurosym.values import Expression

FILES = sorted(path for language in registry.names() for path in (folder("programs") / language).glob("*"))
ALL = pytest.mark.parametrize(
    "path", [pytest.param(path, id=f"{path.parent.name}/{path.stem}") for path in FILES]
)


def header(path: Path, name: str) -> str | None:
    r"""What the comment line ``# name: ...`` at the beginning says; ``\n`` in it is a line break."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            return None
        if line.startswith(f"# {name}: "):
            return line.removeprefix(f"# {name}: ").replace("\\n", "\n")
    return None


def language(path: Path) -> str:
    return path.suffix.removeprefix(".")


def outcome(path: Path):
    source = path.read_text(encoding="utf-8")
    return registry.run(source, language=language(path), bindings=header_bindings(source))


def test_there_are_many():
    counts = Counter(map(language, FILES))
    assert set(counts) == set(registry.names())
    assert counts["calc"] >= 32
    assert counts["concept"] >= 8


@ALL
def test_it_gives_what_it_promises(path):
    expected, result = header(path, "expect"), outcome(path)
    assert header(path, "question")
    assert expected is not None
    assert result.ok, result.error
    assert result.text == expected
    assert result.trace


@ALL
def test_it_is_small_and_lies_where_its_language_does(path):
    program = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert path.parent.name == language(path)
    assert 1 <= len(program) <= 12


@ALL
def test_it_uses_every_name_that_it_binds(path):
    source = path.read_text(encoding="utf-8")
    program = "\n".join(line for line in source.splitlines() if not line.startswith("#"))
    for name in header_bindings(source):
        assert re.search(rf"\b{name}\b", program), name


@pytest.mark.parametrize("path", [pytest.param(p, id=p.stem) for p in FILES if header(p, "detect") == "yes"])
def test_the_detector_binds_the_same_names(path):
    found = {reference.name: reference.value for reference in detect(header(path, "question"))}
    for name, value in header_bindings(path.read_text(encoding="utf-8")).items():
        assert name in found, found
        if isinstance(found[name], Expression):  # in a header, an expression is written as one and evaluated
            assert registry.run(f"answer = {found[name].text}").value == value
        else:
            assert found[name] == value


def test_most_bindings_are_the_detectors():
    calc = [path for path in FILES if language(path) == "calc"]
    assert sum(header(path, "detect") == "yes" for path in calc) >= 0.9 * len(calc)


@ALL
def test_its_check_alone_passes(path):
    source = path.read_text(encoding="utf-8")
    registry.get(language(path)).check(source, header_bindings(source), DEFAULT_BUDGET)


@pytest.mark.parametrize("name", ["calc/eggs_left.calc", "calc/ledger.calc", "concept/tens.concept"])
def test_the_command_runs_a_file_by_its_suffix_and_header(name):
    path = folder("programs") / name
    done = CliRunner().invoke(cli, ["run", str(path), "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["value"] == header(path, "expect")
    assert CliRunner().invoke(cli, ["run", str(path), "--check"]).exit_code == 0


def test_every_row_of_every_table_runs_in_some_program(monkeypatch):
    """A primitive without a golden program rots: builtins, members of modules and types, methods, ..."""
    tables = {
        "": BUILTINS,
        **{f"{module}.": table for module, table in MODULES.items() if not module.startswith("sympy")},
        **{f"method {host.__name__}.": table for host, table in METHODS.items()},
        **{f"attribute {host.__name__}.": table for host, table in ATTRIBUTES.items()},
        **{f"class {name}.": table for name, table in MEMBERS.items()},
    }
    names = {id(row): f"{holder}{name}" for holder, table in tables.items() for name, row in table.items()}
    called = set()

    def recorded(row):
        field = "function" if isinstance(row, Primitive) else "value"
        run = getattr(row, field)

        def function(*arguments, **keywords):
            called.add(id(row))
            return run(*arguments, **keywords)

        return replace(row, **{field: function})

    kept = [row for table in tables.values() for row in table.values()]  # so that no id is given twice
    spies = {id(row): recorded(row) for row in kept}
    for table in {id(table): table for table in tables.values()}.values():
        for name, row in list(table.items()):
            monkeypatch.setitem(table, name, spies[id(row)])
    monkeypatch.setattr(dotted, "_type_members", dotted._type_members.__wrapped__)
    monkeypatch.setattr(compile_calls, "QUICK_FUNCTIONS", {})
    monkeypatch.setattr(compile_calls, "quick_method", lambda *parts: None)
    for path in FILES:
        if language(path) == "calc":
            run_here(path)
    assert [name for key, name in sorted(names.items(), key=lambda pair: pair[1]) if key not in called] == []


def run_here(path: Path) -> None:
    """In this process even if it needs algebra, so that calls can be seen."""
    source = path.read_text(encoding="utf-8")
    bindings = header_bindings(source)
    checked = check_program(parse_program(source, DEFAULT_BUDGET), bindings)
    run_program(checked, bindings, DEFAULT_BUDGET, algebra=Engine())
