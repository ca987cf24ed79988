"""New reports through the chat: read, confirmed, indexed, answered from."""

from __future__ import annotations

import logging
import time
from functools import partial
from typing import TYPE_CHECKING

from telegram.error import BadRequest, NetworkError, TelegramError

from bot.citation import name_report
from bot.messages import telegram_office as messages
from bot.messages.errors import describe
from bot.telegram.delivery import View
from bot.telegram.keyboard import button, keyboard
from bot.telegram.press import Outcome, Press, number
from bot.telegram.richtext import RichText, bold
from bot.telegram.upload_files import SIZE_LIMIT
from corpus.errors import HoiBaoCaoError

if TYPE_CHECKING:
    import sqlite3

    from telegram import Document, InlineKeyboardMarkup
    from telegram.ext import ExtBot

    from bot.telegram.database import Database
    from bot.telegram.delivery import Delivery
    from bot.telegram.incoming import Asked
    from bot.telegram.limiter import Pace
    from bot.telegram.mind import Mind
    from bot.telegram.shelving import Shelving
    from bot.telegram.upload_files import UploadFiles
    from bot.telegram.upload_reader import Understood
    from corpus.report import Report

_LOG = logging.getLogger(__name__)

_KEPT_SECONDS = 30 * 86_400.0
"""How long a file waits for its administrator's word."""


class Uploads:
    """Sees a file an administrator sent through to the index; each step is kept on disk."""

    def __init__(  # noqa: PLR0913, PLR0917 - it joins the parts
        self,
        bot: ExtBot[Pace],
        database: Database,
        files: UploadFiles,
        mind: Mind,
        shelving: Shelving,
        delivery: Delivery,
    ) -> None:
        self._bot = bot
        self._database = database
        self._files = files
        self._mind = mind
        self._shelving = shelving
        self._delivery = delivery

    async def receive(self, asked: Asked, document: Document) -> View:
        """Fetch and read a file; return how it was understood and what may be done with it.

        Raises
        ------
        telegram.error.NetworkError
            If the file could not be fetched yet; this may be called again.
        """
        if (document.file_size or 0) > SIZE_LIMIT:
            return _say(messages.TOO_BIG)
        try:
            handle = await self._bot.get_file(document.file_id)
            content = bytes(await handle.download_as_bytearray())
        except TelegramError as error:
            if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
                raise
            _LOG.warning("a file could not be fetched: %s", error.message)
            big = "too big" in error.message.lower()
            return _say(messages.TOO_BIG if big else messages.NOT_FETCHED)
        try:
            return await self._read(asked, content, document.file_name or "")
        except Exception:  # noqa: BLE001 - such as a full disk; the administrator is told
            _LOG.exception("a file could not be taken in")
            return _say(messages.UNEXPECTED)

    async def _read(self, asked: Asked, content: bytes, sender_name: str) -> View:
        self._tidy()
        file = self._files.keep(content, sender_name)
        twin = self._files.twin(file)
        if twin is not None:
            self._files.drop(file)
            return _say(messages.known(twin))
        read = await self._files.read(file, sender_name)
        if read is None or isinstance(read, str):
            self._files.drop(file)
            return _say(read or messages.NOT_READ)
        return self._offer(asked, file, read)

    def _tidy(self) -> None:
        """Forget files that nobody wanted in the end."""
        before = time.time() - _KEPT_SECONDS
        for row in self._database.rows("SELECT file FROM uploads WHERE at < ?", before):
            self._files.drop(row["file"])
        self._database.run("DELETE FROM uploads WHERE at < ?", before)

    def _offer(self, asked: Asked, file: str, read: Understood) -> View:
        same = self._same(read)
        self._database.run(
            """INSERT INTO uploads (chat, asked, user, file, report, replaces, state, at)
               VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?) ON CONFLICT (chat, asked) DO UPDATE
               SET file = excluded.file, report = excluded.report,
                   replaces = excluded.replaces, state = 'waiting', at = excluded.at""",
            asked.chat,
            asked.message,
            asked.user,
            file,
            read.report,
            same.source if same else None,
            time.time(),
        )
        row = self._database.row(
            "SELECT id FROM uploads WHERE chat = ? AND asked = ?", asked.chat, asked.message
        )
        upload = row["id"] if row else 0
        counts = (read.sections, read.passages, read.footnotes)
        question = messages.ask_to_replace(name_report(same)) if same else messages.ask_to_add()
        doubtful = read.number is None and not read.sections
        text = RichText.of(
            bold(read.name),
            "\n",
            messages.understood(read.title, counts, read.doubts),
            f"\n{messages.NOT_A_REPORT}" if doubtful else "",
            "\n\n",
            question,
        )
        return View(text.cut(), _choice(upload, replacing=same is not None))

    def _same(self, read: Understood) -> Report | None:
        """Return the report of the index that has this one's id and number."""
        for report in self._mind.library.reports:
            if report.id == read.report or (read.number and report.number == read.number):
                return report
        return None

    def press(self, press: Press) -> Outcome:
        """Add the file or drop it; pressing again changes nothing."""
        row = self._database.row("SELECT * FROM uploads WHERE id = ?", number(press, 1))
        if row is None or row["chat"] != press.chat or row["state"] in {"done", "dropped"}:
            return Outcome(notice=messages.UPLOAD_GONE, alert=True)
        if not number(press, 2):
            self._files.drop(row["file"])
            self._set(row["id"], "dropped")
            return Outcome(_say(messages.DROPPED))
        if not self._files.waits(row["file"]):  # it went in, by another message or before a crash
            self._set(row["id"], "done")
            return Outcome(_say(messages.added(self._name(row["report"]))))
        self._set(row["id"], "confirmed")
        return Outcome(_say(messages.STARTING), then=partial(self._add, press, row))

    async def _add(self, press: Press, row: sqlite3.Row) -> None:
        again = _choice(row["id"], replacing=row["replaces"] is not None)
        state = "waiting"
        try:
            await self._shelving.add(press, row["file"], row["report"], row["replaces"])
        except HoiBaoCaoError as error:
            view = View(RichText.of(describe(error)), again)
        except Exception:  # noqa: BLE001 - the administrator is told, and everything is as before
            _LOG.exception("a report could not be added")
            view = View(RichText.of(messages.UNEXPECTED), again)
        else:
            state = "done"
            view = _say(messages.added(self._name(row["report"])))
        await self._delivery.edit(press.chat, press.message, view)
        self._set(row["id"], state)

    def _name(self, report_id: str) -> str:
        reports = self._mind.library.reports
        return next((name_report(r) for r in reports if r.id == report_id), report_id)

    def _set(self, upload: int, state: str) -> None:
        self._database.run("UPDATE uploads SET state = ? WHERE id = ?", state, upload)


def _choice(upload: int, *, replacing: bool) -> InlineKeyboardMarkup | None:
    yes = messages.REPLACE if replacing else messages.ADD
    return keyboard([[button(yes, "u", upload, 1), button(messages.DROP, "u", upload, 0)]])


def _say(text: str) -> View:
    return View(RichText.of(text))
