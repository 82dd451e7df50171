"""Read the bytes of an input as text, and JSON as values that know their line."""

import json
from collections import Counter
from json import decoder, scanner
from typing import Any

from generator.imports.found import Note
from generator.problem import Place
from generator.read import MAX_BYTES


class InputError(Exception):
    """An input that cannot be read at all; `note` says where and why."""

    def __init__(self, place: Place, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.note = Note(place, message, help_)


def decoded(raw: bytes, name: str) -> str:
    """Return the text of a file in UTF-8, with or without a byte order mark.

    Raises `InputError` where it is empty, too large, or in another encoding.
    """
    if len(raw) > MAX_BYTES:
        message = f"the file has more than the {MAX_BYTES // 1_000_000} MB allowed"
        raise InputError(Place(name), message, "divide it into several files")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(name, raw.count(b"\n", 0, error.start) + 1)
        message = f"the byte 0x{raw[error.start]:02x} is not UTF-8 text"
        raise InputError(
            place, message, "save or export the file as UTF-8; Excel calls it “CSV UTF-8”"
        ) from None
    if "\0" in text:
        raise InputError(Place(name), "the file is not text in UTF-8", "save or export it as UTF-8")
    if not text.strip():
        raise InputError(Place(name), "the file is empty", "export it again")
    return text


class Located(dict[str, Any]):
    """A mapping of JSON, and the line of the input that it begins in."""

    place: Place


class _Decoder(json.JSONDecoder):
    """Reads JSON by the rules of Python's own decoder, and notes where its mappings begin."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(parse_constant=_refuse_constant)
        self.name, self.line, self.at, self.text = name, 1, 0, text
        self.parse_object = self._located
        self.scan_once = scanner.py_make_scanner(self)  # type: ignore[attr-defined] # the one in C knows its own way to read mappings

    def _located(self, s_and_end: tuple[str, int], *rest: Any) -> tuple[Located, int]:  # noqa: ANN401 - of json
        start = s_and_end[1] - 1
        self.line += self.text.count("\n", self.at, start)  # mappings begin in the order of the text
        self.at = start
        place = Place(self.name, self.line, start - self.text.rfind("\n", 0, start))
        pairs: list[tuple[str, Any]] = []
        strict, scan_once = rest[0], rest[1]
        read = decoder.JSONObject  # type: ignore[attr-defined] # what it does for mappings
        _, end = read(s_and_end, strict, scan_once, None, pairs.extend)
        located = Located(pairs)
        located.place = place
        times = Counter(key for key, _ in pairs)
        if doubled := next((key for key, number in times.items() if number > 1), None):
            raise InputError(place, f"`{doubled}` stands twice in what begins here", "delete one of the two")
        return located, end


def _refuse_constant(word: str) -> None:
    raise ValueError(f"`{word}` is no JSON")


def located_json(text: str, name: str) -> Any:  # noqa: ANN401 - any value of JSON
    """Return the value of a JSON text, whose mappings are `Located`; raise `InputError` where it is none."""
    try:
        return _Decoder(name, text).decode(text)
    except json.JSONDecodeError as error:
        message = f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]} "
        raise InputError(Place(name, error.lineno, error.colno), message, "export the file again") from None
    except RecursionError:
        raise InputError(Place(name), "the values are nested too deep", "export the file again") from None
    except ValueError as error:
        raise InputError(Place(name), f"this is not JSON: {error}", "export the file again") from None
