"""What a question names and a passage must hold to be its answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.letters import CAPITALS, SMALL
from embeddings.document_kinds import DOCUMENT_KINDS
from embeddings.folding import fold
from embeddings.periods import periods
from embeddings.places import is_country_like_a_word, small_places
from embeddings.quantities import quantities
from embeddings.syllable_shapes import is_syllable
from embeddings.wording import SCALE, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from corpus.report import Passage, Report
    from embeddings.glossary import Glossary

_YEAR = re.compile(r"(?<![\d/.,])(?:19|20)\d\d(?![\d.,]?\d|/[A-ZĐ])")
_REPORT_YEAR = re.compile(r"\bbao cao(?: cua)? nam ((?:19|20)\d\d)\b")
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DOCUMENT = re.compile(r"\b\d{1,5}\s*(?:/\s*(?:19|20)\d\d)?\s*/\s*[^\W\d_]+(?:-[^\W_]+)*")
_FULL_DATE = re.compile(r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d\b")
_SPELT_DATE = re.compile(r"\bngay\s+\d{1,2}\s+thang\s+\d{1,2}\s+nam\s+(?:19|20)\d\d\b")
_QUARTER_WORDS = ("quý", "quy")
"""Any other word that is folded to "quy", as "quỹ", is no quarter."""
_SPELT_DOCUMENT = re.compile(
    rf"\b(?:{DOCUMENT_KINDS})\s+(?:so\s+|(?!(?:19|20)\d\d\b))(\d{{2,5}})\b(?!\s*[/-])"
)
"""Of a year ("kế hoạch 2024") only behind "số"."""
_NAME_WORD = rf"[{CAPITALS}][{SMALL}]+"
_NAME = re.compile(rf"(?<![/-])\b{_NAME_WORD}(?:\s+{_NAME_WORD})*\b(?![/-])")
"""Words with a capital: places, people, projects; or the beginning of a sentence."""
_NUMBERED_PLACE = re.compile(
    r"\b(?:phường|quận|khu phố|tổ dân phố|thôn|ấp|phuong|khu pho|to dan pho|thon)\s+\d{1,2}\b"
    r"(?!\s*[/.,%]\s*\d|%)",
    re.IGNORECASE,
)
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
        names them; a year by these last three only where no title above the passage names one.
    units
        Dates, document numbers, months with their years and quarters, each with its token of
        :mod:`embeddings.quantities`. Dates and numbers must stand in the passage itself, or be the
        report's own number; months and quarters may be named by a title above it.
    report_year
        The year of the report itself ("báo cáo năm 2023"): all its passages hold it.
    """

    years: tuple[str, ...]
    names: tuple[str, ...]
    units: tuple[tuple[str, str], ...]
    report_year: str | None = None

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
        numbered = (match[0] for match in _NUMBERED_PLACE.finditer(question))
        found = (*_names(question), *numbered, *small_places(question), *foreign)
        names = tuple(dict.fromkeys(found))
        if names:
            known = {word for match in glossary.matches(question) for word in match.words}
            names = tuple(name for name in names if not known.issuperset(name.split()))
        report = _REPORT_YEAR.search(fold(question))
        return cls(years, names, tuple(_units(question)), report[1] if report else None)

    def missing(self, report: Report, passage: Passage) -> tuple[str, ...]:
        """Return what a passage doesn't hold, as it stands in the question, each once."""
        if not (self.years or self.names or self.units):
            return ()
        wording = Wording.of(report, passage)
        held = _held(report, passage) if self.units else frozenset()
        units = [typed for typed, unit in self.units if not _holds(held, unit)]
        told = " ".join(units)
        dated = {*(_years(report, passage) or wording.forms)}
        if self.report_year == str(report.dated_year):
            dated.add(self.report_year)
        years = [year for year in self.years if year not in dated and year not in told]
        names = [
            name
            for name in self.names
            if not wording.speaks_of(name)
            or (is_country_like_a_word(name) and not _is_capital(name, report, passage))
        ]
        return tuple(dict.fromkeys((*years, *names, *units)))


def _is_capital(name: str, report: Report, passage: Passage) -> bool:
    """Tell whether a passage or a title above it has a word with a capital."""
    text = " ".join((*report.section(passage.section).titles, passage.text))
    return re.search(rf"\b{re.escape(name.capitalize())}\b", text) is not None


def _years(report: Report, passage: Passage) -> set[str]:
    """Return the years of a passage whose titles name one; none where they don't.

    "Kết quả năm 2023" speaks of 2023, though the report is on the plan for 2024, too.
    """
    titled = set(_ANY_YEAR.findall(" ".join(report.section(passage.section).titles)))
    return titled | set(_ANY_YEAR.findall(SCALE.sub(" ", passage.text))) if titled else titled


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
    folded = fold(question)
    for match in _SPELT_DOCUMENT.finditer(folded):
        yield question[match.start() : match.end()], f"doc:{int(match[1])}"
    taken = []
    for pattern, text in ((_FULL_DATE, question), (_SPELT_DATE, folded), (_DOCUMENT, question)):
        for match in pattern.finditer(text):
            units = [unit for unit in quantities(match[0]) if unit.startswith(("date:", "doc:"))]
            if units:
                taken.append(match.span())
                yield question[match.start() : match.end()].strip(), max(units, key=len)
    for start, end, unit in _periods(folded):
        typed = question[start:end]
        elsewhere = all(end <= other[0] or other[1] <= start for other in taken)
        if elsewhere and (fold(typed)[:3] != "quy" or typed.split()[0].lower() in _QUARTER_WORDS):
            yield typed, unit


def _periods(folded: str) -> Iterator[tuple[int, int, str]]:
    """Give the months that have a year and the quarters, as spans with their tokens."""
    for period in periods(folded):
        unit = period.tokens[-1]
        if unit.startswith("quarter:") or (unit.startswith("month:") and "-" in unit):
            yield period.start, period.end, unit


def _held(report: Report, passage: Passage) -> frozenset[str]:
    """Return what a passage holds, its report's number and date, and periods its titles name."""
    titles = (*report.section(passage.section).titles, report.title, passage.caption or "")
    held = _quantities(f"{report.number or ''} {passage.text}", " ; ".join(titles))
    return held | {f"date:{report.date}"} if report.date else held


@lru_cache(maxsize=1_024)
def _quantities(text: str, titles: str) -> frozenset[str]:
    named = (token for period in periods(fold(titles)) for token in period.tokens)
    return frozenset((*quantities(text), *named))


def _holds(held: frozenset[str], wanted: str) -> bool:
    """Tell whether a date stands in a passage, a period, or a document of that number and kind.

    A kind may be cut short on either side, as in ``1234/QĐ``, or not be told at all.
    """
    if wanted.startswith(("month:", "quarter:")):
        return _holds_period(held, wanted)
    number = wanted.partition("/")[0]
    told = [unit for unit in held if unit.startswith(f"{number}/")]
    if not told:
        return number in held
    return any(unit.startswith(wanted) or wanted.startswith(unit) for unit in told)


def _holds_period(held: frozenset[str], wanted: str) -> bool:
    """Tell whether a month or quarter is held, of its year or, if none is told, of any."""
    kind, _, period = wanted.partition(":")
    number = period.rpartition("-")[2]
    dated = any(unit.startswith(f"{kind}:") and unit.endswith(f"-{number}") for unit in held)
    return wanted in held if dated and number != period else f"{kind}:{number}" in held
