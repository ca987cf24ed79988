"""What lies outside Telegram's specification is refused, and troubles come when switched on."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from aiogram.types import Chat, Message
from telegram import Bot
from telegram.error import InvalidToken, NetworkError
from telegram.request import HTTPXRequest

from tests.botapi import BotApiServer, Faults, NothingHappened
from tests.botapi.conftest import as_bot
from tests.botapi.schema import ShapeError, dump
from tests.botapi.world import now


def post(server: BotApiServer, method: str, **values: object) -> httpx.Response:
    return httpx.post(f"{server.url}/bot{server.token}/{method}", json=values)


def test_a_field_telegram_does_not_know_is_refused_and_remembered(server: BotApiServer) -> None:
    answer = post(server, "sendMessage", chat_id=1, text="a", colour="red")
    assert answer.status_code == 400
    assert answer.json()["description"] == "Bad Request: unknown field colour in sendMessage"
    assert [call.method for call in server.violations] == ["sendMessage"]


def test_an_unknown_field_inside_an_object_is_refused(server: BotApiServer) -> None:
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "b", "size": 3}]]}
    answer = post(server, "sendMessage", chat_id=1, text="a", reply_markup=markup)
    assert "unknown field reply_markup.inline_keyboard.0.0.size" in answer.json()["description"]


@pytest.mark.parametrize("values", [{"chat_id": 1}, {"chat_id": [1], "text": "a"}])
def test_a_missing_or_mistyped_field_is_refused(
    server: BotApiServer, values: dict[str, object]
) -> None:
    assert post(server, "sendMessage", **values).status_code == 400
    assert len(server.violations) == 1


def test_a_result_outside_the_specification_never_leaves() -> None:
    message = Message(message_id=1, date=now(), chat=Chat(id=1, type="private"))
    assert dump(message)
    with pytest.raises(ShapeError):
        dump(message.model_copy(update={"text": 5}))
    strange = Message.model_validate({**message.model_dump(), "mood": "fine"})
    with pytest.raises(ShapeError, match="mood"):
        dump(strange)


def test_unknown_methods_and_paths_are_not_found(server: BotApiServer) -> None:
    assert post(server, "sendTelegram").json() == {
        "ok": False,
        "error_code": 404,
        "description": "Not Found",
    }
    assert httpx.get(f"{server.url}/").status_code == 404


@pytest.mark.parametrize(("token", "status"), [("nonsense", 404), ("7000000001:" + "x" * 35, 401)])
def test_a_wrong_token_is_unauthorized_and_a_malformed_one_not_found(
    server: BotApiServer, token: str, status: int
) -> None:
    assert httpx.get(f"{server.url}/bot{token}/getMe").status_code == status
    assert httpx.get(f"{server.url}/file/bot{token}/documents/a").status_code == status

    async def start() -> None:
        request = HTTPXRequest()
        bot = Bot(token, base_url=f"{server.url}/bot", request=request)
        with pytest.raises(InvalidToken):
            await bot.initialize()
        await request.shutdown()

    asyncio.run(start())


def test_get_me_is_read_by_the_library(server: BotApiServer) -> None:
    me = as_bot(server, lambda bot: bot.get_me())
    assert (me.username, me.is_bot) == ("hoi_bao_cao_bot", True)
    assert me.can_read_all_group_messages is False


@pytest.mark.parametrize(
    ("faults", "done"),
    [
        (Faults(dropped=1.0), False),
        (Faults(answer_lost=1.0), True),
        (Faults(server_error=1.0), False),
    ],
)
def test_troubles_break_off_before_or_after_the_work(
    server: BotApiServer, faults: Faults, *, done: bool
) -> None:
    lan = server.person("Lan")
    lan.send("/start")

    async def send(bot: Bot) -> None:
        server.set_faults(faults)
        with pytest.raises(NetworkError):
            await bot.send_message(lan.id, "chào")
        server.set_faults(Faults())

    as_bot(server, send)
    assert [message.text for message in lan.from_bot] == (["chào"] if done else [])
    assert server.violations == ()


def test_a_slow_answer_still_comes(server: BotApiServer) -> None:
    server.set_faults(Faults(slow=1.0, slow_seconds=0.05))
    assert as_bot(server, lambda bot: bot.get_me()).is_bot


def test_waiting_for_what_does_not_happen_ends_with_its_name(server: BotApiServer) -> None:
    with pytest.raises(NothingHappened, match="no sent message in chat"):
        server.person("Lan").next_message(timeout=0.05)
