"""Light pages to be shown inside of others: a claim, the standings of all claims, the timeline.

They are HTML by themselves, at most 40 kB, without a script, and follow the reader's light or dark. Who
may frame a page is for the host to say, in a header (CSP 3, `frame-ancestors`): `_headers` is the file in
which Netlify and Cloudflare Pages read it. Embeds may be shown anywhere, other pages nowhere.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.catalogue import gettext_noop
from generator.csp import hash_source
from generator.derive import STANDINGS, Story, standing
from generator.exports.format import Format
from generator.model import Claim
from generator.render import sides
from generator.render.names import name, served_address
from generator.render.prose import Prose
from generator.render.side_marks import source_count
from generator.site import Site

MOST_EVENTS = 60
"""How many events the timeline shows, the latest ones."""

MOST_CLAIMS = 5
"""How many claims of a standing the box shows."""

STYLE = """
:root{--paper:#fbf9f4;--ink:#221f1a;--quiet:#5d574c;--link:#14507f;--rule:#ddd5c5;
--corroborated:#1b5e20;--one-sided:#7a4100;--contested:#9b1c1c;--unsupported:#3d4a5c;--no-fact:#3d4a5c}
@media (prefers-color-scheme:dark){:root{--paper:#1a1914;--ink:#ebe6da;--quiet:#b3ac9d;--link:#93c4ec;
--rule:#3d3a31;--corroborated:#a5d6a7;--one-sided:#ffcc80;--contested:#ffab9e;--unsupported:#b7c4d6;
--no-fact:#b7c4d6}}
body{background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;margin:0;padding:1rem}
h1{font:600 1.25rem/1.3 Charter,"Noto Serif",Georgia,serif;margin:0 0 .6rem}
h2{font-size:.95rem;margin:1rem 0 .3rem}
a{color:var(--link)}h1 a{color:inherit}
ul,ol{list-style:none;margin:0;padding:0}
li{border-top:1px solid var(--rule);padding:.4rem 0}
p{margin:.3rem 0}
.kicker,.date,footer,small{color:var(--quiet);font-size:.85rem}
.date{display:block}
.standing{font-weight:700}
.corroborated{color:var(--corroborated)}.one-sided{color:var(--one-sided)}
.contested{color:var(--contested)}.unsupported{color:var(--unsupported)}.no-fact{color:var(--no-fact)}
.verdict{border-inline-start:.2rem solid var(--rule);padding-inline-start:.6rem}
footer{border-top:1px solid var(--rule);margin-top:1rem;padding-top:.5rem}
"""

HEADERS = "/*\n  Content-Security-Policy: frame-ancestors 'none'\n"
EMBEDDED = "\n/{}embed/*\n  ! Content-Security-Policy\n  Content-Security-Policy: frame-ancestors *\n"
"""The first takes off what the rule for all pages has put on."""


def files(story: Story, site: Site) -> Mapping[str, bytes]:
    """Return the pages to embed and, in the first language, the headers that say who may frame what."""
    first, *others = story.info.languages or (story.info.language,)
    rules = [HEADERS, *(EMBEDDED.format(folder) for folder in ("", *(f"{code}/" for code in others)))]
    headers = {"_headers": "".join(rules).encode()} if story.info.language == first else {}
    return {**headers, **dict(_pages(story, site))}


BOX = "embed/box/index.html"
TIMELINE = "embed/timeline/index.html"


def paths(story: Story) -> Iterator[str]:
    """Yield where the pages to embed are."""
    yield from (BOX, TIMELINE, *map(_of_claim, story.claims))


def _of_claim(id_: str) -> str:
    return f"embed/claims/{id_}/index.html"


def _pages(story: Story, site: Site) -> Iterator[tuple[str, bytes]]:
    yield BOX, _html(story, site, 2, groups=_groups(story, site), question=story.info.question)
    yield TIMELINE, _html(story, site, 2, **_timeline(story, site))
    for claim in story.claims.values():
        yield _of_claim(claim.id), _html(story, site, 3, claim=_claim(story, claim, site))


def _html(story: Story, site: Site, depth: int, **values: object) -> bytes:
    words = story.catalogue
    policy = f"default-src 'none'; style-src {hash_source(STYLE)}; base-uri 'self'"
    text = (
        _environment()
        .get_template("embed.html.jinja")
        .render(
            {
                "claim": None,
                "groups": (),
                "events": (),
                "language": story.info.language,
                "direction": words.direction,
                "policy": policy,
                "style": STYLE,
                "title": story.info.title,
                "site_title": story.info.title,
                "address": site.root(depth),
                "as_of": words.gettext("As of %(day)s", day=words.date(story.info.as_of)),
                **values,
            }
        )
    )
    return "\n".join(line for line in text.splitlines() if line.strip()).encode()


def _claim(story: Story, claim: Claim, site: Site) -> dict[str, str]:
    found = standing(story, claim)
    prose = Prose(story, "")
    return {
        "text": claim.text,
        "address": site.root(3) + served_address(story, claim.id),
        "css": found or "no-fact",
        "shape": sides.SHAPES[found] if found else "",
        "label": sides.label(story, claim),
        "beside": sides.beside(story, claim),
        "sources": source_count(prose, claim),
        "verdict": claim.assessment.verdict if claim.assessment else "",
    }


def _groups(story: Story, site: Site) -> list[dict[str, object]]:
    of: dict[str | None, list[Claim]] = {}
    for claim in story.claims.values():
        of.setdefault(standing(story, claim), []).append(claim)
    return [
        {
            "css": found,
            "shape": sides.SHAPES[found],
            "words": story.catalogue.gettext(sides.STANDING_WORDS[found]),
            "count": story.catalogue.number(len(of[found])),
            "claims": [
                {"text": name(story, claim), "address": site.root(2) + served_address(story, claim.id)}
                for claim in of[found][:MOST_CLAIMS]
            ],
        }
        for found in STANDINGS
        if found in of
    ]


def _timeline(story: Story, site: Site) -> dict[str, object]:
    words, left = story.catalogue, len(story.timeline) - MOST_EVENTS
    every = words.ngettext("All %(num)s events", "All %(num)s events", len(story.timeline))
    return {
        "events": [
            {
                "date": words.date(event.date),
                "title": event.title,
                "address": site.root(2) + served_address(story, event.id),
            }
            for event in story.timeline[-MOST_EVENTS:]
        ],
        "timeline": f"{site.root(2)}timeline/",
        "rest": every if left > 0 else "",
    }


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("generator"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
    )


FORMAT = Format(
    name="embed",
    path="embed/box/",
    title=gettext_noop("To be shown in other pages"),
    said=gettext_noop("How the claims stand, the timeline, and each claim, as light pages for a frame."),
    example='<iframe src="%(address)s" title="%(title)s" width="100%%" height="480" loading="lazy"></iframe>',
    files=files,
    named=paths,
)
