"""One story in several languages: a text may be a mapping from language to text, where it was one text.

In come the files; out comes for each language the same files as if the story were told in that language only.
A text that lacks it is the one in the first language, and is noted, so that pages can say what it is in.
Everything else stands once, so no fact differs between the languages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from generator.model import KIND_OF, KINDS, Part, StoryInfo, is_code, meant_by, part_of, text_at
from generator.problem import Place, Problem, quoted
from generator.read.load import File
from generator.read.nodes import Node


@dataclass(slots=True)
class Edition:
    """The files of a story in one of its languages, and the texts in it that are in another.

    `language` is None for a story in one language, whose files are as they were read.
    """

    language: str | None
    files: list[File] = field(default_factory=list)
    untranslated: dict[str, str] = field(default_factory=dict)
    """The languages of these texts, by the texts."""
    missing: dict[Place, str] = field(default_factory=dict)
    """Where in the data a translation is missing, with the text that stands there."""
    translated: list[str] = field(default_factory=list)
    """The texts that have one."""


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of a story, the first one first; `known` is whether all of them could be read."""

    codes: tuple[str, ...] = ()
    known: bool = True

    @property
    def first(self) -> str:
        """The language in which every text is told."""
        return self.codes[0] if self.codes else ""


def editions(files: list[File]) -> tuple[list[Edition], list[Problem]]:
    """Return the story in each of its languages, the first one first, and what is wrong with translations.

    A story in one language has one edition.
    """
    languages, problems = _languages(files)
    sources = dict(_source_languages(files))
    several = len(languages.codes) > 1
    all_editions = [
        _Reader(languages, language, sources, problems).edition(files)
        for language in (languages.codes if several else (languages.first,))
    ]
    if not several:
        all_editions[0].language = None
    return all_editions, sorted(set(problems))


def _languages(files: Iterable[File]) -> tuple[Languages, list[Problem]]:
    """Return the languages of the story as far as they are codes: one that is none is told later."""
    broken = False
    for file in files:
        broken |= file.broken or file.root is None
        story = _mapping(_mapping(file.root).get("story"))
        listed, main = story.get("languages"), story.get("language")
        if listed is None:
            continue
        if not isinstance(listed.value, tuple):
            return Languages(known=False), []
        codes = [node.value for node in listed.value]
        valid = tuple(dict.fromkeys(code for code in codes if isinstance(code, str) and is_code(code)))
        problems = []
        if valid and main and isinstance(main.value, str) and main.value != valid[0]:
            message = (
                f"the first of the languages is {quoted(valid[0])}, and `language` is {quoted(main.value)}"
            )
            help_ = f"begin the list with {quoted(main.value)}"
            problems = [Problem(listed.value[0].place, "first-language", message, help_)]
        return Languages(valid, known=len(valid) == len(set(map(str, codes)))), problems
    return Languages(known=not broken), []


def _mapping(node: Node | None) -> dict[str, Node]:
    return node.value if node is not None and isinstance(node.value, dict) else {}


def _source_languages(files: Iterable[File]) -> Iterator[tuple[str, str]]:
    """Yield the languages of the sources, by their ids."""
    for file in files:
        listed = _mapping(file.root).get("sources")
        for source in listed.value if listed and isinstance(listed.value, tuple) else ():
            id_, language = (_mapping(source).get(key) for key in ("id", "language"))
            if id_ and language and isinstance(id_.value, str) and isinstance(language.value, str):
                yield id_.value, language.value


class _Reader:
    """Reads files in one language; of a story in one language it only tells what has translations."""

    def __init__(
        self, languages: Languages, language: str, sources: dict[str, str], problems: list[Problem]
    ) -> None:
        self.languages = languages
        self.language = language
        self.sources = sources
        self.problems = problems
        self.made = Edition(language)

    def edition(self, files: Iterable[File]) -> Edition:
        self.made.files = [self._file(file) for file in files]
        missing = dict.fromkeys(self.made.missing.values(), self.languages.first)
        # A text that stands for another one, too, as its translation, is not said to be in another language.
        self.made.untranslated = {
            text: code for text, code in missing.items() if text not in set(self.made.translated)
        }
        return self.made

    def _file(self, file: File) -> File:
        if file.root is None or not isinstance(file.root.value, dict):
            return file
        values = {key: self._section(key, node) for key, node in file.root.value.items()}
        return replace(file, root=replace(file.root, value=values))

    def _section(self, key: str, node: Node) -> Node:
        if key == "story":
            return self._of_language(self._part(node, StoryInfo))
        kind = next((kind for kind in KINDS if kind == key), None)
        if kind is None or not isinstance(node.value, tuple):
            return node
        return replace(node, value=tuple(self._entry(item, KIND_OF[kind].model) for item in node.value))

    def _of_language(self, story: Node) -> Node:
        """Return the story with the language that it is read in."""
        value = _mapping(story)
        if "language" not in value or self.language == self.languages.first:
            return story
        language = replace(value["language"], value=self.language)
        return replace(story, value={**value, "language": language})

    def _entry(self, entry: Node, model: type[Part]) -> Node:
        """Return an entry with its texts in the language, an actor and a place with the name it has there."""
        value = _mapping(entry)
        names, name = value.get("names"), value.get("name")
        if names is None or name is None or self.language == self.languages.first:
            return self._part(entry, model)
        forms, spoken = _mapping(names), _mapping(name)
        first = spoken.get(self.languages.first, name)
        local_name = spoken.get(self.language) or forms.get(self.language)
        if local_name is None:
            return self._part(entry, model)
        other_forms = {code: form for code, form in forms.items() if code != self.language}
        keys = {code: place for code, place in names.keys.items() if code != self.language}
        if isinstance(first.value, str):
            other_forms = {self.languages.first: first, **other_forms}
            keys = {self.languages.first: first.place, **keys}
        other_names = replace(names, value=other_forms, keys=keys)
        part = self._part(replace(entry, value={**value, "name": first}), model)
        self.made.missing.pop(first.place, None)
        self.made.translated.append(str(local_name.value))
        return replace(part, value={**_mapping(part), "name": local_name, "names": other_names})

    def _part(self, node: Node, part: type[Part]) -> Node:
        """Return the mapping of an entry, or of a part of one, with its texts in the language."""
        if not isinstance(node.value, dict):
            return node
        values = {key: self._field(key, value, part, node) for key, value in node.value.items()}
        same = all(values[key] is value for key, value in node.value.items())
        return node if same else replace(node, value=values)

    def _field(self, key: str, node: Node, part: type[Part], around: Node) -> Node:
        is_text, is_translated = text_at(part, key)
        if is_text:
            needless = key == "translation" and self._language_of(around)
            return self._text(key, node, needless or "", is_translated=is_translated)
        inner = part_of(part, key)
        if inner is None:
            return node
        if isinstance(node.value, tuple):
            return replace(node, value=tuple(self._part(item, inner) for item in node.value))
        return self._part(node, inner)

    def _language_of(self, around: Node) -> str:
        """Return the language of what a source says, into which it needs no translation."""
        value = _mapping(around)
        language = value.get("language") or value.get("source")
        code = language.value if language and isinstance(language.value, str) else ""
        return self.sources.get(code, code)

    def _text(self, key: str, node: Node, needless: str, *, is_translated: bool) -> Node:
        """Return a text in the language; into the language `needless` it needs no translation."""
        translations = _mapping(node)
        if any(is_code(code) or meant_by(code) for code in translations):
            wrong = list(self._wrong(key, node, needless, is_translated=is_translated))
            self.problems += wrong
            if wrong or not self.languages.known:
                return replace(node, value=None, refused=True)
            if self.language in translations:
                self.made.translated.append(str(translations[self.language].value))
                return translations[self.language]
            first = translations.get(self.languages.first, next(iter(translations.values())))
            return self._foreign(first, needless)
        if is_translated and isinstance(node.value, str) and self.language != self.languages.first:
            return self._foreign(node, needless)
        return node

    def _foreign(self, node: Node, needless: str) -> Node:
        """Return a text in the first language, and note that it is not in the one that is read."""
        if isinstance(node.value, str) and node.value.strip() and needless != self.language:
            self.made.missing[node.place] = node.value
        return node

    def _wrong(self, key: str, node: Node, needless: str, *, is_translated: bool) -> Iterator[Problem]:
        """Yield what is wrong with the translations of a text, if the languages of the story are known."""
        codes, first = self.languages.codes, self.languages.first
        if not is_translated:
            message = f"{quoted(key)} has no translations: it stands in all languages as it is"
            yield Problem(_first(node), "bad-translation", message, "write one text")
        elif not self.languages.known:
            return
        elif len(codes) < 2:  # noqa: PLR2004 - several
            message = f"{quoted(key)} has several texts, and the story one language"
            help_ = "name the languages as `languages: [en, ru]` in `story`, or write one text"
            yield Problem(_first(node), "bad-translation", message, help_)
        else:
            for code, place in node.keys.items():
                if code not in codes:
                    meant = meant_by(code)
                    listed = ", ".join(f"`{language}`" for language in codes)
                    help_ = f"its languages are {listed}; name it below `languages` in `story`"
                    message = f"{quoted(code)} is no language of this story"
                    help_ = f"write `{meant}`" if meant in codes else help_
                    yield Problem(place, "bad-translation", message, help_)
            if first not in node.keys and needless != first:
                message = f"{quoted(key)} is not told in `{first}`, the first language"
                help_ = "write that text, too: it is shown where a translation is missing"
                yield Problem(_first(node), "bad-translation", message, help_)


def _first(node: Node) -> Place:
    """Return the place of the first key of a mapping, which says which one is meant."""
    return next(iter(node.keys.values()), node.place)
