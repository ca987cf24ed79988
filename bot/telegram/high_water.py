"""The highest message id known, above which the next message must lie.

Private chats and basic groups lie in one message box of the bot's account, with one sequence of
ids; each supergroup has its own (https://core.telegram.org/api/updates).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.telegram.database import Database

FIRST_SUPERGROUP = -1_000_000_000_000
"""Ids of supergroups and channels lie below."""


def in_common_box(chat: int) -> bool:
    """Tell whether a chat's message ids come from the common sequence."""
    return chat > FIRST_SUPERGROUP


class HighWater:
    """The level of the common message box, over restarts.

    Parameters
    ----------
    database
        Its ``updates.message`` and ``replies`` hold the ids seen before.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        row = database.row(
            """SELECT max((SELECT coalesce(max(message), 0) FROM updates),
                          (SELECT coalesce(max(max(asked, floor, coalesce(sent, 0))), 0)
                           FROM replies WHERE chat > ?))""",
            FIRST_SUPERGROUP,
        )
        self._level = int(row[0]) if row else 0

    def rise(self, chat: int, message: int) -> None:
        """Note a message id."""
        if in_common_box(chat):
            self._level = max(self._level, message)

    def level(self, chat: int, asked: int) -> int:
        """Return an id below that of any message sent to a chat from now on.

        Parameters
        ----------
        asked
            Id of a message in that chat.
        """
        if in_common_box(chat):
            return max(self._level, asked)
        row = self._database.row("SELECT max(sent) FROM replies WHERE chat = ?", chat)
        return max(asked, row[0] or 0 if row else 0)
