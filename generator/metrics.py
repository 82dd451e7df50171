"""How wide a text is, and its lines: for all that is drawn, whichever font it is drawn in.

A picture on a page is shown in a font of the reader's machine, a share picture in the one in finish/fonts/.
So a letter is as wide here as in the wider one of DejaVu Sans, as wide as system fonts get, and Noto Serif
SemiBold: the larger of the widths in their tables `hmtx`, rounded up.
"""

import re
import unicodedata
from functools import cache

_BY_WIDTH = {
    0.3: "'",
    0.35: " ,./:;\\ijl·ı‘’‚‛․‧ιіј",
    0.4: "()-IJ[]ft\u00adłľŧ‐‑‹›ΙІЈӀӏ",
    0.45: "!¡²³¹",
    0.5: '"_`ª¯°´¸º–†‡',
    0.55: "*?crsz§¿“”„‟Ίεζгзсэєѕґҙҫӷ",
    0.6: "vy|¦¨•Γγκλνξςυвтуьғҕҭүұӡӻ",
    0.65: "$0123456789EFLPSTabdegkopqx{}¢£¤¥«µ¶»ÞðøþđəĸĿŁŦ‒€₽ΕΡΣΤβδηθμορστχЅГЕЗРабеклорхчяђҐҘҟҬҳҹӄәөӶӽӿ",
    0.7: "BCRVYZhnußħĳŋ΅ΒΔΖΞΥαπЄБВСТУЬЭЯдинпцћџҒҔқҝңҩҪҮҰҷһӆӈӊӌӠӺ",
    0.75: "AKUXưΑΛΧАКХъҚҜҞҲҽҿӃӼӾ",
    0.8: "&DGNOQÐØĐƏĲŊẞΈΘΚΝΟΠΩφψЏДЛОПЦЧҶҸҺӅӋӘӨ",
    0.85: "#+<=>H^~¬±×÷ŉΌΏΗωЂИНЪмюҡҢҵӇӉӎ",
    0.9: "wƯΎЋфыњҠҥҨ",
    0.95: "MĦƠΜΦΨФжшщљҗҧҼҾ",
    1.1: "WœŒǇ№₩ΉЉЊЖЮѠѩѭѹѽѾҖҤҦԂԈԘԜԠ",
    1.2: "₨ƢƜǆǊǋǳǶШЩѨѼԊԔԢԫ",
    1.5: "ǄǅǱǲ‰₯ѬѸԪ",
    1.75: "‱",
}
"""The letters of Latin, Greek and Cyrillic by their width in heights of letters; one with a mark is as wide
as one without."""

_WIDTHS = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}

_RANGES = ((0x0590, 0x05FF, 0.7), (0x0600, 0x077F, 0.7))
"""The letters of Hebrew and Arabic: from which, to which, and how wide most of them are where joined."""

_WIDE = dict.fromkeys("سشصضﷺ", 1.1)

_OTHER = 1.0
"""The width of all other letters: that of a Chinese one."""


def measure(text: str, size: float) -> float:
    """Return about how wide a text is in letters of a size, rather too much than too little."""
    return size * sum(map(_width, text))


@cache
def _width(letter: str) -> float:
    if letter in _WIDTHS or unicodedata.combining(letter):
        return _WIDTHS.get(letter, 0)
    if letter in _WIDE:
        return _WIDE[letter]
    for first, last, width in _RANGES:
        if first <= ord(letter) <= last:
            return width
    bare, *marks = unicodedata.decomposition(letter).split() or [""]
    return _width(chr(int(bare, 16))) if marks and not bare.startswith("<") else _OTHER


def lines(text: str, most: float, size: float) -> list[str]:
    """Return a text in lines of at most this width; a longer word is a line by itself."""
    rows: list[str] = []
    for word in text.split():
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and measure(longer, size) <= most:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


def wrap(text: str, most: float, number: int, size: float) -> list[str]:
    """Return a text in at most so many lines of at most this width; what is cut off leaves `…`."""
    rows = lines(text, most, size)
    kept = rows[:number] or [""]
    if len(rows) > number:
        kept[-1] += "…"
    return [cut(line, most, size) for line in kept]


def cut(line: str, most: float, size: float) -> str:
    """Return a line of at most this width, cut after a word if it can be."""
    while measure(line, size) > most and len(line) > 1:
        shorter = line.rstrip("…")
        head = shorter.rpartition(" ")[0] or shorter[:-1]
        line = f"{head.rstrip(' ,;:–—-')}…"
    return line


_UNCOVERED = re.compile("[^\u0020-\u024f\u0300-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20a0-\u20bf№™]")


def covers(text: str) -> bool:
    """Return whether the font of share pictures has all letters of a text: Latin, Greek and Cyrillic ones."""
    return not _UNCOVERED.search(text)
