"""Order inside a chat, and nobody waits for another chat's flood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.messages import telegram as messages
from tests.botapi import RateLimits
from tests.e2e.test_talk import ANSWER, QUESTION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.botapi import BotApiServer
    from tests.e2e.process import BotProcess


@pytest.fixture
def crowded(telegram: BotApiServer, running: BotProcess) -> Iterator[BotApiServer]:
    """Give the shared Telegram its rates for one test."""
    assert running.running
    telegram.set_limits(RateLimits(chat_burst=1))
    yield telegram
    telegram.set_limits(None)


def test_a_flood_in_one_chat_delays_nobody_else(crowded: BotApiServer) -> None:
    lan, minh = crowded.person("Lan"), crowded.person("Minh")
    for _ in range(20):  # twenty seconds' worth of answers at Telegram's rate
        minh.send("/help")
    lan.send(QUESTION)
    assert ANSWER in (lan.next_message().text or "")
    assert len(minh.from_bot) < 20


def test_a_chat_that_meets_429_holds_up_only_itself(crowded: BotApiServer) -> None:
    lan, minh = crowded.person("Lan"), crowded.person("Minh")
    crowded.set_limits(RateLimits(chat_per_second=0.05, chat_burst=1))
    minh.send("/start")
    minh.send("/help")
    crowded.wait_for_call("sendMessage", status=429)
    lan.send("/start")
    assert lan.next_message().text == messages.WELCOME
    assert len(minh.from_bot) == 1


def test_questions_of_one_chat_are_answered_in_order(crowded: BotApiServer) -> None:
    people = [crowded.person(name) for name in ("Lan", "Minh", "Hoa")]
    texts = ["/help", QUESTION, "/start", QUESTION]
    asked = [[person.send(text).message_id for text in texts] for person in people]
    for person, ids in zip(people, asked, strict=True):
        replies = [message.reply_to_message for message in person.wait_until(len(texts))]
        assert [reply.message_id for reply in replies if reply is not None] == ids
