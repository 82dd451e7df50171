"""What an editor changes while a program runs: `folders` tells it to whoever waits.

`mkdocs_serve` has MkDocs's own server watch what the pages are made from.
"""
