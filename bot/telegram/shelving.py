"""Reports into the corpus folder and out of it, the index following."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import telegram_office as messages
from bot.telegram.delivery import View
from bot.telegram.rebuilding import build_telling
from bot.telegram.richtext import RichText

if TYPE_CHECKING:
    from bot.telegram.delivery import Delivery
    from bot.telegram.mind import Mind
    from bot.telegram.press import Press
    from bot.telegram.rebuilding import Build
    from bot.telegram.upload_files import UploadFiles
    from embeddings.progress import Progress


class Shelving:
    """Puts files into the corpus folder and takes them out, with the index following.

    Parameters
    ----------
    build
        Builds the index; blocking.
    """

    def __init__(self, files: UploadFiles, build: Build, mind: Mind, delivery: Delivery) -> None:
        self._files = files
        self._build = build
        self._mind = mind
        self._delivery = delivery

    async def add(self, press: Press, file: str, report: str, replaces: str | None) -> None:
        """Add a file, in the place of another; on failure everything is as before.

        Raises
        ------
        HoiBaoCaoError
            If the index could not be built.
        """
        old = self._files.set_aside(replaces) if replaces else None
        added = self._files.install(file, report)
        try:
            await self._rebuild(press)
        except BaseException:
            added.unlink(missing_ok=True)
            if old is not None:
                self._files.bring_back(old)
            raise
        if old is not None:
            old.unlink()
        self._files.drop(file)  # last: while it waits, a crash lets all this be done again

    async def remove(self, press: Press, source: str) -> None:
        """Take a file out; on failure it is put back.

        Raises
        ------
        HoiBaoCaoError
            If the index could not be built.
        """
        old = self._files.set_aside(source)
        try:
            await self._rebuild(press)
        except BaseException:
            if old is not None:
                self._files.bring_back(old)
            raise
        if old is not None:
            old.unlink()

    async def _rebuild(self, press: Press) -> None:
        async def tell(progress: Progress) -> None:
            text = messages.progress(progress.stage, progress.done, progress.total)
            await self._delivery.edit(press.chat, press.message, View(RichText.of(text)))

        await build_telling(self._build, tell)
        await self._mind.reopen()
