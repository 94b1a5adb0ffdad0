"""``neurosym ask "How many r are in strawberry?"``"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from neurosym.cli.inputs import read_text
from neurosym.cli.output import note, print_fields, print_headline, print_json, print_table
from neurosym.errors import UsageError

if TYPE_CHECKING:
    from neurosym.reasoner import Reasoned

__all__ = ["command"]

_SHORT = 60
"""Characters of a value that is shown before its sentence."""


class _QuestionMayStartWithMinus(click.Command):
    """``-5 + 3?`` is a question, no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        options = (p for p in self.params if isinstance(p, click.Option) and not p.is_flag)
        valued = {name for option in options for name in option.opts}
        for place, text in enumerate(args):
            if text == "--":
                break
            is_value = place > 0 and args[place - 1] in valued
            if not is_value and text[:1] == "-" and (text[1:2].isdigit() or " " in text.partition("=")[0]):
                args = [*args[:place], *args[place + 1 :], "--", text]
                break
        return super().parse_args(ctx, args)


@click.command("ask", cls=_QuestionMayStartWithMinus)
@click.argument("question")
@click.option("--file", "files", multiple=True, metavar="DATA", help="Data to ask about; may be repeated.")
@click.option("--generator", default="embedded", show_default=True, metavar="SPEC",
              help="embedded, hf:PATH or scripted:FILE.")
@click.option("--samples", type=click.IntRange(1, 256), default=1, show_default=True,
              help="Programs to sample and weigh; 1 takes the most probable.")
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--trace", is_flag=True, help="Show each program's steps.")
@click.option("--certificate", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write the certificate to FILE.")
@click.pass_context
def command(
    ctx: click.Context,
    question: str,
    files: tuple[str, ...],
    generator: str,
    samples: int,
    seed: int,
    as_json: bool,
    trace: bool,
    certificate: Path | None,
) -> None:
    """Answer QUESTION (- reads it from standard input).

    Prints the answer, how the question was read, and the program that gave it.
    """
    from neurosym.reasoner import Reasoner

    if (question, *files).count("-") > 1:
        raise UsageError("standard input can be read only once")
    text = read_text("-") if question == "-" else question
    named = [(_name(path), read_text(path)) for path in files]
    answer = Reasoner(generator, samples=samples, seed=seed).ask(text, files=named)
    if certificate is not None:
        _write_certificate(certificate, answer.certificate)
    if as_json:
        print_json(answer.to_json())
    else:
        _print_answer(answer, trace)
    if answer.abstained:
        ctx.exit(3)


def _print_answer(answer: Reasoned, trace: bool) -> None:
    short = len(answer.text) <= _SHORT and "\n" not in answer.text
    if answer.abstained:
        print_headline(answer.sentence, good=False)
    elif short and answer.text != answer.sentence:
        print_headline(f"{answer.text} — {answer.sentence}")
    else:
        print_headline(answer.sentence)
    fields = {}
    if not (answer.abstained or short or answer.text in answer.sentence):
        fields["value"] = answer.text
    if answer.reading and answer.reading not in answer.sentence:
        fields["read as"] = answer.reading
    if answer.outcomes:
        fields["program"] = "\n".join(outcome.program for outcome in answer.outcomes)
    if trace:
        fields["probability"] = f"{answer.probability:.3g}"
    if not answer.exact:
        fields["exact"] = "no: a floating-point number had a part in it"
    print_fields(fields)
    if trace:
        _print_trace(answer.rounds)


def _name(path: str) -> str:
    return "standard input" if path == "-" else Path(path).name


def _write_certificate(path: Path, certificate: dict[str, Any] | None) -> None:
    if certificate is None:
        note("there is no certificate: no program gave an answer")
        return
    try:
        written = json.dumps(certificate, indent=1, ensure_ascii=True, sort_keys=True)
        path.write_text(written + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error


def _print_trace(rounds: list[dict[str, Any]]) -> None:
    rows: list[tuple[str, ...]] = []
    for number, executed in enumerate(rounds, start=1):
        outcome = executed["outcome"]
        if outcome["ok"]:
            rows += [(str(number), str(s["line"]), s["source"], s["value"]) for s in outcome["trace"]]
        else:
            failed = f"{outcome['error']['kind']} error: {outcome['error']['message']}"
            rows.append((str(number), str(outcome["error"]["line"] or ""), executed["program"], failed))
    print_table(("round", "line", "step", "value"), rows)
