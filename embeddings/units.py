"""What is encoded of a report: each passage under its titles, and each of its sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from corpus.report import PassageKind
from embeddings.folding import clean, without_marks
from embeddings.lexical_tokens import lexical_tokens
from embeddings.report_choice import identity_tokens
from embeddings.sentences import sentence_spans

if TYPE_CHECKING:
    from corpus.report import Passage, Report

CUTTING_VERSION = "7"
"""Changes when the same report would give other units, or a text other lexical tokens."""


class UnitKind(IntEnum):
    """A vector stands for a whole passage with its titles, or for one of its sentences."""

    PASSAGE = 0
    SENTENCE = 1


@dataclass(frozen=True, slots=True)
class Unit:
    """A text with a vector of its own.

    Attributes
    ----------
    passage
        Row of its passage in ``report.passages``.
    text
        Exactly what is encoded.
    start, end
        Its span in the passage's text, in characters.
    """

    passage: int
    kind: UnitKind
    text: str
    start: int
    end: int


_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPT = str.maketrans("0123456789", _MARKS)
DESCRIPTIONS = {
    PassageKind.HEADER: "{kind} số mấy, ban hành ngày nào, ở đâu, cơ quan nào ban hành {kind} này",
    PassageKind.SIGNATURE: "Ai ký {kind} này, người ký {kind} là ai, chức vụ và họ tên",
    PassageKind.RECIPIENTS: "Nơi nhận {kind} này, {kind} được gửi cho ai",
}
"""How people ask for the parts of a document that have no heading; encoded, never shown.

These parts are no sentences either: each is encoded, and marked, as a whole.
"""


def titled_text(report: Report, passage: Passage) -> str:
    """Return a passage's text with its section titles (and table caption) in front."""
    if passage.kind in DESCRIPTIONS:
        kind = (report.kind or "văn bản").lower()
        titles: tuple[str, ...] = (DESCRIPTIONS[passage.kind].format(kind=kind), report.issuer)
    else:
        titles = report.section(passage.section).titles or (report.title,)
    parts = [*titles, passage.caption or "", noted_clause(report, passage), passage.text]
    return clean(without_marks(". ".join(part for part in parts if part)))


def noted_clause(report: Report, passage: Passage) -> str:
    """Return what a footnote is a note to: the words before its mark, from the last stop on.

    "Có 08/13 chỉ tiêu đạt⁵; 05/13 chưa đạt⁶." gives "05/13 chưa đạt" for footnote 6, whose own
    text only lists the targets. Empty for what is no footnote, and where the mark is not found.
    """
    anchor = report.anchor(passage)
    if anchor is None or passage.number is None:
        return ""
    mark = str(passage.number).translate(_SUPERSCRIPT)
    found = re.search(rf"([^.;:{_MARKS}]*){mark}(?![{_MARKS}])", anchor.text)
    return found[1].strip() if found else ""


def passage_tokens(report: Report, passage: Passage) -> list[str]:
    """Return what the lexical index counts for a passage: its titled text, and its report."""
    return [*lexical_tokens(titled_text(report, passage)), *identity_tokens(report)]


def report_units(report: Report) -> tuple[Unit, ...]:
    """Return the units of a report, passage by passage, the whole passage before its sentences."""
    return tuple(
        unit for row, passage in enumerate(report.passages) for unit in _units(report, row, passage)
    )


def _units(report: Report, row: int, passage: Passage) -> list[Unit]:
    titled = titled_text(report, passage)
    whole = Unit(row, UnitKind.PASSAGE, titled, 0, len(passage.text))
    if passage.kind in DESCRIPTIONS:
        return [whole, Unit(row, UnitKind.SENTENCE, titled, 0, len(passage.text))]
    return [
        whole,
        *(
            Unit(row, UnitKind.SENTENCE, clean(without_marks(passage.text[start:end])), start, end)
            for start, end in sentence_spans(passage.text)
        ),
    ]
