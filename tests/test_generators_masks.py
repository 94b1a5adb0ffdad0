"""Masks agree with what the matcher consumes, fork without a trace, and end where the text may end."""

from __future__ import annotations

import numpy as np
from tiny_models import GRAMMAR

from neurosym.generators.constraint import Constraint
from neurosym.generators.decoder_vocabulary import END, PAD, START, DecoderVocabulary
from neurosym.generators.masks import Masks

VOCABULARY = DecoderVocabulary(("answer = ", "n1", "n2", " + ", "SUM("))
MASKS = Masks(VOCABULARY.tokens, END)
CONSTRAINT = Constraint(GRAMMAR, {"REF": ("n1", "n2"), "FUNCTION": ("SUM",)})


def test_a_mask_allows_exactly_what_can_be_consumed() -> None:
    matcher = MASKS.matcher(CONSTRAINT)
    for token in VOCABULARY.encode_text("answer = SUM(n1) + n2"):
        allowed = matcher.allowed()
        assert [place for place in range(MASKS.size) if matcher.copy().consume(place)] == list(
            np.flatnonzero(allowed)
        )
        assert matcher.consume(token)


def test_special_tokens_and_actions_are_in_no_text() -> None:
    allowed = MASKS.matcher(CONSTRAINT).allowed()
    assert not allowed[[PAD, START, END]].any()
    assert not allowed[[VOCABULARY.action_id(action) for action in VOCABULARY.actions]].any()


def test_the_end_is_allowed_where_the_text_is_complete_and_nothing_after_it() -> None:
    matcher = MASKS.matcher(CONSTRAINT)
    for token in VOCABULARY.encode_text("answer = n1"):
        assert not matcher.is_accepting() and not matcher.allowed()[END]
        assert matcher.consume(token)
    assert matcher.is_accepting() and matcher.allowed()[END]
    assert matcher.consume(END)
    assert not matcher.allowed().any() and not matcher.consume(END)


def test_a_grammar_that_is_over_lets_only_the_end_follow() -> None:
    matcher = MASKS.matcher(Constraint('start: "n1"\n'))
    assert matcher.consume(VOCABULARY.encode_text("n1")[0])
    assert list(np.flatnonzero(matcher.allowed())) == [END]
    assert matcher.consume(END)


def test_a_refused_token_leaves_it_stuck_with_an_empty_mask() -> None:
    matcher = MASKS.matcher(CONSTRAINT)
    assert not matcher.consume(VOCABULARY.encode_text("n1")[0])
    assert not matcher.allowed().any() and not matcher.is_accepting()


def test_forks_and_cached_constraints_do_not_share_state() -> None:
    matcher = MASKS.matcher(CONSTRAINT)
    fork = matcher.copy()
    assert fork.consume(VOCABULARY.encode_text("answer = ")[0])
    assert not (fork.allowed() == matcher.allowed()).all()
    again = MASKS.matcher(Constraint(GRAMMAR, {"FUNCTION": ("SUM",), "REF": ("n1", "n2")}))
    assert (again.allowed() == matcher.allowed()).all()
