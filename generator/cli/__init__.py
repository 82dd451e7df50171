"""The commands of `explainer`, a module each. They run in any folder of a project; see `project`."""

import click

from generator import __version__
from generator.cli.add import add
from generator.cli.check import check
from generator.cli.desk import desk
from generator.cli.diff import diff
from generator.cli.engine import build_site
from generator.cli.fmt import fmt
from generator.cli.generate import generate
from generator.cli.imports import import_
from generator.cli.new import new_project
from generator.cli.project import EXIT
from generator.cli.rename import rename
from generator.cli.rules import rules
from generator.cli.schema import schema
from generator.cli.serve import serve
from generator.cli.translate import translate
from generator.cli.unexpected import Commands
from generator.cli.verify import verify


@click.group(cls=Commands, epilog=EXIT, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="explainer")
def main() -> None:
    """Make a searchable public explainer from the structured data of a news story.

    For example: explainer check
    """


for command in (
    check,
    diff,
    generate,
    build_site,
    serve,
    new_project,
    add,
    rename,
    fmt,
    desk,
    import_,
    verify,
    translate,
    rules,
    schema,
):
    main.add_command(command)
