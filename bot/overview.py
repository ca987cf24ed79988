"""What reports are about, in a few lines: their names, titles and headings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot.citation import name_report
from bot.messages import answers as messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.report import Report

DEEPEST = 2
"""Levels of headings that an overview shows."""
MOST_REPORTS = 5
MOST_HEADINGS = 20
LONGEST_HEADING = 110
"""Characters."""


def newest_first(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Return reports by their dates; those without one come last."""
    return tuple(sorted(reports, key=_when, reverse=True))


def held(reports: Sequence[Report]) -> str:
    """Say in a sentence what there is to ask about: the report, or the newest of several."""
    newest = newest_first(reports)[0]
    return messages.held(len(reports), name_report(newest), newest.title)


def overview(reports: Sequence[Report]) -> str:
    """Return the headings of the only report, or the titles of the newest of several."""
    if len(reports) == 1:
        return "\n".join((messages.OVERVIEW, *_outline(reports[0]), messages.ASK_ON))
    shown = newest_first(reports)[:MOST_REPORTS]
    lines = [messages.listed_report(name_report(report), report.title) for report in shown]
    if len(reports) > len(shown):
        lines.append(messages.others(len(reports) - len(shown)))
    return "\n".join((messages.OVERVIEW_MANY, *lines, messages.ASK_ON))


def _outline(report: Report) -> Iterator[str]:
    yield messages.issued(name_report(report), report.issuer)
    if report.title:
        yield report.title
    sections = [section for section in report.sections if section.level <= DEEPEST]
    for section in sections[:MOST_HEADINGS]:
        heading = section.heading or f"{section.path[-1]}. {section.title}"
        yield "  " * section.level + _cut(heading)
    if len(sections) > MOST_HEADINGS:
        yield messages.more_sections(len(sections) - MOST_HEADINGS)


def _cut(heading: str) -> str:
    """Return a heading, cut between words where it is long."""
    words = " ".join(heading.split())
    if len(words) <= LONGEST_HEADING:
        return words
    return words[:LONGEST_HEADING].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _when(report: Report) -> dt.date:
    return report.date or dt.date(report.year or dt.MINYEAR, 1, 1)
