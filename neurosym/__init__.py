"""Exact answers: a language model proposes small programs, an exact interpreter runs them.

::

    from neurosym import Reasoner, NumberGame, run, verify

    answer = Reasoner().ask("How many r are in strawberry?")
    run("answer = n1 ** n2", language="calc", bindings={"n1": 2, "n2": 100}).value

The public names are those in ``__all__``; each is imported when it is first used, so that importing
the package stays fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from neurosym.certificate import Verification, verify
    from neurosym.context import Context, Outcome, Proposal
    from neurosym.errors import (
        BudgetError,
        CertificateError,
        CheckError,
        ExecutionError,
        GeneratorError,
        NeurosymError,
        ParseError,
        ProgramError,
        UsageError,
    )
    from neurosym.generators.base import Generator
    from neurosym.generators.scripted import ScriptedGenerator
    from neurosym.languages.concept.game import NumberGame
    from neurosym.languages.concept.report import learn
    from neurosym.languages.registry import run
    from neurosym.reasoner import Reasoned, Reasoner
    from neurosym.sandbox.budget import Budget
    from neurosym.steps import Step, trace_text, trace_tree
    from neurosym.values import OrderedSet, Value, canonical_text, from_json

__all__ = [
    "Budget",
    "BudgetError",
    "CertificateError",
    "CheckError",
    "Context",
    "ExecutionError",
    "Generator",
    "GeneratorError",
    "NeurosymError",
    "NumberGame",
    "OrderedSet",
    "Outcome",
    "ParseError",
    "ProgramError",
    "Proposal",
    "Reasoned",
    "Reasoner",
    "ScriptedGenerator",
    "Step",
    "UsageError",
    "Value",
    "Verification",
    "canonical_text",
    "from_json",
    "learn",
    "run",
    "trace_text",
    "trace_tree",
    "verify",
]

_HOMES = {
    "Budget": "neurosym.sandbox.budget",
    "Context": "neurosym.context",
    "Generator": "neurosym.generators.base",
    "NumberGame": "neurosym.languages.concept.game",
    "OrderedSet": "neurosym.values",
    "Outcome": "neurosym.context",
    "Proposal": "neurosym.context",
    "Reasoned": "neurosym.reasoner",
    "Reasoner": "neurosym.reasoner",
    "ScriptedGenerator": "neurosym.generators.scripted",
    "Step": "neurosym.steps",
    "Value": "neurosym.values",
    "Verification": "neurosym.certificate",
    "canonical_text": "neurosym.values",
    "from_json": "neurosym.values",
    "learn": "neurosym.languages.concept.report",
    "run": "neurosym.languages.registry",
    "trace_text": "neurosym.steps",
    "trace_tree": "neurosym.steps",
    "verify": "neurosym.certificate",
}
"""Where a public name lives; the errors all live in ``neurosym.errors``."""


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("neurosym")
    if name not in __all__:
        raise AttributeError(f"module 'neurosym' has no attribute {name!r}")
    value = getattr(import_module(_HOMES.get(name, "neurosym.errors")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
