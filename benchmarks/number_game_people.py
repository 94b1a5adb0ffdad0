"""The figures and tables of docs/number_game_people.md: people's answers against what the fit foretells.

Run from the checkout, with matplotlib (``pip install neurosym[plot]``) and the data:
``.venv/bin/python benchmarks/number_game_people.py ../shared/data/number_game``. It fits as
``neurosym learn --fit`` does (about a minute), prints Markdown tables, and draws into docs/figures.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import numpy as np

from neurosym.languages.concept.answers import Answers, read_answers
from neurosym.languages.concept.design import Design
from neurosym.languages.concept.fit import Settings
from neurosym.languages.concept.game import NumberGame
from neurosym.languages.concept.validation import agreement, cross_validated, overall

FIGURES = Path(__file__).resolve().parent.parent / "docs" / "figures"


def told(answers: Answers, **options: Any) -> Any:
    """What NumberGame says for each set, over 1..100."""
    games = (NumberGame(**options).observe(*shown) for shown in answers.sets)
    return np.array([list(game.predictive().values()) for game in games])


def by_set(predictions: Any, answers: Answers) -> list[tuple[float, tuple[int, ...]]]:
    """The correlation (not squared) within each set, the best first."""
    found = []
    for guess, yes, asked, shown in zip(predictions, answers.yes, answers.asked, answers.sets, strict=True):
        found.append((float(np.corrcoef(guess[asked], yes[asked])[0, 1]), shown))
    return sorted(found, reverse=True)


def scatter(path: Path, title: str, panels: list[tuple[str, Any, Answers]]) -> None:
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(1, len(panels), figsize=(4.2 * len(panels), 4.2), sharey=True)
    for axis, (name, guess, answers) in zip(axes, panels, strict=True):
        asked = answers.asked
        size, shade = (12, 0.6) if asked.sum() < 1000 else (3, 0.12)
        axis.scatter(guess[asked], answers.yes[asked], s=size, alpha=shade, linewidths=0, color="#1f4e79")
        axis.set_title(f"{name}: r² = {agreement(guess, answers):.2f}", fontsize=10)
        axis.set_xlabel("model")
        axis.set_xlim(-0.02, 1.02)
    axes[0].set_ylabel("people")
    figure.suptitle(title, fontsize=11)
    figure.tight_layout()
    figure.savefig(path, dpi=75)
    plt.close(figure)


def shown_as(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))


def main(folder: Path) -> None:
    answers = read_answers(folder)
    eight = read_answers(folder / "tenenbaum1999.jsonl")
    parts = list(cross_validated(Design(), answers, Settings()))
    left_out = np.zeros_like(answers.yes)
    for part in parts:
        left_out[list(part.places)] = part.predictions
    plain, plain_eight = told(answers), told(eight)
    people, people_eight = told(answers, prior="people"), told(eight, prior="people")

    click.echo("| | plain model | fitted |\n|---|---|---|")
    for number, part in enumerate(parts, start=1):
        held = answers.some(part.places)
        before = agreement(plain[list(part.places)], held)
        click.echo(f"| fold {number} ({len(held.sets)} sets) | {before:.3f} | {part.agreement:.3f} |")
    click.echo(f"| all sets, left out | {agreement(plain, answers):.3f} | {overall(parts, answers):.3f} |")
    click.echo(f"| all sets, fitted on them | | {agreement(people, answers):.3f} |")
    before, after = agreement(plain_eight, eight), agreement(people_eight, eight)
    click.echo(f"| Tenenbaum's eight sets | {before:.3f} | {after:.3f} |")

    click.echo("\n| sets of | plain model | fitted, left out |\n|---|---|---|")
    for size in sorted({len(shown) for shown in answers.sets}):
        places = [place for place, shown in enumerate(answers.sets) if len(shown) == size]
        some = answers.some(places)
        click.echo(
            f"| {size} | {agreement(plain[places], some):.3f} | {agreement(left_out[places], some):.3f} |"
        )

    click.echo("\n| Tenenbaum's set | plain model | fitted |\n|---|---|---|")
    for place, shown in enumerate(eight.sets):
        one = eight.some([place])
        before, after = agreement(plain_eight[[place]], one), agreement(people_eight[[place]], one)
        click.echo(f"| {shown_as(shown)} | {before:.2f} | {after:.2f} |")

    ranked = by_set(left_out, answers)
    click.echo("\n| best | r | worst | r |\n|---|---|---|---|")
    for (high, best), (low, worst) in zip(ranked[:10], ranked[:-11:-1], strict=True):
        click.echo(f"| {shown_as(best)} | {high:.2f} | {shown_as(worst)} | {low:.2f} |")

    FIGURES.mkdir(exist_ok=True)
    scatter(
        FIGURES / "people_bigelow.png",
        "Bigelow and Piantadosi 2016, one point a number asked about",
        [("plain model", plain, answers), ("fitted, sets left out", left_out, answers)],
    )
    scatter(
        FIGURES / "people_tenenbaum.png",
        "Tenenbaum 1999, eight sets, never fitted",
        [("plain model", plain_eight, eight), ('prior="people"', people_eight, eight)],
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
