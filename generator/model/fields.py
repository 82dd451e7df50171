"""What the fields of entries are made of: the types, the marks beside them, and a walk over both."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from generator.dates import Edtf, edtf
from generator.model import language_codes
from generator.problem import quoted

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
class Ident:
    """Marks a text that is the id of its entry."""


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
        except edtf.DateError as error:
            raise PydanticCustomError(error.rule, error.message, {"help": error.help}) from None

    return PlainValidator(validate)


def _language(code: str) -> str:
    if code.strip() and not language_codes.is_code(code):
        meant = language_codes.meant_by(code)
        help_ = f"did you mean `{meant}`?" if meant else "find it at https://r12a.github.io/app-subtags/"
        message = f"{quoted(code)} is not the code of a language"
        raise PydanticCustomError("bad-language", "{message}", {"message": message, "help": help_})
    return code


_AS_WRITTEN = PlainSerializer(lambda date: date.text, return_type=str)
Date: TypeAlias = Annotated[
    Edtf,
    _date(edtf.parse),
    _AS_WRITTEN,
    WithJsonSchema({"type": ["string", "integer"], "examples": ["2025-07-12", "XXXX-07"]}),
]
Day: TypeAlias = Annotated[
    Edtf, _date(edtf.parse_day), _AS_WRITTEN, WithJsonSchema({"type": "string", "format": "date"})
]
Id: TypeAlias = Annotated[
    str, Ident(), Field(json_schema_extra={"pattern": ID_PATTERN, "maxLength": ID_LENGTH})
]
Language: TypeAlias = Annotated[
    str,
    AfterValidator(_language),
    WithJsonSchema({"type": "string", "pattern": language_codes.PATTERN, "examples": ["en", "zh-Hans"]}),
]
Names: TypeAlias = Annotated[
    dict[Language, str], Field(json_schema_extra={"additionalProperties": False, "propertyNames": {}})
]
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


def marked(part: Part, mark: type) -> Iterator[Marked]:
    """Yield (path, mark, text) for every text in `part` whose type is annotated with a `mark`."""
    for path, annotation, text in _texts(part, ()):
        for found in _marks(annotation.type, annotation.marks):
            if isinstance(found, mark):
                yield path, found, text
                break


def words(part: Part) -> Iterator[tuple[Path, str]]:
    """Yield (path, text) for every text in `part` that is words: no id, address, code or value of a list."""
    for path, annotation, text in _texts(part, ()):
        if _is_words(annotation):
            yield path, text


@dataclass(frozen=True, slots=True)
class _Annotation:
    """A type and the marks beside it."""

    type: Any
    marks: tuple[Any, ...]

    @classmethod
    def of(cls, field: FieldInfo) -> "_Annotation":
        return cls(field.annotation, tuple(field.metadata))


def _texts(part: Part, path: Path) -> Iterator[tuple[Path, _Annotation, str]]:
    for name, field in type(part).model_fields.items():
        yield from _texts_in(getattr(part, name), _Annotation.of(field), (*path, name))


def _texts_in(value: object, annotation: _Annotation, path: Path) -> Iterator[tuple[Path, _Annotation, str]]:
    if isinstance(value, Part):
        yield from _texts(value, path)
    elif isinstance(value, str):
        yield path, annotation, value
    elif isinstance(value, tuple):
        inner = get_args(annotation.type)[0]
        for number, item in enumerate(value):
            yield from _texts_in(item, _Annotation(inner, ()), (*path, number))
    elif isinstance(value, dict):
        inner = get_args(annotation.type)[1]
        for key, item in value.items():
            yield from _texts_in(item, _Annotation(inner, ()), (*path, key))


def _is_words(annotation: _Annotation) -> bool:
    """Return whether a type is a plain `str`, or takes markup."""
    marks = tuple(_marks(annotation.type, annotation.marks))
    return not _is_literal(annotation.type) and all(isinstance(mark, Markup) for mark in marks)


def _is_literal(type_: object) -> bool:
    return get_origin(type_) is Literal or any(_is_literal(inner) for inner in get_args(type_))


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
