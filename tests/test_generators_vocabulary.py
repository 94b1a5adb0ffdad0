"""The decoder's vocabulary: complete in bytes, few tokens, names on their own, stable on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_models import PROGRAMS

from neurosym.errors import UsageError
from neurosym.generators.decoder_vocabulary import ACTIONS, END, PAD, START, DecoderVocabulary
from neurosym.generators.names import NAMES

VOCABULARY = DecoderVocabulary.build(PROGRAMS * 3, 420)


@given(st.sampled_from(ACTIONS), st.text(max_size=60))
def test_any_text_comes_back(action: str, text: str) -> None:
    ids = VOCABULARY.encode(action, text)
    assert ids[-1] == END
    assert VOCABULARY.decode(ids) == (action, text)
    assert VOCABULARY.decode([START, *ids, PAD, PAD]) == (action, text)


@given(st.text(alphabet="answer =sum(n12l)+", max_size=12))
def test_no_spelling_has_fewer_tokens(text: str) -> None:
    known = {token for token in VOCABULARY.tokens if token}
    written = text.encode()
    fewest = [0] + [len(written) + 1] * len(written)
    for end in range(1, len(written) + 1):
        for start in range(end):
            if written[start:end] in known:
                fewest[end] = min(fewest[end], fewest[start] + 1)
    assert len(VOCABULARY.encode_text(text)) == fewest[-1]


def test_every_byte_is_a_token_and_no_token_is_twice() -> None:
    tokens = [token for token in VOCABULARY.tokens if token]
    assert {bytes([byte]) for byte in range(256)} <= set(tokens)
    assert len(tokens) == len(set(tokens))
    assert len(VOCABULARY) <= 420


def test_names_are_tokens_and_programs_keep_their_shape_under_renaming() -> None:
    for name in NAMES:
        assert len(VOCABULARY.encode_text(name)) == 1
    first = VOCABULARY.encode_text("answer = SUM(l1) - n1")
    second = VOCABULARY.encode_text("answer = SUM(l8) - n24")
    assert len(first) == len(second) == 5
    for piece in VOCABULARY.pieces[len(NAMES) :]:
        assert not any(character.isdigit() for character in piece)


def test_it_is_built_the_same_way_twice_and_read_back(tmp_path: Path) -> None:
    assert DecoderVocabulary.build(PROGRAMS * 3, 420) == VOCABULARY
    VOCABULARY.save(tmp_path)
    assert DecoderVocabulary.load(tmp_path) == VOCABULARY


def test_errors_say_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no readable"):
        DecoderVocabulary.load(tmp_path)
    with pytest.raises(UsageError, match="too small"):
        DecoderVocabulary.build([], 100)
    with pytest.raises(UsageError, match="no action 'puzzle'"):
        VOCABULARY.encode("puzzle", "")
    with pytest.raises(UsageError, match="starts with"):
        VOCABULARY.decode([END])
