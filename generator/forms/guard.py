"""Who may use the desk: the browser that was given its address, and no page of another site.

The server hears this machine only, but every page that a browser shows, and every user of the machine, can
reach it there. So a request is answered if

- its `Host` is the address that the server has: a name that somebody lets point to this machine (DNS
  rebinding) is another one;
- it has the cookie, which is given once, to who brings the token that was printed when the desk began;
- it was not sent from another site (`Sec-Fetch-Site`, https://www.w3.org/TR/fetch-metadata/), and a form that
  is sent names the desk itself as its `Origin` and repeats what only a page of the desk can know.

A cookie of 127.0.0.1 goes to every port there, so its name has the port in it, and what a form repeats is
another secret than the cookie.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass

ADDRESS = "127.0.0.1"


@dataclass(slots=True)
class Guard:
    """The secrets of one desk, each long and random, and where it is; the `token` counts once."""

    token: str
    session: str
    form: str
    port: int = 0
    used: bool = False

    @property
    def host(self) -> str:
        """The value of `Host` in every request that is meant for it."""
        return f"{ADDRESS}:{self.port}"

    @property
    def origin(self) -> str:
        """The origin of its pages."""
        return f"http://{self.host}"

    @property
    def _name(self) -> str:
        return f"desk-{self.port}"

    @property
    def cookie(self) -> str:
        """What is given to who brings the token: not to be read by scripts, nor sent from other sites."""
        return f"{self._name}={self.session}; Path=/; HttpOnly; SameSite=Strict"

    def admits(self, headers: Mapping[str, str]) -> bool:
        """Return whether a request comes from a page of the desk, or from nowhere, in the right browser."""
        return self.is_addressed(headers) and self._knows(headers)

    def is_addressed(self, headers: Mapping[str, str]) -> bool:
        """Return whether a request is meant for the desk, and is not sent by a page of another site."""
        return headers.get("Host", "") == self.host and headers.get("Sec-Fetch-Site", "none") in (
            "same-origin",
            "none",
        )

    def begins(self, token: str) -> bool:
        """Return whether this is the token, for the first time; from then on it is worth nothing."""
        right = not self.used and hmac.compare_digest(token.encode(), self.token.encode())
        self.used |= right
        return right

    def takes(self, headers: Mapping[str, str], repeated: str) -> bool:
        """Return whether a form that is sent was made by the desk: `repeated` is what it says."""
        return headers.get("Origin", "") == self.origin and hmac.compare_digest(
            repeated.encode(), self.form.encode()
        )

    def _knows(self, headers: Mapping[str, str]) -> bool:
        pairs = (pair.strip().partition("=") for pair in headers.get("Cookie", "").split(";"))
        given = next((value for name, _, value in pairs if name == self._name), "")
        return hmac.compare_digest(given.encode(), self.session.encode())
