"""Take the text of a data file apart into its entries without reading it as YAML, which takes long.

A chunk is the text of one item of a list below a key of the file. A text of which the lines do not show where
its entries begin, such as a list in brackets, is one chunk for each key, and is read whole if it has changed.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TypeAlias

from generator.model import KIND_OF, KINDS, Kind
from generator.read import Plain, compose

Chunk: TypeAlias = tuple[str, str]
"""A key of the file, and the text of one or more items of its list."""

Chunks: TypeAlias = Mapping[Chunk, None]
"""The chunks of a file, in their order."""

_KEY = re.compile(r"^(\w+):(?=\s|$)", re.MULTILINE)
_ITEM = re.compile(r"^( *)- ", re.MULTILINE)


def chunks(content: bytes) -> Chunks:
    """Return the chunks of a data file that hold entries; none where it is not UTF-8."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return {}
    return dict.fromkeys(_chunks(text))


def _chunks(text: str) -> Iterator[Chunk]:
    keys = list(_KEY.finditer(text))
    for key, next_ in pairwise([*keys, None]):
        assert key is not None  # noqa: S101 - only the last is none
        if key[1] in KIND_OF:
            for item in _items(text[key.end() : next_.start() if next_ else len(text)]):
                yield key[1], item


def _items(body: str) -> Iterator[str]:
    """Yield the items of a list; in a list of lines each begins with the indent of the first."""
    first = _ITEM.search(body)
    if first is None or body[: first.start()].strip().startswith(("[", "{")):
        yield body
        return
    starts = [match.start() for match in re.finditer(rf"^{first[1]}- ", body, re.MULTILINE)]
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        yield body[start:end].rstrip()


class Entries:
    """Reads chunks as entries, each once."""

    def __init__(self) -> None:
        """Begin with none."""
        self.read: dict[Chunk, tuple[dict[str, Plain], ...]] = {}

    def of(
        self, files: Iterable[Chunks], without: Collection[Chunk]
    ) -> dict[tuple[Kind, str], dict[str, Plain]]:
        """Return the entries in the chunks of files, but for some, by their kinds and ids.

        Of two with one id the first counts. What is no entry is left out.
        """
        found: dict[tuple[Kind, str], dict[str, Plain]] = {}
        for file in files:
            for chunk in file:
                if chunk not in without:
                    kind = next(kind for kind in KINDS if kind == chunk[0])
                    for entry in self._read(chunk):
                        found.setdefault((kind, str(entry["id"])), entry)
        return found

    def _read(self, chunk: Chunk) -> tuple[dict[str, Plain], ...]:
        if chunk not in self.read:
            key, text = chunk
            whole = f"{key}:\n{text}"
            root, _ = compose(whole, "", tuple(whole.split("\n")))
            value = root.plain() if root else None
            items = value.get(key) if isinstance(value, dict) else None
            listed = items if isinstance(items, tuple) else ()
            self.read[chunk] = tuple(
                item for item in listed if isinstance(item, dict) and isinstance(item.get("id"), str)
            )
        return self.read[chunk]
