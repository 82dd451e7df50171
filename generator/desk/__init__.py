"""Change data files: a draft of all of them, in which commands add and set things, and which is saved whole.

In come the files of a project and what is to be added or set; out go the new texts, what `explainer check`
would say of them, and, once that is fine, the files. Whatever changes data files does it here: see `Draft`.
`data_file` is one of them, `shelf` finds where in it new entries go, `spots` where in a text a change goes,
`as_yaml` writes values as YAML, `files` reads what is there. What an editor types becomes an entry by
`entry`: `fields` tells what a kind of entry is asked for, and `ids` proposes what one is called by.
"""

from generator.desk.draft import Draft, UnreadableError, new_problems
from generator.write import ChangedError

__all__ = ["ChangedError", "Draft", "UnreadableError", "new_problems"]
