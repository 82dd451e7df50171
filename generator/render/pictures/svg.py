"""The words that the pictures share: elements of SVG 2, text on lines, figures."""

from collections.abc import Iterable, Sequence
from html import escape

from generator import metrics
from generator.render.pictures.coordinates import mirrored, number
from generator.render.prose import Markdown, Prose, language_code

WIDE = 704
"""The width of a wide drawing, which is that of a page's column (pictures.css); one unit is a pixel."""

NARROW = 350
"""The width of a narrow drawing, for a phone."""

MOST = 200
"""Of more entries no picture is drawn: it would show nothing, and its page would be slow to load."""

FOLDED = 1200
"""A narrow drawing that is higher, about two windows of a phone, is folded up: the list is below it."""

SIZE = 13
"""The height of letters; `.small` in the style sheet has `SMALL`."""

SMALL = 11.5

LARGE = 17
"""The height of the letters of `.heading`."""

BOLD = 1.12
"""How much wider bold letters are."""

LINE = 1.25
"""The distance of lines, in heights of letters."""


def element(name: str, *children: str, **attributes: str | float) -> str:
    """Return an element; `class_`, `aria_label` and `xlink__href` are `class`, `aria-label` and `xlink:href`.

    Children are markup already; attributes are not, and one that is empty is left out.
    """
    names = {key: key.rstrip("_").replace("__", ":").replace("_", "-") for key in attributes}
    pairs = [
        (names[key], escape(value) if isinstance(value, str) else number(value))
        for key, value in attributes.items()
        if value != ""
    ]
    tag = " ".join([name, *(f'{key.replace("viewbox", "viewBox")}="{value}"' for key, value in pairs)])
    return f"<{tag}>{''.join(children)}</{name}>"


def measure(text: str, size: float = SIZE) -> float:
    """Return about how wide a text is, rather too much than too little."""
    return metrics.measure(text, size)


def wrap(text: str, most: float, lines: int, size: float = SIZE) -> list[str]:
    """Return a text in at most so many lines of at most this width; what is cut off leaves `…`."""
    return metrics.wrap(text, most, lines, size)


def said(words: str) -> str:
    """Return words as markup."""
    return escape(words, quote=False)


def text(x: float, y: float, words: str, class_: str = "", lang: str = "") -> str:
    """Return a line of text whose letters stand on `y`."""
    return element("text", said(words), x=x, y=y, class_=class_, lang=lang)


Line = tuple[str, str]
"""A line of text and its class."""


def lines(x: float, y: float, block: Sequence[Line], lang: str = "") -> str:
    """Return lines of text, the first of them standing on `y`."""
    texts = []
    for count, (words, class_) in enumerate(block):
        y += size_of(class_) * LINE if count else 0
        texts.append(text(x, y, words, class_, lang))
    return "".join(texts)


def height(block: Iterable[Line]) -> float:
    """Return how high lines of text are."""
    return sum(size_of(class_) * LINE for _, class_ in block)


def size_of(class_: str) -> float:
    """Return the height of the letters of a class."""
    sizes = {"small": SMALL, "heading": LARGE}
    return next((sizes[name] for name in class_.split() if name in sizes), SIZE)


def path(*steps: str | float, class_: str, data_event: str = "") -> str:
    """Return a path of commands and numbers; the filters of the timeline look for `data-event`."""
    data = " ".join(step if isinstance(step, str) else number(step) for step in steps)
    return element("path", d=data, class_=class_, data_event=data_event)


def circle(x: float, y: float, radius: float, class_: str, data_event: str = "") -> str:
    """Return a circle; the filters of the timeline look for `data-event`."""
    return element("circle", cx=x, cy=y, r=radius, class_=class_, data_event=data_event)


def box(x: float, y: float, width: float, height: float, class_: str, radius: float = 0) -> str:  # noqa: PLR0913, PLR0917 - the words of SVG
    """Return a rectangle."""
    return element("rect", x=x, y=y, width=width, height=height, rx=radius or "", class_=class_)


def link(prose: Prose, id_: str, called: str, *children: str, **attributes: str) -> str:
    """Return a link to an entry, `called` so for those who do not see it; on its own page no link.

    Its title is its name (SVG-AAM 1.0, section 8.1), and is shown to those who point at it. Its address is
    `xlink:href`, as in SVG 1.1: Material's instant navigation sets the `href` of whatever matches `[href]`,
    and that of an SVG link cannot be set, so that its script would stop there.
    """
    titled = [element("title", said(called)), *children]
    if prose.is_on(id_):
        return element("g", *titled, role="img", **attributes)
    return element("a", *titled, xlink__href=prose.href(id_), **attributes)


def drawing(
    prose: Prose, size: tuple[float, float], called: str, *children: str, is_map: bool = False
) -> str:
    """Return a drawing with links in it; `wide` or `narrow` by its width, a high narrow one folded up.

    Where readers read from right to left it is mirrored, but for a map: east stays at the right.
    """
    width, height = size
    from_right = prose.catalogue.direction == "rtl"
    if from_right and not is_map:
        children = tuple(mirrored(child, width) for child in children)
    drawn = element(
        "svg",
        *children,
        class_="narrow" if width == NARROW else "wide",
        viewbox=f"0 0 {number(width)} {number(height)}",
        role="group",
        direction="ltr" if from_right and is_map else "",
        aria_label=called,
    )
    if width == NARROW and height > FOLDED:
        return element(
            "details",
            element("summary", said(prose.gettext("As a picture: %(title)s", title=Markdown(called)))),
            drawn,
            class_="narrow",
        )
    return drawn


def figure(kind: str, drawings: Iterable[str], *caption: str, facts: Sequence[str] = ()) -> Markdown:
    """Return the figure of drawings over the paragraphs of its caption and a list, all of them markup.

    It stands in a Markdown page as it is, and is left out of the search, which has its words from the page.
    """
    figcaption = element("figcaption", *(element("p", part) for part in caption), *_list(facts))
    inside = "\n".join([*drawings, figcaption])
    return Markdown(f'<figure class="picture {kind}" data-search-exclude="">\n{inside}\n</figure>')


def _list(facts: Sequence[str]) -> list[str]:
    return [element("ul", *(element("li", fact) for fact in facts))] if facts else []


def legend(signs: Iterable[tuple[str, str]]) -> str:
    """Return what signs mean, for a caption: each a drawing of 26 by 14, and its words."""
    return " ".join(
        element(
            "span",
            element("svg", sign, viewbox="0 0 26 14", aria_hidden="true", class_="legend"),
            f" {words}",
            class_="keyed",
        )
        for sign, words in signs
    )


def language(prose: Prose, code: str) -> str:
    """Return the language of a text for its attribute, empty where it is the explainer's."""
    return "" if code == prose.story.info.language else language_code(code)
