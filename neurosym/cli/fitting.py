"""``neurosym learn --fit FOLDER``: fit the population of ``prior="people"`` to people's answers."""

from __future__ import annotations

from pathlib import Path

import click

from neurosym.errors import UsageError

__all__ = ["fit_and_report"]

_UNFITTED = "tenenbaum1999.jsonl"


def fit_and_report(source: Path, out: Path | None) -> None:
    """Prints the squared correlation fold by fold, then that of a fit to all, which goes to ``out``.

    Where the folder has Tenenbaum's eight sets as well, they are predicted, never fitted.
    """
    from neurosym.languages.concept.answers import read_answers
    from neurosym.languages.concept.design import Design
    from neurosym.languages.concept.fit import Settings, fit, predicted
    from neurosym.languages.concept.people_file import parameter_text
    from neurosym.languages.concept.validation import agreement, cross_validated, overall

    answers = read_answers(source)
    if out is not None and not out.parent.is_dir():
        raise UsageError(f"there is no folder {out.parent}", hint="--out names the file to write")
    settings, design = Settings(), Design()
    click.echo(f"{len(answers.sets)} sets, {int(answers.asked.sum())} numbers asked about and not shown")
    parts = []
    for number, part in enumerate(cross_validated(design, answers, settings), start=1):
        click.echo(f"fold {number}: r2 {part.agreement:.3f} on {len(part.places)} sets left out")
        parts.append(part)
    together = f"r2 {overall(parts, answers):.3f} on all sets, each left out of its fit"
    click.echo(f"cross-validated: {together}")
    model = fit(design, answers, settings)
    itself = agreement(predicted(model, design, answers.sets), answers)
    click.echo(f"fitted to all sets: r2 {itself:.3f} on the same sets")
    unfitted = source / _UNFITTED
    if unfitted.is_file():
        others = read_answers(unfitted)
        foretold = agreement(predicted(model, design, others.sets), others)
        click.echo(f"{unfitted.name}, never fitted: r2 {foretold:.3f} on {len(others.sets)} sets")
    if out is not None:
        remarks = (
            f"Fitted by `neurosym learn --fit` to {len(answers.sets)} sets of {answers.name}.",
            f"Cross-validated: {together}.",
            "What the numbers mean: docs/number_game_people.md.",
        )
        out.write_text(parameter_text(model, design, remarks), encoding="utf-8")
        click.echo(f"written to {out}")
