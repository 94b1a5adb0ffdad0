"""Any causal model decodes under the same constraints: here a tiny random Llama with a byte tokenizer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from generator_laws import check_generator
from tiny_models import request

from neurosym.generators.transformer import CausalGenerator, load_transformer, prompt

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers

    made = tmp_path_factory.mktemp("causal")
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {word: number for number, word in enumerate(["<end>", *alphabet])}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(["<end>"])
    fast = transformers.PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token="<end>")
    fast.save_pretrained(made)
    torch.manual_seed(0)
    config = transformers.LlamaConfig(
        vocab_size=264,  # padded beyond the tokenizer, as large models are
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        max_position_embeddings=2048,
        eos_token_id=0,
        bos_token_id=0,
    )
    transformers.LlamaForCausalLM(config).save_pretrained(made)
    return made


class Anxious(CausalGenerator):
    """A random model that likes to end."""

    @property
    def _model(self) -> Any:  # type: ignore[override]
        if "_anxious" not in vars(self):
            model = transformers.AutoModelForCausalLM.from_pretrained(self._folder).eval()
            head = model.lm_head
            plain = head.forward

            def forward(states: Any) -> Any:
                logits = plain(states)
                logits[..., 0] += 10
                return logits

            head.forward = forward
            self._anxious = model
        return self._anxious


@pytest.mark.parametrize("samples", [1, 4])
def test_proposals_are_lawful(folder: Path, samples: int) -> None:
    check_generator(Anxious(folder), request(samples, 1.0, seed=3))


def test_load_transformer_takes_a_causal_folder(folder: Path) -> None:
    assert isinstance(load_transformer(folder), CausalGenerator)


def test_the_prompt_holds_cards_question_and_results() -> None:
    written = prompt(request())
    assert "A card." in written and "[n1: 3]" in written and "[r1: 19]" in written
    assert "one of calc, answer, decline" in written


def test_the_logprob_is_that_of_a_fresh_run(folder: Path) -> None:
    generator = Anxious(folder)
    asked = request(1, 1.0, seed=3)
    (proposal,) = generator.propose(asked)
    start = generator._ids(prompt(asked))
    reply = generator._ids(f"{proposal.action}\n{proposal.text}")
    if proposal.action != "decline":
        reply.append(0)
    with torch.no_grad():
        logits = generator._model(input_ids=torch.tensor([start + reply])).logits[0]
    logprobs = logits[len(start) - 1 : -1].log_softmax(-1)
    total = sum(float(logprobs[place, token]) for place, token in enumerate(reply))
    assert proposal.logprob == pytest.approx(min(0.0, total), abs=1e-3)
