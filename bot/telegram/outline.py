"""The outline of a report, page by page, down to its paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.citation import name_report, sentence_case
from bot.messages import telegram as messages
from bot.telegram.aim import Aim
from bot.telegram.delivery import View
from bot.telegram.excerpt import first_words
from bot.telegram.keyboard import button, keyboard
from bot.telegram.paging import PAGE, Page
from bot.telegram.press import Outcome, Press, number
from bot.telegram.richtext import RichText, bold
from corpus.report import END_KEY, END_SECTION, HEADER_KEY, HEADER_SECTION

if TYPE_CHECKING:
    from telegram import InlineKeyboardButton

    from bot.telegram.cards import Cards
    from bot.telegram.mind import Mind
    from bot.telegram.names import Names
    from corpus.report import Report, Section

ROOT_KEY = ""
"""Stands for the report itself."""

_HINTS = {
    (True, True): messages.OUTLINE_HINT,
    (True, False): messages.OUTLINE_SECTIONS,
    (False, True): messages.OUTLINE_PASSAGES,
    (False, False): messages.EMPTY_SECTION,
}
"""By whether a page holds sections and whether it holds passages."""

_NTH = re.compile(r"\(\d+\)$")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the outline.

    Attributes
    ----------
    key
        Of a section; :data:`ROOT_KEY` for the report itself.
    page
        From 0.
    origin
        Id of the card from whose answer somebody came here; 0 for none.
    """

    report: Report
    key: str = ROOT_KEY
    page: int = 0
    origin: int = 0


class Outline:
    """Shows reports, sections and first words of passages, each with its button."""

    def __init__(self, mind: Mind, names: Names, cards: Cards) -> None:
        self._mind = mind
        self._names = names
        self._cards = cards

    def start(self, chosen: str | None) -> View:
        """Return the chosen or only report's outline, else the list of reports."""
        reports = self._mind.library.reports
        report = self._mind.library.report(chosen)
        if report is None and len(reports) == 1:
            report = reports[0]
        return self._page(Spot(report)) if report else self._reports(0, 0)

    def press(self, press: Press) -> Outcome:
        """Open the section or page that a button points at."""
        words = self._names.words(number(press, 1))
        page, origin = number(press, 2), number(press, 3)
        if words == ("",):
            return Outcome(self._reports(page, origin))
        report = self._mind.library.report(words[0]) if len(words) == 2 else None
        if report is None or (words[1] and not _has_section(report, words[1])):
            return Outcome(View(RichText.of(messages.OUTLINE_GONE)))
        return Outcome(self._page(Spot(report, words[1], page, origin)))

    def _reports(self, page_index: int, origin: int) -> View:
        reports = self._mind.library.newest_first
        page = Page.of(len(reports), page_index)
        rows = [
            *([self._to(Spot(r, origin=origin), name_report(r))] for r in reports[page.part]),
            page.turning(lambda label, index: self._to_reports(label, index, origin)),
            _back(origin),
        ]
        return View(RichText.of(messages.REPORT_OUTLINE_CHOICE), keyboard(rows))

    def _page(self, spot: Spot) -> View:
        report, key = spot.report, spot.key
        sections = _children(report, key)
        passages = [p for p in self._mind.library.body(report) if p.section == key]
        page = Page.of(len(sections) + len(passages), spot.page)
        under = sections[page.part]
        first = max(0, page.index * PAGE - len(sections))
        here = passages[first : max(0, (page.index + 1) * PAGE - len(sections))]
        lines = [
            RichText.of("\n", bold(f"[{first + i}]"), f" {first_words(p.text)}")
            for i, p in enumerate(here, 1)
        ]
        text = RichText.of(
            bold(name_report(report)),
            "\n",
            _heading(report, key),
            "\n",
            *lines,
            "\n\n" if lines else "\n",
            _HINTS[bool(under), bool(here)],
        )
        numbers = [
            button(str(first + i), Aim(self._cards.single(p), origin=spot.origin).data())
            for i, p in enumerate(here, 1)
        ]
        rows = [
            *(
                [self._to(replace(spot, key=s.key, page=0), _section_name(s, report))]
                for s in under
            ),
            numbers[:4],
            numbers[4:],
            page.turning(lambda label, index: self._to(replace(spot, page=index), label)),
            self._up(spot),
            _back(spot.origin),
        ]
        return View(text.cut(), keyboard(rows))

    def _to(self, spot: Spot, label: str) -> InlineKeyboardButton:
        name = self._names.number(spot.report.id, spot.key)
        return button(label, "o", name, spot.page, spot.origin)

    def _to_reports(self, label: str, page: int, origin: int) -> InlineKeyboardButton:
        return button(label, "o", self._names.number(""), page, origin)

    def _up(self, spot: Spot) -> list[InlineKeyboardButton]:
        if spot.key != ROOT_KEY:
            above = replace(spot, key=_parent(spot.report, spot.key), page=0)
            return [self._to(above, messages.OUTLINE_UP)]
        if len(self._mind.library.reports) > 1:
            return [self._to_reports(messages.OUTLINE_UP, 0, spot.origin)]
        return []


def _back(origin: int) -> list[InlineKeyboardButton]:
    return [button(messages.BACK_TO_HIT, Aim(origin).data())] if origin else []


def _children(report: Report, key: str) -> list[Section]:
    if key == ROOT_KEY:
        roots = [s for s in report.sections if s.level == 1]
        used = {p.section for p in report.passages}
        head = [HEADER_SECTION] if HEADER_KEY in used else []
        return [*head, *roots, *([END_SECTION] if END_KEY in used else [])]
    path = report.section(key).path
    return [s for s in report.sections if s.path[:-1] == path]


def _parent(report: Report, key: str) -> str:
    path = report.section(key).path[:-1]
    return next((s.key for s in report.sections if s.path == path), ROOT_KEY)


def _has_section(report: Report, key: str) -> bool:
    try:
        report.section(key)
    except KeyError:
        return False
    return True


def _section_name(section: Section, report: Report) -> str:
    if section.key == HEADER_KEY:
        return messages.HEADER_TITLE
    if section.key == END_KEY:
        return messages.END_TITLE
    label = _NTH.sub("", section.path[-1])
    return f"{label}{' ' if label.endswith('.') else '. '}{sentence_case(section.title, report)}"


def _heading(report: Report, key: str) -> str:
    return report.title if key == ROOT_KEY else _section_name(report.section(key), report)
