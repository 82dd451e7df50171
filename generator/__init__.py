"""Turn the structured data of a news story into a searchable public explainer.

The pipeline, in the order of its stages; no stage imports a later one:

    load      data/*.yml            -> values, each with its place
    parse     values                -> entries of the model
    story     entries               -> every entry by id, with its references
    lineage   sources               -> ancestors, roots, families
    parties   claims                -> who stands behind each, firm or weak
    standing  parties               -> what these make of a claim, and the box
    matrix    claims, sources       -> what each source does with each claim
    checks    story                 -> problems
    render    story, site           -> Markdown pages with their pictures, and data beside them
    write     pages                 -> docs/, which MkDocs builds into site/
    finish    HTML of MkDocs, data  -> what search engines, browsers and our search need besides

`build` runs them; `cli` and `plugin` are two thin ways to call it. `problem`, `output`, `site`,
`metrics`, `dates`, `chronology`, `fields`, `evidence` and `model` hold what the stages share: places
and problems, what render makes, where the site is, how wide a text is, dates and their order, and the
kinds of entry. `other_dates`, `language_codes` and `key_names` know what an editor probably means by
what cannot be read. `report` shows problems to people and machines.
"""

__version__ = "0.1.0"
