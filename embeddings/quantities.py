"""Numbers, dates, months and document numbers, each as one token whatever its spelling.

``01/12/2023``, ``1-12-2023`` and ``ngày 1 tháng 12 năm 2023`` are one date; ``2.337`` and ``2337``
one number; ``1234/QĐ-UBND`` and ``Quyết định số 1234`` share the token of document 1234. The
document number format is that of Decree 30/2020/NĐ-CP, annex I: number, a slash, the kind and the
issuing bodies in capitals. The Party's number has a hyphen in place of the slash (``372-KL/TU``),
and a law ends in the number of its parliament (``45/2019/QH14``). Months, quarters and runs of
months are those of :mod:`embeddings.periods`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from embeddings.document_kinds import DOCUMENT_KINDS
from embeddings.folding import fold, without_marks
from embeddings.periods import month_tokens, periods

_DOCUMENT = re.compile(
    r"\b(\d{1,5})(?:\s*(?:/\s*(?:19|20)\d\d\s*)?/\s*|-|\s*-\s*(?=[a-z]{1,6}/))"
    r"([a-z]{1,6}\d{0,2}(?:-[a-z0-9]+)*\b)"
)
_SPELT_DOCUMENT = re.compile(
    rf"\b(?:{DOCUMENT_KINDS}|qd|nq|kh|cv)\s+(?:so\s+)?(\d{{2,5}})\b(?!\s*/\s*\d)"
)
_DATE = re.compile(r"\b(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)\b")
_SPELT_DATE = re.compile(r"\bngay\s+(\d{1,2})\s+thang\s+(\d{1,2})(?:\s+nam\s+((?:19|20)\d\d))?\b")
_DAY_AND_MONTH = re.compile(r"\bngay\s+(\d{1,2})\s*[/-]\s*(\d{1,2})\b(?!\s*[/-]\s*\d)")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"(?<![\w./])\d{1,3}(?:\.\d{3})+(?![\w])|(?<![\w])\d+(?:,\d+)?(?![\w])")


@lru_cache(maxsize=4_096)
def quantities(text: str) -> tuple[str, ...]:
    """Return one token for each date, period, document number and number, in no special order.

    Those of the latest texts are remembered: a sentence is asked of whenever it is found.

    Parameters
    ----------
    text
        Any text, with or without tone marks.

    Returns
    -------
    tuple of str
        ``date:2023-12-01``, ``date:12-01`` (also given for a full date), ``doc:1234``,
        ``doc:1234/qd-ubnd``, ``num:2337``, and the tokens of a
        :class:`embeddings.periods.Period`; a date in figures gives its month as well.
    """
    folded = fold(without_marks(text))
    named = tuple(token for period in periods(folded) for token in period.tokens)
    if _DIGIT.search(folded) is None:  # as in most questions
        return named
    return (*_dates(folded), *named, *_documents(folded), *_numbers(folded))


def _dates(folded: str) -> list[str]:
    found = []
    for pattern in (_DATE, _SPELT_DATE, _DAY_AND_MONTH):
        for match in pattern.finditer(folded):
            day, month, *year = match.groups()
            short = f"{int(month):02}-{int(day):02}"
            found.append(f"date:{short}")
            if year and year[0]:
                found.append(f"date:{year[0]}-{short}")
            if pattern is not _SPELT_DATE:
                found += month_tokens(int(month), year[0] if year else None)
    return found


def _documents(folded: str) -> list[str]:
    found = []
    for match in _DOCUMENT.finditer(folded):
        number, symbol = match.groups()
        found += [f"doc:{int(number)}", f"doc:{int(number)}/{symbol}"]
    found += [f"doc:{int(match[1])}" for match in _SPELT_DOCUMENT.finditer(folded)]
    return found


def _numbers(folded: str) -> list[str]:
    return [
        f"num:{re.sub('^0+(?=[0-9])', '', match[0].replace('.', ''))}"
        for match in _NUMBER.finditer(folded)
    ]
