"""Where the site is: what its configuration knows and no data file does."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Site:
    """The addresses of a site, each with nothing where it is not known.

    `address` is that of the front page and ends with `/`; `repository` is that of the data, as `/blob/HEAD/`
    and the path of a file follow it.
    """

    address: str = ""
    repository: str = ""

    def below(self, folder: str) -> "Site":
        """Return the site that lies in a folder of this one."""
        return replace(self, address=f"{self.address}{folder}/" if self.address else "")

    def root(self, depth: int) -> str:
        """Return what the addresses of the site begin with on a page that lies so many folders deep."""
        return self.address or "../" * depth or "./"
