"""Imports point down: each row of ``LAYERS`` imports only rows with smaller numbers, and its own package."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

LAYERS = {
    "neurosym.errors": 0,
    "neurosym.resources": 1,
    "neurosym.values": 1,
    "neurosym.references": 2,
    "neurosym.steps": 2,
    "neurosym.context": 3,
    "neurosym.sandbox": 3,
    "neurosym.sentence": 4,
    "neurosym.languages": 4,
    "neurosym.generators": 4,
    "neurosym.certificate": 5,
    "neurosym.grounding": 5,
    "neurosym.posterior": 5,
    "neurosym.reasoner": 6,
    "neurosym.training": 7,
    "neurosym.benchmarks": 7,
    "neurosym.cli": 8,
    "neurosym": 8,
    "neurosym_service": 9,
    "neurosym.cli.serve": 10,
}
"""A module belongs to its longest prefix here. Equal numbers are strangers: neither imports the other."""


def prefix(module: str) -> str:
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        if (name := ".".join(parts[:length])) in LAYERS and (name != "neurosym" or length == len(parts)):
            return name
    raise AssertionError(f"{module} is in no layer: give it one in LAYERS")


def modules() -> Iterator[tuple[str, Path]]:
    for base, package in ((ROOT, "neurosym"), (ROOT / "service", "neurosym_service")):
        for path in sorted((base / package).rglob("*.py")):
            name = ".".join(path.relative_to(base).with_suffix("").parts)
            yield name.removesuffix(".__init__"), path


@cache
def all_imports(path: Path) -> frozenset[str]:
    """Everything that is imported anywhere in the file, in functions too: ``module`` or ``module.name``."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(names)


def imports(path: Path) -> Iterator[str]:
    """What it imports of ours."""
    return (n for n in sorted(all_imports(path)) if n.split(".")[0] in ("neurosym", "neurosym_service"))


def existing(name: str, known: frozenset[str]) -> str:
    """The module that ``name`` is or is found in."""
    return name if name in known else name.rpartition(".")[0]


MODULES = dict(modules())


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_down(module: str) -> None:
    own = prefix(module)
    for name in imports(MODULES[module]):
        imported = existing(name, frozenset(MODULES))
        other = prefix(imported)
        if other != own:
            assert LAYERS[other] < LAYERS[own], f"{module} imports {imported}"


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("neurosym.")])
def test_nothing_inside_imports_the_package_root(module: str) -> None:
    assert "neurosym" not in {existing(name, frozenset(MODULES)) for name in imports(MODULES[module])}


def test_the_service_uses_public_names_only() -> None:
    import neurosym

    public = {"neurosym", *(f"neurosym.{name}" for name in (*neurosym.__all__, "__version__"))}
    for module, path in MODULES.items():
        if module.startswith("neurosym_service"):
            used = {name for name in imports(path) if name.split(".")[0] == "neurosym"}
            assert used <= public, f"{module} uses {sorted(used - public)}"


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("lark", "neurosym.languages.lark_tables"),
        ("torch", "neurosym.generators neurosym.training"),
        ("transformers", "neurosym.generators neurosym.training"),
        ("httpx", "neurosym.generators"),
        ("fastapi", "neurosym_service"),
        ("uvicorn", "neurosym.cli.serve"),
    ],
)
def test_big_libraries_stay_in_their_modules(library: str, home: str) -> None:
    for module, path in MODULES.items():
        if any(name.split(".")[0] == library for name in all_imports(path)):
            assert module.startswith(tuple(home.split())), f"{module} imports {library}"
