"""The desk in a browser: a form for every kind of entry, made from the model, on the editor's machine.

In come the requests of one browser and the data files; out go pages, and through `generator.desk` the files.
`server` hears the requests, and `guard` says who may make them; `desk` has the pages by their addresses, and
`pages` their HTML. `reading` is the data as forms show them, `form` one entry as a form, `rows` the names of
its fields in a browser, `saving` what becomes of it when it is saved.
"""

from generator.forms.desk import Desk
from generator.forms.guard import Guard
from generator.forms.reading import Reading
from generator.forms.server import Server

__all__ = ["Desk", "Guard", "Reading", "Server"]
