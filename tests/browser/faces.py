"""Forces on a page a face of its own: one with narrow letters, one with wide ones, one with tall lines.

They come with the tests (fonts/), so that it does not matter which fonts a machine has.
"""

import base64
import json
from pathlib import Path

from playwright.sync_api import Page

FONTS = {
    weight: base64.b64encode((Path(__file__).with_name("fonts") / name).read_bytes()).decode()
    for weight, name in (("400", "DejaVuSans.woff2"), ("700", "DejaVuSans-Bold.woff2"))
}

FACES = {
    "narrow": {"sizeAdjust": "75%", "ascentOverride": "75%", "descentOverride": "20%"},
    "wide": {},
    "tall": {"ascentOverride": "140%", "descentOverride": "60%"},
}
"""How each face differs from DejaVu Sans, which is as wide as system fonts get."""

MAKE = """
    ([fonts, faces]) => {
        for (const [family, metrics] of Object.entries(faces)) {
            for (const [weight, data] of Object.entries(fonts)) {
                const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0))
                document.fonts.add(new FontFace(family, bytes.buffer, {weight, ...metrics}))
            }
        }
    }
"""

FORCE = """
    face => {
        const style = new CSSStyleSheet()  // which the policy of the page says nothing about
        style.replaceSync(`*, ::before, ::after { font-family: ${face} !important }`)
        document.adoptedStyleSheets = [style]
    }
"""

FORCED = """
    async face => {
        await document.fonts.ready
        const made = [...document.fonts].filter(one => one.family === face)
        const forced = getComputedStyle(document.body).fontFamily === face
        return forced && made.length > 0 && made.every(one => one.status === "loaded")
    }
"""


def make(page: Page) -> None:
    """Give a page the faces."""
    page.evaluate(MAKE, [FONTS, FACES])


def force(page: Page, face: str) -> None:
    """Let all words of a page that has the faces be in one of them."""
    page.evaluate(FORCE, face)
    assert page.evaluate(FORCED, face)


def from_the_first(page: Page, face: str) -> None:
    """Let all words of whatever the page will show be in a face."""
    page.add_init_script(f"({MAKE})({json.dumps([FONTS, FACES])}); ({FORCE})({json.dumps(face)})")
