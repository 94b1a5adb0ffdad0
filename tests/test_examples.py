"""The scripts in ``examples/`` run as a user would run them, and import public names only."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import neurosym

FOLDER = Path(__file__).parents[1] / "examples"
SHOWN = {
    "01_ask.py": ("r1 = 3 ",),
    "02_run_program.py": ("1267650600228229401496703205376",),
    "03_number_game.py": ("after 64: powers of 2",),
    "04_certificate.py": ("as made: True\nforged: False",),
    "05_own_generator.py": ("That is 64.  [answer = max(l1)]",),
}


def test_every_example_is_tested():
    assert SHOWN.keys() == {path.name for path in FOLDER.glob("*.py")}


@pytest.mark.parametrize("name", SHOWN)
def test_it_runs_and_shows_something(name):
    done = subprocess.run(
        [sys.executable, str(FOLDER / name)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    assert any(text in done.stdout for text in SHOWN[name]), done.stdout


@pytest.mark.parametrize("name", SHOWN)
def test_it_uses_public_names_only(name):
    for node in ast.walk(ast.parse((FOLDER / name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not [alias.name for alias in node.names if alias.name.startswith("neurosym")]
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("neurosym"):
            assert node.module == "neurosym"
            assert {alias.name for alias in node.names} <= set(neurosym.__all__)
