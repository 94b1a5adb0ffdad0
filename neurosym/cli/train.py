"""``neurosym train``: rebuild the embedded model from the written corpus."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["command"]


@click.command("train")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("runs/embedded"),
    show_default=True,
    help="Folder of the run; an interrupted run in it is resumed.",
)
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="NEUROSYM_DATA",
    help="Folder of benchmark data: adds its word problems (folds 1 to 4) to the corpus.",
)
@click.option(
    "--minutes",
    type=click.FloatRange(min=0.01),
    default=60.0,
    show_default=True,
    help="Time to train, data excluded.",
)
@click.option(
    "--questions",
    type=click.IntRange(min=100),
    default=300_000,
    show_default=True,
    help="Questions to compose and check.",
)
@click.option("--processes", type=click.IntRange(min=1), default=2, show_default=True)
@click.option("--threads", type=click.IntRange(min=1), default=2, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option(
    "--ask",
    "questions_asked",
    type=click.IntRange(min=0),
    default=1000,
    show_default=True,
    help="Known phrasings asked at the end, beside all held-out ones; 0 leaves measuring out.",
)
def command(
    out: Path,
    data: Path | None,
    minutes: float,
    questions: int,
    processes: int,
    threads: int,
    seed: int,
    questions_asked: int,
) -> None:
    """Train the embedded model (needs the extra `train`).

    Composes questions from the written corpus, checks every program by running it, and trains from
    checkpoint to checkpoint; then asks held-out questions, calibrates, and writes the model card.
    Progress goes to standard error. To ship the result, copy the folder to neurosym/models/embedded.
    """
    from neurosym.training.card import model_card
    from neurosym.training.finish import finish
    from neurosym.training.pipeline import Plan, run_plan
    from neurosym.training.trainer import Settings

    settings = Settings(minutes=minutes, threads=threads, seed=seed)
    plan = Plan(out=out, data=data, questions=questions, processes=processes, settings=settings)

    def report(line: str) -> None:
        click.echo(line, err=True)

    run_plan(plan, report)
    if questions_asked:
        measured = finish(out, seed, questions_asked, report)
        (out / "README.md").write_text(model_card(out), encoding="utf-8")
        unseen = measured["unseen"]
        report(f"unseen phrasings: {unseen['right']} of {unseen['asked']} right, {unseen['wrong']} wrong")
    click.echo(str(out))
