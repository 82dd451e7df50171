"""Mends what Material's markup has wrong in places that no template of ours can reach."""

_FAULTS = {
    # HTML has no `autocomplete` on a checkbox. https://html.spec.whatwg.org/multipage/input.html#input-type-attr-summary
    f'type="checkbox" id="{id_}" autocomplete="off"': f'type="checkbox" id="{id_}"'
    for id_ in ("__drawer", "__search")
}
"""What stands in base.html of Material 9.8.1 outside all blocks, and what ought to."""


def mend(html: str) -> str:
    """Return a page of the site as valid HTML."""
    for wrong, right in _FAULTS.items():
        html = html.replace(wrong, right)
    return html
