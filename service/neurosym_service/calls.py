"""What the service computes, from plain JSON to plain JSON; runs in a worker process.

All that is used of neurosym is its public names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from neurosym import Budget, Reasoner, UsageError, Value, from_json, learn, run, verify

__all__ = ["CALLS", "answer_question", "warm_up"]


@cache
def _reasoner(generator: str) -> Reasoner:
    return Reasoner(generator)


def warm_up(generator: str) -> None:
    """Read the model and the grammars now, so that the first request does not pay for it. May raise."""
    _reasoner(generator).ask("What is 1 + 1?")


def ask(generator: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    return answer_question(_reasoner(generator), arguments)


def answer_question(reasoner: Reasoner, arguments: Mapping[str, Any]) -> dict[str, Any]:
    files = [(file["name"], file["text"]) for file in arguments["files"]]
    answer = reasoner.ask(
        arguments["question"], files=files, samples=arguments["samples"], seed=arguments["seed"]
    )
    return answer.to_json()


def run_program(generator: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    bindings = {name: _value(data) for name, data in arguments["bindings"].items()}
    budget = Budget(steps=arguments["steps"], seconds=arguments["seconds"])
    outcome = run(
        arguments["program"],
        language=arguments["language"],
        bindings=bindings,
        budget=budget,
        trace=arguments["trace"],
    )
    return outcome.to_json()


def learn_concept(generator: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    return learn(**arguments)


def verify_certificate(generator: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    result = verify(arguments["certificate"])
    return {
        "ok": result.ok,
        "value": result.value,
        "rounds": result.rounds,
        "problems": list(result.problems),
        "warnings": list(result.warnings),
    }


CALLS: Mapping[str, Callable[[str, Mapping[str, Any]], dict[str, Any]]] = {
    "ask": ask,
    "run": run_program,
    "learn": learn_concept,
    "verify": verify_certificate,
}
"""Name -> function of the generator's SPEC and the request's fields. Each may raise NeurosymError."""


def _value(data: Any) -> Value:
    """A binding: plain JSON, decimals taken as written, or the tagged form of other values."""
    if isinstance(data, bool) or data is None or isinstance(data, (int, str)):
        return data
    if isinstance(data, float):
        try:
            number = Fraction(repr(data))
        except ValueError as error:
            raise UsageError(f"{data} is not a number", hint="JSON has no infinity and no NaN") from error
        return number.numerator if number.denominator == 1 else number
    if isinstance(data, list):
        return [_value(item) for item in data]
    return from_json(data)
