from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from telegram.ext import ExtBot

from bot.telegram.database import Database
from bot.telegram.delivery import Delivery, View
from bot.telegram.high_water import HighWater
from bot.telegram.incoming import Asked, Want
from bot.telegram.limiter import ChatRateLimiter
from bot.telegram.richtext import RichText, Span, Style, bold

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

    from tests.botapi import BotApiServer, Person


class Misrendered(RichText):
    """A text whose markup came out wrong."""

    @property
    def html(self) -> str:
        return "<b>" + super().html


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "bot.sqlite3")
    yield opened
    opened.close()


def deliver(
    server: BotApiServer, database: Database, work: Callable[[Delivery], Awaitable[None]]
) -> None:
    async def run() -> None:
        bot = ExtBot(
            server.token,
            base_url=f"{server.url}/bot",
            base_file_url=f"{server.url}/file/bot",
            rate_limiter=ChatRateLimiter(),
        )
        async with bot:
            await work(Delivery(bot, database, HighWater(database)))

    asyncio.run(run())


def asked_by(person: Person) -> Asked:
    message = person.send("câu hỏi?").message_id
    return Asked(Want.QUESTION, person.id, 0, person.id, message, "câu hỏi?")


def test_html_that_is_refused_goes_out_as_plain_text(
    server: BotApiServer, database: Database, lan: Person
) -> None:
    asked = asked_by(lan)
    spans = (Span("Thu "), bold("<ngân sách> & chi"))

    async def work(delivery: Delivery) -> None:
        await delivery.reply(asked, View(Misrendered(spans)))

    deliver(server, database, work)
    assert [message.text for message in lan.from_bot] == ["Thu <ngân sách> & chi"]


def test_the_same_question_again_edits_its_reply(
    server: BotApiServer, database: Database, lan: Person
) -> None:
    asked = asked_by(lan)

    async def work(delivery: Delivery) -> None:
        for words in ("một", "hai", "hai"):
            await delivery.reply(asked, View(RichText.of(words)))

    deliver(server, database, work)
    assert [message.text for message in lan.from_bot] == ["hai"]


def test_a_reply_that_went_out_unnoticed_is_found_and_not_sent_again(
    server: BotApiServer, database: Database, lan: Person
) -> None:
    asked = asked_by(lan)
    other = server.person("Người khác")

    async def work(delivery: Delivery) -> None:
        await delivery.reply(asked, View(RichText.of("trả lời")))
        database.run("UPDATE replies SET sent = NULL")
        other.send("chen vào giữa")
        await delivery.reply(asked, View(RichText.of("trả lời")))

    deliver(server, database, work)
    assert [message.text for message in lan.from_bot] == ["trả lời"]
    assert database.rows("SELECT 1 FROM replies WHERE sent IS NULL") == []


def test_a_reply_that_never_went_out_is_sent(
    server: BotApiServer, database: Database, lan: Person
) -> None:
    asked = asked_by(lan)
    database.run(
        "INSERT INTO replies (chat, asked, floor, at) VALUES (?, ?, ?, 0)",
        asked.chat,
        asked.message,
        asked.message,
    )

    async def work(delivery: Delivery) -> None:
        await delivery.reply(asked, View(RichText.of(Span("trả lời", Style.ITALIC))))

    deliver(server, database, work)
    assert [message.text for message in lan.from_bot] == ["trả lời"]


def test_a_reply_that_was_deleted_comes_anew(
    server: BotApiServer, database: Database, lan: Person
) -> None:
    asked = asked_by(lan)

    async def work(delivery: Delivery) -> None:
        await delivery.reply(asked, View(RichText.of("một")))
        lan.delete(lan.from_bot[0])
        await delivery.reply(asked, View(RichText.of("hai")))

    deliver(server, database, work)
    assert [message.text for message in lan.from_bot] == ["hai"]
