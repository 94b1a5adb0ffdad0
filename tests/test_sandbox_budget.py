"""The one object that bounds a program, and the page that tells its limits."""

from dataclasses import fields
from pathlib import Path

import pytest

from neurosym.errors import UsageError
from neurosym.languages.registry import run
from neurosym.sandbox.budget import DEFAULT_BUDGET, Budget

DOCS = Path(__file__).parent.parent / "docs"


@pytest.mark.parametrize("name", [field.name for field in fields(Budget)])
def test_every_limit_is_positive_and_told(name):
    for value in (0, -1, float("nan")):
        with pytest.raises(UsageError):
            Budget(**{name: value})
    value = f"{getattr(DEFAULT_BUDGET, name):,}".removesuffix(".0")
    for page in ("sandbox.md", "calc.md"):
        assert f"| `{name}` | {value} |" in (DOCS / page).read_text(encoding="utf-8"), page


ENDINGS = {
    "source": ("answer = " + "1 + " * 30_000 + "1", {}),
    "steps": ("while True:\n    pass\nanswer = 1", {"steps": 1000}),
    "depth": ("def f():\n    return f()\nanswer = f()", {}),
    "size": ("answer = 'a' * 10 ** 9", {}),
    "output": ("print('a' * 2000)\nanswer = 1", {"output": 1000}),
    "seconds": ("while True:\n    pass\nanswer = 1", {"steps": 10**12, "seconds": 0.05}),
}


@pytest.mark.parametrize("limit", ENDINGS)
def test_every_limit_ends_a_program(limit):
    program, small = ENDINGS[limit]
    outcome = run(program, budget=Budget(**small))
    assert outcome.error.kind == "budget"
    assert outcome.replayable == (limit != "seconds")
