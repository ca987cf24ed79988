"""The answerer behind the chat: computes in threads, can be reopened while in use."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from bot.telegram.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answer import Answer
    from bot.answering import Answerer
    from embeddings.earlier import Earlier


class Mind:
    """One opened index and the threads that search it.

    Parameters
    ----------
    open_answerer
        Opens the newest index; blocking.
    top
        Passages an answer brings, the others behind "kết quả khác".
    """

    def __init__(self, open_answerer: Callable[[], Answerer], top: int) -> None:
        self._top = top
        self._open = open_answerer
        self._answerer, self.library = self._opened()
        self._threads = ThreadPoolExecutor(os.cpu_count() or 1, "answer")

    def _opened(self) -> tuple[Answerer, Library]:
        answerer = self._open()
        return answerer, Library(answerer.reports)

    async def answer(self, question: str, previous: Earlier | None, report: str | None) -> Answer:
        """Answer a question without blocking the event loop.

        Raises
        ------
        corpus.errors.HoiBaoCaoError
            Where the question can't be answered at all.
        """
        work = partial(
            self._answerer.answer, question, previous=previous, top=self._top, report=report
        )
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    async def reopen(self) -> None:
        """Answer from the newest index from now on; questions in work keep the old one."""
        loop = asyncio.get_running_loop()
        self._answerer, self.library = await loop.run_in_executor(None, self._opened)

    def close(self) -> None:
        """End the threads once they are done."""
        self._threads.shutdown(wait=True, cancel_futures=True)
