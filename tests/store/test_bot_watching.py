"""The bot indexes what arrives in its corpus folder, if it is told to."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import pytest

from bot.settings import CorpusSettings, IndexSettings, Settings
from bot.telegram.corpus_watch import watch_corpus
from embeddings.current import read_current
from embeddings.errors import NoIndex
from embeddings.store import Store
from tests.store.reports import write_report

if TYPE_CHECKING:
    from pathlib import Path


def settings(tmp_path: Path, *, watch: bool) -> Settings:
    write_report(tmp_path / "reports", 1, ["Thu đạt kế hoạch."])
    return Settings(
        corpus=CorpusSettings(folder=tmp_path / "reports"),
        index=IndexSettings(folder=tmp_path / "index", watch=watch),
    )


def test_a_bot_that_is_not_told_to_watch_leaves_the_index_alone(tmp_path: Path) -> None:
    asyncio.run(watch_corpus(settings(tmp_path, watch=False)))
    with pytest.raises(NoIndex):
        Store(tmp_path / "index").current()


def test_reports_are_indexed_and_what_cannot_be_read_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told = settings(tmp_path, watch=True)
    (tmp_path / "reports" / "empty.txt").write_bytes(b"")

    async def until_indexed() -> None:
        watching = asyncio.create_task(watch_corpus(told))
        while "indexed generation 1" not in caplog.text:
            await asyncio.sleep(0.01)
        watching.cancel()

    with caplog.at_level(logging.INFO, "bot.telegram.corpus_watch"):
        asyncio.run(asyncio.wait_for(until_indexed(), 60))
    assert read_current(tmp_path / "index").number == 1
    assert "empty.txt can't be read and is left out: EmptyFile(" in caplog.text
