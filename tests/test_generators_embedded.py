"""The model without torch: the same logits as PyTorch, with and without cache, and lawful proposals."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from generator_laws import check_generator
from tiny_models import embedded_model, rendered, request

from neurosym.errors import UsageError
from neurosym.generators.decoder_vocabulary import START
from neurosym.generators.embedded import generator as embedded
from neurosym.generators.embedded import threads
from neurosym.generators.embedded.encoding import encode
from neurosym.generators.embedded.generator import EmbeddedGenerator
from neurosym.generators.embedded.runtime import EncoderDecoder, log_softmax
from neurosym.generators.sampling import Row
from neurosym.generators.transformer import TorchEncoderDecoder, load_transformer

TEXT = np.array([[START, 3, 280, 261, 300, 40], [START, 4, 281, 100, 99, 2]])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("embedded")
    embedded_model(made)
    return made


@pytest.fixture(scope="module")
def question(folder: Path) -> list[int]:
    return encode(rendered(), EmbeddedGenerator(folder).tokenizer)


def logits(model: Any, question: list[int]) -> Any:
    return model.step(TEXT, model.start(model.encode(question), 2))


def test_the_weights_are_sharded(folder: Path) -> None:
    assert len(list(folder.glob("model-*.safetensors"))) > 1
    assert (folder / "model.safetensors.index.json").is_file()


def test_numpy_and_torch_give_the_same_logits(folder: Path, question: list[int]) -> None:
    ours = logits(EncoderDecoder.load(folder), question)
    theirs = logits(TorchEncoderDecoder.load(folder), question)
    assert ours.dtype == np.float32 and ours.shape == theirs.shape
    assert np.abs(theirs).max() > 1
    assert np.abs(ours - theirs).max() < 1e-4


def test_the_whole_torch_model_gives_the_same_logits(folder: Path, question: list[int]) -> None:
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    model = transformers.EncoderDecoderModel.from_pretrained(folder).float().eval()
    with torch.no_grad():
        theirs = model(
            input_ids=torch.tensor([question, question]), decoder_input_ids=torch.tensor(TEXT)
        ).logits.numpy()
    assert np.abs(logits(EncoderDecoder.load(folder), question) - theirs).max() < 1e-4


@pytest.mark.parametrize("load", [EncoderDecoder.load, TorchEncoderDecoder.load])
def test_cached_and_fresh_logits_are_the_same(load: Any, folder: Path, question: list[int]) -> None:
    model = load(folder)
    cache = model.start(model.encode(question), 2)
    steps = [model.step(TEXT[:, place : place + 1], cache) for place in range(TEXT.shape[1])]
    assert np.abs(np.concatenate(steps, axis=1) - logits(model, question)).max() < 1e-4


def test_dropping_rows_leaves_the_others_alone(folder: Path, question: list[int]) -> None:
    model = EncoderDecoder.load(folder)
    cache = model.start(model.encode(question), 2)
    model.step(TEXT[:, :3], cache)
    cache.keep([1])
    rest = model.step(TEXT[1:, 3:], cache)
    assert np.abs(rest[0] - logits(model, question)[1, 3:]).max() < 1e-4


@pytest.mark.parametrize("samples", [1, 6])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_proposals_are_lawful(folder: Path, samples: int, seed: int) -> None:
    check_generator(Anxious(folder), request(samples, 1.0 if samples == 1 else 0.0, seed))


class Anxious(EmbeddedGenerator):
    """A random model rarely ends of itself: this one likes ends (and still answers to the masks)."""

    @property
    def model(self) -> Any:  # type: ignore[override]
        if "_anxious" not in vars(self):
            model = EncoderDecoder.load(self.folder)
            model._out_bias[2] += 12
            self._anxious = model
        return self._anxious


def test_numpy_and_torch_make_the_same_proposals(folder: Path) -> None:
    class AnxiousTorch(TorchEncoderDecoder):
        @classmethod
        def load(cls, folder: Path) -> TorchEncoderDecoder:
            model = super().load(folder)
            model._model.decoder.cls.predictions.decoder.bias.data[2] += 12
            return model

    ours = Anxious(folder).propose(request(4, seed=5))
    theirs = EmbeddedGenerator(folder, load=AnxiousTorch.load).propose(request(4, seed=5))
    assert [(p.action, p.text) for p in ours] == [(p.action, p.text) for p in theirs]
    assert [p.logprob for p in ours] == pytest.approx([p.logprob for p in theirs], abs=1e-3)


def test_the_logprob_is_of_all_tokens_and_before_the_mask(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[Row] = []
    merge = embedded._merge
    monkeypatch.setattr(embedded, "_merge", lambda found, words: rows.extend(found) or merge(found, words))
    generator = Anxious(folder)
    (proposal,) = generator.propose(request(1, 1.0))
    (row,) = rows
    model = generator.model
    cache = model.start(model.encode(encode(rendered(), generator.tokenizer)))
    scores = log_softmax(model.step(np.array([[START, *row.tokens[:-1]]]), cache))[0]
    total = sum(scores[place, token] for place, token in enumerate(row.tokens))
    assert generator.vocabulary.decode(row.tokens) == (proposal.action, proposal.text)
    assert proposal.action_logprob == pytest.approx(scores[0, row.tokens[0]], abs=1e-4)
    assert proposal.logprob == pytest.approx(total, abs=1e-3)


def test_more_samples_only_add(folder: Path) -> None:
    few = {(p.action, p.text) for p in Anxious(folder).propose(request(3, seed=7))}
    many = {(p.action, p.text) for p in Anxious(folder).propose(request(9, seed=7))}
    assert few <= many


def test_what_never_ends_is_dropped_and_leaves_a_decline(folder: Path) -> None:
    class Endless(Anxious):
        @property
        def model(self) -> Any:  # type: ignore[override]
            model = super().model
            model._out_bias[2] = -50
            return model

    (proposal,) = Endless(folder).propose(request(1))
    assert (proposal.action, proposal.text) == ("decline", "") and proposal.logprob < 0


def test_only_actions_that_are_asked_for_are_proposed(folder: Path) -> None:
    nothing = dataclasses.replace(request(4), constraints={})
    assert {p.action for p in Anxious(folder).propose(nothing)} == {"decline"}


def test_nothing_is_read_before_the_first_proposal_and_a_missing_model_is_said(tmp_path: Path) -> None:
    generator = EmbeddedGenerator(tmp_path / "nowhere")
    with pytest.raises(UsageError):
        generator.propose(request())
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match="no usable model"):
        EncoderDecoder.load(tmp_path)


def test_settings_are_read_if_there_are_any(tmp_path: Path) -> None:
    plain = EmbeddedGenerator(tmp_path)
    assert plain.settings == {} and plain.threshold == 0 and plain.calibration(0.3) == 0.3
    settings = {"threshold": 0.5, "calibration": [[0.5, 0.2], [0.9, 0.8]]}
    (tmp_path / "generation.json").write_text(json.dumps(settings), encoding="utf-8")
    fitted = EmbeddedGenerator(tmp_path)
    assert fitted.threshold == 0.5
    assert fitted.calibration(0.7) == pytest.approx(0.5) and fitted.calibration(1.0) == 0.8


def test_the_threads_of_blas_are_put_back() -> None:
    controls = threads._controls()
    if controls is None:
        pytest.skip("NumPy here does not use OpenBLAS")
    threads_now, before = controls[0], controls[0]()
    with threads.one_blas_thread(), threads.one_blas_thread():
        assert threads_now() == 1
    assert threads_now() == before


def test_hf_path_to_our_own_model_is_the_same_generator(folder: Path) -> None:
    generator = load_transformer(folder)
    assert isinstance(generator, EmbeddedGenerator) and generator.name == f"hf:{folder}"


def test_neither_torch_nor_transformers_is_loaded(folder: Path) -> None:
    script = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from tiny_models import request\n"
        "from pathlib import Path\n"
        "from neurosym.generators.embedded.generator import EmbeddedGenerator\n"
        "EmbeddedGenerator(Path(sys.argv[1])).propose(request())\n"
        "assert not {'torch', 'transformers', 'sympy', 'lark'} & set(sys.modules)\n"
    )
    root = Path(__file__).resolve().parent.parent
    subprocess.run([sys.executable, "-c", script, str(folder)], check=True, cwd=root)


def test_actions_that_training_saw_more_seldom_get_their_share_back(tmp_path: Path) -> None:
    embedded_model(tmp_path)
    generator = EmbeddedGenerator(tmp_path)
    assert not generator.prior.any()
    (tmp_path / "generation.json").write_text('{"action_weights": {"answer": 4}}', encoding="utf-8")
    generator = EmbeddedGenerator(tmp_path)
    answer = generator.vocabulary.action_id("answer")
    assert generator.prior[answer] == pytest.approx(np.log(4))
    assert np.count_nonzero(generator.prior) == 1
