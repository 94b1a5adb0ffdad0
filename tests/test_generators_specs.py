"""SPEC -> generator, and what is said of a SPEC that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from neurosym.errors import UsageError
from neurosym.generators.specs import load_generator


def test_known_forms(tmp_path: Path) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text('{"action": "calc", "text": "answer = n1"}\n', encoding="utf-8")
    assert load_generator("embedded").name == "embedded"
    assert load_generator(f"scripted:{script}").name == "scripted"


@pytest.mark.parametrize("spec", ["", "gpt", "embedded:x", "scripted", "hf:", "EMBEDDED"])
def test_an_unknown_form_lists_the_known_ones(spec: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_generator(spec)
    assert caught.value.hint == "known: embedded, hf:PATH, scripted:FILE"


@pytest.mark.parametrize("spec", ["markov", "openai:http://localhost:8000#model"])
def test_later_forms_say_so(spec: str) -> None:
    with pytest.raises(UsageError, match="does not exist yet"):
        load_generator(spec)


def test_a_missing_file_or_folder_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read"):
        load_generator(f"scripted:{tmp_path / 'none'}")
    with pytest.raises(UsageError):
        load_generator(f"hf:{tmp_path / 'none'}")
