"""Answers kept for their buttons: a button names a card, and the card knows the passages."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.answer import Answer, Refusal
from bot.telegram.library import digest

if TYPE_CHECKING:
    import sqlite3

    from bot.answer import Quote, QuoteList
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

    @classmethod
    def of(cls, quote: Quote) -> Hit:
        """Name a quoted passage."""
        return cls(quote.passage.id, digest(quote.passage), quote.highlight)

    @classmethod
    def read(cls, row: list[Any]) -> Hit:
        """Read what :attr:`row` gives back from JSON."""
        passage, fingerprint, highlight = row
        return cls(passage, fingerprint, tuple((start, end) for start, end in highlight))

    @property
    def row(self) -> list[Any]:
        """The attributes as JSON takes them."""
        return [self.passage, self.fingerprint, self.highlight]


@dataclass(frozen=True, slots=True)
class ListCard:
    """A list that answers, by the names of its passages.

    Attributes
    ----------
    lead
        The passage that announces it, if one does.
    section
        Key of the section whose title it stands under.
    parts
        All of it in order, each with its depth: 0 for an entry, more for what stands under one.
    """

    lead: Hit | None
    section: str
    parts: tuple[tuple[Hit, int], ...]

    @classmethod
    def of(cls, whole: QuoteList) -> ListCard:
        """Name the passages of a list."""
        parts = tuple((Hit.of(part.quote), part.depth) for part in whole.parts)
        return cls(Hit.of(whole.lead) if whole.lead else None, whole.section.key, parts)

    @classmethod
    def read(cls, rows: dict[str, Any]) -> ListCard:
        """Read what :attr:`rows` gives back from JSON."""
        parts = tuple((Hit.read(row), depth) for row, depth in rows["parts"])
        return cls(Hit.read(rows["lead"]) if rows["lead"] else None, rows["section"], parts)

    @property
    def rows(self) -> dict[str, Any]:
        """The attributes as JSON takes them."""
        parts = [[hit.row, depth] for hit, depth in self.parts]
        return {"lead": self.lead and self.lead.row, "section": self.section, "parts": parts}

    @property
    def passages(self) -> frozenset[str]:
        """The ids of all its passages."""
        lead = [self.lead] if self.lead else []
        return frozenset(hit.passage for hit in (*lead, *(hit for hit, _ in self.parts)))


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
    whole_list
        The list around the first passage, where that is asked for.
    meant
        The question with the name of what it points back to; empty where it does not.
    apart
        What a refused question and the reports name, and none of the nearest passages does.
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
    whole_list: ListCard | None = None
    meant: str = ""
    apart: tuple[str, ...] = ()

    @property
    def shown_hits(self) -> tuple[int, ...]:
        """Places of the hits that are shown by themselves: those that are not in the list."""
        listed = self.whole_list.passages if self.whole_list else frozenset[str]()
        others = (n for n, hit in enumerate(self.hits) if n and hit.passage not in listed)
        return (0, *others)


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
        hits = tuple(map(Hit.of, answer.quotes))
        whole = ListCard.of(answer.whole_list) if answer.whole_list else None
        body = {
            "refusal": answer.refusal,
            "lacking": lacking,
            "sure": answer.sure,
            "votes": votes,
            "within": within,
            "hits": [hit.row for hit in hits],
            "list": whole and whole.rows,
            "meant": answer.meant,
            "apart": answer.apart,
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
            whole_list=whole,
            meant=answer.meant,
            apart=answer.apart,
        )

    def find(self, card: int, chat: int) -> Card | None:
        """Return a card of this chat, or the card of a single passage."""
        if card < 0:
            return self._single(card)
        row = self._database.row(
            "SELECT id, asked, question, body FROM cards WHERE id = ? AND chat = ?", card, chat
        )
        return _card(row) if row is not None else None

    def of(self, chat: int, asked: int) -> Card | None:
        """Return the card of what a message asked."""
        row = self._database.row(
            "SELECT id, asked, question, body FROM cards WHERE chat = ? AND asked = ?", chat, asked
        )
        return _card(row) if row is not None else None

    def single(self, passage: Passage) -> int:
        """Return the id of the card that shows just this passage."""
        return -self._names.number(passage.id, digest(passage))

    def _single(self, card: int) -> Card | None:
        words = self._names.words(-card)
        if len(words) != 2:
            return None
        return Card(card, 0, "", None, (Hit(*words, highlight=()),))


def _card(row: sqlite3.Row) -> Card:
    body: dict[str, Any] = json.loads(row["body"])
    return Card(
        row["id"],
        row["asked"],
        row["question"],
        Refusal(body["refusal"]) if body["refusal"] else None,
        tuple(map(Hit.read, body["hits"])),
        tuple(body["lacking"]),
        sure=body["sure"],
        votes=body.get("votes", True),
        within=body.get("within"),
        whole_list=ListCard.read(body["list"]) if body.get("list") else None,
        meant=body.get("meant", ""),
        apart=tuple(body.get("apart", ())),
    )
