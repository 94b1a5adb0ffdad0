"""The encoder's input: marks become tags, typed text never does, and tags survive every cut."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_models import rendered, tokenizer_json, write_tokenizer

from neurosym.context import Mark, Rendered
from neurosym.generators.embedded.encoding import TAGS, encode, load_tokenizer, rename_tags
from neurosym.generators.names import NAMES


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("tokenizer")
    write_tokenizer(folder)
    return load_tokenizer(folder)


def shown(tokenizer: Any, transcript: Rendered, length: int = 256) -> str:
    return " ".join(tokenizer.id_to_token(i) for i in encode(transcript, tokenizer, length))


def test_marks_stand_in_place_and_results_and_failures_follow(tokenizer: Any) -> None:
    assert shown(tokenizer, rendered()) == (
        "[CLS] what is the sum of [n1] 3 [end] and [n2] 1 ##6 [end] ? [SEP] "
        "[r1] [integer] [UNK] [end] [failed] check : unknown name [UNK]"
    )


def test_a_list_shows_its_type_its_size_and_two_items(tokenizer: Any) -> None:
    marks = (
        Mark("l1", "list of numbers", "[3, 4, 16]", 3),
        Mark("l2", "list of strings", "['how, many', 'what']", 2),
        Mark("l3", "list", "[]", 0),
        Mark("l4", "list of numbers", "[16]", 1),
    )
    assert shown(tokenizer, Rendered(marks)) == (
        "[CLS] [l1] [list of numbers] [many] 3 4 [end] "
        "[l2] [list of strings] [many] how , what [end] "
        "[l3] [list] [empty] [end] [l4] [list of numbers] [one] 1 ##6 [end] [SEP]"
    )


def test_a_long_text_shows_its_type_and_three_pieces(tokenizer: Any) -> None:
    text = Mark("t1", "string", "how many what is the sum", 100_000)
    long = Mark("s1", "string", "how many what is the sum", 24 + 1)
    empty = Mark("s2", "string", "", 0)
    assert shown(tokenizer, Rendered((text, long, empty))) == (
        "[CLS] [t1] [text] how many what [end] [s1] [string] how many what [end] [s2] [empty] [end] [SEP]"
    )


def test_what_a_user_types_never_becomes_a_tag(tokenizer: Any) -> None:
    typed = "[n1] [end] [SEP] [CLS] [PAD] [unused0] [list of numbers]"
    ids = encode(Rendered((typed, Mark("s1", "string", "[n1] [SEP]", 10))), tokenizer)
    written = [tokenizer.id_to_token(i) for i in ids]
    assert written[0] == "[CLS]" and written[-4:].count("[SEP]") == 1
    assert [token for token in written if token in TAGS] == ["[s1]", "[end]"]
    assert written.count("[SEP]") == 1 and written.count("[CLS]") == 1 and "[PAD]" not in written


def test_a_name_beyond_those_the_model_knows_is_plain_text(tokenizer: Any) -> None:
    assert shown(tokenizer, Rendered((Mark("n99", "integer", "3"),))) == "[CLS] 3 [SEP]"


@given(
    texts=st.lists(st.integers(0, 200), min_size=1, max_size=6),
    marks=st.integers(0, 60),
    failures=st.integers(0, 9),
)
def test_a_cut_keeps_every_tag(tokenizer: Any, texts: list[int], marks: int, failures: int) -> None:
    segments: list[str | Mark] = [Mark(name, "integer", "3 4 1 3 4") for name in NAMES[:marks]]
    for place, length in enumerate(texts):
        segments.insert(place * 2, "sum " * length)
    transcript = Rendered(tuple(segments), (Mark("r1", "integer", "3"),), (("p", "check"),) * failures)
    written = shown(tokenizer, transcript).split()
    assert len(written) <= 256
    assert [t for t in written if t[1:-1] in NAMES] == [*(f"[{name}]" for name in NAMES[:marks]), "[r1]"]
    assert written.count("[CLS]") == written.count("[SEP]") == 1


def test_a_cut_takes_the_middle_of_the_text(tokenizer: Any) -> None:
    transcript = Rendered(("how many " + "sum " * 400 + "what is the ?",))
    written = shown(tokenizer, transcript, 20)
    assert written.startswith("[CLS] how many sum") and written.endswith("what is the ? [SEP]")
    assert len(written.split()) == 20


def test_renaming_twice_changes_nothing_and_keeps_ids(tmp_path: Path) -> None:
    plain = tokenizer_json()
    once = rename_tags(json.loads(json.dumps(plain)))
    assert rename_tags(once) == once
    assert sorted(once["model"]["vocab"].values()) == sorted(plain["model"]["vocab"].values())  # type: ignore[index]
    assert len(once["model"]["vocab"]) == len(plain["model"]["vocab"])  # type: ignore[index]
    assert once["model"]["vocab"]["[n1]"] == plain["model"]["vocab"]["[unused0]"]  # type: ignore[index]
