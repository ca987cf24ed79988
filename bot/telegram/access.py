"""Who may ask, how often, and who may change the reports."""

from __future__ import annotations

import hashlib
import math
import secrets
import time
from enum import Enum
from typing import TYPE_CHECKING

from bot.telegram.chats import Chats

if TYPE_CHECKING:
    from bot.telegram.database import Database
    from bot.telegram.incoming import Asked
    from bot.telegram.settings import TelegramSettings

_DAY = 86_400.0
_PAIRING_SECONDS = 900.0


class Verdict(Enum):
    """Whether a message is answered."""

    ALLOWED = "allowed"
    NOT_LISTED = "not_listed"
    TOO_MANY = "too_many"


class Access:
    """Applies the lists and the quota; remembers whom it has told so."""

    def __init__(self, settings: TelegramSettings, database: Database) -> None:
        self._settings = settings
        self._database = database
        self._chats = Chats(database)

    def judge(self, asked: Asked) -> Verdict:
        """Tell whether a question is answered.

        A message that was counted before (it is being answered again after a restart, or was
        edited) does not count twice.
        """
        if self.is_administrator(asked.user):
            return Verdict.ALLOWED
        if not self.may_ask(asked.user, asked.chat):
            return Verdict.NOT_LISTED
        limit = self._settings.questions_per_day
        if limit and self._asked_in_a_day(asked) >= limit:
            return Verdict.TOO_MANY
        return Verdict.ALLOWED

    def quota(self, asked: Asked) -> tuple[int, float]:
        """Return how many questions a day a user has, and when the next one is answered.

        That is 24 hours after the last question but so many.
        """
        limit = self._settings.questions_per_day
        row = self._database.row(
            """SELECT at FROM turns WHERE user = ? AND NOT (chat = ? AND asked = ?)
               ORDER BY at DESC LIMIT 1 OFFSET ?""",
            asked.user,
            asked.chat,
            asked.message,
            max(0, limit - 1),
        )
        oldest = float(row["at"]) if row else asked.date - _DAY
        return limit, math.ceil((oldest + _DAY) / 60) * 60.0

    def may_ask(self, user: int, chat: int) -> bool:
        """Tell whether the lists let a user ask in a chat; empty lists let everybody.

        A supergroup is listed if the group it was is.
        """
        if self.is_administrator(user):
            return True
        users, chats = self._settings.allowed_users, self._settings.allowed_chats
        if not (users or chats) or user in users or chat in chats:
            return True
        return bool(chats) and self._chats.former(chat) in chats

    def first_time(self, asked: Asked, verdict: Verdict) -> bool:
        """Tell whether a person is to be told: the first time, and a quota anew after 24 hours.

        The same message again (it may not have got its reply) counts as the first time.
        """
        now = time.time()
        with self._database.transaction():
            row = self._database.row(
                "SELECT asked, at FROM refusals WHERE chat = ? AND user = ? AND reason = ?",
                asked.chat,
                asked.user,
                verdict.value,
            )
            if row is not None and (verdict is Verdict.NOT_LISTED or row["at"] > now - _DAY):
                return bool(row["asked"] == asked.message)
            self._database.run(
                """INSERT OR REPLACE INTO refusals (chat, user, reason, asked, at)
                   VALUES (?, ?, ?, ?, ?)""",
                asked.chat,
                asked.user,
                verdict.value,
                asked.message,
                now,
            )
        return True

    def is_administrator(self, user: int) -> bool:
        """Tell whether a user is named in the settings or has paired."""
        if user in self._settings.administrators:
            return True
        return self._database.row("SELECT 1 FROM administrators WHERE user = ?", user) is not None

    def administrators(self) -> tuple[int, ...]:
        """Return the ids of all administrators."""
        rows = self._database.rows("SELECT user FROM administrators ORDER BY at")
        return tuple(dict.fromkeys((*self._settings.administrators, *(r["user"] for r in rows))))

    def pair(self, user: int, code: str) -> bool:
        """Make a user an administrator if the code is right and unused; tell whether it was."""
        now = time.time()
        with self._database.transaction():
            self._database.run("DELETE FROM pairings WHERE until < ?", now)
            used = self._database.run("DELETE FROM pairings WHERE code = ?", _hashed(code))
            if used:
                self._database.run(
                    "INSERT OR IGNORE INTO administrators (user, at) VALUES (?, ?)", user, now
                )
        return bool(used)

    def _asked_in_a_day(self, asked: Asked) -> int:
        row = self._database.row(
            """SELECT count(*) FROM turns
               WHERE user = ? AND at > ? AND NOT (chat = ? AND asked = ?)""",
            asked.user,
            asked.date - _DAY,
            asked.chat,
            asked.message,
        )
        return int(row[0]) if row else 0


def new_pairing_code(database: Database) -> str:
    """Return a code that makes one person an administrator within 15 minutes.

    Only its hash is kept.
    """
    code = f"{secrets.randbelow(10**8):08d}"
    database.run(
        "INSERT INTO pairings (code, until) VALUES (?, ?)",
        _hashed(code),
        time.time() + _PAIRING_SECONDS,
    )
    return code


def _hashed(code: str) -> str:
    return hashlib.sha256(code.strip().encode("utf-8", "surrogatepass")).hexdigest()
