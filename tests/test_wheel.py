"""What a wheel holds: the package with its grammars, programs and model, the service, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files(*patterns: str) -> set[str]:
    return {str(p.relative_to(ROOT)) for pattern in patterns for p in ROOT.glob(pattern) if p.is_file()}


def test_it_holds_every_module(names: set[str]) -> None:
    expected = files("neurosym/**/*.py")
    expected |= {name.removeprefix("service/") for name in files("service/neurosym_service/**/*.py")}
    assert expected <= names


def test_it_holds_what_is_no_python(names: set[str]) -> None:
    moved = {f"neurosym/{name}" for name in files("grammars/*.lark", "programs/*/*")}
    assert moved, "there are grammars and programs"
    assert moved | files("neurosym/models/**/*", "neurosym/**/*.toml") <= names
    assert {"neurosym/py.typed", "neurosym_service/py.typed"} <= names
    model = {f"neurosym/models/embedded/{name}.json" for name in ("config", "generation", "tokenizer")}
    assert model <= names


def test_it_holds_the_licence(names: set[str]) -> None:
    assert any(name.endswith("dist-info/licenses/LICENSE") for name in names)


def test_it_holds_nothing_else(names: set[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"neurosym", "neurosym_service"}
    assert not [name for name in names if "__pycache__" in name or "test_" in name or "/runs/" in name]
