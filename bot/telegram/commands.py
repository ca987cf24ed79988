"""Commands and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import telegram as messages
from bot.telegram.delivery import View
from bot.telegram.incoming import ASK_COMMAND
from bot.telegram.richtext import RichText

if TYPE_CHECKING:
    from bot.telegram.incoming import Asked
    from bot.telegram.turns import Turns


class Commands:
    """Answers commands."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns

    def answer(self, asked: Asked) -> View | None:
        """Return what a command says; ``None`` for an unknown one in a group."""
        match asked.command:
            case "start":
                text = messages.WELCOME
            case "help":
                text = messages.HELP
            case "moi":
                self._turns.close(asked)
                text = messages.FRESH
            case command if command == ASK_COMMAND:
                text = messages.ASK_WHAT
            case _ if asked.private:
                text = messages.UNKNOWN_COMMAND
            case _:
                return None
        return View(RichText.of(text))
