"""What only administrators may do: new reports, removals, the state of the bot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.messages import telegram as telegram_messages
from bot.messages import telegram_office as messages
from bot.telegram.delivery import View
from bot.telegram.press import Outcome
from bot.telegram.richtext import RichText

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Document

    from bot.telegram.access import Access
    from bot.telegram.incoming import Asked
    from bot.telegram.press import Press
    from bot.telegram.removals import Removals
    from bot.telegram.state import State
    from bot.telegram.uploads import Uploads


@dataclass(frozen=True, slots=True)
class Shelves:
    """Where reports can be added and removed."""

    uploads: Uploads
    removals: Removals


class Office:
    """Lets administrators through, and nobody else.

    Parameters
    ----------
    shelves
        ``None`` where the reports are those that come with the program, which stay as they are.
    """

    def __init__(self, access: Access, state: State, shelves: Shelves | None) -> None:
        self._access = access
        self._state = state
        self._shelves = shelves

    def takes(self, asked: Asked) -> bool:
        """Tell whether a file in this message is meant as a new report."""
        return asked.private and self._access.is_administrator(asked.user)

    def not_taken(self, asked: Asked) -> str:
        """Return why a file is not taken as a report."""
        if self._access.is_administrator(asked.user):
            return messages.FILE_IN_GROUP
        return telegram_messages.FILE_UNSUPPORTED

    async def receive(self, asked: Asked, document: Document) -> View:
        """Take a file an administrator sent."""
        if self._shelves is None:
            return View(RichText.of(messages.NO_CORPUS_FOLDER))
        return await self._shelves.uploads.receive(asked, document)

    def removals(self, asked: Asked) -> View:
        """Answer ``/xoabaocao``."""
        if not self._access.is_administrator(asked.user):
            return View(RichText.of(messages.NOT_ADMINISTRATOR))
        if self._shelves is None:
            return View(RichText.of(messages.NO_CORPUS_FOLDER))
        return self._shelves.removals.list()

    def state(self, asked: Asked) -> View:
        """Answer ``/trangthai``."""
        if not self._access.is_administrator(asked.user):
            return View(RichText.of(messages.NOT_ADMINISTRATOR))
        return self._state.view()

    def press_upload(self, press: Press) -> Outcome:
        """Handle a button under an uploaded report."""
        return self._guarded(press, lambda shelves: shelves.uploads.press(press))

    def press_removal(self, press: Press) -> Outcome:
        """Handle a button of ``/xoabaocao``."""
        return self._guarded(press, lambda shelves: shelves.removals.press(press))

    def _guarded(self, press: Press, work: Callable[[Shelves], Outcome]) -> Outcome:
        if not self._access.is_administrator(press.user):
            return Outcome(notice=messages.NOT_ADMINISTRATOR, alert=True)
        if self._shelves is None:
            return Outcome(View(RichText.of(messages.NO_CORPUS_FOLDER)))
        return work(self._shelves)
