"""The search finds every actor by any of its names, however it is written, and says what it has found."""

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.derive.story import Story
from generator.model import KIND_OF
from generator.model.fields import Kind
from generator.render.names import name, served_address

FIRST = 3
"""Among so many results the one that is meant is found."""

MOST_BYTES = 70_000
"""What the search may add to the first visit, compressed."""

ASKED = {
    "belousov": (
        "Белоусов", "белоусов", "БЕЛОУСОВ", "Андрей Белоусов", "Belyushikov", "Beloусов", "BELOУСОВ",
        "Belousov", "BELOUSOV", "Bélousov", "Бeлоусoв", "Andrey Belousov", "Andrei Belousov", "belous",
        "Andrej Beloussov", "Белоу", "Belusov", "Belouosv", "Bellousov", "Белусов", "Белоусав",
    ),
    "lavrov": (
        "Лавров", "лавров", "Лаврова", "Сергей Лавров", "Sergey Lavrov", "Sergei Lavrov", "Sergey", "Sergei",
        "Sergej", "Lavrof", "Lavrow", "Lavroff", "Lvrov", "Lavorv", "Лаврав", "lavr", "Лавр", "LAVROV",
        "who is Lavrov", "Лaвpoв", "lavrov sergei",
    ),
    "chebanenko": (
        "Chebanenko", "Чебаненко", "Chebanenco", "Chebananko", "Tchebanenko", "Чебанинко", "cheban", "Чебан",
        "Alexey Chebanenko", "Aleksei Chebanenko", "Алексей Чебаненко", "Chebaneko", "chebanenko’s",
    ),
    "choe-son-hui": (
        "최선희", "선희", "최", "최 선희", "Choe Son Hui", "Choe Son-hui", "Cho Son-hui", "Choi Son-hui",
        "Choi Sun-hee", "Choe Seon-hui", "Ch’oe Sŏn-hŭi", "Sonhui", "Choe Sonhui", "Son Hui", "son-hui",
        "Sun Hui", "seonhui", "ChoeSonHui", "Цой Сон Хи", "цой", "Choe Son", "CHOE SON HUI",
    ),
    "khinshtein": (
        "Khinshtein", "Хинштейн", "хинштеин", "Hinshtein", "Khinstein", "Хинштен", "khinsh", "Хинш",
    ),
    "korean-peoples-army": (
        "KPA", "kpa", "Korean People's Army", "Korean Peoples Army", "Korean People’s Army", "조선인민군",
        "인민군", "People's Army of Korea", "Корейская народная армия", "КНА", "Koraen People's Army",
    ),
    "north-korea": (
        "КНДР", "кндр", "North Korea", "north-korea", "north kor", "KNDR", "DPRK", "dprk",
        "Democratic People’s Republic of Korea",
    ),
}  # fmt: skip
"""What readers may type for these actors."""

SHORT = 3
"""A word of so many letters, cut by one, is too little to tell which word is meant."""

ANSWERS = """
    async ([texts, idle]) => {
        const results = document.querySelector("[data-md-component=search-result]");
        const field = document.querySelector("[data-md-component=search-query]");
        const isIdle = () => results.querySelector(".md-search-result__meta").textContent.trim() === idle;
        const answers = [];
        for (const text of texts) {
            for (const typed of ["", text]) {
                field.value = typed;
                field.dispatchEvent(new Event("input", {bubbles: true}));
                const end = Date.now() + 10000;
                while (isIdle() !== (typed === "")) {
                    if (Date.now() > end) throw new Error(`no answer to "${text}"`);
                    await new Promise(resolve => setTimeout(resolve));
                }
            }
            const links = results.querySelectorAll(".md-search-result__item a");
            answers.push([...links].map(link => link.href));
        }
        return answers;
    }
"""
"""Types texts into the search box and returns the addresses of the results of each."""

IDLE = "Start typing a name, a place or a word"
"""What stands below an empty search box."""


WORDS = re.compile(r"\?h=[^#]+")
"""What Material adds to the address of a result: the words that are marked there."""


def own(link: str) -> str:
    """Return the address of a result without the words to mark; that of no words would stay, and is wrong."""
    return WORDS.sub("", link, count=1)


@dataclass
class Search:
    """The search of the front page."""

    page: Page
    site: str
    idle: str = IDLE

    def open(self) -> None:
        """Open the page and its search."""
        self.page.goto(self.site)
        self.page.locator("[data-md-component=search-query]").click()
        self.page.get_by_text(self.idle).wait_for()

    def find_all(self, texts: Iterable[str]) -> dict[str, list[str]]:
        """Return for each text the addresses that are found, the best first."""
        tried = list(texts)
        assert tried
        answers = self.page.evaluate(ANSWERS, [tried, self.idle])
        assert all(link.startswith(self.site) for links in answers for link in links)
        found = [[own(link.removeprefix(self.site)) for link in links] for links in answers]
        return dict(zip(tried, found, strict=True))

    def find(self, text: str) -> list[str]:
        """Return the addresses that are found for one text, the best first."""
        return self.find_all([text])[text]

    def missed(self, wanted: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
        """Return of texts with the page that is meant those that do not find it, and what they find first."""
        tried = list(wanted)
        found = self.find_all(text for text, _ in tried)
        return {text: found[text][:FIRST] for text, page in tried if page not in found[text][:FIRST]}

    def behind_others(self, called: dict[str, set[str]]) -> dict[str, list[str]]:
        """Return of names that do not find what is called so before all others, what they find first."""
        found = {text: links[: len(called[text])] for text, links in self.find_all(called).items()}
        return {text: links for text, links in found.items() if set(links) != called[text]}


@pytest.fixture(scope="module")
def search(browser: Browser, root: str) -> Iterator[Search]:
    """The search of the front page."""
    with browser.new_context() as context:
        search = Search(context.new_page(), root)
        search.open()
        yield search


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own for a test that leaves the front page or its network."""
    with browser.new_context() as context:
        yield context.new_page()


def reach_search(page: Page) -> None:
    """Go to the search box by the keyboard alone."""
    field = page.locator("[data-md-component=search-query]")
    for _ in range(20):
        page.keyboard.press("Tab")
        if field.evaluate("field => field === document.activeElement"):
            return
    pytest.fail("the Tab key does not lead to the search box")


def results(page: Page) -> list[str]:
    """Return the text of the results, the best first, once there are any."""
    page.locator(".md-search-result__item").first.wait_for()
    return page.locator(".md-search-result__item").all_inner_texts()


def forms(story: Story) -> Iterator[tuple[str, str]]:
    """Yield every name of every actor, in every language and as sources write it, with its page."""
    for actor in story.actors.values():
        for form in (actor.name, *actor.names.values(), *(spelling.form for spelling in actor.also_written)):
            yield form, f"actors/{actor.id}/"


def asked(story: Story) -> Iterator[tuple[str, str]]:
    """Yield what readers may type, with the page that is meant."""
    for id_, texts in ASKED.items():
        assert id_ in story.actors
        for text in texts:
            yield text, f"actors/{id_}/"


def test_an_actor_is_found_however_a_reader_writes_it(search: Search, story: Story) -> None:
    assert search.missed(asked(story)) == {}


def test_every_form_of_a_name_finds_its_actor_among_the_first_results(search: Search, story: Story) -> None:
    assert search.missed(forms(story)) == {}


def test_a_name_is_found_before_its_last_letter_is_typed(search: Search, story: Story) -> None:
    cut = [(form[:-1], page) for form, page in forms(story) if len(form.split()[-1]) > SHORT]
    assert search.missed(cut) == {}


def test_every_entry_of_every_kind_is_found_by_its_name_at_its_own_address(
    search: Search, story: Story
) -> None:
    called: dict[str, set[str]] = {}
    for id_, entry in story.by_id.items():
        called.setdefault(name(story, entry), set()).add(served_address(story, id_))
    assert {story.kinds[id_] for id_ in story.by_id} == set(KIND_OF)
    found = search.find_all(called)
    assert {
        said: found[said] for said, those in called.items() if set(found[said][: len(those)]) != those
    } == {}


def test_an_exact_name_in_any_script_stands_before_all_that_mentions_it(search: Search, story: Story) -> None:
    called: dict[str, set[str]] = {}
    bearers = [(one.id, one.name, one.names) for one in story.actors.values()]
    bearers += [(one.id, one.name, one.names) for one in story.places.values()]
    for id_, own_name, names in bearers:
        for form in (own_name, *names.values()):
            called.setdefault(form, set()).add(served_address(story, id_))
    found = search.find_all(called)
    assert {
        form: found[form] for form, those in called.items() if set(found[form][: len(those)]) != those
    } == {}


@pytest.mark.parametrize(
    ("text", "place"),
    [("вонсан", "wonsan"), ("원산", "wonsan"), ("kursk oblast", "kursk-region"), ("курск", "kursk")],
)
def test_a_place_stands_before_what_mentions_it_however_it_is_written(
    search: Search, text: str, place: str
) -> None:
    first, *others = search.find(text)
    assert first == f"places/#{place}"
    assert others


def test_each_result_is_one_entry_and_one_link(search: Search) -> None:
    for text in ("Kursk", "Wonsan", "monument", "labels"):
        search.find(text)
        for item in search.page.locator(".md-search-result__item").all():
            assert item.locator("a").count() == item.locator("article").count() == 1


def test_an_address_has_words_to_mark_or_nothing_in_their_place(search: Search) -> None:
    search.find("Wonsan")
    links = search.page.locator(".md-search-result__item a")
    first = links.first.get_attribute("href") or ""
    assert first.startswith(f"{search.site}places/?h=Wonsan")
    assert first.endswith("#wonsan")
    search.find("чо")  # too short a sound to be marked
    hrefs = links.evaluate_all("links => links.map(link => link.href)")
    assert [href for href in hrefs if "?h=" not in href]
    assert not [href for href in hrefs if re.search(r"\?h=(#|$)", href)]


@pytest.mark.parametrize("kind", KIND_OF)
def test_a_result_leads_to_the_entry_itself(page: Page, below: str, story: Story, kind: Kind) -> None:
    id_ = next(id_ for id_ in reversed(story.by_id) if story.kinds[id_] == kind)
    path, _, anchor = served_address(story, id_).partition("#")
    for start in ("about/", path):
        page.goto(f"{below}{start}")
        page.locator("[data-md-component=search-query]").fill(name(story, story.by_id[id_]))
        results(page)
        page.keyboard.press("Enter")
        page.wait_for_url(
            re.compile(rf"{re.escape(below + path)}(\?h=[^#]+)?{f'#{anchor}' if anchor else ''}$")
        )
        page.locator(".md-search__output").wait_for(state="hidden")
        if anchor:
            assert page.locator(":target").get_attribute("id") == anchor
            expect(page.locator(":target")).to_be_in_viewport()
        else:
            assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("text", ["xylophone", "Лавровишня", "Lavxyv", "Choxyz"])
def test_what_stands_nowhere_is_not_found_and_the_search_says_so(search: Search, text: str) -> None:
    assert search.find(text) == []
    assert search.page.get_by_role("status").inner_text() == f"No results for “{text}”"


@pytest.mark.parametrize("text", ["monument", "Lavrov", "Kursk"])
def test_no_result_comes_twice_or_says_nothing(search: Search, text: str) -> None:
    found = search.find(text)
    assert len(found) == len(set(found)) > 1
    for item in search.page.locator(".md-search-result__item").all():
        teasers = item.locator("article > p:not([class])").all_text_contents()
        assert teasers
        assert all(len(teaser.split()) > 2 for teaser in teasers)


def test_a_result_says_what_kind_of_entry_it_is(search: Search) -> None:
    search.find("Лавров")
    kinds = search.page.locator(".md-search-result .search-kind")
    assert kinds.first.inner_text() == "Person"
    assert {"Event", "Claim"} <= set(kinds.all_inner_texts())


def test_the_words_that_were_found_are_marked_in_the_results(search: Search) -> None:
    search.find("Lavrof")
    assert search.page.locator(".md-search-result h1 mark").first.inner_text() == "Lavrov"


def test_a_result_that_is_found_by_another_name_says_by_which(search: Search) -> None:
    search.find("선희")
    assert search.page.locator(".md-search-result p mark").first.inner_text() == "최선희"


def test_a_word_that_is_nowhere_is_named_beside_what_was_found(search: Search) -> None:
    assert search.find("Lavrov xylophone")[0] == "actors/lavrov/"
    assert "Not found: xylophone" in results(search.page)[0]


def test_what_was_typed_is_shown_as_text_and_not_as_markup(search: Search) -> None:
    search.find("<b>Lavrov</b> <i>nowhere</i>")
    assert search.page.locator(".md-search-result b, .md-search-result i").count() == 0


def test_what_is_pasted_is_searched_for(page: Page, root: str) -> None:
    page.goto(root)
    page.locator("[data-md-component=search-query]").fill("Лавров")
    assert "Sergei Lavrov" in results(page)[0]


def test_typing_shows_the_results_where_the_box_has_the_focus_but_is_closed(page: Page, root: str) -> None:
    page.goto(root)
    field = page.locator("[data-md-component=search-query]")
    field.fill("Лавров")
    results(page)
    page.evaluate("document.querySelector('[data-md-toggle=search]').click()")
    page.locator(".md-search-result__list").wait_for(state="hidden")
    page.keyboard.press("Enter")
    assert page.url == root
    field.fill("선희")
    assert page.get_by_text("Choe Son Hui").first.is_visible()


def test_a_result_is_reached_and_opened_by_the_keyboard_alone(page: Page, below: str) -> None:
    page.goto(f"{below}claims/")
    reach_search(page)
    page.keyboard.type("lavrov")
    results(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.href")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{below}actors/lavrov/*")
    assert not second.startswith(f"{below}actors/lavrov/")
    assert page.locator("article mark[data-md-highlight]").first.inner_text() == "Lavrov"


def test_the_best_result_is_opened_by_enter(page: Page, below: str) -> None:
    page.goto(f"{below}actors/chebanenko/")
    reach_search(page)
    page.keyboard.type("kpa")
    results(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{below}actors/korean-peoples-army/*")


def test_the_search_works_on_the_page_for_what_is_not_there(page: Page, below: str) -> None:
    page.goto(f"{below}actors/nobody/")
    page.locator("[data-md-component=search-query]").fill("선희")
    assert "Choe Son Hui" in results(page)[0]


def test_nothing_is_loaded_for_the_search_before_it_is_opened_and_nothing_twice(
    page: Page, root: str
) -> None:
    asked_for: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url.removeprefix(root)))
    page.goto(root, wait_until="networkidle")
    field = page.locator("[data-md-component=search-query]")
    assert [path for path in asked_for if re.search("search/|search-w", path)] == []
    field.focus()
    field.fill("KPA")
    assert "Korean People's Army" in results(page)[0]
    assert asked_for.count("search/search_index.json") == 1
    page.context.set_offline(True)
    asked_for.clear()
    field.fill("Lavrov")
    expect(page.locator(".md-search-result__item").first).to_contain_text("Lavrov")
    assert asked_for == []


def test_a_search_that_cannot_be_loaded_says_so_and_is_tried_again(page: Page, root: str) -> None:
    page.goto(root)
    page.route("**/search_index.json", lambda route: route.abort())
    field = page.locator("[data-md-component=search-query]")
    field.fill("KPA")
    status = page.locator(".md-search-result__meta")
    expect(status).to_have_text("The search cannot be loaded. Open it again to try once more.")
    page.unroute("**/search_index.json")
    page.keyboard.press("Escape")
    field.focus()
    assert "Korean People's Army" in results(page)[0]


def test_an_address_with_a_question_opens_the_search_with_it(page: Page, root: str) -> None:
    page.goto(f"{root}?q=KPA")
    assert "Korean People's Army" in results(page)[0]


def test_the_search_weighs_little(site: Path) -> None:
    scripts = sorted((site / "assets/javascripts").glob("search-*.js"))
    assert len(scripts) == 3
    files = [site / "search" / "search_index.json", *scripts]
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < MOST_BYTES
