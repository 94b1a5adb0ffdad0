"""Every hostile program ends in one clear error, soon, and leaves the next program unharmed.

The budgets here are small so that this is quick; ``benchmarks/attacks.py`` runs the same programs under
the default budget, each in a process of its own, and measures time and memory.
"""

import time

import pytest

from neurosym.languages.registry import run
from neurosym.sandbox.budget import Budget
from tests.attacks.programs import ATTACKS, Attack

BUDGET = Budget(steps=1_000_000, seconds=2.0)
SLACK = 5.0
"""Seconds beyond the budget that a busy machine may need; the benchmark allows half of one."""


def test_there_are_enough_of_them_and_each_has_a_name_of_its_own():
    assert len(ATTACKS) >= 60
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_a_hostile_program_ends_as_it_must(attack: Attack):
    start = time.monotonic()
    outcome = run(attack.source, budget=BUDGET)
    assert time.monotonic() - start < BUDGET.seconds + SLACK
    if outcome.error is None:
        assert "value" in attack.ends, outcome.text[:200]
    else:
        assert outcome.error.kind in attack.ends, outcome.error
        assert outcome.error.message
        assert len(outcome.error.message) < 500
        assert outcome.error.line is not None or outcome.error.kind == "budget"
    assert run("answer = 1 + 1").value == 2
