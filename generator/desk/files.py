"""Read the data files as they are, byte for byte, so that nobody else's change is written over."""

from contextlib import suppress
from pathlib import Path

from generator.read import MAX_BYTES


def contents(data: Path) -> dict[Path, bytes]:
    """Return what the data files hold, by their paths; those that cannot be read are left to `load`."""
    found = {}
    for path in sorted(data.rglob("*.yml")):
        with suppress(OSError):
            if path.is_file() and path.stat().st_size <= MAX_BYTES:
                found[path] = path.read_bytes()
    return found


def has_schema(data: Path) -> bool:
    """Return whether the schema of the data lies beside them, for editors that know YAML."""
    return (data / "schema.json").is_file()
