"""From a question to the message that answers it."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer import Refusal
from bot.messages import errors as error_messages
from bot.messages import telegram as messages
from bot.small_talk import small_talk
from bot.telegram.access import Verdict
from bot.telegram.delivery import View
from bot.telegram.richtext import RichText, italic
from bot.telegram.typing_sign import typing_sign
from bot.telegram.views import Shelf, first_view
from corpus.errors import HoiBaoCaoError
from embeddings.earlier import Earlier
from embeddings.followup import in_context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram.ext import ExtBot

    from bot.telegram.access import Access
    from bot.telegram.incoming import Asked
    from bot.telegram.limiter import Pace
    from bot.telegram.memory import Memory
    from bot.telegram.mind import Mind
    from bot.telegram.state import State
    from corpus.report import Report

_LOG = logging.getLogger(__name__)


class Asking:
    """Answers questions and keeps what their buttons and follow-ups need."""

    def __init__(
        self, bot: ExtBot[Pace], mind: Mind, memory: Memory, access: Access, state: State
    ) -> None:
        self._bot = bot
        self._mind = mind
        self._memory = memory
        self._access = access
        self._state = state

    async def answer(self, asked: Asked) -> View | None:
        """Return the answer, or one sentence on why there is none.

        ``None`` for somebody who has been refused before: that is said once.
        """
        verdict = self._access.judge(asked)
        if verdict is not Verdict.ALLOWED:
            return self.refuse(asked, verdict)
        memory = self._memory
        if (reply := small_talk(asked.text, self._searched(asked), messages.MORE)) is not None:
            return View(RichText.of(reply).cut())
        previous = self._earlier(asked)
        memory.turns.keep(_in_context(asked, asked.text, previous))
        gone = self._drop_gone(asked)
        chosen = memory.chats.report(asked.chat)
        try:
            async with typing_sign(self._bot, asked):
                with self._state.metrics.timed("search"):
                    answer = await self._mind.answer(asked.text, previous, chosen)
        except HoiBaoCaoError as error:
            self._state.metrics.question("refused")
            return View(RichText.of(error_messages.describe(error)))
        card = memory.cards.keep(
            asked, answer, answer.lacking, votes=memory.lessons.kept, within=chosen
        )
        if answer.meant:
            memory.turns.keep(_in_context(asked, answer.meant, previous))
        memory.lessons.keep(asked, answer)
        if answer.refusal is Refusal.OFF_TOPIC:
            memory.turns.pass_over(asked)
        self._state.note(asked, answer)
        _LOG.info("answered=%s confidence=%.2f", answer.answered, answer.confidence)
        shown = first_view(card, Shelf(self._mind.library, memory.names))
        return _with(messages.CHOSEN_GONE, shown) if gone else shown

    def _earlier(self, asked: Asked) -> Earlier | None:
        """Return what a question may follow on, and what answered that."""
        turn = self._memory.turns.previous(asked)
        if turn is None:
            return None
        card = self._memory.cards.of(asked.chat, turn.asked)
        return Earlier(turn.question, self._mind.library.answer(card) if card else None)

    def _searched(self, asked: Asked) -> Sequence[Report]:
        """Return the reports that the chat asks: the chosen one, or all."""
        library = self._mind.library
        chosen = library.report(self._memory.chats.report(asked.chat))
        return (chosen,) if chosen else library.reports

    def _drop_gone(self, asked: Asked) -> bool:
        """Choose all reports where the chosen one is gone; tell whether it is."""
        chosen = self._memory.chats.report(asked.chat)
        gone = chosen is not None and self._mind.library.report(chosen) is None
        if gone:
            self._memory.chats.choose(asked.chat, None)
        return gone

    def refuse(self, asked: Asked, verdict: Verdict) -> View | None:
        """Return the sentence for somebody who may not ask, or ``None`` if it was said."""
        self._state.metrics.question("refused")
        if not self._access.first_time(asked, verdict):
            return None
        if verdict is Verdict.TOO_MANY:
            return View(RichText.of(messages.refused_quota(*self._access.quota(asked))))
        return View(RichText.of(messages.refused(asked.user)))


def _with(opening: str, view: View) -> View:
    return View(RichText.of(italic(opening), "\n", view.text).cut(), view.keyboard)


def _in_context(asked: Asked, question: str, previous: Earlier | None) -> Asked:
    """Return a question together with what it leans on, for the follow-up after it."""
    return replace(asked, text=in_context(question, previous.question if previous else None))
