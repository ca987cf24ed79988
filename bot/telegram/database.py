"""The bot's SQLite file: opened once, in WAL mode, with its schema kept up to date."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from bot.telegram.errors import BotDatabaseUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator

_MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE updates (
        id INTEGER PRIMARY KEY,           -- Telegram's update_id
        lane TEXT NOT NULL,               -- chat and thread
        payload TEXT NOT NULL,            -- the update's JSON, emptied when done
        message INTEGER NOT NULL,         -- its message id in the common message box, else 0
        received REAL NOT NULL,           -- seconds since the epoch
        attempts INTEGER NOT NULL DEFAULT 0,
        done REAL                         -- seconds since the epoch; NULL while unfinished
    );
    CREATE INDEX updates_unfinished ON updates (id) WHERE done IS NULL;
    CREATE TABLE replies (
        chat INTEGER NOT NULL,
        asked INTEGER NOT NULL,           -- message id of what is replied to
        floor INTEGER NOT NULL,           -- highest message id known as it was sent
        sent INTEGER,                     -- message id of the reply; NULL while not known
        at REAL NOT NULL,
        PRIMARY KEY (chat, asked)
    );
    CREATE INDEX replies_sent ON replies (chat, sent);
    CREATE TABLE cards (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        chat INTEGER NOT NULL,
        thread INTEGER NOT NULL,
        user INTEGER NOT NULL,
        asked INTEGER NOT NULL,
        question TEXT NOT NULL,
        body TEXT NOT NULL,               -- JSON: whether answered, and the quotes' places
        at REAL NOT NULL,
        UNIQUE (chat, asked)
    );
    CREATE TABLE turns (
        chat INTEGER NOT NULL,
        thread INTEGER NOT NULL,
        user INTEGER NOT NULL,
        asked INTEGER NOT NULL,
        question TEXT NOT NULL,
        at REAL NOT NULL,
        closed INTEGER NOT NULL DEFAULT 0, -- 1 after /moi
        PRIMARY KEY (chat, asked)
    );
    CREATE INDEX turns_of_user ON turns (chat, thread, user, asked);
    CREATE TABLE pieces (
        chat INTEGER NOT NULL,
        message INTEGER NOT NULL,
        asked INTEGER NOT NULL,           -- the last piece, which the reply belongs to
        text TEXT NOT NULL,
        at REAL NOT NULL,
        PRIMARY KEY (chat, message)
    );
    CREATE INDEX pieces_of_question ON pieces (chat, asked, message);
    CREATE TABLE names (
        id INTEGER PRIMARY KEY,           -- short enough for a button
        text TEXT NOT NULL UNIQUE
    );
    CREATE TABLE chats (
        chat INTEGER PRIMARY KEY,
        report TEXT                       -- id of the chosen report; NULL for all
    );
    CREATE TABLE refusals (
        chat INTEGER NOT NULL,
        user INTEGER NOT NULL,
        reason TEXT NOT NULL,
        asked INTEGER NOT NULL,           -- message id of what was refused
        at REAL NOT NULL,
        PRIMARY KEY (chat, user, reason)
    );
    CREATE TABLE administrators (user INTEGER PRIMARY KEY, at REAL NOT NULL);
    CREATE TABLE pairings (code TEXT PRIMARY KEY, until REAL NOT NULL);
    CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL);
    CREATE TABLE lessons (
        chat INTEGER NOT NULL,
        asked INTEGER NOT NULL,
        person TEXT NOT NULL,             -- keyed hash of the user id
        question TEXT NOT NULL,
        answered INTEGER NOT NULL,
        confidence REAL NOT NULL,
        vote INTEGER NOT NULL DEFAULT 0,  -- 1 helpful, -1 not
        at REAL NOT NULL,
        PRIMARY KEY (chat, asked)
    );
    CREATE TABLE outcomes (               -- counts only: no words, no people
        chat INTEGER NOT NULL,
        asked INTEGER NOT NULL,
        answered INTEGER NOT NULL,
        at REAL NOT NULL,
        PRIMARY KEY (chat, asked)
    );
    CREATE INDEX outcomes_at ON outcomes (at);
    CREATE TABLE uploads (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        chat INTEGER NOT NULL,
        asked INTEGER NOT NULL,
        user INTEGER NOT NULL,
        file TEXT NOT NULL,               -- name in the uploads folder: hash and suffix
        report TEXT NOT NULL,             -- id as it was read
        replaces TEXT,                    -- file in the corpus folder it takes the place of
        state TEXT NOT NULL,              -- waiting, confirmed, done, dropped
        at REAL NOT NULL,
        UNIQUE (chat, asked)
    );
    CREATE INDEX lessons_at ON lessons (at);
    CREATE INDEX lessons_person ON lessons (person);
    """,
    # A private chat has the id of its user: what is kept to learn from must not hold that either.
    """
    DROP TABLE lessons;
    CREATE TABLE lessons (
        place TEXT NOT NULL,              -- keyed hash of the chat id
        asked INTEGER NOT NULL,
        person TEXT NOT NULL,             -- keyed hash of the user id
        question TEXT NOT NULL,
        answered INTEGER NOT NULL,
        confidence REAL NOT NULL,
        vote INTEGER NOT NULL DEFAULT 0,  -- 1 helpful, -1 not
        at REAL NOT NULL,
        PRIMARY KEY (place, asked)
    );
    CREATE INDEX lessons_at ON lessons (at);
    CREATE INDEX lessons_person ON lessons (person);
    """,
    # A group that becomes a supergroup gets another id; the configuration names the old one.
    """
    CREATE TABLE moved (
        chat INTEGER PRIMARY KEY,         -- the supergroup
        former INTEGER NOT NULL
    );
    """,
)


class Database:
    """One connection, used from the event loop's thread only.

    Parameters
    ----------
    path
        The file; it and its folder are made when missing.

    Raises
    ------
    BotDatabaseUnusable
        If the file can't be opened, is no SQLite file, or comes from a later version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._log: IO[bytes] | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)  # people's questions are nobody else's business
            self._connection = sqlite3.connect(path, isolation_level=None)
            self._connection.row_factory = sqlite3.Row
            self._prepare()
        except (OSError, sqlite3.Error) as error:
            raise BotDatabaseUnusable(path) from error

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        # A commit survives a killed process; what must survive a power cut calls ``flush``.
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute("PRAGMA busy_timeout = 5000")
        self._connection.execute("PRAGMA secure_delete = ON")  # erased words are overwritten
        version = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        if version > len(_MIGRATIONS):
            raise BotDatabaseUnusable(self.path)
        for number in range(version, len(_MIGRATIONS)):
            self._connection.executescript(
                f"BEGIN; {_MIGRATIONS[number]} PRAGMA user_version = {number + 1}; COMMIT;"
            )

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is kept together or not at all; may be nested."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def run(self, statement: str, *values: object) -> int:
        """Run one statement; return the number of rows it changed."""
        return self._connection.execute(statement, values).rowcount

    def insert(self, statement: str, *values: object) -> int:
        """Run one INSERT; return the new row's id."""
        return self._connection.execute(statement, values).lastrowid or 0

    def rows(self, statement: str, *values: object) -> list[sqlite3.Row]:
        """Return every row of a query."""
        return self._connection.execute(statement, values).fetchall()

    def row(self, statement: str, *values: object) -> sqlite3.Row | None:
        """Return the first row of a query, if there is one."""
        row: sqlite3.Row | None = self._connection.execute(statement, values).fetchone()
        return row

    async def flush(self) -> None:
        """Bring all that is committed to the disk itself, without holding up the event loop."""
        if self._log is None:
            self._log = Path(f"{self.path}-wal").open("rb")  # noqa: SIM115 - closed with the rest
        await asyncio.to_thread(os.fsync, self._log.fileno())

    def close(self) -> None:
        """Close the file."""
        if self._log is not None:
            self._log.close()
        self._connection.close()
