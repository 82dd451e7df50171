"""From files to entries: `load` gives the values of data/*.yml with their places, `parse` the entries.

Both yield what is wrong as problems beside what they could read. `syntax` and `nodes` turn YAML into values
with places, `translations` takes one language out of several, `fit` fits a value into an entry, `key_names`
knows which key an editor means.
"""

from generator.read.fit import fit
from generator.read.load import LINE_BREAK, MAX_BYTES, File, load, load_file, name_from
from generator.read.nodes import Node, Plain, resolve
from generator.read.parse import Parsed, parse
from generator.read.syntax import syntax_problem
from generator.read.translations import Edition, editions

__all__ = [
    "LINE_BREAK",
    "MAX_BYTES",
    "Edition",
    "File",
    "Node",
    "Parsed",
    "Plain",
    "editions",
    "fit",
    "load",
    "load_file",
    "name_from",
    "parse",
    "resolve",
    "syntax_problem",
]
