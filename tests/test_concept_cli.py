"""``neurosym learn``: its JSON against the API, plain text in a pipe, bad usage."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from neurosym.cli.learn import command
from neurosym.errors import UsageError
from neurosym.languages.concept.game import NumberGame
from neurosym.values import canonical_text


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def report(*arguments: str) -> dict[str, Any]:
    result = invoke(*arguments, "--json")
    assert result.exit_code == 0, result.output
    loaded: dict[str, Any] = json.loads(result.stdout)
    return loaded


def test_json_is_what_the_api_says() -> None:
    found = report("16", "8", "2", "64", "--top", "7")
    game = NumberGame().observe(16, 8, 2, 64)
    fields = ("concept", "name", "size", "prior", "posterior")
    assert found["hypotheses"] == [{f: getattr(h, f) for f in fields} for h in game.posterior(7)]
    assert {int(y): p for y, p in found["predictive"].items()} == game.predictive()
    assert found["sequence"] == []
    assert set(found) == {"hypotheses", "predictive", "sequence"}


def test_exact_json_adds_rationals() -> None:
    found = report("16", "--exact")
    game = NumberGame().observe(16)
    for row, h in zip(found["hypotheses"], game.posterior(5, exact=True), strict=True):
        assert row["prior_exact"] == canonical_text(h.prior)
        assert row["posterior_exact"] == canonical_text(h.posterior)
        assert row["posterior"] == float(h.posterior)
    rationals = {str(y): canonical_text(p) for y, p in game.predictive(exact=True).items()}
    assert found["predictive_exact"] == rationals
    assert len(found["predictive"]) == 100


def test_exact_json_for_the_numbers_asked_about() -> None:
    for arguments in (["16", "--predict", "32", "4"], ["--predict=32", "--predict", "4", "16"]):
        found = report(*arguments, "--exact")
        assert set(found["predictive_exact"]) == {"32", "4"}


def test_predict_before_the_examples_takes_one_number() -> None:
    assert report("--predict", "32", "16", "8") == report("16", "8")


def test_sequence_has_the_posterior_after_each_number() -> None:
    found = report("16", "8", "2", "--sequential", "--top", "2", "--domain", "64")
    assert [entry["examples"] for entry in found["sequence"]] == [[16], [16, 8], [16, 8, 2]]
    assert found["sequence"][-1]["hypotheses"] == found["hypotheses"]
    first = NumberGame(64).observe(16).posterior(2)
    assert [row["posterior"] for row in found["sequence"][0]["hypotheses"]] == [h.posterior for h in first]


def test_plain_text_in_a_pipe() -> None:
    result = invoke("16", "8", "2", "64", "--predict", "32", "10", "--sequential")
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert "after 16, 8, 2, 64" in result.output
    assert "powers of 2" in result.output
    assert "32 belongs with probability 1" in result.output
    assert result.output.count("after") == 4


@pytest.mark.parametrize("arguments", [["400"], ["0"], ["16", "--predict", "400"], ["1", "--prior", "x"]])
def test_our_usage_errors_are_left_to_main(arguments: list[str]) -> None:
    result = invoke(*arguments)
    assert isinstance(result.exception, UsageError)
    assert result.stdout == ""


@pytest.mark.parametrize("arguments", [["cat"], ["1.5"], ["16", "--top", "0"], ["16", "--nonsense"]])
def test_bad_usage_has_status_2(arguments: list[str]) -> None:
    assert invoke(*arguments).exit_code == 2
