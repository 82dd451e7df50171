"""A page says who an actor is where it first names them, and only there."""

from generator.render.introductions import introduce
from generator.render.prose import Prose
from tests.as_html import rendered
from tests.story_of import story_of

STORY = story_of(
    "actors:\n"
    "  - {id: mayor, name: Ada Moor, kind: person, role: mayor of the town, summary: She said so.}\n"
    "  - {id: town, name: The town, kind: organisation, summary: '[[mayor]] and again [[mayor]].'}\n"
    "  - {id: clerk, name: Bo Lind, kind: person, summary: 'The mayor of the town, [[mayor]], met him.'}\n"
)


def introduced(text: str) -> str:
    """Return a text of the data as it stands on a page of its own."""
    return introduce(STORY, Prose(STORY, "index.md").text(text))


def test_the_first_mention_of_a_name_has_the_role_behind_it() -> None:
    assert introduced("[[mayor]] met [[mayor]].") == (
        "[Ada Moor](actors/mayor.md) (mayor of the town) met [Ada Moor](actors/mayor.md)."
    )


def test_a_role_that_the_text_tells_itself_is_not_told_twice() -> None:
    for text in ("The mayor of the town, [[mayor]], spoke.", "[[mayor]], Mayor of the town, spoke."):
        assert "(mayor" not in introduced(text)


def test_words_that_the_editor_chose_are_left_as_they_are() -> None:
    assert introduced("[[mayor|The mayor]] spoke.") == "[The mayor](actors/mayor.md) spoke."
    assert introduced("[[mayor|She]] and [[mayor]].").endswith("(actors/mayor.md) (mayor of the town).")


def test_an_actor_without_a_role_is_named_alone() -> None:
    assert introduced("[[town]] spoke.") == "[The town](actors/town.md) spoke."


def test_headings_and_cells_of_tables_have_names_only() -> None:
    link = Prose(STORY, "index.md").link("mayor")
    for line in (f"## {link}", f"| {link} |", f"<th>{link}</th>"):
        assert introduce(STORY, f"{line}\n\n{link} spoke.").endswith("(mayor of the town) spoke.")


def test_nothing_of_the_marks_is_left_on_any_page() -> None:
    pages = rendered(STORY)
    assert pages["actors/town.md"].text.count("(mayor of the town)") == 1
    assert pages["actors/clerk.md"].text.count("(mayor of the town)") == 0
    assert [path for path, page in pages.items() if "<!--" in page.text] == []
