"""From files to entries: `load` gives the values of data/*.yml with their places, `parse` the entries.

Both yield what is wrong as problems beside what they could read. `syntax` and `nodes` turn YAML into values
with places, `translations` takes one language out of several, `fit` fits a value into an entry, `key_names`
knows which key an editor means.
"""

from generator.read.load import File, load
from generator.read.nodes import Node
from generator.read.parse import Parsed, parse
from generator.read.syntax import syntax_problem
from generator.read.translations import Edition, editions

__all__ = [
    "Edition",
    "File",
    "Node",
    "Parsed",
    "editions",
    "load",
    "parse",
    "syntax_problem",
]
