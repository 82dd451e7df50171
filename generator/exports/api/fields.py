"""The fields that an editor writes, as JSON: one way from the model, for every kind of entry.

A date is a `Date`. A text that takes markup is its words on one line, and what was written is in a field
beside it whose name ends with `_markup`. Names by language are a list. A field `kind` of an entry is
`claim_kind`, `event_kind` and so on, since `kind` is for all entries the kind of entry.
"""

from collections.abc import Iterator
from functools import cache, reduce
from operator import or_
from types import GenericAlias, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import Field, create_model
from pydantic.fields import FieldInfo

from generator.dates import Edtf
from generator.derive import Story
from generator.exports.api.shapes import Date, InLanguage, Shape, Untranslated
from generator.model import Kind, Markup, Part, part_at, published, text_at, words
from generator.render.prose import Prose


def values(prose: Prose, part: Part, kind: Kind | None = None) -> dict[str, Any]:
    """Return the fields of an entry, of this kind, or of a part of one."""
    found: dict[str, Any] = {}
    for field, takes_markup in _fields(type(part)).items():
        name, value = _name(field, kind), getattr(part, field)
        if takes_markup:
            found[name] = value and prose.words(value)
            found[f"{name}_markup"] = value
        else:
            found[name] = _value(prose, value)
    return found


def types(part: type[Part], kind: Kind | None = None) -> dict[str, Any]:
    """Return the types of the same fields, with what they are, as `create_model` takes them."""
    found: dict[str, Any] = {}
    for field, info in published(part).items():
        name, type_ = _name(field, kind), _type(info.annotation)
        found[name] = (type_, Field(description=info.description))
        if _takes_markup(info):
            said = f"`{name}` as it was written: with inline Markdown, and `[[id]]` or `[[id|words]]`."
            found[f"{name}_markup"] = (type_, Field(description=said))
    return found


def date(prose: Prose, when: Edtf) -> dict[str, Any]:
    """Return a date as a `Date`."""
    return Date(
        edtf=when.text,
        text=prose.catalogue.date(when),
        earliest=day(*when.earliest) if when.earliest else None,
        latest=day(*when.latest) if when.latest else None,
    ).model_dump()


def day(year: int, month: int, day_: int) -> str:
    """Return a day as ISO 8601 has it; a year that does not have four digits has a sign and six or more.

    https://tc39.es/ecma262/#sec-expanded-years
    """
    four = 0 <= year <= 9999  # noqa: PLR2004 - these are four digits
    return f"{f'{year:04}' if four else f'{year:+07}'}-{month:02}-{day_:02}"


def untranslated(story: Story, part: Part) -> list[dict[str, Any]]:
    """Return which texts of an entry, or of the story's own, are not in the story's language."""
    return [
        Untranslated(path="".join(f"/{step}" for step in path), language=language).model_dump()
        for path, text in words(part)
        if (language := story.untranslated.get(text))
        and text_at(part_at(type(part), path[:-1]), str(path[-1]))[1]
    ]


def _name(field: str, kind: Kind | None) -> str:
    return f"{kind.removesuffix('s')}_kind" if kind and field == "kind" else field


def _value(prose: Prose, value: object) -> object:
    match value:
        case Edtf():
            return date(prose, value)
        case Part():
            return values(prose, value)
        case tuple():
            return [_value(prose, item) for item in value]
        case dict():
            return [InLanguage(language=code, text=said).model_dump() for code, said in value.items()]
    return value


def _type(type_: Any) -> Any:  # noqa: ANN401 - types are of no one type
    """Return the type that values of a type of the model have in a file."""
    origin, inner = get_origin(type_), get_args(type_)
    if origin is Annotated:
        return _type(inner[0])
    if origin in {Union, UnionType}:
        return reduce(or_, map(_type, inner))
    if origin is tuple:
        return GenericAlias(tuple, (_type(inner[0]), ...))
    if origin is dict:
        return tuple[InLanguage, ...]
    if type_ is Edtf:
        return Date
    return _shape(type_) if isinstance(type_, type) and issubclass(type_, Part) else type_


@cache
def _shape(part: type[Part]) -> type[Shape]:
    return create_model(part.__name__, __base__=Shape, __doc__=part.__doc__, **types(part))


@cache
def _fields(part: type[Part]) -> dict[str, bool]:
    """Return the published fields of a mapping, each with whether it takes markup."""
    return {field: _takes_markup(info) for field, info in published(part).items()}


def _takes_markup(info: FieldInfo) -> bool:
    return any(isinstance(mark, Markup) for mark in (*info.metadata, *_marks(info.annotation)))


def _marks(type_: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """Yield what stands beside a type, also inside `X | None`."""
    if get_origin(type_) is Annotated:
        yield from get_args(type_)[1:]
    for inner in get_args(type_):
        yield from _marks(inner)
