"""Which of several reports a question is about: its year, its number or its body is named.

Every passage carries its report's identity as tokens of the lexical index, which a question's own
words are compared with; so nothing but the index has to be read to choose among thousands.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from embeddings.folding import fold, syllables
from embeddings.quantities import quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from corpus.report import Report
    from embeddings.lexical import LexicalIndex
    from embeddings.shelf import PassageRows

YEAR_BONUS, NAME_BONUS, NUMBER_BONUS = 2.5, 3.5, 4.5
"""Added to the summed z-scores, whose weights sum to 3, of the passages of a report so named."""
TIE = 0.5
"""Passages of different reports that are so near in score tie, and the newest report wins."""
TIED_AMONG = 10
LONGEST_NAME = 5
BODY_KINDS = "ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|dang uy|ubmttq|uy ban mat tran to quoc"
PLACE_KINDS = "tinh|thanh pho|tp|thi xa|thi tran|quan|huyen|xa|phuong|dac khu"
"""Folded, as parts of a pattern."""
_BODY = re.compile(rf"(?:{BODY_KINDS})\s+(?:(?:{PLACE_KINDS})\s+)?(.+)")


def identity_tokens(report: Report) -> list[str]:
    """Return the tokens by which a report can be named: year, document number, place of its body.

    The body's kind is left out: ``UBND thành phố Đông Hà`` is known as ``dong ha``.
    """
    issuer = " ".join(map(fold, syllables(report.issuer)))
    body = _BODY.fullmatch(issuer)
    name = body[1] if body else issuer
    return [
        *([f"report:year:{report.dated_year}"] if report.dated_year else []),
        *(f"report:{unit}" for unit in quantities(report.number or "") if "doc:" in unit),
        *([f"report:name:{name}"] if name else []),
    ]


def choice_bonus(question: str, lexical: LexicalIndex) -> NDArray[np.float32]:
    """Return what each passage gains because its report is named in a question.

    What all reports share chooses nothing.

    Parameters
    ----------
    question
        With or without tone marks.

    Returns
    -------
    numpy.ndarray
        Shape (passages,), float32.
    """
    total = np.zeros(len(lexical.lengths), np.float32)
    for tokens, bonus in _named(question, lexical):
        if not tokens:
            continue
        held = np.zeros(len(total), bool)
        for rows in lexical.holders(tokens):
            held[rows] = True
        if not held.all():
            total[held] += bonus
    return total


def newest_first(
    order: NDArray[np.int64], scores: NDArray[np.float32], passages: PassageRows
) -> NDArray[np.int64]:
    """Return an order in which, of passages that tie for the first place, the newest stands first.

    Only passages of different reports tie; a report without a date is the oldest.
    """
    best = order[:TIED_AMONG]
    tied = best[scores[best] >= scores[best[:1]] - TIE]
    rows = [passages[int(row)] for row in tied] if len(tied) > 1 else []
    if len({row.report.id for row in rows}) < 2:
        return order
    dates = [str(row.report.date or row.report.year or "") for row in rows]
    newest = tied[max(range(len(rows)), key=lambda place: (dates[place], -place))]
    return np.concatenate([[newest], order[order != newest]])


def _named(question: str, lexical: LexicalIndex) -> list[tuple[list[str], float]]:
    """Return the identities that a question may name, kind by kind, with their bonus."""
    units = quantities(question)
    return [
        ([f"report:year:{unit[4:]}" for unit in units if unit.startswith("num:")], YEAR_BONUS),
        ([f"report:{unit}" for unit in units if unit.startswith("doc:")], NUMBER_BONUS),
        ([f"report:name:{name}" for name in _names(question, lexical)], NAME_BONUS),
    ]


def _names(question: str, lexical: LexicalIndex) -> Iterator[str]:
    """Give the runs of words that stand side by side in some passage.

    A report's name does: its head is a passage, whose text is indexed with the name of its body.
    """
    words = [fold(word) for word in syllables(question)]
    beside = [lexical.has(f"{first}_{second}") for first, second in pairwise(words)]
    for start in range(len(words)):
        yield words[start]
        for end in range(start + 1, min(start + LONGEST_NAME, len(words))):
            if not beside[end - 1]:
                break
            yield " ".join(words[start : end + 1])
