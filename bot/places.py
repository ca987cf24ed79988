"""Finding a report or a place in one by the name a person gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answering import find_report
from bot.errors import SeveralReports, UnknownPlace
from corpus.report import PassageKind
from embeddings.folding import clean, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.report import Passage, Report

_FOOTNOTE = re.compile(r"chu thich\s*(?:so\s*)?(\d{1,4})")


def one_report(reports: Sequence[Report], name: str | None) -> Report:
    """Return the report of a number or id; without a name, the only one there is.

    Raises
    ------
    bot.answering.UnknownReport
        If there is none of that name.
    SeveralReports
        If no name was given and there are several.
    """
    if name is not None:
        return find_report(reports, name)
    if len(reports) > 1:
        raise SeveralReports(report.number or report.id for report in reports)
    return reports[0]


def passages_at(
    reports: Sequence[Report], place: str, name: str | None = None
) -> tuple[Report, tuple[Passage, ...]]:
    """Return the passages of a place.

    Parameters
    ----------
    place
        The id of a passage; or a section's key (``"I.2.1"``), with or without the numbered item
        below it (``"II(2).2"``), which stands for all that is under it; or a footnote as people
        call it (``"chú thích 5"``, with or without tone marks).
    name
        Number or id of the report; needed for a section where there are several reports.

    Raises
    ------
    UnknownPlace
        If there is no such passage or section, or it has no passage.
    bot.answering.UnknownReport, SeveralReports
        As :func:`one_report` does.
    """
    for report in reports:
        for passage in report.passages:
            if passage.id == place:
                return report, (passage,)
    report = one_report(reports, name)
    note = _FOOTNOTE.fullmatch(fold(clean(place)))
    found = (
        _footnotes(report, int(note[1]))
        if note
        else tuple(passage for passage in report.passages if _under(report, passage, place))
    )
    if not found:
        raise UnknownPlace(place)
    return report, found


def _footnotes(report: Report, number: int) -> tuple[Passage, ...]:
    return tuple(
        passage
        for passage in report.passages
        if passage.kind is PassageKind.FOOTNOTE and passage.number == number
    )


def _under(report: Report, passage: Passage, place: str) -> bool:
    if passage.item and f"{passage.section}.{passage.item}" == place:
        return True
    if passage.section == place:
        return True
    path = report.section(passage.section).path
    return any(s.key == place and path[: s.level] == s.path for s in report.sections)
