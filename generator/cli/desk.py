"""`explainer desk`: forms for those who do not write YAML."""

import secrets
from contextlib import suppress

import click

from generator import forms
from generator.cli import project
from generator.cli.project import EXIT

LENGTH = 32
"""How many random bytes a secret has."""


@click.command(epilog=EXIT)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Where to listen; else at a free port."
)
@click.option("--open", "opens", is_flag=True, help="Open it in your browser at once.")
def desk(*, port: int, opens: bool) -> None:
    """Add and change entries in forms, in a browser on this machine.

    Only the browser in which the address is opened first can use it. A form is saved into the data files once
    `explainer check` would find no new error; all else in them stays as it is, notes included. End it with
    Ctrl+C.

    For example: explainer desk --open
    """
    configured = project.configured()
    token, session, repeated = (secrets.token_urlsafe(LENGTH) for _ in range(3))
    reading = forms.Reading(configured.data, project.folder())
    try:
        server = forms.Server(
            forms.Desk(reading, repeated, strict=configured.strict),
            forms.Guard(token, session, repeated),
            port,
        )
    except OSError as error:
        raise click.UsageError(
            f"port {port} cannot be used: {(error.strerror or str(error)).lower()}"
        ) from None
    with server, suppress(KeyboardInterrupt):
        click.echo(f"Open {server.address}")
        click.echo("It works once and on this machine only. End with Ctrl+C.")
        if opens:
            click.launch(server.address)
        server.serve_forever()
