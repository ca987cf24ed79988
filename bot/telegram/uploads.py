"""New reports through the chat: read, confirmed, indexed, answered from."""

from __future__ import annotations

import logging
import time
from functools import partial
from typing import TYPE_CHECKING

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

    from telegram import Document
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
        """Fetch and read a file; return how it was understood and what may be done with it."""
        if (document.file_size or 0) > SIZE_LIMIT:
            return _say(messages.TOO_BIG)
        handle = await self._bot.get_file(document.file_id)
        content = bytes(await handle.download_as_bytearray())
        file = self._files.keep(content, document.file_name or "")
        twin = self._files.twin(file)
        if twin is not None:
            self._files.drop(file)
            return _say(messages.known(twin))
        read = await self._files.read(file, document.file_name or "")
        if read is None or isinstance(read, str):
            self._files.drop(file)
            return _say(read or messages.NOT_READ)
        return self._offer(asked, file, read)

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
        text = RichText.of(
            bold(read.name),
            "\n",
            messages.understood(read.title, counts, read.doubts),
            "\n\n",
            question,
        )
        yes = messages.REPLACE if same else messages.ADD
        rows = [[button(yes, "u", upload, 1), button(messages.DROP, "u", upload, 0)]]
        return View(text.cut(), keyboard(rows))

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
        self._set(row["id"], "confirmed")
        return Outcome(_say(messages.STARTING), then=partial(self._add, press, row))

    async def _add(self, press: Press, row: sqlite3.Row) -> None:
        try:
            await self._shelving.add(press, row["file"], row["report"], row["replaces"])
        except HoiBaoCaoError as error:
            text = describe(error)
        except Exception:  # noqa: BLE001 - the administrator is told, and everything is as before
            _LOG.exception("a report could not be added")
            text = messages.UNEXPECTED
        else:
            text = messages.added(self._name(row["report"]))
        self._set(row["id"], "done")
        await self._delivery.edit(press.chat, press.message, _say(text))

    def _name(self, report_id: str) -> str:
        reports = self._mind.library.reports
        return next((name_report(r) for r in reports if r.id == report_id), report_id)

    def _set(self, upload: int, state: str) -> None:
        self._database.run("UPDATE uploads SET state = ? WHERE id = ?", state, upload)


def _say(text: str) -> View:
    return View(RichText.of(text))
