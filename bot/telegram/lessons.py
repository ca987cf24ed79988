"""What people asked and how it went, kept for the office with hashed ids and for a time only."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.answer import Answer
    from bot.telegram.database import Database
    from bot.telegram.incoming import Asked

_DAY = 86_400.0

_CONVERSATION_DAYS = 30


@dataclass(frozen=True, slots=True)
class Lesson:
    """One question and how it went.

    Attributes
    ----------
    vote
        1 helpful, -1 not, 0 no vote.
    at
        Seconds since the epoch.
    """

    question: str
    answered: bool
    confidence: float
    vote: int
    at: float


class Lessons:
    """Questions and votes on disk.

    Parameters
    ----------
    retention_days
        How long they are kept; 0 stores nothing.
    """

    def __init__(self, database: Database, retention_days: int) -> None:
        self._database = database
        self.retention_days = retention_days

    @property
    def conversation_days(self) -> int:
        """How long questions are kept with their askers' ids, for buttons and follow-ups.

        No longer than what is kept to learn from, but for a day: the quota counts that.
        """
        return min(_CONVERSATION_DAYS, max(1, self.retention_days))

    @property
    def kept(self) -> bool:
        """Whether anything is kept at all."""
        return self.retention_days > 0

    def keep(self, asked: Asked, answer: Answer) -> None:
        """Note how a question went; the same message again replaces it and keeps its vote."""
        if not self.kept:
            return
        self._database.run(
            """INSERT INTO lessons (place, asked, person, question, answered, confidence, at)
               VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (place, asked) DO UPDATE
               SET question = excluded.question, answered = excluded.answered,
                   confidence = excluded.confidence""",
            self._hidden("chat", asked.chat),
            asked.message,
            self._hidden("user", asked.user),
            asked.text,
            answer.answered,
            answer.confidence,
            time.time(),
        )

    def vote(self, chat: int, asked: int, value: int) -> None:
        """Note a vote on the answer to a message."""
        self._database.run(
            "UPDATE lessons SET vote = ? WHERE place = ? AND asked = ?",
            value,
            self._hidden("chat", chat),
            asked,
        )

    def since(self, at: float, *, unanswered_only: bool) -> list[Lesson]:
        """Return the questions from a time on, oldest first."""
        rows = self._database.rows(
            """SELECT question, answered, confidence, vote, at FROM lessons
               WHERE at >= ? AND (answered = 0 OR ? = 0) ORDER BY at""",
            at,
            int(unanswered_only),
        )
        return [Lesson(r[0], bool(r[1]), r[2], r[3], r[4]) for r in rows]

    def forget(self, user: int) -> None:
        """Erase everything a person asked, here and in the conversations.

        That there was a question stays for 24 hours without its words, or else this would be a
        way around the quota.
        """
        person, before = self._hidden("user", user), time.time() - _DAY
        with self._database.transaction():
            self._database.run("DELETE FROM lessons WHERE person = ?", person)
            for table in ("pieces", "outcomes"):
                self._database.run(
                    f"""DELETE FROM {table} WHERE (chat, asked) IN
                        (SELECT chat, asked FROM turns WHERE user = ?)""",  # noqa: S608 - as above
                    user,
                )
            for table in ("cards", "refusals"):
                self._database.run(
                    f"DELETE FROM {table} WHERE user = ?",  # noqa: S608 - as above
                    user,
                )
            self._database.run("DELETE FROM turns WHERE user = ? AND at < ?", user, before)
            self._database.run("UPDATE turns SET question = '', closed = 1 WHERE user = ?", user)

    def prune(self) -> None:
        """Drop what is older than its time."""
        now = time.time()
        with self._database.transaction():
            self._database.run("DELETE FROM lessons WHERE at < ?", now - self.retention_days * _DAY)
            self._database.run("DELETE FROM turns WHERE question = '' AND at < ?", now - _DAY)
            before = now - self.conversation_days * _DAY
            for table in ("turns", "cards", "pieces", "replies", "outcomes"):
                self._database.run(
                    f"DELETE FROM {table} WHERE at < ?",  # noqa: S608 - names from the line above
                    before,
                )

    def _hidden(self, kind: str, number: int) -> str:
        named = f"{kind} {number}".encode()
        return hmac.new(self._salt(), named, hashlib.sha256).hexdigest()[:32]

    def _salt(self) -> bytes:
        self._database.run(
            "INSERT OR IGNORE INTO secrets (name, value) VALUES ('person', ?)",
            secrets.token_bytes(32),
        )
        row = self._database.row("SELECT value FROM secrets WHERE name = 'person'")
        return bytes(row["value"]) if row else b""
