"""The file of examples, which stands beside this module and goes into the package."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

EXAMPLES = Path(__file__).with_name("examples.yml")


@cache
def examples() -> dict[str, dict[str, dict[str, Any]]]:
    """Return what stands in the file: for each group of rules their examples, by the names of the rules."""
    loaded: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
    return loaded
