"""From files to entries: `load` gives the values of data/*.yml with their places, `parse` the entries.

Both yield what is wrong as problems beside what they could read. `syntax` and `nodes` turn YAML into values
with places, `translations` takes one language out of several, `fit` fits a value into an entry, `key_names`
knows which key an editor means, and `listed` which entries files have though they may not fit.
"""

from generator.read.fit import fit
from generator.read.listed import listed_entries, moved_entries
from generator.read.load import LINE_BREAK, MAX_BYTES, File, load, load_file, name_from
from generator.read.nodes import Node, Plain, compose, resolve
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
    "compose",
    "editions",
    "fit",
    "listed_entries",
    "load",
    "load_file",
    "moved_entries",
    "name_from",
    "parse",
    "resolve",
    "syntax_problem",
]
