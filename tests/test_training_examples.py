"""From phrasings to training examples: nothing on the way changes what a question means."""

import os
import re
from collections import Counter
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.context import Mark, Question
from neurosym.generators.names import NAME_COUNTS
from neurosym.grounding import ground
from neurosym.languages.registry import run
from neurosym.references.detect import detect
from neurosym.training.corpus import load_corpus
from neurosym.training.dataset import Dataset, batches, decisions
from neurosym.training.examples import Composer, Rejected, renumber, rounds, with_failure
from neurosym.training.word_problems import FILES, vary, word_problems
from neurosym.values import canonical_text

CORPUS = load_corpus()


@pytest.fixture(scope="module")
def composed():
    composer = Composer(CORPUS, Random(3))
    return [composer.draw(chain_share=0.4) for _ in range(150)]


@pytest.fixture(scope="module")
def chains(composed):
    return [question for question in composed if question.family.startswith("chain:")]


def marks(example):
    return [segment.name for segment in example.rendered.segments if isinstance(segment, Mark)]


# ---------------------------------------------------------------- composing


def test_a_composed_question_is_what_the_detector_reads(composed):
    for question in composed:
        assert question.references == detect(question.question)
        bindings = {r.name: r.value for r in question.references} | {"question": question.question}
        for number, (program, outcome) in enumerate(
            zip(question.programs, question.outcomes, strict=True), start=1
        ):
            again = run(program, language=question.language, bindings=bindings)
            assert again.text == outcome.text
            assert outcome.name == f"r{number}"
            bindings[f"r{number}"] = again.value


def test_no_number_of_a_question_is_retyped(composed):
    """What stands in a program is a reference, a result, or a small constant of the family's own."""
    for question in composed:
        entries = ground(Question(question.question, question.references), question.outcomes)
        constants = [entry["text"] for entry in entries if entry["origin"] == "constant"]
        if question.family in CORPUS.families:
            assert all(float(text) <= 100 for text in constants), (question.question, constants)


def test_an_answer_refers_to_results_and_references_that_exist(composed):
    for question in composed:
        names = {r.name for r in question.references} | {o.name for o in question.outcomes}
        used = set(re.findall(r"\{(\w+)\}", question.answer))
        assert used <= names
        assert question.declines or f"r{len(question.programs)}" in used


def test_a_chain_has_a_second_program_that_uses_the_first_result(chains):
    assert len(chains) >= 30
    for question in chains:
        first, second = question.programs
        assert re.search(r"\br1\b", second)
        assert not re.search(r"\br\d\b", first)
        assert "{r2}" in question.answer
        assert "{r1}" not in question.answer


def both_ways(composer, phrasing, seed):
    """The phrasing composed and posed with the same filling; None if the filling is rejected."""
    try:
        composer.rng = Random(seed)
        composed = composer.compose(phrasing)
    except Rejected:
        return None
    composer.rng = Random(seed)
    return composed, composer.pose(phrasing, attempts=1)


def agree(composed, posed):
    assert posed is not None, composed.question
    assert posed.question == composed.question
    expected = None if composed.declines else composed.outcomes[-1].text
    assert posed.expected == expected, (composed.question, composed.programs)


def test_composing_and_posing_agree_on_the_value():
    """One goes through the detector and the translated program, the other straight from the fillers."""
    rng = Random(11)
    composer = Composer(CORPUS, rng)
    phrasings = [p for p in CORPUS.phrasings if p.use != "noun" and p.family.language == "calc"]
    drawn = (both_ways(composer, rng.choice(phrasings), rng.random()) for _ in range(300))
    pairs = [pair for pair in drawn if pair is not None]
    assert len(pairs) >= 200
    for composed, posed in pairs:
        agree(composed, posed)


def test_concept_questions_can_be_posed():
    composer = Composer(CORPUS, Random(1))
    phrasings = [p for p in CORPUS.phrasings if p.use != "noun" and p.family.language == "concept"]
    pairs = [both_ways(composer, phrasing, 4) for phrasing in phrasings[:10]]
    assert any(pairs)
    for pair in filter(None, pairs):
        agree(*pair)


def test_the_same_seed_composes_the_same():
    first, second = (Composer(CORPUS, Random(5)) for _ in range(2))
    assert [first.draw() for _ in range(20)] == [second.draw() for _ in range(20)]


# ---------------------------------------------------------------- decisions


def test_rounds_end_with_an_answer_or_a_refusal(composed):
    for question in composed:
        *programs, last = rounds(question)
        assert last.action == ("decline" if question.declines else "answer")
        assert [example.text for example in programs] == list(question.programs)
        for number, example in enumerate([*programs, last]):
            assert [mark.name for mark in example.rendered.results] == [f"r{i + 1}" for i in range(number)]


def test_renumbering_can_be_undone(composed):
    rng = Random(9)
    changed = 0
    for question in composed:
        for example in rounds(question):
            other = renumber(example, NAME_COUNTS, rng)
            before, after = marks(example), marks(other)
            back = dict(zip(after, before, strict=True))
            assert len(set(after)) == len(after)
            assert all(a[0] == b[0] for a, b in zip(after, before, strict=True))
            assert all(int(name[1:]) <= NAME_COUNTS[name[0]] for name in set(after) - set(before))
            restored = re.sub(r"\b[a-z]\d+\b", lambda m, back=back: back.get(m[0], m[0]), other.text)
            assert restored == example.text
            assert [s for s in other.rendered.segments if isinstance(s, str)] == [
                s for s in example.rendered.segments if isinstance(s, str)
            ]
            changed += after != before
    assert changed > 50


def test_a_renumbered_program_gives_the_same_value(composed):
    rng = Random(4)
    for question in composed:
        example = next(rounds(question))
        if question.declines:
            continue
        other = renumber(example, NAME_COUNTS, rng)
        values = [r.value for r in sorted(question.references, key=lambda r: r.start)]
        bindings = dict(zip(marks(other), values, strict=True))
        again = run(other.text, language=question.language, bindings=bindings)
        assert again.text == question.outcomes[0].text


def test_a_failure_changes_what_is_seen_and_not_what_is_written(composed):
    example = next(rounds(composed[0]))
    other = with_failure(example, Random(0))
    assert other.text == example.text
    assert len(other.rendered.failures) == 1
    assert other.rendered.segments == example.rendered.segments


def test_thinning_drops_answers_only(composed):
    for question in composed:
        every = [example.action for example in rounds(question)]
        kept = [example.action for example in decisions(question, Random(1))]
        assert not Counter(kept) - Counter(every)
        assert not {action for action in Counter(every) - Counter(kept) if action != "answer"}


# ---------------------------------------------------------------- batches

lengths = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), min_size=1, max_size=80)


def dataset_of(sizes):
    return Dataset.of([([i] * source, [i] * target) for i, (source, target) in enumerate(sizes)])


@settings(max_examples=60, deadline=None)
@given(lengths, st.integers(1, 400), st.integers(0, 9))
def test_an_epoch_has_every_example_once(sizes, tokens, seed):
    dataset = dataset_of(sizes)
    found = list(batches(dataset, tokens, Random(seed)))
    assert sorted(i for batch in found for i in batch) == list(range(len(dataset)))
    for batch in found:
        longest = max(sum(sizes[i]) for i in batch)
        assert len(batch) == 1 or len(batch) * longest <= tokens
    assert found == list(batches(dataset, tokens, Random(seed)))


@settings(max_examples=30, deadline=None)
@given(lengths, lengths)
def test_joined_and_stored_datasets_hold_the_same_pairs(tmp_path_factory, first, second):
    parts = [dataset_of(first), dataset_of(second)]
    path = tmp_path_factory.mktemp("data") / "data.npz"
    Dataset.join(parts).save(path)
    joined = Dataset.load(path)
    pairs = [part.pair(i) for part in parts for i in range(len(part))]
    assert len(joined) == len(pairs)
    for i, (source, target) in enumerate(pairs):
        assert np.array_equal(joined.pair(i)[0], source)
        assert np.array_equal(joined.pair(i)[1], target)


# ---------------------------------------------------------------- word problems


@pytest.fixture(scope="module")
def problems():
    folder = os.environ.get("NEUROSYM_DATA")
    if not folder or not (Path(folder) / "word_problems").is_dir():
        pytest.skip("NEUROSYM_DATA names no folder of benchmark data")
    rejections = Counter()
    found = list(word_problems(Path(folder), folds=(0,), rejections=rejections))
    return found, rejections


@pytest.mark.data
def test_most_word_problems_are_read(problems):
    found, rejections = problems
    assert {problem.family for problem in found} == set(FILES)
    assert len(found) >= 0.85 * (len(found) + rejections.total()), rejections


@pytest.mark.data
def test_a_word_problem_refers_and_does_not_retype(problems):
    for problem in problems[0]:
        assert problem.references == detect(problem.question)
        constants = re.findall(r"(?<![a-z\d.])\d+(?:\.\d+)?", problem.programs[0])
        assert all(float(constant) <= 1000 for constant in constants), problem.programs


@pytest.mark.data
def test_a_varied_word_problem_is_solved_by_the_same_program(problems):
    rng, varied = Random(2), 0
    for problem in problems[0][:200]:
        other = vary(problem, rng)
        assert other.programs == problem.programs
        bindings = {reference.name: reference.value for reference in detect(other.question)}
        value = run(other.programs[0], bindings=bindings).value
        assert canonical_text(value) == other.outcomes[0].text
        varied += other.question != problem.question
    assert varied > 100
