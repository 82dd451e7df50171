"""What other software wrote, made into entries: in come the texts of its files, out go entries to be added.

There is a module for each format: `tables` takes our own tables back, `csl` bibliographies, `timelinejs`
timelines, each as `Found`: what was made, what could not be carried over, and what is wrong, all with the
line of the input. `bring` puts it into a draft of the data files and has the check look at it before anything
is written. `inputs` reads texts and JSON, `marked_up` HTML, `numbers` dates, and `proposed` thinks of ids.
"""

from generator.imports import csl, tables, timelinejs
from generator.imports.bring import Outcome, bring
from generator.imports.found import Found, Note
from generator.imports.inputs import InputError, decoded

__all__ = ["Found", "InputError", "Note", "Outcome", "bring", "csl", "decoded", "tables", "timelinejs"]
