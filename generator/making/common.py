"""What is the same on every page: the settings, the theme, the programs, and the words of the interface."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.catalogue import FOLDER
from generator.making.memory import digest

PACKAGE = Path(__file__).parent.parent

ELSEWHERE = frozenset({"plugins", "theme", "config_file_path", "docs_dir", "site_dir"})
"""Settings that are looked at apart from the others, or that no page shows."""


def common(config: MkDocsConfig, others: Iterable[str]) -> str:
    """Return a digest of what is the same on every page of a site; `others` are what the theme is given."""
    return digest(
        [
            sys.version.encode(),
            *(name.encode() for name in _installed()),
            *_contents(PACKAGE),
            *_contents(Path(config.config_file_path).parent / FOLDER),
            *_contents(Path(config.theme.custom_dir) if config.theme.custom_dir else None),
            _as_json({key: value for key, value in config.items() if key not in ELSEWHERE}),
            _as_json({name: dict(plugin.config) for name, plugin in config.plugins.items()}),
            _as_json(dict(config.theme)),
            *(other.encode() for other in others),
        ]
    )


def _installed() -> list[str]:
    """Return what is installed, with the versions, as the folders of metadata are called.

    https://packaging.python.org/en/latest/specifications/recording-installed-packages/
    """
    folders = (Path(entry) for entry in sys.path if Path(entry).is_dir())
    return sorted({path.name for folder in folders for path in folder.glob("*.dist-info")})


def _contents(folder: Path | None) -> Iterator[bytes]:
    """Yield the names and the contents of all files below a folder, if there is one."""
    for path in sorted(folder.rglob("*")) if folder else ():
        if path.is_file() and path.suffix != ".pyc":
            yield path.relative_to(folder or path).as_posix().encode()
            yield path.read_bytes()


def _as_json(value: object) -> bytes:
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=False).encode()


def _plain(value: object) -> object:
    """Return a setting as JSON has it, the same in every process."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, set | frozenset):
        return sorted(str(inner) for inner in value)
    if value is None or isinstance(value, str | int | float):
        return str(value)
    # A function, such as one that makes the anchors of headings, goes by its name.
    module, name = getattr(value, "__module__", ""), getattr(value, "__qualname__", "")
    return f"{type(value).__qualname__} {module}.{name}"
