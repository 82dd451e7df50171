"""Where the site is: what its configuration knows and no data file does."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Site:
    """The address of a site, which is that of the front page and ends with `/`; nothing where unknown."""

    address: str = ""

    def below(self, folder: str) -> "Site":
        """Return the site that lies in a folder of this one."""
        return replace(self, address=f"{self.address}{folder}/" if self.address else "")

    def root(self, depth: int) -> str:
        """Return what the addresses of the site begin with on a page that lies so many folders deep."""
        return self.address or "../" * depth or "./"
