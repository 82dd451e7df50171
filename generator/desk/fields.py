"""What an entry is asked for: the fields of a model, as a form or a command asks an editor for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from generator.model import (
    Date,
    Day,
    EventKindCode,
    Id,
    Kind,
    Language,
    Made,
    Part,
    Ref,
    Text,
    Translated,
    Url,
)

Takes = Literal[
    "words", "text", "id", "reference", "date", "day", "language", "code", "address",
    "rule", "choice", "flag", "number",
]  # fmt: skip
"""What one value of a field is: a text without or with markup, an id of its own or of another entry, a date
in EDTF, a day, a code of a language, a kind of event, an address, a rule of the check, one of several words,
a switch or a number."""

Shape = Literal["one", "list", "names", "part", "parts"]
"""How many there are: one value, a list of them, a name in each of several languages (or a reason for each
of several rules; `takes` says which), or one mapping with fields of its own, or a list of such."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an entry, or of a part of one."""

    key: str
    help: str
    required: bool
    shape: Shape
    takes: Takes = "words"
    kinds: tuple[Kind, ...] = ()
    """The kinds of entry that a reference may lead to; any where none is named."""
    choices: tuple[str, ...] = ()
    translated: bool = False
    """Whether a story in several languages has it in each of them."""
    made: bool = False
    """Whether a command writes it, and nobody is asked for it."""
    fields: tuple["Field", ...] = ()
    """The fields of a part."""

    @property
    def label(self) -> str:
        """What it is called before an editor: `would_settle` is “Would settle”."""
        return self.key.replace("_", " ").capitalize()


@cache
def fields_of(model: type[Part]) -> tuple[Field, ...]:
    """Return the fields of a model, in its order; raise `TypeError` for a type that no field had before."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(_field(key, hints[key], info) for key, info in model.model_fields.items())


def _field(key: str, type_: object, info: FieldInfo) -> Field:
    type_ = _without_none(type_)
    bare = _bare(type_)
    shape: Shape = "one"
    inner: tuple[Field, ...] = ()
    if get_origin(bare) is dict:
        of_languages = get_args(bare)[0] == Language
        takes: Takes = "language" if of_languages else "rule"
        return Field(key, info.description or "", info.is_required(), "names", takes)
    if get_origin(bare) is tuple:
        shape, type_ = "list", get_args(bare)[0]
        bare = _bare(type_)
    if isinstance(bare, type) and issubclass(bare, Part):
        shape, inner = ("parts" if shape == "list" else "part"), fields_of(bare)
    marks = tuple(_marks(type_))
    return Field(
        key,
        info.description or "",
        info.is_required(),
        shape,
        _takes(type_, bare, marks),
        next((mark.kinds for mark in marks if isinstance(mark, Ref)), ()),
        get_args(bare) if get_origin(bare) is Literal else (),
        any(isinstance(mark, Translated) for mark in marks),
        any(isinstance(mark, Made) for mark in info.metadata),
        inner,
    )


def _without_none(type_: object) -> object:
    """Return the type of a value that may be left out, whatever is marked beside that."""
    if get_origin(type_) is Annotated and get_origin(get_args(type_)[0]) in (Union, UnionType):
        type_ = get_args(type_)[0]
    if get_origin(type_) in (Union, UnionType):
        (type_,) = (inner for inner in get_args(type_) if inner is not NoneType)
    return type_


def _bare(type_: object) -> Any:  # noqa: ANN401 - types are values of any type here
    """Return a type without the marks beside it."""
    return _bare(get_args(type_)[0]) if get_origin(type_) is Annotated else type_


def _marks(type_: object) -> Iterator[object]:
    yield from get_args(type_)[1:] if get_origin(type_) is Annotated else ()


_TAKES: tuple[tuple[object, Takes], ...] = (
    (Id, "id"),
    (Date, "date"),
    (Day, "day"),
    (Language, "language"),
    (EventKindCode, "code"),
    (Url, "address"),
    (Text, "text"),
)


def _takes(type_: object, bare: object, marks: tuple[object, ...]) -> Takes:
    for known, takes in _TAKES:
        if type_ == known:
            return takes
    if any(isinstance(mark, Ref) for mark in marks):
        return "reference"
    if get_origin(bare) is Literal:
        return "choice"
    if bare is bool:
        return "flag"
    if bare in (int, float):
        return "number"
    if bare is str or (isinstance(bare, type) and issubclass(bare, Part)):
        return "words"
    raise TypeError(f"no form asks for {type_!r}")
