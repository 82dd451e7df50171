"""Shows the site while it is written: `explainer serve`.

`preview` reads what has changed and makes the page that is asked for, by MkDocs, which `engine` keeps loaded.
`server` sends it, with the `panel` that tells what is wrong, and tells the browser when the page that is open
has changed. `whole` then builds the whole site in a process of its own: what is no page, such as the index of
the search, comes from there.
"""
