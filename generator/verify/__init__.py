"""Whether quotes stand word for word in the texts of their sources, which are not part of the project.

    files     the texts of a folder  -> each with its SHA-256 and its words, or why they cannot be read
    quotes    a quote, a text        -> whether it stands there; else the nearest passage, and the difference
    rewrites  all texts              -> pairs that share runs of words though no source says so
    verify    the story, the texts   -> what stands, what does not, and what could not be looked up
    report    what came of it        -> lines for the editor

A text is that of the source whose `sha256` it has. Nothing here writes: what was found is written into the
data by `desk`, and what a day means there is told in `derive.verification`.
"""

from generator.verify.files import READ, File, read, texts_in
from generator.verify.report import text
from generator.verify.verify import Quote, Verification, verify

__all__ = ["READ", "File", "Quote", "Verification", "read", "text", "texts_in", "verify"]
