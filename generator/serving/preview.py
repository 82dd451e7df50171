"""The site as it would be built now: the newest good data, and any page of it when it is asked for.

Nothing is made before it is asked for, so a change costs the reading of the data and the page that somebody
looks at. Whoever waits for the next version is woken by every change, also by one that brings problems: then
the pages stay those of the last good data, and the problems say so.
"""

import hashlib
import os
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File as MkDocsFile

from generator import build, completion, configuration, exports
from generator.catalogue import FOLDER
from generator.configuration import Configuration, ConfigurationError, repository_of
from generator.derive import Story
from generator.history import History, history
from generator.output import Thing
from generator.problem import Problem
from generator.read import File
from generator.render import beside
from generator.render.structured import structured
from generator.serving.engine import Engine, EngineError, Told
from generator.site import Site
from generator.telling import Telling
from generator.watching.folders import Stamp, stamps
from generator.write import manifest

PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class State:
    """What is shown: a number that grows with every change, what is wrong, and whether pages are the newest.

    `told` are the languages of the last good data by the folders of their sites; before the first there are
    none. `report` is what is wrong as a terminal shows it.
    """

    version: int = 0
    problems: Sequence[Problem] = ()
    files: Mapping[str, File] = field(default_factory=dict)
    failed: bool = False
    report: str = ""
    message: str = ""
    """What is wrong that is not in the data: with the configuration, a template, a plugin."""
    told: Mapping[str, Told] = field(default_factory=dict)


class Preview:
    """A project, of which any file of the site can be had as of now."""

    def __init__(self, root: Path, site_dir: Path, address: str) -> None:
        """Read nothing yet; `site_dir` is a folder to work in, `address` that of the whole site."""
        self.root, self.address = root, address
        self._site_dir = site_dir
        self.configured: Configuration = configuration.read(root)
        self.state = State()
        self._engines: dict[str, Engine] = {}
        self._past: History | None = None
        self._outdated = False
        """Whether the configuration or the theme has changed since the engines were loaded."""
        self._pages: dict[str, bytes] = {}
        self._making = threading.RLock()
        """Held while pages are made or thrown away: MkDocs makes one at a time."""
        self._changed = threading.Condition()

    def watched(self) -> list[Path]:
        """Return the files and folders that the site is made of."""
        root, docs = self.root, self.configured.docs
        ours = [PACKAGE / "templates", PACKAGE / "theme"]
        return [self.configured.data, docs, root / configuration.FILE, root / FOLDER, *ours]

    def look(self) -> dict[Path, Stamp]:
        """Return a stamp of every file that the site is made of, but of no page that is made itself."""
        docs = self.configured.docs
        made = {docs / path for path in manifest(docs)} | {self.configured.data / completion.FILE}
        return stamps(self.watched(), made.__contains__)

    def update(self, changed: Collection[Path] = ()) -> State:
        """Read what has changed, and wake whoever waits for it; without `changed`, read all."""
        with self._making:
            try:
                state = self._read(changed)
            except Exception as error:  # noqa: BLE001 - whatever a plugin raises, the last good pages stay
                old, told = self.state, type(error).__name__
                is_ours = isinstance(error, ConfigurationError | EngineError | MkDocsException)
                message = str(error) if is_ours else f"{told}: {error}"
                state = State(old.version + 1, failed=True, report=message, message=message, told=old.told)
            self._pages.clear()
            self.state = state
        with self._changed:
            self._changed.notify_all()
        return state

    def _read(self, changed: Collection[Path]) -> State:
        old, data, docs = self.state, self.configured.data, self.configured.docs
        if any(not path.is_relative_to(data) and not path.is_relative_to(docs) for path in changed):
            self._outdated = True
        if self._outdated:
            self.configured = configuration.read(self.root)
        data, docs, left_out = self.configured.data, self.configured.docs, self.configured.left_out
        if self._past is None or self._outdated:  # a commit while we serve is told by the build of the whole
            self._past = history(data) if self.configured.history else History()
        planned = build.plan(data, docs, self.root, self._past, left_out=left_out)
        checked = planned.checked
        build.offer_ids(checked, data)
        told = old.told if checked.failed() else dict(self._tellings(planned))
        if not checked.failed():
            self._tell(told, gather=any(path.is_relative_to(docs) for path in changed))
        return State(
            old.version + 1,
            checked.problems,
            checked.files,
            failed=checked.failed(),
            report=checked.report(),
            told=told,
        )

    def _tell(self, told: Mapping[str, Told], *, gather: bool) -> None:
        """Have the engines tell the story as it is now; that of another language is loaded when asked for."""
        languages = _languages(told)
        if self._outdated or list(map(_language, told.values())) != list(
            map(_language, self.state.told.values())
        ):
            # The old ones stay where a new one cannot be loaded.
            self._engines = {"": self._load("", told)}
            self._outdated = False
            return
        for folder, engine in self._engines.items():
            engine.tell(told[folder], languages)
            if gather:
                engine.gather()

    def _tellings(self, planned: build.Planned) -> Iterator[tuple[str, Told]]:
        """Yield what each language tells, by the folder of its site."""
        checked, docs, left_out = planned.checked, self.configured.docs, self.configured.left_out
        site, repository = Site(self.address), repository_of(self.root, self.configured.extra)
        name = os.path.relpath(docs, self.root)
        made = manifest(docs)
        by_hand = [
            path for file in docs.rglob("*.md") if (path := file.relative_to(docs).as_posix()) not in made
        ]
        for code, story in (("", checked.story), *checked.others.items()):
            folder = f"{code}/" if code else ""
            drafts = planned.drafts[code]
            things = _Things(story, site.below(code) if code else site, drafts)
            pages = {path for path in drafts if path.endswith(".md")}
            pages.update(path.removeprefix(folder) for path in by_hand if path.startswith(folder))
            if not code:  # of the others' pages the first language has none
                others = tuple(f"{other}/" for other in checked.others)
                pages = {path for path in pages if not path.startswith(others)}
            linked = exports.linked_from_pages(story, left_out)
            telling = Telling(
                story,
                beside(story, things),
                folder,
                docs / code,
                {},
                linked,
                frozenset(pages),
                repository,
                name,
            )
            yield folder, Told(telling, drafts)

    def touch(self) -> None:
        """Wake whoever waits: something beside the pages has changed."""
        with self._changed:
            self.state = replace(self.state, version=self.state.version + 1)
            self._changed.notify_all()

    def wait(self, version: int, timeout: float) -> State:
        """Return the state as soon as it is newer than this version, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.state.version > version, timeout)
            return self.state

    def has_page(self, path: str) -> bool:
        """Return whether there is a page at this path of the site, without making it."""
        with self._making:
            return self._found(path) is not None

    def _found(self, path: str) -> tuple[str, Engine, MkDocsFile] | None:
        """Return the folder of the language, what makes its pages, and the file of the page at a path."""
        folder = self._folder(path)
        engine = self.engine(folder)
        file = engine.by_address.get(path.removeprefix(folder)) if engine else None
        return (folder, engine, file) if engine and file and file.is_documentation_page() else None

    def page(self, path: str) -> bytes | None:
        """Return a page by its path in the site, `actors/lavrov/index.html`; None where there is none.

        Raise what MkDocs or a plugin raises where it cannot be made.
        """
        with self._making:
            found = self._found(path)
            if found is None:
                return None
            if path not in self._pages:
                _, engine, file = found
                self._pages[path] = engine.page(file)
            return self._pages[path]

    def digest(self, path: str) -> str:
        """Return what is the same as long as a page is; empty where there is none."""
        page = self.page(path)
        return hashlib.sha256(page).hexdigest() if page is not None else ""

    def file(self, path: str) -> Path | str | None:
        """Return a file that is no page, or its text if it is made of the data; None where there is none."""
        with self._making:
            folder = self._folder(path)
            engine = self.engine(folder)
            inner = path.removeprefix(folder)
            if engine is None:
                return None
            if draft := engine.told.drafts.get(inner):
                return draft.written().text
            file = engine.by_address.get(inner)
            if file is None:
                return None
            return Path(file.abs_src_path) if file.abs_src_path else file.content_string

    def not_found(self) -> bytes:
        """Return the page that stands where there is none; nothing before the first good data."""
        with self._making:
            engine = self.engine("")
            return engine.not_found() if engine else b""

    def _folder(self, path: str) -> str:
        first = f"{path.partition('/')[0]}/"
        return first if first in self.state.told else ""

    def engine(self, folder: str) -> Engine | None:
        """Return what makes the pages of the language with this folder; None where there is no such."""
        told = self.state.told
        if folder not in told:
            return None
        if folder not in self._engines:
            self._engines[folder] = self._load(folder, told)
        return self._engines[folder]

    def _load(self, folder: str, told: Mapping[str, Told]) -> Engine:
        file = self.root / configuration.FILE
        return Engine(file, told[folder], _languages(told), self._site_dir, self.address)


def _language(told: Told) -> str:
    return told.telling.language


def _languages(told: Mapping[str, Told]) -> tuple[Telling, ...]:
    """Return the languages of a story that has several."""
    return tuple(one.telling for one in told.values()) if len(told) > 1 else ()


class _Things(Mapping[str, Thing]):
    """What pages say to machines, by their paths, each found when it is asked for."""

    def __init__(self, story: Story, site: Site, paths: Collection[str]) -> None:
        self._story, self._site, self._paths = story, site, paths

    def __getitem__(self, path: str) -> Thing:
        thing = structured(self._story, path, self._site) if path in self._paths else None
        if not thing:
            raise KeyError(path)
        return thing

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
