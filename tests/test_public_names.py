"""The public names, and what importing them costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import neurosym

HEAVY = ("httpx", "lark", "llguidance", "numpy", "rich", "sympy", "tokenizers", "torch", "transformers")


def loaded(program: str) -> set[str]:
    """The top-level packages that are loaded after running ``program`` in a fresh interpreter."""
    code = f"import sys\n{program}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_public_names_are_sorted_and_unique() -> None:
    assert neurosym.__all__ == sorted(set(neurosym.__all__))


@pytest.mark.parametrize("name", neurosym.__all__)
def test_every_public_name_exists_under_its_own_name(name: str) -> None:
    value = getattr(neurosym, name)
    assert name == "Value" or value.__name__ == name  # Value is typing.Any
    assert name in dir(neurosym)


def test_checkers_see_what_python_sees() -> None:
    """The imports under TYPE_CHECKING name the very modules that ``__getattr__`` loads from."""
    tree = ast.parse(Path(neurosym.__file__).read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    homes = {
        alias.name: node.module
        for node in guarded.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert sorted(homes) == neurosym.__all__
    for name, module in homes.items():
        assert neurosym._HOMES.get(name, "neurosym.errors") == module


def test_unknown_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        neurosym.no_such_name  # noqa: B018


def test_importing_loads_nothing_heavy() -> None:
    assert loaded("import neurosym").isdisjoint((*HEAVY, "click"))


def test_help_loads_nothing_heavy() -> None:
    program = "from neurosym.cli.main import cli\ncli(['--help'], standalone_mode=False)"
    assert loaded(program).isdisjoint(HEAVY)


def test_running_a_program_needs_no_model() -> None:
    program = "import neurosym\nassert neurosym.run('answer = 6 * 7').value == 42"
    assert loaded(program).isdisjoint(set(HEAVY) - {"lark"})


def test_exact_learning_needs_no_numpy() -> None:
    program = "from neurosym import NumberGame\nNumberGame().observe(16, 8).posterior(3, exact=True)"
    assert loaded(program).isdisjoint(HEAVY)
