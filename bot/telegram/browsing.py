"""Reading without asking: the outline, the reports, exact words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer import Answer
from bot.citation import name_report
from bot.messages import telegram as messages
from bot.telegram.delivery import View
from bot.telegram.exact import find_exact
from bot.telegram.keyboard import button, keyboard
from bot.telegram.paging import Page
from bot.telegram.press import Outcome, Press, number
from bot.telegram.richtext import RichText, bold
from bot.telegram.views import Shelf, first_view

if TYPE_CHECKING:
    from telegram import InlineKeyboardButton

    from bot.telegram.incoming import Asked
    from bot.telegram.memory import Memory
    from bot.telegram.mind import Mind
    from bot.telegram.outline import Outline

_MOST_FOUND = 30


class Browsing:
    """Answers ``/muc``, ``/baocao`` and ``/timkiem``."""

    def __init__(self, mind: Mind, memory: Memory, outline: Outline) -> None:
        self._mind = mind
        self._names = memory.names
        self._cards = memory.cards
        self._chats = memory.chats
        self._outline = outline

    def contents(self, asked: Asked) -> View:
        """Return the outline."""
        return self._outline.start(self._chats.report(asked.chat))

    def reports(self, asked: Asked) -> View:
        """Return the list of reports to choose from, the newest first."""
        return self._list(self._chats.report(asked.chat), 0)

    def turn(self, press: Press) -> Outcome:
        """Show another page of that list."""
        return Outcome(self._list(self._chats.report(press.chat), number(press, 1)))

    def _list(self, chosen: str | None, page_index: int) -> View:
        library = self._mind.library
        reports = library.newest_first
        page = Page.of(len(reports), page_index)
        whole = library.report(chosen) is None  # also where the chosen one is gone
        rows = [[self._choice("", messages.ALL_REPORTS, chosen=whole)]]
        lines = []
        for report in reports[page.part]:
            name = name_report(report)
            rows.append([self._choice(report.id, name, chosen=chosen == report.id)])
            lines.append(f"\n• {name}: {report.title}")
        rows.append(page.turning(lambda label, index: button(label, "b", index)))
        return View(RichText.of(bold(messages.CHOOSE_REPORT), *lines).cut(), keyboard(rows))

    def choose(self, press: Press) -> Outcome:
        """Set the report of a chat."""
        words = self._names.words(number(press, 1))
        report_id = words[0] if words else ""
        if not report_id:
            self._chats.choose(press.chat, None)
            return Outcome(View(RichText.of(messages.NOW_ALL)))
        report = self._mind.library.report(report_id)
        if report is None:
            return Outcome(View(RichText.of(messages.REPORT_GONE)))
        self._chats.choose(press.chat, report.id)
        return Outcome(View(RichText.of(messages.now_report(name_report(report)))))

    def find(self, asked: Asked) -> View:
        """Return the first passage holding the words, with buttons to the others."""
        words = " ".join(asked.text.split())
        if not words:
            return View(RichText.of(messages.FIND_WHAT))
        library = self._mind.library
        chosen = library.report(self._chats.report(asked.chat))
        matches = find_exact([chosen] if chosen else library.reports, words)
        if not matches:
            lines = [messages.found(0, words)]
            if chosen and len(library.reports) > 1:
                lines.append(messages.only_in(name_report(chosen)))
            return View(RichText.of("\n".join(lines)))
        quotes = tuple(
            library.quote(report, passage, ranges)
            for report, passage, ranges in matches[:_MOST_FOUND]
        )
        answer = Answer(words, answered=True, confidence=1.0, refusal=None, quotes=quotes)
        shown = first_view(self._cards.keep(asked, answer), Shelf(library, self._names))
        if len(matches) > _MOST_FOUND:
            opening = messages.found_more(_MOST_FOUND, len(matches), words)
        else:
            opening = messages.found(len(matches), words)
        return View(RichText.of(bold(opening), "\n", shown.text).cut(), shown.keyboard)

    def _choice(self, report_id: str, label: str, *, chosen: bool) -> InlineKeyboardButton:
        return button(f"✓ {label}" if chosen else label, "r", self._names.number(report_id))
