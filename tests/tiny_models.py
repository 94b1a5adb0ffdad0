"""Small random models and tokenizers, made in a temporary folder, and a request to try them on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from neurosym.context import Mark, Rendered
from neurosym.generators.answer import answer_constraint
from neurosym.generators.base import Request
from neurosym.generators.constraint import Constraint
from neurosym.generators.decoder_vocabulary import DecoderVocabulary
from neurosym.generators.embedded.encoding import TAGS

GRAMMAR = r"""
// A few sums: enough for keywords, blocks, replaced terminals and ignored blanks.
start: statement (_NL0 statement)*
?statement: NAME "=" expr
          | "if" expr _IN1 inner (_NL1 inner)*
?inner: NAME "=" expr -> inner
?expr: atom (("+" | "-" | "in") atom)*
?atom: REF | NAME | NUMBER | STRING | FUNCTION "(" expr ("," expr)* ")"
FUNCTION: "SUM" | "LEN" | "MAX"
REF: /[nlr][0-9]+/
NAME: /[a-z_]+/
NUMBER: /[0-9]/
STRING: /"[^"\\\n]*"/
_NL0: "\n"
_NL1: "\n    "
_IN1: ":\n    "
%ignore " "
"""

PROGRAMS = [
    "answer = n1 + n2",
    "answer = SUM(l1) - n1",
    "x = LEN(l1)\nanswer = x + 1",
    "if n1 in l1:\n    answer = n1",
    "The sum is {r1}.",
    "The answer is {r1}.",
]

SENTENCE = "how many what is the sum of and check unknown name straw ##berry"
WORDS = (*SENTENCE.split(), *"r3416n:,?.'[]", "##6", "##1")


def rendered() -> Rendered:
    segments = ("What is the sum of ", Mark("n1", "integer", "3"), " and ", Mark("n2", "integer", "16"), "?")
    return Rendered(segments, (Mark("r1", "integer", "19"),), (("answer = y", "check: unknown name y"),))


def request(samples: int = 1, temperature: float = 0.0, seed: int = 0) -> Request:
    constraints = {
        "calc": Constraint(GRAMMAR, {"REF": ("n1", "n2"), "FUNCTION": ("SUM", "LEN")}),
        "answer": answer_constraint(("n1", "n2", "r1", "question")),
    }
    return Request(rendered(), constraints, {"calc": "A card."}, samples, temperature, seed)


def tokenizer_json() -> dict[str, object]:
    words = ["[PAD]", *(f"[unused{i}]" for i in range(len(TAGS))), "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    vocabulary = {word: number for number, word in enumerate(dict.fromkeys([*words, *WORDS]))}
    special = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": vocabulary[w], "content": w, "special": True, **flags} for w in special],
        "normalizer": {
            "type": "BertNormalizer",
            "clean_text": True,
            "handle_chinese_chars": True,
            "strip_accents": None,
            "lowercase": True,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": None,
        "decoder": None,
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": vocabulary,
        },
    }


def write_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer_json()), encoding="utf-8")


def embedded_model(folder: Path, seed: int = 0) -> DecoderVocabulary:
    """A random EncoderDecoderModel of width 32 in shards of half floats, as the trainer writes it."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    write_tokenizer(folder)
    vocabulary = DecoderVocabulary.build(PROGRAMS * 3, 420)
    vocabulary.save(folder)
    size = {
        "hidden_size": 32,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "intermediate_size": 64,
        "initializer_range": 0.3,  # wide enough that attention is not uniform
    }
    torch.manual_seed(seed)
    words = len(tokenizer_json()["model"]["vocab"])  # type: ignore[index]
    encoder = transformers.BertConfig(vocab_size=words, max_position_embeddings=256, **size)
    decoder = transformers.BertConfig(
        vocab_size=len(vocabulary),
        max_position_embeddings=64,
        is_decoder=True,
        add_cross_attention=True,
        **size,
    )
    config = transformers.EncoderDecoderConfig.from_encoder_decoder_configs(encoder, decoder)
    model = transformers.EncoderDecoderModel(config=config)
    for parameter in model.parameters():  # biases and norms that are not 0 and 1
        parameter.data.add_(torch.randn_like(parameter) * 0.05)
    model.half().save_pretrained(folder, max_shard_size="60KB")
    return vocabulary
