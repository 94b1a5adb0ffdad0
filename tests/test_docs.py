"""The pages of ``docs/`` say what the code does: tables, programs and errors in them are checked."""

import re
from pathlib import Path

import pytest

from neurosym.languages import registry
from neurosym.languages.calc.layout import MAX_BLOCKS, MAX_BRACKETS
from neurosym.languages.calc.modules import MODULES
from neurosym.languages.calc.reference import reference
from neurosym.sandbox.budget import DEFAULT_BUDGET

DOCS = Path(__file__).parents[1] / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_the_library_s_page_is_written_from_the_tables():
    """Mend it with ``python -m neurosym.languages.calc.reference > docs/calc_library.md``."""
    assert page("calc_library.md") == reference()


def test_the_limits_of_calc_are_the_real_ones():
    text = page("calc.md")
    for name in ("steps", "depth", "size", "seconds", "source"):
        value = getattr(DEFAULT_BUDGET, name)
        assert f"| `{name}` | {value:,} |".replace(".0 ", " ") in text, name
    assert f"{MAX_BLOCKS} blocks" in text
    assert f"{MAX_BRACKETS} brackets" in text
    assert all(f"`{module}`" in text for module in MODULES)


PROGRAM = re.compile(r"^\| `([^`]+)` \| `([^`]+)` \|", re.MULTILINE)


@pytest.mark.parametrize("name", ["algebra", "calc", "concept"])
def test_what_a_program_in_a_table_gives_is_what_the_table_says(name):
    """Rows whose first two cells are code are a program (``;`` is a line break) and its value or error."""
    rows = PROGRAM.findall(page(f"{name}.md").replace(r"\|", "|"))
    assert len(rows) >= 8
    for program, shown in rows:
        source = program if name == "concept" else program.replace("; ", "\n")
        language = "concept" if name == "concept" else "calc"
        outcome = registry.run(source, language=language, bindings={"l1": [16, 8, 2, 64], "n1": 32})
        text = outcome.text if outcome.ok else f"{outcome.error.kind}: {outcome.error.message}"
        assert text == shown, program


def test_every_page_leads_to_files_that_exist():
    for path in DOCS.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), (path.name, target)


def test_the_architecture_names_modules_that_exist():
    for module in re.findall(r"`(neurosym/[\w/]+\.\w+)`", page("architecture.md")):
        assert (DOCS.parent / module).exists(), module


def test_the_service_page_has_every_endpoint():
    text = page("service.md")
    for endpoint in ("/v1/ask", "/v1/run", "/v1/concepts/learn", "/v1/verify", "/healthz"):
        assert endpoint in text
