"""Everything the bot remembers, opened over one database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.telegram.cards import Cards
from bot.telegram.chats import Chats
from bot.telegram.inbox import Inbox
from bot.telegram.lessons import Lessons
from bot.telegram.names import Names
from bot.telegram.turns import Turns

if TYPE_CHECKING:
    from bot.telegram.database import Database


@dataclass(frozen=True, slots=True)
class Memory:
    """The parts of the database, each with its own noun."""

    inbox: Inbox
    names: Names
    cards: Cards
    turns: Turns
    chats: Chats
    lessons: Lessons

    @classmethod
    def over(cls, database: Database, retention_days: int) -> Memory:
        """Open all parts over a database."""
        names = Names(database)
        return cls(
            inbox=Inbox(database),
            names=names,
            cards=Cards(database, names),
            turns=Turns(database),
            chats=Chats(database),
            lessons=Lessons(database, retention_days),
        )

    def prune(self) -> None:
        """Drop whatever has outlived its time."""
        self.inbox.prune()
        self.lessons.prune()
