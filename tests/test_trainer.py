"""The trainer on a model of a few thousand weights: it learns, resumes and writes what the runtime reads."""

from dataclasses import replace

import pytest
from tiny_models import embedded_model, rendered

from neurosym.context import Mark
from neurosym.generators.decoder_vocabulary import DecoderVocabulary
from neurosym.generators.embedded.encoding import encode, load_tokenizer

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")

SETTINGS = {"minutes": 10, "report_minutes": 0.05, "checkpoint_minutes": 0.05, "threads": 1, "tokens": 800}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    embedded_model(folder)
    return folder


@pytest.fixture(scope="module")
def data(folder):
    """Two questions that differ in one mark, and the program of each."""
    from neurosym.training.dataset import Dataset

    tokenizer, vocabulary = load_tokenizer(folder), DecoderVocabulary.load(folder)
    plain = rendered()
    other = replace(plain, segments=("how many ", Mark("l1", "list of numbers", "[3, 4]", 2)))
    pairs = [
        (encode(plain, tokenizer), vocabulary.encode("calc", "answer = n1 + n2")),
        (encode(other, tokenizer), vocabulary.encode("calc", "answer = SUM(l1) - n1")),
    ]
    return Dataset.of(pairs * 40)


def load(folder):
    return transformers.EncoderDecoderModel.from_pretrained(folder, dtype=torch.float32)


def test_it_learns_and_saves_what_the_runtime_reads(folder, data):
    from neurosym.generators.embedded.runtime import EncoderDecoder
    from neurosym.training.trainer import Settings, sequence_accuracy, train

    model = load(folder)
    lines = []
    settings = Settings(examples=1600, encoder_rate=3e-3, decoder_rate=3e-3, **SETTINGS)
    curve = train(model, data, {"seen": data}, folder, settings, lines.append)
    assert curve[-1]["seen"] == 1.0
    assert lines
    assert sequence_accuracy(load(folder), data) == 1.0
    assert EncoderDecoder.load(folder).longest_question == 256


def test_an_interrupted_run_goes_on_from_its_checkpoint(folder, data):
    from neurosym.training.trainer import Settings, train

    assert (folder / "checkpoint.pt").exists()
    lines = []
    train(load(folder), data, {"seen": data}, folder, Settings(examples=1680, **SETTINGS), lines.append)
    assert lines[0].startswith("resumed after")


def test_word_vectors_stay_and_tags_move(folder, data):
    from neurosym.training.trainer import Settings, train

    (folder / "checkpoint.pt").unlink()
    model = load(folder)
    words = load_tokenizer(folder)
    before = model.encoder.embeddings.word_embeddings.weight.detach().clone()
    train(model, data, {}, folder, Settings(examples=160, decoder_rate=1e-3, **SETTINGS), lambda _: None)
    moved = (model.encoder.embeddings.word_embeddings.weight.detach() - before).abs().sum(1)
    assert moved[words.token_to_id("sum")] == 0
    assert moved[words.token_to_id("[n1]")] > 0
