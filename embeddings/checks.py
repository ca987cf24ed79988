"""What a question names and a passage must hold to be its answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.letters import CAPITALS, SMALL
from embeddings.folding import fold
from embeddings.places import small_places
from embeddings.quantities import DOCUMENT_KINDS, quantities
from embeddings.syllable_shapes import is_syllable
from embeddings.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from corpus.report import Passage, Report
    from embeddings.glossary import Glossary

_YEAR = re.compile(r"(?<![\d/.,])(?:19|20)\d\d(?![\d.,]?\d|/[A-ZĐ])")
_DOCUMENT = re.compile(r"\b\d{1,5}\s*(?:/\s*(?:19|20)\d\d)?\s*/\s*[^\W\d_]+(?:-[^\W_]+)*")
_FULL_DATE = re.compile(r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d\b")


_SPELT_DOCUMENT = re.compile(rf"\b(?:{DOCUMENT_KINDS})\s+(?:so\s+)?(\d{{2,5}})\b(?!\s*[/-])")
_NAME_WORD = rf"[{CAPITALS}][{SMALL}]+"
_NAME = re.compile(rf"(?<![/-])\b{_NAME_WORD}(?:\s+{_NAME_WORD})*\b(?![/-])")
"""Words with a capital: places, people, projects; or the beginning of a sentence."""
_BEGINNING = re.compile(r"(?:^|[.?!:/\-“\"]\s*)$")
_BEFORE_NAMES = {
    "ông", "bà", "anh", "chị", "xã", "phường", "huyện", "quận", "tỉnh", "thôn", "bản", "đường",
    "theo", "của", "trong", "tại", "ở", "từ", "đến", "với", "và", "còn", "thế", "vậy", "xin",
    "cho", "hỏi", "về", "do", "vì", "khi", "có", "những", "các", "năm", "việc", "số", "nếu",
}  # fmt: skip
"""Words that begin a sentence in front of a name."""
_WORD = re.compile(r"(?<![\w/-])[^\W\d_]{3,}(?![\w/])")
_MOST_CAPITALS = 0.6
"""Of a question's words; where more have one, capitals say nothing."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names, as typed.

    Attributes
    ----------
    years, names
        Held as well if a title above the passage, the report's title, its issuer or its date
        names them.
    units
        Dates and document numbers, each with its token of :mod:`embeddings.quantities`; they must
        stand in the passage itself, or be the report's own number.
    """

    years: tuple[str, ...]
    names: tuple[str, ...]
    units: tuple[tuple[str, str], ...]

    @classmethod
    def of(
        cls, question: str, glossary: Glossary, is_held: Callable[[Collection[str]], bool]
    ) -> Named:
        """Find what a question names.

        Parameters
        ----------
        question
            With or without tone marks.
        glossary
            Names of offices that it knows under other names are not looked for.
        is_held
            Tells whether lexical tokens stand in some passage: a word in small letters that is no
            Vietnamese syllable ("covid", "euro") is a name if they do, and else a slip.
        """
        years = tuple(match[0] for match in _YEAR.finditer(question))
        foreign = (word for word in _foreign(question) if is_held([fold(word)]))
        names = tuple(dict.fromkeys((*_names(question), *small_places(question), *foreign)))
        if names:
            known = {word for match in glossary.matches(question) for word in match.words}
            names = tuple(name for name in names if not known.issuperset(name.split()))
        return cls(years, names, tuple(_units(question)))

    def missing(self, report: Report, passage: Passage) -> tuple[str, ...]:
        """Return what a passage doesn't hold, as it stands in the question, each once."""
        if not (self.years or self.names or self.units):
            return ()
        wording = Wording.of(report, passage)
        held = _held_units(report, passage) if self.units else set()
        absent = [year for year in self.years if year not in wording.forms]
        absent += [name for name in self.names if not wording.speaks_of(name)]
        absent += [typed for typed, unit in self.units if not _holds(held, unit)]
        return tuple(dict.fromkeys(absent))


def _names(question: str) -> Iterator[str]:
    """Give the runs of words with a capital; a single one that begins a sentence is no name."""
    words = question.split()
    if sum(word[:1].isupper() for word in words) > _MOST_CAPITALS * max(len(words), 3):
        return
    for match in _NAME.finditer(question):
        name = match[0]
        if _BEGINNING.search(question[: match.start()]):
            first, _, rest = name.partition(" ")
            if not rest:
                continue
            name = rest if first.lower() in _BEFORE_NAMES else name
        yield name


def _foreign(question: str) -> Iterator[str]:
    """Give the words that no Vietnamese syllable is written like."""
    for match in _WORD.finditer(question):
        if not is_syllable(fold(match[0])):
            yield match[0]


def _units(question: str) -> Iterator[tuple[str, str]]:
    for match in _SPELT_DOCUMENT.finditer(fold(question)):
        yield question[match.start() : match.end()], f"doc:{int(match[1])}"
    for pattern in (_FULL_DATE, _DOCUMENT):
        for match in pattern.finditer(question):
            units = [unit for unit in quantities(match[0]) if not unit.startswith("num:")]
            if units:
                yield match[0].strip(), max(units, key=len)


def _held_units(report: Report, passage: Passage) -> set[str]:
    """Return the dates and documents of a passage, those of its report included."""
    held = set(quantities(f"{report.number or ''} {passage.text}"))
    return held | {f"date:{report.date}"} if report.date else held


def _holds(held: set[str], wanted: str) -> bool:
    """Tell whether a date stands in a passage, or a document of that number and kind.

    A kind may be cut short on either side, as in ``1234/QĐ``, or not be told at all.
    """
    number = wanted.partition("/")[0]
    told = [unit for unit in held if unit.startswith(f"{number}/")]
    if not told:
        return number in held
    return any(unit.startswith(wanted) or wanted.startswith(unit) for unit in told)
