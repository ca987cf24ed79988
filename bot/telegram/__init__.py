"""The Telegram bot: a durable inbox, fair lanes, and answers that read well on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram.settings import TelegramSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering import Answerer
    from bot.settings import Settings

__all__ = ["TelegramSettings", "run"]


def run(settings: Settings, open_answerer: Callable[[], Answerer]) -> None:
    """Run the bot until SIGTERM or SIGINT; blocks.

    Parameters
    ----------
    settings
        The whole settings tree; its ``telegram`` part rules the bot.
    open_answerer
        Opens the index; called at start and again after each rebuild.

    Raises
    ------
    bot.telegram.errors.TelegramBotError
        Where the bot can't start or must stop: no token, a refused token, a second instance.
    """
    from bot.telegram.service import serve  # here: python-telegram-bot loads slowly

    serve(settings, open_answerer)
