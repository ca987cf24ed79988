"""What was set for a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.telegram.database import Database


class Chats:
    """Settings of chats on disk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def report(self, chat: int) -> str | None:
        """Return the id of the report chosen for a chat; ``None`` for all."""
        row = self._database.row("SELECT report FROM chats WHERE chat = ?", chat)
        return row["report"] if row else None

    def choose(self, chat: int, report: str | None) -> None:
        """Choose a report for a chat, or all."""
        self._database.run(
            "INSERT OR REPLACE INTO chats (chat, report) VALUES (?, ?)", chat, report
        )

    def migrate(self, old: int, new: int) -> None:
        """Give a supergroup what its group had; message ids of the two are not the same."""
        with self._database.transaction():
            self._database.run(
                """INSERT OR IGNORE INTO chats (chat, report)
                   SELECT ?, report FROM chats WHERE chat = ?""",
                new,
                old,
            )
            self._database.run("DELETE FROM chats WHERE chat = ?", old)
            self._database.run("INSERT OR IGNORE INTO moved (chat, former) VALUES (?, ?)", new, old)

    def former(self, chat: int) -> int | None:
        """Return the id that a supergroup had as a group, if it was one."""
        row = self._database.row("SELECT former FROM moved WHERE chat = ?", chat)
        return int(row["former"]) if row else None
