"""`explainer rules`: tell what the checks ask for, and why."""

import difflib

import click

from generator import rules as told
from generator.cli.project import EXIT


@click.command(epilog=EXIT)
@click.argument("rule", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or as a JSON list.",
)
def rules(rule: str | None, form: str) -> None:
    """List every rule with its meaning, or explain the one named RULE, with an example.

    For example: explainer rules mixed-script
    """
    known = told.explained()
    if rule is not None and rule not in known:
        close = difflib.get_close_matches(rule, known, 1)
        help_ = f"did you mean `{close[0]}`?" if close else "`explainer rules` lists all"
        raise click.UsageError(f"`{rule}` is no rule; {help_}")
    if form == "json":
        click.echo(told.as_json([rule] if rule else known))
    else:
        click.echo(told.told(known[rule]) if rule else told.listed())
