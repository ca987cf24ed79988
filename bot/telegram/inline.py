"""Inline mode: ``@bot câu hỏi`` in any chat offers passages to insert with their citation."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.answer import Refusal
from bot.citation import name_report, place_of
from bot.messages import telegram as messages
from bot.messages.answers import REFUSED
from bot.telegram.excerpt import first_words, laid_out, shortened
from bot.telegram.library import digest
from bot.telegram.list_excerpt import ShownList
from bot.telegram.richtext import RichText, italic, quoted
from corpus.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from telegram import InlineQuery

    from bot.answer import Answer, Quote
    from bot.telegram.access import Access
    from bot.telegram.mind import Mind

_CACHE_SECONDS = 60
_SHORTEST = 3
_DESCRIPTION = 150
_START = "inline"


class Inline:
    """Answers inline queries; nothing of them is kept."""

    def __init__(self, mind: Mind, access: Access) -> None:
        self._mind = mind
        self._access = access

    async def answer(self, query: InlineQuery) -> None:
        """Offer the passages found; nothing while too little is typed.

        Where the reports don't say it, a line above the offers says so, and passages are offered
        only if the question is about what reports are about. Such a query does not count towards
        the quota: Telegram sends one whenever somebody pauses in typing.
        """
        found: list[InlineQueryResultArticle] = []
        told: str | None = None
        words = query.query.strip()
        if not self._access.may_ask(query.from_user.id, 0):
            told = messages.NOT_LISTED
        elif len(words) >= _SHORTEST:
            with suppress(HoiBaoCaoError):
                answer = await self._mind.answer(words, None, None)
                told = REFUSED[answer.refusal] if answer.refusal else None
                if answer.refusal is not Refusal.OFF_TOPIC:
                    found = _articles(answer)
        with suppress(BadRequest):  # too old: the person has typed on
            await query.answer(
                found, cache_time=_CACHE_SECONDS, is_personal=True, button=_line(told)
            )


def _line(told: str | None) -> InlineQueryResultsButton | None:
    """Return a line above the offers; it leads to the private chat."""
    return InlineQueryResultsButton(told, start_parameter=_START) if told else None


def _articles(answer: Answer) -> list[InlineQueryResultArticle]:
    """Offer the answer, a list in short if that is asked for, and the other passages found."""
    offered = [
        (quote, shortened(laid_out(quote.passage), quote.highlight), quote.citation)
        for quote in (*answer.quotes[:1], *answer.more)
    ]
    if answer.whole_list is not None:
        whole = answer.whole_list
        offered[0] = (answer.quotes[0], ShownList.quoted(whole).in_short()[0], whole.citation)
    return [_article(*one) for one in offered]


def _article(quote: Quote, text: RichText, citation: str) -> InlineQueryResultArticle:
    message = RichText.of(quoted(text), "\n", messages.CITATION_MARK, italic(citation)).cut()
    return InlineQueryResultArticle(
        id=digest(quote.passage),
        title=f"{place_of(quote.report, quote.passage)}, {name_report(quote.report)}",
        description=first_words(text.plain, _DESCRIPTION),
        input_message_content=InputTextMessageContent(message.html, ParseMode.HTML),
    )
