"""What a question names and a passage must hold to be its answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from embeddings.folding import fold
from embeddings.quantities import quantities

if TYPE_CHECKING:
    from corpus.report import Passage, Report

_YEAR = re.compile(r"(?<![\d/.,])(?:19|20)\d\d(?![\d.,]?\d|/[A-ZĐ])")
_DOCUMENT = re.compile(r"\b\d{1,5}\s*(?:/\s*(?:19|20)\d\d)?\s*/\s*[^\W\d_]+(?:-[^\W_]+)*")
_FULL_DATE = re.compile(r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d\b")


def missing_names(question: str, report: Report, passage: Passage) -> tuple[str, ...]:
    """Return the years, dates and document numbers of a question that a passage doesn't hold.

    A year also counts as held when a title above the passage, the report's title or its date
    names it; dates and document numbers must stand in the passage itself.

    Parameters
    ----------
    question
        With or without tone marks.
    report, passage
        Where the answer would be.

    Returns
    -------
    tuple of str
        As they stand in the question, in order.
    """
    held = set(quantities(passage.text))
    context = _context(report, passage)
    missing = [match[0] for match in _YEAR.finditer(question) if match[0] not in context]
    for pattern in (_FULL_DATE, _DOCUMENT):
        for match in pattern.finditer(question):
            wanted = [unit for unit in quantities(match[0]) if not unit.startswith("num:")]
            if wanted and not held.intersection(wanted):
                missing.append(match[0].strip())
    return tuple(dict.fromkeys(missing))


def _context(report: Report, passage: Passage) -> str:
    titles = report.section(passage.section).titles
    dated = str(report.date.year if report.date else report.year or "")
    return fold(" ".join((*titles, report.title, dated, passage.caption or "", passage.text)))
