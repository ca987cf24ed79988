"""Short numbers for long names, kept for ever: button data have 64 bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.telegram.database import Database

_JOINT = "\n"


class Names:
    """Numbers for tuples of words such as a report id and a section key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def number(self, *words: str) -> int:
        """Return the number of these words; the same at every call."""
        text = _JOINT.join(words)
        self._database.run("INSERT OR IGNORE INTO names (text) VALUES (?)", text)
        row = self._database.row("SELECT id FROM names WHERE text = ?", text)
        return int(row["id"]) if row else 0

    def words(self, number: int) -> tuple[str, ...]:
        """Return the words of a number; empty for an unknown one."""
        row = self._database.row("SELECT text FROM names WHERE id = ?", number)
        return tuple(row["text"].split(_JOINT)) if row else ()
