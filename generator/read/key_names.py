"""The key that an editor means by one that the model does not know: misspelt, or another word for it."""

import difflib
import re
from collections.abc import Iterable

_WORDS_FOR = {
    # headings of a file
    "actors": "persons people who",
    "places": "locations",
    "events": "timeline chronology",
    "claims": "statements allegations",
    "sources": "articles references refs links",
    "differences": "contradictions disagreements conflicts",
    "questions": "unknowns faq",
    "terms": "glossary words",
    "updates": "changes changelog corrections",
    # keys of entries
    "id": "key slug",
    "title": "name headline heading",
    "name": "title label",
    "names": "translations other_names native_names",
    "also_written": "aliases alias spellings variants forms aka",
    "text": "claim statement body content description summary",
    "summary": "description text body about bio abstract",
    "question": "title text",
    "point": "title topic question",
    "term": "word name title",
    "meaning": "definition explanation description text",
    "what": "relation type kind",
    "form": "name spelling text",
    "says": "text claim version",
    "role": "title position office function job",
    "date": "when day time published",
    "since": "from start date",
    "published": "date issued publication_date pubdate",
    "accessed": "access_date access retrieved viewed read visited",
    "as_of": "updated last_updated date status_date",
    "asked": "date",
    "reviewed": "checked updated",
    "place": "location where venue city",
    "within": "in part_of parent located_in region country",
    "part_of": "member_of belongs_to parent organisation organization employer works_for country",
    "latitude": "lat",
    "longitude": "lon lng long",
    "url": "link href address web website uri",
    "archived": "archive archive_url archive_link",
    "publisher": "outlet newspaper media site published_by",
    "author": "by writer byline",
    "by": "speaker who says author actor",
    "type": "kind category genre",
    "kind": "type category sort",
    "language": "lang locale",
    "derived_from": "source original based_on rewrites rewrite_of from via translated_from",
    "seen": "read access",
    "sha256": "hash checksum sha",
    "note": "comment remark notes",
    "source": "sources from ref reference",
    "stance": "position attitude says",
    "hedged": "alleged hedge",
    "quote": "quotation words text cite",
    "translation": "translated english translation_en",
    "event": "events occasion",
    "verified": "checked verified_on confirmed",
    "verdict": "judgement judgment result conclusion",
    "reason": "why because rationale reasons note",
    "why": "reason importance why_it_matters",
    "known": "what_is_known known_so_far facts",
    "would_settle": "settled_by needed evidence",
    "avoid": "avoided not instead_of",
    "about": "subject subjects entries regarding concerns",
    "to": "with whom actor target",
    "contact": "email mail e_mail report_errors",
    "policies": "policy rules",
    "variants": "versions accounts",
    "relations": "relationships ties related",
}
"""For each key the words that editors may write for it; which of them is meant tells the kind of entry."""


def key_meant_by(key: str, known: Iterable[str]) -> str | None:
    """Return the key among the `known` ones that is probably meant, None where none is near."""
    keys = list(known)
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])|[\s-]+", "_", key.strip()).lower()
    if plain in keys:
        return plain
    for forms in ([plain], [plain.rstrip("s"), f"{plain}s"]):
        for name in keys:
            if name in forms or set(forms) & set(_WORDS_FOR.get(name, "").split()):
                return name
    close = difflib.get_close_matches(plain, keys, 1)
    return close[0] if close else None
