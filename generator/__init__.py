"""Turn the structured data of a news story into a searchable public explainer.

The pipeline, in the order of its stages; no stage imports a later one:

    read      data/*.yml            -> values, each with its place, and entries of the model
    derive    entries               -> who refers to whom, lineage, parties, standing, the matrix
    checks    story                 -> problems
    render    story, site           -> Markdown pages with their pictures, and data beside them
    exports   story, site           -> files that other software reads, and the page that names them
    write     pages                 -> docs/, which MkDocs builds into site/
    finish    HTML of MkDocs, data  -> what search engines, browsers and our search need besides

A story in several languages goes through all of it once for each: `read` gives one edition of the data for
every language, and what is made of one (`telling`) becomes a site in a folder of the first one's.

`desk` goes the other way: it is the one that changes data files, for commands that do. `imports` makes
entries of what other software wrote, and `forms` show them in a browser, on the editor's machine. `verify`
looks quotes up in the texts of their sources, which are no part of a project.
`build` runs them; `cli` and `plugin` are two thin ways to call it, and `configuration` is what both read.
What the data were before is known from their repository: `git` reads it, `history` gives the versions of each
entry, `compare` tells two of these apart, and `diff` two stories.
`making` makes pages of the site by several `processes`, and only those that are not right any more.
`serving` shows the pages while the data are written, one at a time, and `watching` tells when they change.
The stages share `problem` (what is wrong, and where), `failure` (what cannot be read or written), `dates`,
`catalogue` (the words for readers), `model` (the kinds of entry), `output` (what render makes), `site` (where
the site is), `repository` (where its files are for all to see), `metrics` (how wide a text is), `csp` (what a
policy says of a script or a style) and `wording` (what a word is, and which words two texts share). `beside`
keeps the last good site until the next one is whole, and `theming` makes little of what the theme loads.
`report` shows problems to people and machines, and `rules` explains what they are about; `contact` is where
readers report an error.
Each folder says in its `__init__` what goes in and what comes out.
"""

__version__ = "0.1.0"
