"""What a question names and a passage must hold to be its answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.letters import CAPITALS, SMALL
from embeddings.folding import fold
from embeddings.quantities import quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.report import Passage, Report
    from embeddings.glossary import Glossary

_YEAR = re.compile(r"(?<![\d/.,])(?:19|20)\d\d(?![\d.,]?\d|/[A-ZĐ])")
_DOCUMENT = re.compile(r"\b\d{1,5}\s*(?:/\s*(?:19|20)\d\d)?\s*/\s*[^\W\d_]+(?:-[^\W_]+)*")
_FULL_DATE = re.compile(r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d\b")


_NAME_WORD = rf"[{CAPITALS}][{SMALL}]+"
_NAME = re.compile(rf"(?<![.?!:/-]\s)(?<![/-])(?<!^)\b{_NAME_WORD}(?:\s+{_NAME_WORD})*\b(?![/-])")
"""Words with a capital inside a question: places, people, projects."""


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
        stand in the passage itself.
    """

    years: tuple[str, ...]
    names: tuple[str, ...]
    units: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, question: str, glossary: Glossary) -> Named:
        """Find what a question names.

        Parameters
        ----------
        question
            With or without tone marks.
        glossary
            Names of offices that it knows under other names are not looked for.
        """
        years = tuple(match[0] for match in _YEAR.finditer(question))
        names = tuple(match[0] for match in _NAME.finditer(question))
        if names:
            known = {word for match in glossary.matches(question) for word in match.words}
            names = tuple(name for name in names if not known.issuperset(name.split()))
        return cls(years, names, tuple(_units(question)))

    def missing(self, report: Report, passage: Passage) -> tuple[str, ...]:
        """Return what a passage doesn't hold, as it stands in the question, each once."""
        if not (self.years or self.names or self.units):
            return ()
        context = _context(report, passage)
        held = set(quantities(passage.text)) if self.units else set()
        absent = [year for year in self.years if year not in context]
        absent += [name for name in self.names if fold(name) not in context]
        absent += [typed for typed, unit in self.units if not _holds(held, unit)]
        return tuple(dict.fromkeys(absent))


def _units(question: str) -> Iterator[tuple[str, str]]:
    for pattern in (_FULL_DATE, _DOCUMENT):
        for match in pattern.finditer(question):
            units = [unit for unit in quantities(match[0]) if not unit.startswith("num:")]
            if units:
                yield match[0].strip(), max(units, key=len)


def _holds(held: set[str], wanted: str) -> bool:
    """Tell whether a date stands in a passage, or a document of that number and kind.

    A kind may be cut short on either side, as in ``1234/QĐ``, or not be told at all.
    """
    number = wanted.partition("/")[0]
    told = [unit for unit in held if unit.startswith(f"{number}/")]
    if not told:
        return number in held
    return any(unit.startswith(wanted) or wanted.startswith(unit) for unit in told)


def _context(report: Report, passage: Passage) -> str:
    titles = report.section(passage.section).titles
    dated = str(report.date.year if report.date else report.year or "")
    parts = (*titles, report.title, report.issuer, report.place, dated, passage.caption or "")
    return fold(" ".join((*parts, passage.text)))
