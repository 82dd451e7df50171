"""The kinds of event that every story may use; a story may name others, or say more of these."""

from generator.catalogue import gettext_noop

USUAL = {
    "announcement": gettext_noop("announcement"),
    "ceremony": gettext_noop("ceremony"),
    "decision": gettext_noop("decision"),
    "interview": gettext_noop("interview"),
    "meeting": gettext_noop("meeting"),
    "military": gettext_noop("military"),
    "publication": gettext_noop("publication"),
    "statement": gettext_noop("statement"),
    "visit": gettext_noop("visit"),
}
"""The words for readers by the words of the data."""

TOGETHER = frozenset({"ceremony", "meeting", "visit"})
"""The kinds at which people are together."""
