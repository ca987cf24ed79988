"""The outline of a report, page by page, down to its paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.citation import name_report, sentence_case
from bot.messages import telegram as messages
from bot.telegram.aim import Aim
from bot.telegram.delivery import View
from bot.telegram.excerpt import first_words
from bot.telegram.keyboard import button, keyboard
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

_PAGE = 8
_NTH = re.compile(r"\(\d+\)$")


@dataclass(frozen=True, slots=True)
class Page:
    """Part of a list.

    Attributes
    ----------
    index
        From 0, brought inside the list.
    """

    index: int
    count: int

    @classmethod
    def of(cls, length: int, index: int) -> Page:
        """Return the page with this index of a list of this length."""
        count = max(1, -(-length // _PAGE))
        return cls(min(max(index, 0), count - 1), count)

    @property
    def part(self) -> slice:
        """Its part of the list."""
        return slice(self.index * _PAGE, (self.index + 1) * _PAGE)


class Outline:
    """Shows reports, sections and first words of passages, each with its button."""

    def __init__(self, mind: Mind, names: Names, cards: Cards) -> None:
        self._mind = mind
        self._names = names
        self._cards = cards

    def start(self, chosen: str | None) -> View:
        """Return the chosen or only report's outline, else the list of reports."""
        reports = self._mind.library.reports
        report = self._report(chosen) if chosen else None
        if report is None and len(reports) == 1:
            report = reports[0]
        return self._page(report, ROOT_KEY, 0) if report else self._reports(0)

    def press(self, press: Press) -> Outcome:
        """Open the section or page that a button points at."""
        words = self._names.words(number(press, 1))
        page = number(press, 2)
        if words == ("",):
            return Outcome(self._reports(page))
        report = self._report(words[0]) if len(words) == 2 else None
        if report is None or (words[1] and not _has_section(report, words[1])):
            return Outcome(View(RichText.of(messages.OUTLINE_GONE)))
        return Outcome(self._page(report, words[1], page))

    def _report(self, report_id: str) -> Report | None:
        return next((r for r in self._mind.library.reports if r.id == report_id), None)

    def _reports(self, page_index: int) -> View:
        reports = self._mind.library.reports
        page = Page.of(len(reports), page_index)
        rows = [[self._to(r.id, ROOT_KEY, label=name_report(r))] for r in reports[page.part]]
        rows.append(self._turning(page, ""))
        return View(RichText.of(messages.REPORT_OUTLINE_CHOICE), keyboard(rows))

    def _page(self, report: Report, key: str, page_index: int) -> View:
        sections = _children(report, key)
        passages = [p for p in self._mind.library.body(report) if p.section == key]
        page = Page.of(len(sections) + len(passages), page_index)
        under = sections[page.part]
        first = max(0, page.index * _PAGE - len(sections))
        here = passages[first : max(0, (page.index + 1) * _PAGE - len(sections))]
        lines = [
            RichText.of("\n", bold(f"[{first + i}]"), f" {first_words(p.text)}")
            for i, p in enumerate(here, 1)
        ]
        if not passages and not sections:
            lines = [RichText.of("\n", messages.EMPTY_SECTION)]
        text = RichText.of(
            bold(name_report(report)),
            "\n",
            _heading(report, key),
            "\n",
            *lines,
            "\n\n" if lines else "\n",
            messages.OUTLINE_HINT,
        )
        numbers = [
            button(str(first + i), Aim(self._cards.single(p)).data()) for i, p in enumerate(here, 1)
        ]
        rows = [
            *([self._to(report.id, s.key, label=_section_name(s, report))] for s in under),
            numbers[:4],
            numbers[4:],
            self._turning(page, report.id, key),
            self._up(report, key),
        ]
        return View(text.cut(), keyboard(rows))

    def _to(self, *words: str, label: str, page: int = 0) -> InlineKeyboardButton:
        return button(label, "o", self._names.number(*words), page)

    def _turning(self, page: Page, *words: str) -> list[InlineKeyboardButton]:
        row = []
        if page.index > 0:
            row.append(self._to(*words, label=messages.BACK_PAGE, page=page.index - 1))
        if page.index + 1 < page.count:
            row.append(self._to(*words, label=messages.NEXT_PAGE, page=page.index + 1))
        return row

    def _up(self, report: Report, key: str) -> list[InlineKeyboardButton]:
        if key != ROOT_KEY:
            return [self._to(report.id, _parent(report, key), label=messages.OUTLINE_UP)]
        if len(self._mind.library.reports) > 1:
            return [self._to("", label=messages.OUTLINE_UP)]
        return []


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
