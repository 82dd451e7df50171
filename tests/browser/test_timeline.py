"""The timeline's filters: what they show and say, and what the address keeps; none without JavaScript."""

from collections.abc import Collection, Iterator
from itertools import combinations, product
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Error, Locator, Page, expect

from generator.derive.parties import top
from generator.derive.standing import standing
from generator.derive.story import Story
from generator.render.filters import LABELS
from tests.browser import shifts

PHONE = 390


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """A page of a browser of its own, narrow and dark."""
    with browser.new_context(color_scheme="dark") as context:
        yield context.new_page()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """The same, as at first, on which no script fails."""
    errors: list[str] = []

    def note(error: Error) -> None:
        errors.append(str(error))

    tab.set_viewport_size({"width": PHONE, "height": 800})
    tab.emulate_media(media="screen")
    tab.on("pageerror", note)
    yield tab
    tab.unroute_all()
    tab.goto("about:blank")
    tab.remove_listener("pageerror", note)
    assert errors == []


def select(page: Page, name: str) -> Locator:
    """Return the field of a filter."""
    return page.locator(f".filters select[name={name}]")


def label(page: Page, name: str, value: str) -> str | None:
    """Return the words for a value of a filter."""
    return select(page, name).locator(f"option[value='{value}']").get_attribute("data-label")


def shown(page: Page) -> list[str]:
    """Return the ids of the events that a reader sees."""
    events = page.locator(".timeline > li:visible")
    found: list[str] = events.evaluate_all("events => events.map(event => event.id)")
    return found


def choices(story: Story) -> dict[str, dict[str, list[str]]]:
    """Return what the story has for each value of each filter, in the order of time."""
    found: dict[str, dict[str, list[str]]] = {name: {} for name in LABELS}
    for event in story.timeline:
        reports = [(c, r) for c in story.claims.values() for r in c.reports if r.event == event.id]
        actors = {*event.actors, *(report.by for _, report in reports if report.by)}
        values: dict[str, Collection[str | None]] = {
            "actor": actors,
            "kind": {event.kind},
            "party": {top(story, id_) for id_ in actors},
            "standing": {standing(story, claim) for claim, _ in reports if claim.kind == "fact"},
        }
        for name, those in values.items():
            for value in those:
                found[name].setdefault(str(value), []).append(event.id)
    return found


def test_every_choice_shows_the_events_that_it_counts_and_says_how_many(
    page: Page, root: str, story: Story
) -> None:
    page.goto(f"{root}timeline/")
    for name, values in choices(story).items():
        options = select(page, name).locator("option[value]:not([value=''])")
        assert {option.get_attribute("value") for option in options.all()} == set(values)
        for value, events in values.items():
            option = select(page, name).locator(f"option[value='{value}']")
            words = option.get_attribute("data-label")
            assert option.inner_text() == f"{words} ({len(events)})"
            select(page, name).select_option(value)
            assert shown(page) == events
            said = f"{len(events)} of {len(story.events)} events · {LABELS[name]}: {words}"
            assert page.get_by_role("status").inner_text() == said
        select(page, name).select_option("")
    assert shown(page) == [event.id for event in story.timeline]


def test_the_number_of_events_is_announced_when_it_changes(page: Page, root: str) -> None:
    page.goto(f"{root}timeline/")
    status = page.get_by_role("status")  # which is polite, and read as a whole
    before = status.inner_text()
    select(page, "actor").select_option("lavrov")
    assert status.inner_text() != before


def test_a_shared_address_opens_with_its_choices(page: Page, root: str, story: Story) -> None:
    page.goto(f"{root}timeline/")
    select(page, "actor").select_option("lavrov")
    kind = story.events[shown(page)[0]].kind
    select(page, "kind").select_option(kind)
    address, events = page.url, shown(page)
    assert address == f"{root}timeline/?actor=lavrov&kind={kind}"
    page.goto(f"{root}about/")
    page.goto(address)
    assert select(page, "actor").input_value() == "lavrov"
    assert select(page, "kind").input_value() == kind
    assert shown(page) == events


def test_back_and_forward_go_from_one_choice_to_the_other(page: Page, root: str, story: Story) -> None:
    found = choices(story)
    page.goto(f"{root}timeline/")
    select(page, "actor").select_option("lavrov")
    select(page, "party").select_option("russia")
    assert page.url.endswith("?actor=lavrov&party=russia")
    page.go_back()
    expect(select(page, "party")).to_have_value("")
    assert shown(page) == found["actor"]["lavrov"]
    page.go_back()
    expect(select(page, "actor")).to_have_value("")
    assert page.url == f"{root}timeline/"
    assert shown(page) == [event.id for event in story.timeline]
    page.go_forward()
    expect(select(page, "actor")).to_have_value("lavrov")
    assert shown(page) == found["actor"]["lavrov"]


def test_trying_the_values_of_one_filter_is_one_step_for_back(page: Page, root: str) -> None:
    page.goto(f"{root}timeline/")
    for value in ("lavrov", "belousov", "khinshtein"):
        select(page, "actor").select_option(value)
    assert page.url.endswith("?actor=khinshtein")
    page.go_back()
    expect(select(page, "actor")).to_have_value("")
    assert page.url == f"{root}timeline/"


def test_a_page_that_was_left_comes_back_with_its_choices(page: Page, root: str, story: Story) -> None:
    page.goto(f"{root}timeline/?actor=lavrov")
    page.locator(".timeline > li:visible .happened a").first.click()
    page.wait_for_url("**/events/**")
    page.go_back()
    expect(select(page, "actor")).to_have_value("lavrov")
    assert shown(page) == choices(story)["actor"]["lavrov"]


def test_show_all_shows_all(page: Page, root: str, story: Story) -> None:
    page.goto(f"{root}timeline/?actor=lavrov")
    assert len(shown(page)) < len(story.events)
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == [event.id for event in story.timeline]
    assert page.url == f"{root}timeline/"
    assert page.get_by_role("status").inner_text() == f"{len(story.events)} of {len(story.events)} events"


def test_what_no_filter_has_chooses_nothing(page: Page, root: str, story: Story) -> None:
    page.goto(f"{root}timeline/?actor=nobody&colour=red")
    assert shown(page) == [event.id for event in story.timeline]
    assert select(page, "actor").input_value() == ""


def test_choices_that_would_show_nothing_beside_the_others_are_not_offered(page: Page, root: str) -> None:
    page.goto(f"{root}timeline/?actor=lavrov")
    offered = select(page, "kind").locator("option:not([hidden]):not([value=''])").all()
    left_out = select(page, "kind").locator("option[hidden]").all()
    assert offered
    assert left_out
    assert all(option.is_disabled() for option in left_out)
    for option in offered:
        select(page, "kind").select_option(option.get_attribute("value"))
        assert f"({len(shown(page))})" in option.inner_text()
        assert shown(page)


def unfit(story: Story, names: tuple[str, ...]) -> dict[str, str]:
    """Return a value for each of some filters, of which no two have an event in common."""
    found = choices(story)
    for values in product(*(found[name] for name in names)):
        events = [set(found[name][value]) for name, value in zip(names, values, strict=True)]
        if all(one.isdisjoint(other) for one, other in combinations(events, 2)):
            return dict(zip(names, values, strict=True))
    pytest.fail(f"all values of {names} have events in common")


def test_choices_that_nothing_fits_say_which_of_them_to_take_off(page: Page, root: str, story: Story) -> None:
    chosen = unfit(story, ("actor", "kind"))
    address = f"{root}timeline/?{urlencode(chosen)}"
    page.goto(address)
    words = {name: f"{LABELS[name]}: {label(page, name, value)}" for name, value in chosen.items()}
    status = page.get_by_role("status")
    for name, other in (("actor", "kind"), ("kind", "actor")):
        assert shown(page) == []
        events = choices(story)[other][chosen[other]]
        said, *_ = status.inner_text().splitlines()
        assert said == f"No event fits all of these together · {words['actor']} · {words['kind']}"
        assert status.get_by_role("button").count() == len(chosen)
        button = status.get_by_role("button", name=f"Take off “{words[name]}” ({len(events)})", exact=True)
        button.focus()
        page.keyboard.press("Enter")
        assert shown(page) == events
        assert page.url == f"{root}timeline/?{other}={chosen[other]}"
        assert status.get_by_role("button").count() == 0
        expect(select(page, name)).to_be_focused()
        page.go_back()
        expect(select(page, name)).to_have_value(chosen[name])


def test_where_taking_off_one_is_not_enough_each_choice_can_be_kept_alone(
    page: Page, root: str, story: Story
) -> None:
    chosen = unfit(story, ("actor", "kind", "standing"))
    for name, value in chosen.items():
        page.goto(f"{root}timeline/?{urlencode(chosen)}")
        buttons = page.get_by_role("status").get_by_role("button")
        assert buttons.count() == len(chosen)
        events = choices(story)[name][value]
        words = f"{LABELS[name]}: {label(page, name, value)}"
        buttons.get_by_text(f"Only “{words}” ({len(events)})", exact=True).click()
        assert shown(page) == events
        assert page.url == f"{root}timeline/?{name}={value}"
        expect(select(page, name)).to_be_focused()


def test_paper_says_that_nothing_fits_and_offers_nothing(page: Page, root: str, story: Story) -> None:
    page.goto(f"{root}timeline/?{urlencode(unfit(story, ('actor', 'kind')))}")
    page.emulate_media(media="print")
    said = page.get_by_role("status").inner_text().strip()
    assert said.startswith("No event fits all of these together")
    assert "Take off" not in said


def test_a_month_without_events_is_gone_with_its_line_in_the_contents(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{root}timeline/?actor=lavrov")
    months = page.locator(".month:visible")
    contents = page.locator(".md-nav--secondary a[href*='#']:visible")
    assert 0 < months.count() < page.locator(".month").count()
    assert months.count() == page.locator(".month:visible:has(li:visible)").count()
    ids = months.locator("h2").evaluate_all("headings => headings.map(heading => `#${heading.id}`)")
    assert contents.evaluate_all("links => links.map(link => link.hash)") == ids


def test_the_keyboard_alone_can_choose(page: Page, root: str) -> None:
    page.goto(f"{root}timeline/")
    page.locator("figure.picture figcaption a").last.focus()
    for name in LABELS:
        page.keyboard.press("Tab")
        expect(select(page, name)).to_be_focused()
    page.keyboard.press("ArrowDown")
    chosen = select(page, "standing").input_value()
    assert page.url.endswith(f"?standing={chosen}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url == f"{root}timeline/"


def test_a_label_names_every_filter(page: Page, root: str) -> None:
    page.goto(f"{root}timeline/")
    for name, label in LABELS.items():
        assert page.get_by_label(label, exact=True).get_attribute("name") == name


def test_the_marks_of_a_picture_fade_with_their_events(page: Page, root: str, story: Story) -> None:
    page.goto(f"{root}timeline/")
    select(page, "actor").select_option("lavrov")
    dated = {event.id for event in story.timeline if event.date.year is not None}
    chosen = dated & set(shown(page))
    assert set() < chosen < dated
    for drawing in page.locator(".picture svg:is(.wide, .narrow)").all():
        clear = drawing.locator("[data-event]:not(.filtered-out)")
        assert set(clear.evaluate_all("marks => marks.map(mark => mark.dataset.event)")) == chosen
        faded = drawing.locator(".filtered-out")
        assert set(faded.evaluate_all("marks => marks.map(mark => mark.dataset.event)")) == dated - chosen
        assert float(faded.first.evaluate("mark => getComputedStyle(mark).opacity")) < 0.5


def test_paper_has_what_is_shown_and_names_what_was_chosen(page: Page, root: str, story: Story) -> None:
    page.goto(f"{root}timeline/?actor=lavrov")
    page.emulate_media(media="print")
    assert shown(page) == choices(story)["actor"]["lavrov"]
    assert select(page, "actor").is_hidden()
    assert story.actors["lavrov"].name in page.get_by_role("status").inner_text()


def test_paper_has_nothing_of_the_filters_when_all_is_shown(page: Page, root: str, story: Story) -> None:
    page.goto(f"{root}timeline/")
    page.emulate_media(media="print")
    assert page.locator(".filters").is_hidden()
    assert shown(page) == [event.id for event in story.timeline]


def test_an_event_has_an_address_on_the_timeline(page: Page, root: str, story: Story) -> None:
    event = story.timeline[-1].id
    page.goto(f"{root}timeline/")
    page.locator(f"#{event} .headerlink").click()
    assert page.url == f"{root}timeline/#{event}"
    assert page.locator(":target").get_attribute("id") == event


def test_the_filters_move_nothing_when_they_appear_late(page: Page, root: str) -> None:
    page.route("**/timeline.js", shifts.late)
    page.goto(f"{root}timeline/", wait_until="commit")
    expect(page.locator(".filters")).to_be_visible()
    assert shifts.total(page) < shifts.MOST


@pytest.mark.parametrize("query", ["", "?actor=lavrov"])
def test_without_javascript_all_is_shown_and_no_filter(
    browser: Browser, root: str, story: Story, query: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{root}timeline/{query}")
        items = page.locator(".timeline > li").all()
        assert len(items) == len(story.events)
        assert all(item.is_visible() for item in items)
        assert page.locator(".filters").is_hidden()
        box = page.locator(".filters").bounding_box()
        assert box is None  # nor is a place kept for it
