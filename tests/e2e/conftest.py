"""A Telegram for each test, and bots that talk to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.botapi import BotApiServer
from tests.e2e.process import BotProcess, MakeBot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.botapi import Person


@pytest.fixture(scope="session")
def telegram() -> Iterator[BotApiServer]:
    with BotApiServer() as server:
        yield server
        assert server.violations == ()


@pytest.fixture(scope="session")
def running(
    telegram: BotApiServer, built_index: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BotProcess]:
    """One bot for all conversations here; each has its own person."""
    process = BotProcess(telegram, tmp_path_factory.mktemp("talk"), built_index, telegram.token)
    process.start()
    yield process
    process.close()
    assert telegram.token.partition(":")[2] not in process.log
    assert "Traceback" not in process.log
    assert "HTML refused" not in process.log


@pytest.fixture
def server() -> Iterator[BotApiServer]:
    with BotApiServer(conflict_seconds=0.2) as running:
        yield running
        assert running.violations == ()


@pytest.fixture
def make_bot(server: BotApiServer, built_index: Path, tmp_path: Path) -> Iterator[MakeBot]:
    """Make bots that end with the test; none of them may have written its token anywhere."""
    made: list[BotProcess] = []

    def make(name: str = "bot", **settings: object) -> BotProcess:
        values = {"server": server, "index": built_index, "token": server.token, **settings}
        process = BotProcess(home=tmp_path / name, **values)  # type: ignore[arg-type]
        made.append(process)
        return process

    yield make
    for process in made:
        process.close()
        if process.log_file.exists():
            assert server.token not in process.log
            assert server.token.partition(":")[2] not in process.log


@pytest.fixture
def bot(make_bot: MakeBot) -> BotProcess:
    process = make_bot()
    process.start()
    return process


@pytest.fixture
def lan(server: BotApiServer) -> Person:
    return server.person("Lan", username="lan_dong_ha")
