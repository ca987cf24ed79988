"""Other words for the same thing: everyday and office words, abbreviations, chat language.

Read from ``corpus/glossary.tsv`` and ``corpus/abbreviations.tsv``, whose own heads explain their
form to the administrator, who extends them with files of the same form.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import corpus
from corpus.errors import CorpusError
from embeddings.folding import marked
from embeddings.unmentioned import WORDLESS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_WORD = re.compile(r"[^\W_]+")
_SAFE_IN_LOWER_CASE = 3
"""Office abbreviations of so many letters are also known in lower case …"""
_UNSAFE_IN_LOWER_CASE = {"BOT", "NGO"}
"""… but for these, which look like words typed without tone marks."""
CHAT = "chat"
_Key = tuple[str, ...]


class BadWordList(CorpusError):
    """A line of a word list does not have its columns.

    Attributes
    ----------
    line
        Its number, from 1.
    """

    def __init__(self, path: object, line: int) -> None:
        super().__init__(path)
        self.line = line


class WordListUnreadable(CorpusError):
    """A word list of the administrator's is missing, or is no UTF-8 text."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a question that the glossary knows.

    Attributes
    ----------
    words
        As typed.
    others
        What else they may be called.
    short
        Whether they are an abbreviation or chat language.
    """

    words: tuple[str, ...]
    others: tuple[str, ...]
    short: bool


@dataclass(frozen=True)
class Glossary:
    """Phrases as tuples of words, what else each may be called, and which are abbreviations.

    Attributes
    ----------
    chat
        Words of chat language that have one meaning, and that meaning, but for the words of
        sentences ("đc", "bn"), which change nothing of what is looked for.
    """

    phrases: dict[_Key, tuple[str, ...]] = field(default_factory=dict)
    short: frozenset[_Key] = frozenset()
    chat: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, glossary: Sequence[Sequence[str]], abbreviations: Sequence[Sequence[str]]
    ) -> Glossary:
        """Make a glossary of rows: (words, others) and (abbreviation, others, kind)."""
        phrases: dict[_Key, tuple[str, ...]] = {}
        for words, others in glossary:
            _add(phrases, _key(words.lower()), *others.split(" | "))
            for other in others.split(" | "):
                _add(phrases, _key(other.lower()), words)
        short_keys = set()
        for short, others, kind in abbreviations:
            long = others.split(" | ")
            for key in _abbreviation_keys(short, kind):
                _add(phrases, key, *long)
                short_keys.add(key)
            if kind != CHAT:
                for other in long:
                    _add(phrases, _key(other.lower()), short)
        return cls(phrases, frozenset(short_keys), _chat_words(abbreviations))

    def matches(self, question: str) -> tuple[Match, ...]:
        """Return the phrases of a question that are known, the longest first, none inside another.

        A word is looked up as typed first, then in lower case.
        """
        return self._remembered(question)

    @cached_property
    def _remembered(self) -> Callable[[str], tuple[Match, ...]]:
        """What :meth:`matches` finds, for the latest questions: each is looked at several times."""
        return lru_cache(maxsize=64)(lambda question: tuple(self._found(question)))

    def _found(self, question: str) -> Iterator[Match]:
        words = _WORD.findall(question)
        place = 0
        while place < len(words):
            match = self._match_at(words, place)
            if match is None:
                place += 1
            else:
                yield match
                place += len(match.words)

    @cached_property
    def well_typed(self) -> frozenset[str]:
        """Words in lower case that are no slips: with tone marks, or known by themselves.

        Chat words are among the latter, and abbreviations that are known in lower case.
        """
        return frozenset(
            word.lower()
            for phrase in self.phrases
            for word in phrase
            if marked(word) or (len(phrase) == 1 and (word.lower(),) in self.phrases)
        )

    @cached_property
    def _longest_from(self) -> dict[str, int]:
        """How many words the longest phrase has that begins with a word in lower case."""
        longest: dict[str, int] = {}
        for phrase in self.phrases:
            first = phrase[0].lower()
            longest[first] = max(len(phrase), longest.get(first, 0))
        return longest

    def _match_at(self, words: list[str], place: int) -> Match | None:
        longest = self._longest_from.get(words[place].lower(), 0)
        for length in range(min(longest, len(words) - place), 0, -1):
            typed = tuple(words[place : place + length])
            lowered = tuple(word.lower() for word in typed)
            for key in (typed, lowered):
                if key in self.phrases:
                    return Match(typed, self.phrases[key], key in self.short)
        return None


@cache
def shipped_glossary() -> Glossary:
    """Return the glossary of the two shipped files; see :func:`extended_glossary`."""
    return extended_glossary(None, None)


def extended_glossary(glossary: Path | None, abbreviations: Path | None) -> Glossary:
    """Return the shipped glossary with the rows of an administrator's own files.

    Parameters
    ----------
    glossary, abbreviations
        Of the form of the shipped file of that name; ``None`` adds nothing.

    Raises
    ------
    WordListUnreadable
        If a file can't be read.
    BadWordList
        If a line does not have its columns.
    """
    folder = Path(corpus.__file__).parent
    rows = read_rows(folder / "glossary.tsv", 2)
    short_rows = read_rows(folder / "abbreviations.tsv", 3)
    rows += read_rows(glossary, 2) if glossary else []
    short_rows += read_rows(abbreviations, 3) if abbreviations else []
    return Glossary.of(rows, short_rows)


def read_rows(path: Path, columns: int) -> list[list[str]]:
    """Read the rows of a tab-separated word list; comments and blank lines are passed over.

    Raises
    ------
    WordListUnreadable
        If it can't be read.
    BadWordList
        If a row has another number of columns, or an empty one.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise WordListUnreadable(path) from error
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [unicodedata.normalize("NFC", cell).strip() for cell in line.split("\t")]
        if len(cells) != columns or not all(cells):
            raise BadWordList(path, number)
        rows.append(cells)
    return rows


def _chat_words(abbreviations: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return the chat words of one meaning; one that is an office abbreviation's, too."""
    office = {short: others for short, others, kind in abbreviations if kind != CHAT}
    return {
        short: others
        for short, others, kind in abbreviations
        if kind == CHAT
        and _WORD.fullmatch(short)
        and "|" not in others
        and office.get(short.upper(), others) == others
        and not WORDLESS.issuperset(others.split())
    }


def _abbreviation_keys(short: str, kind: str) -> list[_Key]:
    keys = [_key(short)]
    long_enough = len(short) >= _SAFE_IN_LOWER_CASE and short not in _UNSAFE_IN_LOWER_CASE
    if kind != CHAT and long_enough:
        keys.append(_key(short.lower()))
    return keys


def _add(phrases: dict[_Key, tuple[str, ...]], key: _Key, *others: str) -> None:
    if key:
        phrases[key] = tuple(dict.fromkeys((*phrases.get(key, ()), *others)))


def _key(words: str) -> _Key:
    return tuple(_WORD.findall(words))
