"""What each person asked, for follow-up questions and edits."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.telegram.pieces import TOGETHER_SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.telegram.database import Database
    from bot.telegram.incoming import Asked

_FOLLOW_SECONDS = 3600
"""After an hour of silence a question starts afresh."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that was asked.

    Attributes
    ----------
    asked
        Its message id.
    question
        With what it leans on, see :func:`embeddings.followup.in_context`.
    """

    asked: int
    question: str


class Turns:
    """Questions on disk, by chat, thread and user."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def previous(self, asked: Asked) -> Turn | None:
        """Return the question this one may follow on.

        That is the question of the answer it replies to, or else the person's last one here,
        unless that is an hour old or ``/moi`` came between.
        """
        if asked.reply_to is not None:
            row = self._database.row(
                """SELECT asked, question FROM turns JOIN replies USING (chat, asked)
                   WHERE chat = ? AND sent = ? AND asked != ? AND question != ''""",
                asked.chat,
                asked.reply_to,
                asked.message,
            )
            if row is not None:
                return Turn(row["asked"], row["question"])
        row = self._database.row(
            """SELECT asked, question FROM turns WHERE chat = ? AND thread = ? AND user = ?
               AND asked < ? AND at > ? AND closed = 0 ORDER BY asked DESC LIMIT 1""",
            asked.chat,
            asked.thread,
            asked.user,
            asked.message,
            asked.date - _FOLLOW_SECONDS,
        )
        return Turn(row["asked"], row["question"]) if row is not None else None

    def keep(self, asked: Asked) -> None:
        """Note a question; the same message again replaces it."""
        self._database.run(
            """INSERT INTO turns (chat, thread, user, asked, question, at)
               VALUES (?, ?, ?, ?, ?, ?)
               ON CONFLICT (chat, asked) DO UPDATE SET question = excluded.question, closed = 0""",
            asked.chat,
            asked.thread,
            asked.user,
            asked.message,
            asked.text,
            asked.date,
        )

    def pass_over(self, asked: Asked) -> None:
        """Let no follow-up lean on a question, because it was about something else altogether."""
        self._database.run(
            "UPDATE turns SET closed = 1 WHERE chat = ? AND asked = ?", asked.chat, asked.message
        )

    def close(self, asked: Asked) -> None:
        """Start afresh for this person in this chat and thread."""
        self._database.run(
            "UPDATE turns SET closed = 1 WHERE chat = ? AND thread = ? AND user = ?",
            asked.chat,
            asked.thread,
            asked.user,
        )

    def join(self, pieces: Sequence[Asked]) -> Asked:
        """Return the pieces of one question as one, and remember them for edits.

        What is forwarded right after a question goes with it, even if that was answered already:
        it is then as if the question had been edited.
        """
        begun = self._begun(pieces[0]) if pieces[0].forwarded else None
        if len(pieces) == 1 and begun is None:
            return pieces[0]
        whole = pieces[-1].message if begun is None else begun
        with self._database.transaction():
            for piece in pieces:
                self._keep_piece(piece, whole)
        return self._whole(pieces[-1], whole)

    def _begun(self, forwarded: Asked) -> int | None:
        """Return the message of the question that something was forwarded right after."""
        row = self._database.row(
            """SELECT asked, question FROM turns WHERE chat = ? AND thread = ? AND user = ?
               AND asked < ? AND at >= ? AND closed = 0 ORDER BY asked DESC LIMIT 1""",
            forwarded.chat,
            forwarded.thread,
            forwarded.user,
            forwarded.message,
            forwarded.date - TOGETHER_SECONDS,
        )
        if row is None:
            return None
        question = int(row["asked"])
        self._database.run(
            """INSERT OR IGNORE INTO pieces (chat, message, asked, text, at)
               VALUES (?, ?, ?, ?, ?)""",
            forwarded.chat,
            question,
            question,
            row["question"],
            time.time(),
        )
        return question

    def edited(self, asked: Asked) -> Asked:
        """Return the whole question an edited message belongs to, with its new words."""
        row = self._database.row(
            "SELECT asked FROM pieces WHERE chat = ? AND message = ?", asked.chat, asked.message
        )
        if row is None:
            return asked
        whole = int(row["asked"])
        with self._database.transaction():
            self._keep_piece(asked, whole)
        return self._whole(asked, whole)

    def _whole(self, asked: Asked, whole: int) -> Asked:
        rows = self._database.rows(
            "SELECT text FROM pieces WHERE chat = ? AND asked = ? ORDER BY message",
            asked.chat,
            whole,
        )
        return replace(asked, message=whole, text="\n".join(row["text"] for row in rows))

    def _keep_piece(self, piece: Asked, whole: int) -> None:
        self._database.run(
            "INSERT OR REPLACE INTO pieces (chat, message, asked, text, at) VALUES (?, ?, ?, ?, ?)",
            piece.chat,
            piece.message,
            whole,
            piece.text,
            time.time(),
        )
