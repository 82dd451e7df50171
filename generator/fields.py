"""What the fields of entries are made of: the types, the marks beside them, and a walk over both."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from generator import dates
from generator.dates import Edtf

Kind = Literal[
    "sources", "actors", "places", "events", "claims", "differences", "questions", "terms", "updates"
]
KINDS: tuple[Kind, ...] = get_args(Kind)

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a text that is the id of an entry of one of these kinds; of any kind where none is named."""

    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Markup:
    """Marks a text that takes inline Markdown and `[[id]]` references."""


@dataclass(frozen=True, slots=True)
class Address:
    """Marks a text that is the address of a page."""


def _date(parse: Callable[[str], Edtf]) -> PlainValidator:
    def validate(value: object) -> Edtf:
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)  # a bare year is a number in YAML, and a date to everybody else
        if not isinstance(value, str):
            raise PydanticCustomError("string_type", "not a text")
        try:
            return parse(value)
        except dates.DateError as error:
            raise PydanticCustomError(error.rule, error.message, {"help": error.help}) from None

    return PlainValidator(validate)


_AS_WRITTEN = PlainSerializer(lambda date: date.text, return_type=str)
Date: TypeAlias = Annotated[
    Edtf,
    _date(dates.parse),
    _AS_WRITTEN,
    WithJsonSchema({"type": ["string", "integer"], "examples": ["2025-07-12", "XXXX-07"]}),
]
Day: TypeAlias = Annotated[
    Edtf, _date(dates.parse_day), _AS_WRITTEN, WithJsonSchema({"type": "string", "format": "date"})
]
Id: TypeAlias = Annotated[str, Field(json_schema_extra={"pattern": ID_PATTERN, "maxLength": ID_LENGTH})]
Language: TypeAlias = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Text: TypeAlias = Annotated[str, Markup()]
Url: TypeAlias = Annotated[
    str, Address(), Field(json_schema_extra={"format": "uri", "pattern": "^https?://"})
]
AnyId: TypeAlias = Annotated[str, Ref()]
SourceId: TypeAlias = Annotated[str, Ref(("sources",))]
ActorId: TypeAlias = Annotated[str, Ref(("actors",))]
PlaceId: TypeAlias = Annotated[str, Ref(("places",))]
EventId: TypeAlias = Annotated[str, Ref(("events",))]


class Part(BaseModel):
    """What an entry or a part of one has in common: frozen, strict, no unknown keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", use_attribute_docstrings=True)


class Link(Part):
    """A page elsewhere."""

    title: str
    """The words of the link."""
    url: Url
    """The address of the page."""


class Entry(Part):
    """What every entry has: an id."""

    id: Id
    """Lower-case words joined by hyphens, unique in the whole story; part of the page's address."""


Path: TypeAlias = tuple[str | int, ...]
Marked: TypeAlias = tuple[Path, Any, str]


def marked(part: Part, mark: type | None, path: Path = ()) -> Iterator[Marked]:
    """Yield (path, mark, text) for every text in `part` whose type is annotated with a `mark`.

    Without a `mark`, yield every text, with None.
    """
    for name, field in type(part).model_fields.items():
        yield from _marked(getattr(part, name), _Annotation.of(field), mark, (*path, name))


@dataclass(frozen=True, slots=True)
class _Annotation:
    """A type and the marks beside it."""

    type: Any
    marks: tuple[Any, ...]

    @classmethod
    def of(cls, field: FieldInfo) -> "_Annotation":
        return cls(field.annotation, tuple(field.metadata))


def _marked(
    value: object, annotation: _Annotation, mark: type | None, path: Path
) -> Iterator[tuple[Path, Any, str]]:
    if isinstance(value, Part):
        yield from marked(value, mark, path)
    elif isinstance(value, str):
        marks = _marks(annotation.type, annotation.marks)
        found = None if mark is None else next((m for m in marks if isinstance(m, mark)), None)
        if mark is None or found is not None:
            yield path, found, value
    elif isinstance(value, tuple):
        inner = get_args(annotation.type)[0]
        for number, item in enumerate(value):
            yield from _marked(item, _Annotation(inner, ()), mark, (*path, number))


def _marks(type_: object, marks: tuple[Any, ...]) -> Iterator[Any]:
    """Yield the marks of a type, also those inside `X | None`."""
    yield from marks
    if get_origin(type_) is Annotated:
        yield from get_args(type_)[1:]
    else:
        for inner in get_args(type_):
            yield from _marks(inner, ())


def part_at(part: type[Part], path: Path) -> type[Part]:
    """Return the type of the mapping at `path` inside an entry of type `part`."""
    for step in path:
        if isinstance(step, str) and step in part.model_fields:
            part = next(_parts(part.model_fields[step].annotation), part)
    return part


def _parts(type_: object) -> Iterator[type[Part]]:
    if isinstance(type_, type) and issubclass(type_, Part):
        yield type_
    for inner in get_args(type_):
        yield from _parts(inner)
