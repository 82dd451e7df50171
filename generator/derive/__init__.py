"""What is never written, but follows from what is: from parsed entries to answers about the story.

`story` knows every entry and who refers to it, `lineage` which source goes back to which, `parties` who
stands behind a claim, `standing` what these make of it, `matrix` what each source does with each claim,
`verification` whether a quote is still the one that was found in the text of its source.
"""

from generator.derive.lineage import ancestors, descendants, families, origins, roots
from generator.derive.matrix import Cell, Verb, cells, silent
from generator.derive.parties import (
    Backing,
    Bond,
    Caution,
    Party,
    Stance,
    backings,
    backings_by,
    bonds,
    firm,
    parties,
    top,
    weak,
)
from generator.derive.standing import STANDINGS, Standing, box, standing
from generator.derive.story import ADDRESS, REFERENCE, Reference, Story, kept
from generator.derive.verification import DASHES, QUOTATION_MARKS, fingerprint, normalised, parts

__all__ = [
    "ADDRESS",
    "DASHES",
    "QUOTATION_MARKS",
    "REFERENCE",
    "STANDINGS",
    "Backing",
    "Bond",
    "Caution",
    "Cell",
    "Party",
    "Reference",
    "Stance",
    "Standing",
    "Story",
    "Verb",
    "ancestors",
    "backings",
    "backings_by",
    "bonds",
    "box",
    "cells",
    "descendants",
    "families",
    "fingerprint",
    "firm",
    "kept",
    "normalised",
    "origins",
    "parties",
    "parts",
    "roots",
    "silent",
    "standing",
    "top",
    "weak",
]
