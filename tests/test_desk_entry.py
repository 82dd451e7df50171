"""What an editor types becomes an entry, and an entry becomes what could have been typed; nothing is lost."""

from collections.abc import Mapping
from typing import Any

import pytest

from generator.desk.entry import Change, Typed, changes, is_odd, typed_of, values_of
from generator.desk.fields import Field, fields_of
from generator.desk.ids import propose
from generator.model import KIND_OF, Kind, Part, StoryInfo
from generator.read import load
from generator.read.nodes import Node
from tests import project

MODELS: dict[str, type[Part]] = {"story": StoryInfo, **{kind: row.model for kind, row in KIND_OF.items()}}

CLAIM = fields_of(KIND_OF["claims"].model)


def field(fields: tuple[Field, ...], *keys: str) -> Field:
    """Return the field of a part in a part: `field(CLAIM, "reports", "by")`."""
    found = next(field for field in fields if field.key == keys[0])
    return field_in(found, keys[1:])


def field_in(found: Field, keys: tuple[str, ...]) -> Field:
    return field(found.fields, *keys) if keys else found


def test_every_kind_is_asked_for_every_field_of_its_model_in_the_order_of_the_model() -> None:
    for model in MODELS.values():
        assert [found.key for found in fields_of(model)] == list(model.model_fields)


def test_a_type_of_which_nobody_has_said_how_it_is_asked_for_is_refused() -> None:
    class Odd(Part):
        """An entry of tomorrow."""

        when: complex

    with pytest.raises(TypeError, match="complex"):
        fields_of(Odd)


def test_fields_say_what_they_take() -> None:
    assert field(CLAIM, "reports").shape == "parts"
    assert field(CLAIM, "reports", "source").kinds == ("sources",)
    assert field(CLAIM, "reports", "by").takes == "reference"
    assert field(CLAIM, "about").kinds == ()
    assert field(CLAIM, "reports", "hedged").takes == "flag"
    assert field(CLAIM, "reports", "stance").choices == ("asserts", "denies", "doubts")
    assert field(CLAIM, "assessment", "reason").takes == "text"
    assert field(CLAIM, "assessment", "date").takes == "day"
    assert field(CLAIM, "text").translated
    assert not field(CLAIM, "reports", "quote").translated
    assert field(CLAIM, "text").help == "The claim as one plain sentence."
    assert field(fields_of(KIND_OF["questions"].model), "would_settle").label == "Would settle"


def test_what_is_typed_becomes_an_entry_without_what_is_left_empty() -> None:
    typed: dict[str, Typed] = {
        "id": " closed ",
        "text": "It is\r\nclosed.  ",
        "kind": "",
        "about": ["bridge", "", " mayor"],
        "reports": [
            {"source": "letter", "stance": "asserts", "hedged": "true", "quote": ""},
            {"source": "", "stance": "", "hedged": ""},
        ],
        "assessment": {"verdict": "", "reason": ""},
    }
    assert values_of(CLAIM, typed) == {
        "id": "closed",
        "text": "It is closed.",
        "about": ("bridge", "mayor"),
        "reports": ({"source": "letter", "stance": "asserts", "hedged": True},),
    }


def test_a_part_in_which_nothing_is_typed_is_none_though_it_has_a_list_that_has_to_be_there() -> None:
    difference = fields_of(KIND_OF["differences"].model)
    variants = [{"says": "Open.", "sources": [""]}, {"says": "", "sources": [""]}]
    values = values_of(difference, {"id": "d", "variants": variants})
    assert values == {"id": "d", "variants": ({"says": "Open.", "sources": ()},)}


def test_a_list_that_has_to_be_there_is_there_without_an_item() -> None:
    assert values_of(CLAIM, {"id": "closed"}) == {"id": "closed", "reports": ()}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ({"en": "Closed.", "ru": ""}, "Closed."),
        ({"en": "Closed.", "ru": "Закрыт."}, {"en": "Closed.", "ru": "Закрыт."}),
        ({"en": "", "ru": "Закрыт."}, {"ru": "Закрыт."}),
        ({"en": "", "ru": " "}, None),
    ],
)
def test_a_text_in_the_first_language_alone_is_no_mapping(typed: Mapping[str, str], value: object) -> None:
    assert values_of(CLAIM, {"text": typed}, "en").get("text") == value


def test_names_keep_a_code_without_a_name_for_the_check_to_tell_of() -> None:
    actor = fields_of(KIND_OF["actors"].model)
    names = [{"code": "ru", "name": "Мост"}, {"code": "", "name": ""}, {"code": "ko", "name": ""}]
    assert values_of(actor, {"names": names}) == {"names": {"ru": "Мост", "ko": ""}}


@pytest.mark.parametrize(("typed", "value"), [("51.5", 51.5), ("-7", -7.0), ("51,5", "51,5"), ("", None)])
def test_a_number_is_a_number_only_if_it_is_one(typed: str, value: object) -> None:
    place = fields_of(KIND_OF["places"].model)
    assert values_of(place, {"latitude": typed}).get("latitude") == value


def entries() -> list[tuple[str, Node]]:
    """Return the entries of the first story, as they stand in its files, each with its kind."""
    files, problems = load(project.ROOT / "data", project.ROOT)
    assert not problems
    found = []
    for file in files:
        assert file.root is not None
        assert isinstance(file.root.value, dict)
        for kind, node in file.root.value.items():
            found += [(kind, entry) for entry in (node.value if isinstance(node.value, tuple) else (node,))]
    return found


def test_every_entry_of_the_first_story_comes_back_as_it_was() -> None:
    for kind, node in entries():
        fields, plain = fields_of(MODELS[kind]), node.plain()
        assert isinstance(plain, dict)
        assert list(changes(plain, values_of(fields, typed_of(fields, plain), "en"))) == []


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("text",), ("a", "b")),
        (("about",), "bridge"),
        (("reports",), ("letter",)),
        (("reports",), ({"source": ("letter",)},)),
        (("assessment",), "true"),
        (("reports", "hedged"), "yes"),
        (("reports", "quote"), {"en": "closed"}),
    ],
)
def test_a_value_of_another_shape_is_told_and_not_typed_over(keys: tuple[str, ...], value: object) -> None:
    assert is_odd(field(CLAIM, *keys), value)
    assert typed_of((field(CLAIM, *keys),), {keys[-1]: value}) == {}


REPORTS = ({"source": "a"}, {"source": "b", "by": "x"}, {"source": "c"})


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (REPORTS, []),
        ((*REPORTS, {"source": "d"}), [Change("add", ("reports",), {"source": "d"})]),
        (REPORTS[1:], [Change("remove", ("reports", 0))]),
        ((REPORTS[0], REPORTS[2]), [Change("remove", ("reports", 1))]),
        (
            (REPORTS[0], {"source": "b", "by": "y", "event": "e"}, REPORTS[2]),
            [Change("set", ("reports", 1, "by"), "y"), Change("set", ("reports", 1, "event"), "e")],
        ),
        (
            (REPORTS[0], {"source": "b"}, REPORTS[2], {"source": "d"}),
            [Change("remove", ("reports", 1, "by")), Change("add", ("reports",), {"source": "d"})],
        ),
        ((), [Change("set", ("reports",), ())]),
        (
            (REPORTS[0], {"source": "new"}, *REPORTS[1:]),
            [Change("set", ("reports",), (REPORTS[0], {"source": "new"}, *REPORTS[1:]))],
        ),
    ],
)
def test_a_change_is_as_small_as_it_can_be(new: tuple[dict[str, Any], ...], expected: list[Change]) -> None:
    assert list(changes({"id": "closed", "reports": REPORTS}, {"id": "closed", "reports": new})) == expected


def test_a_key_that_is_emptied_is_removed_and_one_that_is_filled_is_set() -> None:
    old = {"id": "m", "role": "mayor", "names": {"ru": "А", "ko": "나"}}
    new = {"id": "m", "names": {"ru": "Б", "ko": "나", "de": "C"}, "part_of": "town"}
    assert list(changes(old, new)) == [
        Change("remove", ("role",)),
        Change("set", ("names", "ru"), "Б"),
        Change("set", ("names", "de"), "C"),
        Change("set", ("part_of",), "town"),
    ]


@pytest.mark.parametrize(
    ("kind", "values", "id_"),
    [
        (
            "claims",
            {"text": "The town plans a new bridge over the river by 2027."},
            "the-town-plans-a-new-bridge",
        ),
        ("claims", {"text": {"en": "It is closed.", "ru": "Закрыт."}}, "it-is-closed-2"),
        ("actors", {"name": "Choe Son Hŭi"}, "choe-son-hui"),
        ("sources", {"publisher": "ria", "published": "2025-12-10", "title": "X"}, "ria-2025-12-10"),
        ("sources", {"title": "A bridge"}, "a-bridge"),
        ("updates", {"kind": "correction", "date": "2026-11-23"}, "correction-2026-11-23"),
        ("actors", {"name": "Мост"}, ""),
        ("actors", {"name": "Index"}, "index-2"),
        ("events", {}, ""),
    ],
)
def test_an_id_is_proposed_from_what_names_an_entry(kind: Kind, values: dict[str, Any], id_: str) -> None:
    assert propose(kind, values, {"it-is-closed"}) == id_
