"""``neurosym verify certificate.json``"""

from __future__ import annotations

import json
from typing import Any

import click

from neurosym.cli.inputs import read_text
from neurosym.cli.output import note, print_fields, print_headline, print_json
from neurosym.errors import CertificateError

__all__ = ["command"]


@click.command("verify")
@click.argument("certificate")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def command(ctx: click.Context, certificate: str, as_json: bool) -> None:
    """Replay CERTIFICATE (a file; - reads standard input) without a model.

    What `neurosym ask --json` printed is accepted as well. Fails on any difference.
    """
    from neurosym.certificate import verify

    result = verify(_certificate(read_text(certificate)))
    if as_json:
        print_json({
            "ok": result.ok,
            "value": result.value,
            "rounds": result.rounds,
            "problems": list(result.problems),
            "warnings": list(result.warnings),
        })
    elif result.ok:
        print_headline(f"The certificate holds: {result.rounds} program(s) gave the same value again.")
        print_fields({"value": result.value})
    else:
        print_headline("The certificate does not hold.", good=False)
        for problem in result.problems:
            click.echo(f"- {problem}")
    if not as_json:
        for warning in result.warnings:
            note(f"warning: {warning}")
    if not result.ok:
        ctx.exit(1)


def _certificate(text: str) -> Any:
    """The certificate, also when it is a part of an answer in JSON."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CertificateError(f"the certificate is no JSON: {str(error)[:200]}") from error
    if isinstance(data, dict) and "schema" not in data and "certificate" in data:
        if data["certificate"] is None:
            raise CertificateError("the answer has no certificate: it was an abstention")
        return data["certificate"]
    return data
