"""What a Content-Security-Policy says of text that stands in a page: https://www.w3.org/TR/CSP3/."""

import base64
import hashlib


def hash_source(text: str) -> str:
    """Return the source expression for a script or a style: https://www.w3.org/TR/CSP3/#grammardef-hash-source."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
