"""What a question names and a passage must hold to be its answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.letters import CAPITALS, SMALL
from embeddings.folding import fold
from embeddings.quantities import quantities

if TYPE_CHECKING:
    from corpus.report import Passage, Report
    from embeddings.glossary import Glossary

_YEAR = re.compile(r"(?<![\d/.,])(?:19|20)\d\d(?![\d.,]?\d|/[A-ZĐ])")
_DOCUMENT = re.compile(r"\b\d{1,5}\s*(?:/\s*(?:19|20)\d\d)?\s*/\s*[^\W\d_]+(?:-[^\W_]+)*")
_FULL_DATE = re.compile(r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d\b")


_NAME_WORD = rf"[{CAPITALS}][{SMALL}]+"
_NAME = re.compile(rf"(?<![.?!:/-]\s)(?<![/-])(?<!^)\b{_NAME_WORD}(?:\s+{_NAME_WORD})*\b(?![/-])")
"""Words with a capital inside a question: places, people, projects."""


def missing_names(
    question: str, report: Report, passage: Passage, glossary: Glossary
) -> tuple[str, ...]:
    """Return the names, years, dates and document numbers that a passage doesn't hold.

    A name or year also counts as held when a title above the passage, the report's title, its
    issuer or its date names it; dates and document numbers must stand in the passage itself.

    Parameters
    ----------
    question
        With or without tone marks.
    report, passage
        Where the answer would be.
    glossary
        Names of offices that it knows under other names are not looked for.

    Returns
    -------
    tuple of str
        As they stand in the question, in order.
    """
    held = set(quantities(passage.text))
    context = _context(report, passage)
    missing = [match[0] for match in _YEAR.finditer(question) if match[0] not in context]
    known = {word for match in glossary.matches(question) for word in match.words}
    missing += [
        match[0]
        for match in _NAME.finditer(question)
        if fold(match[0]) not in context and not known.issuperset(match[0].split())
    ]
    for pattern in (_FULL_DATE, _DOCUMENT):
        for match in pattern.finditer(question):
            units = [unit for unit in quantities(match[0]) if not unit.startswith("num:")]
            if units and not _holds(held, max(units, key=len)):
                missing.append(match[0].strip())
    return tuple(dict.fromkeys(missing))


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
