"""What the fields of entries are made of: the types, the marks beside them, and a walk over both."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
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
from generator.model.event_kinds import USUAL
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
class Translated:
    """Marks a text of the editors' own, which a story in several languages has in each of them."""


@dataclass(frozen=True, slots=True)
class Ident:
    """Marks a text that is the id of its entry."""


@dataclass(frozen=True, slots=True)
class Code:
    """Marks a text that is a word of the data: it has a form, and readers see another word for it."""


@dataclass(frozen=True, slots=True)
class Made:
    """Marks a value that a command writes, so that nobody is asked for it."""


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
_WORDS = WithJsonSchema(
    {
        "anyOf": [
            {"type": "string"},
            {
                "type": "object",
                "propertyNames": {"pattern": language_codes.PATTERN},
                "additionalProperties": {"type": "string"},
                "minProperties": 1,
            },
        ]
    }
)
"""A text, or in a story in several languages one for each; `read` takes one out before the model sees it."""
Words: TypeAlias = Annotated[str, Translated(), _WORDS]
Text: TypeAlias = Annotated[str, Markup(), Translated(), _WORDS]
Url: TypeAlias = Annotated[
    str, Address(), Field(json_schema_extra={"format": "uri", "pattern": "^https?://"})
]
EventKindCode: TypeAlias = Annotated[
    str, Code(), Field(json_schema_extra={"pattern": ID_PATTERN, "examples": list(USUAL)})
]
Accepted: TypeAlias = Annotated[dict[str, str], Field(exclude=True)]
"""What is known to be odd, by the rules that tell so: between editors, so nothing shows or exports it."""
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

    title: Words
    """The words of the link."""
    url: Url
    """The address of the page."""


class Entry(Part):
    """What every entry has: an id."""

    id: Id
    """Lower-case words joined by hyphens, unique in the whole story; part of the page's address."""
    accept: Accepted = Field(default_factory=dict)
    """The warnings and hints that are right as they are: the name of each rule, with the reason."""


Path: TypeAlias = tuple[str | int, ...]
Marked: TypeAlias = tuple[Path, Any, str]


def marked(part: "Part | Texts", mark: type) -> Iterator[Marked]:
    """Yield (path, mark, text) for every text in `part` whose type is annotated with a `mark`."""
    for path, annotation, text in texts(part) if isinstance(part, Part) else part:
        for candidate in annotation.marks:
            if isinstance(candidate, mark):
                yield path, candidate, text
                break


def words(part: "Part | Texts") -> Iterator[tuple[Path, str]]:
    """Yield (path, text) for every text in `part` that is words: no id, address, code or value of a list."""
    for path, annotation, text in texts(part) if isinstance(part, Part) else part:
        if annotation.words:
            yield path, text


@dataclass(frozen=True, slots=True)
class _Annotation:
    """What a type says of its texts: the marks beside it, whether it takes words, and the type of its items.

    Words are of a plain `str`, or of one that takes markup.
    """

    marks: tuple[Any, ...]
    words: bool
    items: "_Annotation | None"

    @classmethod
    def of(cls, type_: object, beside: tuple[Any, ...] = ()) -> "_Annotation":
        marks = tuple(_marks(type_, beside))
        words = not _is_literal(type_) and all(
            isinstance(mark, Markup | Translated | WithJsonSchema) for mark in marks
        )
        origin, inner = get_origin(type_), get_args(type_)
        items = inner[0] if origin is tuple else inner[1] if origin is dict else None
        return cls(marks, words, items and cls.of(items))


@cache
def _annotations(part: type[Part]) -> dict[str, _Annotation]:
    """Return what the types of the fields say, found once for each model: checks walk over all entries."""
    return {
        name: _Annotation.of(field.annotation, tuple(field.metadata))
        for name, field in part.model_fields.items()
    }


Texts: TypeAlias = tuple[tuple[Path, _Annotation, str], ...]
"""The texts of an entry, each with where it is in that and what its type says of it."""


def texts(part: Part) -> Texts:
    """Return all texts in `part`, found once for `marked` and `words` to be asked of them again and again."""
    found: list[tuple[Path, _Annotation, str]] = []
    _add_texts(part, (), found)
    return tuple(found)


def _add_texts(part: Part, path: Path, found: list[tuple[Path, _Annotation, str]]) -> None:
    for name, annotation in _annotations(type(part)).items():
        value = getattr(part, name)
        if value is not None:
            _add_texts_in(value, annotation, (*path, name), found)


def _add_texts_in(
    value: object, annotation: _Annotation, path: Path, found: list[tuple[Path, _Annotation, str]]
) -> None:
    if isinstance(value, str):
        found.append((path, annotation, value))
    elif isinstance(value, Part):
        _add_texts(value, path, found)
    elif isinstance(value, tuple | dict):
        assert annotation.items is not None  # noqa: S101 - the value is of its type
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            _add_texts_in(item, annotation.items, (*path, step), found)


def published(part: type[Part]) -> dict[str, FieldInfo]:
    """Return the fields that pages and exports have; those that are between editors are left out."""
    return {name: field for name, field in part.model_fields.items() if not field.exclude}


@cache
def part_of(part: type[Part], key: str) -> type[Part] | None:
    """Return the type of the mapping, or of those in the list, that a field holds; None for another one."""
    field = part.model_fields.get(key)
    return next(_parts(field.annotation), None) if field else None


def marks_of(part: type[Part], key: str) -> tuple[Any, ...]:
    """Return the marks beside the type of a field, and beside that of its items where it holds a list."""
    annotation = _annotations(part)[key]
    return (*annotation.marks, *(annotation.items.marks if annotation.items else ()))


def parts(part: type[Part]) -> Iterator[type[Part]]:
    """Yield a type of mapping and all that are inside it, each once."""
    found: dict[type[Part], None] = {}
    waiting = [part]
    while waiting:
        each = waiting.pop(0)
        if each not in found:
            found[each] = None
            waiting += [inner for field in each.model_fields.values() for inner in _parts(field.annotation)]
    yield from found


@cache
def text_at(part: type[Part], key: str) -> tuple[bool, bool]:
    """Return whether the field of a mapping is a text, and whether it is one that is translated."""
    field = part.model_fields.get(key)
    if field is None or not _is_text(field.annotation):
        return False, False
    return True, any(isinstance(mark, Translated) for mark in _annotations(part)[key].marks)


def _is_text(type_: object) -> bool:
    if get_origin(type_) in {tuple, dict, Literal}:
        return False
    return type_ is str or any(_is_text(inner) for inner in get_args(type_) if not isinstance(inner, str))


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
