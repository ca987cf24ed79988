"""Taking a report out through the chat."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from bot.citation import name_report
from bot.messages import telegram_office as messages
from bot.messages.errors import describe
from bot.telegram.delivery import View
from bot.telegram.keyboard import button, keyboard
from bot.telegram.paging import Page
from bot.telegram.press import Outcome, Press, number
from bot.telegram.richtext import RichText
from corpus.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from bot.telegram.delivery import Delivery
    from bot.telegram.mind import Mind
    from bot.telegram.names import Names
    from bot.telegram.shelving import Shelving
    from corpus.report import Report

_LOG = logging.getLogger(__name__)

_ASK, _NO, _YES, _TURN = 0, 1, 2, 3


class Removals:
    """Lists the reports, asks, and removes."""

    def __init__(self, mind: Mind, names: Names, shelving: Shelving, delivery: Delivery) -> None:
        self._mind = mind
        self._names = names
        self._shelving = shelving
        self._delivery = delivery

    def list(self, page_index: int = 0) -> View:
        """Return the reports, one button each, the newest first."""
        reports = self._mind.library.newest_first
        page = Page.of(len(reports), page_index)
        rows = [
            [button(name_report(report), "x", self._names.number(report.source), _ASK)]
            for report in reports[page.part]
        ]
        rows.append(page.turning(lambda label, index: button(label, "x", index, _TURN)))
        return View(RichText.of(messages.REMOVE_WHICH), keyboard(rows))

    def press(self, press: Press) -> Outcome:
        """Turn a page, ask, keep or remove."""
        step, name = number(press, 2), number(press, 1)
        if step == _TURN:
            return Outcome(self.list(name))
        report = self._report(name)
        if step == _NO:
            return Outcome(_say(messages.KEPT))
        if report is None:
            return Outcome(_say(messages.REPORT_GONE))
        if len(self._mind.library.reports) < 2:
            return Outcome(_say(messages.LAST_ONE))
        if step == _YES:
            return Outcome(_say(messages.REMOVING), then=partial(self._remove, press, report))
        row = [
            button(messages.REMOVE_YES, "x", name, _YES),
            button(messages.REMOVE_NO, "x", name, _NO),
        ]
        text = messages.ask_to_remove(name_report(report))
        return Outcome(View(RichText.of(text), keyboard([row])))

    def _report(self, name: int) -> Report | None:
        words = self._names.words(name)
        return next((r for r in self._mind.library.reports if (r.source,) == words), None)

    async def _remove(self, press: Press, report: Report) -> None:
        try:
            await self._shelving.remove(press, report.source)
        except HoiBaoCaoError as error:
            text = describe(error)
        except Exception:  # noqa: BLE001 - the administrator is told, and everything is as before
            _LOG.exception("a report could not be removed")
            text = messages.UNEXPECTED
        else:
            text = messages.removed(name_report(report))
        await self._delivery.edit(press.chat, press.message, _say(text))


def _say(text: str) -> View:
    return View(RichText.of(text))
