"""Commands and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import telegram as messages
from bot.messages import telegram_office as office_messages
from bot.telegram.access import Verdict
from bot.telegram.delivery import View
from bot.telegram.incoming import ASK_COMMAND
from bot.telegram.richtext import RichText

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.telegram.access import Access
    from bot.telegram.browsing import Browsing
    from bot.telegram.incoming import Asked
    from bot.telegram.memory import Memory
    from bot.telegram.office import Office

    Refuse = Callable[[Asked, Verdict], View | None]


class Commands:
    """Answers commands."""

    def __init__(
        self, memory: Memory, access: Access, browsing: Browsing, office: Office, refuse: Refuse
    ) -> None:
        self._memory = memory
        self._access = access
        self._refuse = refuse
        self._open: dict[str, Callable[[Asked], View]] = {
            "quyenriengtu": lambda _: self._privacy(),
            "xoadulieu": self._forget,
            "ghepnoi": self._pair,
        }
        self._listed: dict[str, Callable[[Asked], View]] = {
            "start": lambda _: _say(messages.WELCOME),
            "help": self._help,
            ASK_COMMAND: lambda _: _say(messages.ASK_WHAT),
            "moi": self._afresh,
            "muc": browsing.contents,
            "baocao": browsing.reports,
            "timkiem": browsing.find,
            "xoabaocao": office.removals,
            "trangthai": office.state,
        }

    def answer(self, asked: Asked) -> View | None:
        """Return what a command says.

        ``None`` for an unknown one in a group, and for people who may not ask and have been
        told so.
        """
        if handler := self._open.get(asked.command):
            return handler(asked)
        if not self._access.may_ask(asked.user, asked.chat):
            return self._refuse(asked, Verdict.NOT_LISTED)
        if handler := self._listed.get(asked.command):
            return handler(asked)
        return _say(messages.UNKNOWN_COMMAND) if asked.private else None

    def unsupported(self, asked: Asked, sentence: str) -> View | None:
        """Return a sentence for what can't be read, to people who may ask."""
        if not self._access.may_ask(asked.user, asked.chat):
            return self._refuse(asked, Verdict.NOT_LISTED)
        return _say(sentence)

    def _help(self, asked: Asked) -> View:
        if asked.private and self._access.is_administrator(asked.user):
            return _say(f"{messages.HELP}\n\n{office_messages.HELP}")
        return _say(messages.HELP)

    def _afresh(self, asked: Asked) -> View:
        self._memory.turns.close(asked)
        return _say(messages.FRESH)

    def _privacy(self) -> View:
        lessons = self._memory.lessons
        return _say(messages.privacy(lessons.retention_days, lessons.conversation_days))

    def _forget(self, asked: Asked) -> View:
        self._memory.lessons.forget(asked.user)
        return _say(messages.FORGOTTEN)

    def _pair(self, asked: Asked) -> View:
        if not asked.text:
            return _say(messages.PAIR_WHAT)
        paired = self._access.pair(asked.user, asked.text)
        return _say(messages.PAIRED if paired else messages.PAIR_WRONG)


def _say(text: str) -> View:
    return View(RichText.of(text))
