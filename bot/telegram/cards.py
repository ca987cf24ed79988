"""Answers kept for their buttons: a button names a card, and the card knows the passages."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.answer import Answer, Refusal
from bot.telegram.library import digest

if TYPE_CHECKING:
    from bot.telegram.database import Database
    from bot.telegram.incoming import Asked
    from bot.telegram.names import Names
    from corpus.report import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question, by name.

    Attributes
    ----------
    fingerprint
        Of the passage's words; a rebuilt index may hold others under the same id.
    highlight
        Character offsets of what answers.
    """

    passage: str
    fingerprint: str
    highlight: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What the buttons under one answer need.

    Attributes
    ----------
    id
        Negative for a card of a single passage that nobody asked for, such as one reached from
        the outline.
    asked
        Message id of the question.
    lacking
        What the question names and the reports don't or, when answered, the first passage
        doesn't.
    sure
        Whether the first passage is given without a word of doubt.
    votes
        Whether votes on it are kept; asked for only then.
    within
        Id of the one report that was searched; ``None`` for all.
    """

    id: int
    asked: int
    question: str
    refusal: Refusal | None
    hits: tuple[Hit, ...]
    lacking: tuple[str, ...] = ()
    sure: bool = True
    votes: bool = False
    within: str | None = None


class Cards:
    """Cards on disk; asking the same message again replaces its card and keeps its id."""

    def __init__(self, database: Database, names: Names) -> None:
        self._database = database
        self._names = names

    def keep(
        self,
        asked: Asked,
        answer: Answer,
        lacking: tuple[str, ...] = (),
        *,
        votes: bool = False,
        within: str | None = None,
    ) -> Card:
        """Store an answer and return its card."""
        hits = tuple(
            Hit(quote.passage.id, digest(quote.passage), quote.highlight) for quote in answer.quotes
        )
        body = {
            "refusal": answer.refusal,
            "lacking": lacking,
            "sure": answer.sure,
            "votes": votes,
            "within": within,
            "hits": [[h.passage, h.fingerprint, h.highlight] for h in hits],
        }
        with self._database.transaction():
            self._database.run(
                """INSERT INTO cards (chat, thread, user, asked, question, body, at)
                   VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (chat, asked) DO UPDATE
                   SET question = excluded.question, body = excluded.body, at = excluded.at""",
                asked.chat,
                asked.thread,
                asked.user,
                asked.message,
                asked.text,
                json.dumps(body),
                time.time(),
            )
            row = self._database.row(
                "SELECT id FROM cards WHERE chat = ? AND asked = ?", asked.chat, asked.message
            )
        number = row["id"] if row else 0
        return Card(
            number,
            asked.message,
            asked.text,
            answer.refusal,
            hits,
            lacking,
            sure=answer.sure,
            votes=votes,
            within=within,
        )

    def find(self, card: int, chat: int) -> Card | None:
        """Return a card of this chat, or the card of a single passage."""
        if card < 0:
            return self._single(card)
        row = self._database.row(
            "SELECT id, asked, question, body FROM cards WHERE id = ? AND chat = ?", card, chat
        )
        if row is None:
            return None
        body: dict[str, Any] = json.loads(row["body"])
        return Card(
            row["id"],
            row["asked"],
            row["question"],
            Refusal(body["refusal"]) if body["refusal"] else None,
            tuple(
                Hit(passage, fingerprint, tuple((start, end) for start, end in highlight))
                for passage, fingerprint, highlight in body["hits"]
            ),
            tuple(body["lacking"]),
            sure=body["sure"],
            votes=body.get("votes", True),
            within=body.get("within"),
        )

    def single(self, passage: Passage) -> int:
        """Return the id of the card that shows just this passage."""
        return -self._names.number(passage.id, digest(passage))

    def _single(self, card: int) -> Card | None:
        words = self._names.words(-card)
        if len(words) != 2:
            return None
        return Card(card, 0, "", None, (Hit(*words, highlight=()),))
