"""Months, quarters and runs of months, each as one token whatever its spelling.

``tháng 6 năm 2023``, ``tháng 06/2023``, ``T6/2023`` and ``tháng sáu năm 2023`` are one month;
``quý I`` and ``quý 1`` one quarter; ``6 tháng đầu năm`` and ``sáu tháng đầu năm`` one run of
months. All text here is folded, so what may be another word with other tone marks is not read:
``thang sau`` without a year may be ``tháng sau``, and ``thang nam 2023`` is no May.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from embeddings.document_kinds import DOCUMENT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMERALS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12, "i": 1, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip
_YEAR = r"((?:19|20)\d\d)(?!\d|[.,]\d)"
_OF_YEAR = rf"(?:\s*[/.-]\s*|,?\s+(?:(?:cua|trong)\s+)?(?:nam\s+)?){_YEAR}"
_OF_SPELT_YEAR = rf"(?:\s*/\s*|\s+nam\s+){_YEAR}"
_MONTH = r"(0?[1-9]|1[0-2])(?!\d)"
_IN_WORDS = r"(mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi(?:\s+(?:mot|hai))?)"
_MONTHS = (
    re.compile(
        rf"thang(?<!\wthang)\s+{_MONTH}(?:(?:\s*(?:[-–]|\bden(?:\s+het)?\b)\s*(?:thang\s+)?{_MONTH})?{_OF_YEAR})?"
    ),
    re.compile(rf"thang(?<!\wthang)\s+{_IN_WORDS}(){_OF_SPELT_YEAR}"),
    re.compile(rf"t(?<![\w/.]t)\.?\s?{_MONTH}()(?:\s*[/.-]\s*|\s+nam\s+){_YEAR}"),
    re.compile(rf"(?<![\w/.,])(?<!/\s)(?!0?1/2000){_MONTH}()/{_YEAR}(?!\s*/|-[a-z])"),
)
"""Groups: a month, the last month of a span of them, the year. The last pattern is figures alone,
which a map's scale and a document's number may be as well. They begin with a letter, not with what
stands before it, as :mod:`re` then passes over other letters quickly."""
_QUARTER = r"(iv|i{1,3}|[1-4])\b"
_QUARTERS = (
    re.compile(
        rf"quy(?<!\wquy)\s+{_QUARTER}(?![.,]\d|\s*(?:%|(?:ty|trieu|nghin|ngan|dong|lan|ho|nguoi)\b))"
        rf"(?:{_OF_YEAR})?"
    ),
    re.compile(rf"quy(?<!\wquy)\s+(mot|hai|ba|bon|tu){_OF_SPELT_YEAR}"),
    re.compile(rf"q(?<![\w/.]q)\.?\s?{_QUARTER}{_OF_YEAR}"),
)
"""Groups: a quarter, its year. ``Q1`` without a year is a district."""
_RUNS = (
    re.compile(r"(?<![\w/.,-])(?<!ngay )(\d{1,2})\s+thang\b(?!\s+\d)(?:\s+(dau|cuoi)\b)?"),
    re.compile(rf"\b{_IN_WORDS}\s+thang\s+(dau|cuoi)\b"),
)
_NUMBERED = re.compile(
    rf"\b(?:so|luat|ty le|{DOCUMENT_KINDS}|qd|nq|kh|cv|bc|tb|kl|ct|tt|nd)\s*[:.]?\s*$"
)
_LONGEST_KIND = 16


@dataclass(frozen=True, slots=True)
class Period:
    """A month, a quarter or a run of months as it stands in a text.

    Attributes
    ----------
    start, end
        Its span in the folded text.
    tokens
        ``month:06`` and, with a year, ``month:2023-06`` (of each month of a span);
        ``quarter:1``, ``quarter:2023-1``; ``months:6``, ``months:last-6``. The exact one is last.
    """

    start: int
    end: int
    tokens: tuple[str, ...]


def periods(folded: str) -> list[Period]:
    """Return what a folded text names, each once, in no special order."""
    found, covered = [], set[int]()
    for period in (*_quarters(folded), *_months(folded), *_runs(folded)):
        span = range(period.start, period.end)
        if covered.isdisjoint(span):
            found.append(period)
            covered.update(span)
    return found


def month_tokens(month: int, year: str | None) -> tuple[str, ...]:
    """Return the tokens of a month, of any year and, if it is told, of that year."""
    return (f"month:{month:02}", *([f"month:{year}-{month:02}"] if year else []))


def _months(folded: str) -> Iterator[Period]:
    for pattern in _MONTHS if "/" in folded else _MONTHS[:-1]:
        for match in pattern.finditer(folded):
            before = folded[max(match.start() - _LONGEST_KIND, 0) : match.start()]
            if pattern is _MONTHS[-1] and _NUMBERED.search(before):
                continue
            first, last, year = _value(match[1]), _value(match[2] or match[1]), match[3]
            tokens = [] if first <= last else [*month_tokens(first, None)]
            for month in range(first if first <= last else last, last + 1):
                tokens += month_tokens(month, year)
            yield Period(match.start(), match.end(), tuple(tokens))


def _quarters(folded: str) -> Iterator[Period]:
    for pattern in _QUARTERS:
        for match in pattern.finditer(folded):
            quarter, year = _value(match[1]), match[2]
            dated = [f"quarter:{year}-{quarter}"] if year else []
            yield Period(match.start(), match.end(), (f"quarter:{quarter}", *dated))


def _runs(folded: str) -> Iterator[Period]:
    for pattern in _RUNS if "thang" in folded else ():
        for match in pattern.finditer(folded):
            last = "last-" if match[2] == "cuoi" else ""
            yield Period(match.start(), match.end(), (f"months:{last}{_value(match[1])}",))


def _value(numeral: str) -> int:
    return _NUMERALS.get(" ".join(numeral.split())) or int(numeral)
