from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from telegram.error import TelegramError

from bot.telegram.database import Database
from bot.telegram.errors import BotDatabaseUnusable
from bot.telegram.inbox import Inbox, InboxQueue, Stored, parse
from bot.telegram.lanes import Lane, Lanes
from tests.telegram.builders import update

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "data" / "bot.sqlite3")
    yield opened
    opened.close()


def test_an_update_is_taken_once_and_comes_back_until_it_is_done(database: Database) -> None:
    inbox = Inbox(database)
    assert inbox.put(update("một?", number=1)) is not None
    assert inbox.put(update("một?", number=1)) is None
    inbox.put(update("hai?", number=2))
    assert [stored.id for stored in inbox.unfinished()] == [1, 2]
    inbox.finish([1])
    assert [stored.id for stored in inbox.unfinished()] == [2]
    assert inbox.put(update("một?", number=1)) is None


def test_what_is_done_no_longer_holds_its_words(database: Database) -> None:
    inbox = Inbox(database)
    inbox.put(update("bí mật?", number=1))
    inbox.finish([1])
    rows = database.rows("SELECT payload FROM updates")
    assert [row["payload"] for row in rows] == [""]


def test_a_stored_update_reads_back_as_it_was_sent(database: Database) -> None:
    inbox = Inbox(database)
    sent = update("Thu ngân sách <b>&?", number=1)
    stored = inbox.put(sent)
    assert stored is not None
    assert parse(stored, None).to_dict() == sent.to_dict()


def test_an_update_is_on_disk_before_the_queue_takes_the_next_even_if_killed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "bot.sqlite3"
    program = (
        "import asyncio, os, signal, sys\n"
        "from pathlib import Path\n"
        "from bot.telegram.database import Database\n"
        "from bot.telegram.inbox import Inbox, InboxQueue\n"
        "from tests.telegram.builders import update\n"
        "queue = InboxQueue(Inbox(Database(Path(sys.argv[1]))), lambda stored: None)\n"
        "asyncio.run(queue.put(update('hỏi?', number=5)))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(path)], check=False)
    assert ended.returncode == -signal.SIGKILL
    reopened = Database(path)
    assert [stored.id for stored in Inbox(reopened).unfinished()] == [5]
    reopened.close()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    path.write_bytes(os.urandom(4096))
    with pytest.raises(BotDatabaseUnusable) as caught:
        Database(path)
    assert caught.value.path == str(path)


def test_lanes_keep_order_inside_and_run_side_by_side(database: Database) -> None:
    seen: list[tuple[str, int]] = []

    async def run() -> None:
        gate = asyncio.Event()

        async def work(lane: Lane) -> None:
            stored = lane.take()
            if stored.id == 1:
                await gate.wait()
            seen.append((stored.lane, stored.id))
            if stored.id == 4:
                gate.set()

        lanes = Lanes(work)
        queue = InboxQueue(Inbox(database), lanes.add)
        for number, chat in ((1, 7), (2, 7), (3, 8), (4, 8)):
            await queue.put(update(number=number, chat=chat))
        while lanes.waiting:
            await asyncio.sleep(0)
        await lanes.close(1)

    asyncio.run(run())
    assert seen == [("8/0", 3), ("8/0", 4), ("7/0", 1), ("7/0", 2)]


def test_closing_lets_what_is_begun_end_and_begins_nothing_more(database: Database) -> None:
    inbox = Inbox(database)

    async def run() -> None:
        begun = asyncio.Event()

        async def work(lane: Lane) -> None:
            stored = lane.take()
            begun.set()
            await asyncio.sleep(0)
            inbox.finish([stored.id])

        lanes = Lanes(work)
        queue = InboxQueue(inbox, lanes.add)
        for number in (1, 2):
            await queue.put(update(number=number))
        await begun.wait()
        await lanes.close(5)
        await queue.put(update(number=3))

    asyncio.run(run())
    assert [stored.id for stored in inbox.unfinished()] == [2, 3]


def test_what_does_not_end_within_the_grace_stays_in_the_inbox(database: Database) -> None:
    inbox = Inbox(database)

    async def run() -> None:
        async def work(lane: Lane) -> None:
            lane.take()
            await asyncio.Event().wait()

        lanes = Lanes(work)
        lanes.add(_stored(inbox))
        await asyncio.sleep(0)
        await lanes.close(0.01)

    asyncio.run(run())
    assert len(inbox.unfinished()) == 1


def _stored(inbox: Inbox) -> Stored:
    stored = inbox.put(update())
    assert stored is not None
    return stored


def test_an_update_that_can_not_be_seen_through_stops_no_other(database: Database) -> None:
    inbox = Inbox(database)
    seen: list[int] = []

    async def run() -> None:
        async def work(lane: Lane) -> None:
            stored = lane.take()
            if stored.id == 1:
                raise ValueError(stored.id)
            seen.append(stored.id)

        lanes = Lanes(work)
        queue = InboxQueue(inbox, lanes.add)
        for number in (1, 2):
            await queue.put(update(number=number))
        while lanes.waiting:
            await asyncio.sleep(0)
        await queue.put(update(number=3))
        while lanes.waiting:
            await asyncio.sleep(0)

    asyncio.run(run())
    assert seen == [2, 3]


def test_an_update_that_can_not_be_stored_is_not_confirmed(database: Database) -> None:
    queue = InboxQueue(Inbox(database), lambda _: None)
    database.run("DROP TABLE updates")
    with pytest.raises(TelegramError):
        asyncio.run(queue.put(update(number=1)))
