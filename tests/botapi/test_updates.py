"""Long polling, webhooks and what reaches the bot."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from aiohttp import web
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputTextMessageContent,
    Update,
)
from telegram import InlineQueryResultArticle as Article
from telegram.error import BadRequest, Conflict

from tests.botapi import BotApiServer, Faults
from tests.botapi.conftest import as_bot


def texts(updates: tuple[Update, ...]) -> list[str | None]:
    messages = (update.effective_message for update in updates)
    return [message.text if message else None for message in messages]


def test_updates_come_again_until_an_offset_confirms_them(server: BotApiServer) -> None:
    lan = server.person("Lan")
    for text in ("một", "hai", "ba"):
        lan.send(text)

    async def poll(bot: Bot) -> None:
        first = await bot.get_updates(limit=2)
        assert texts(first) == ["một", "hai"]
        assert texts(await bot.get_updates()) == ["một", "hai", "ba"]
        assert texts(await bot.get_updates(offset=first[0].update_id + 1)) == ["hai", "ba"]
        assert texts(await bot.get_updates(offset=-1)) == ["ba"]
        assert server.pending == 1

    as_bot(server, poll)


def test_a_waiting_poll_ends_with_the_next_update(server: BotApiServer) -> None:
    lan = server.person("Lan")

    async def poll(bot: Bot) -> None:
        waiting = asyncio.create_task(bot.get_updates(timeout=20))
        await asyncio.to_thread(lan.send, "chào")
        assert texts(await waiting) == ["chào"]

    as_bot(server, poll)


def test_an_empty_poll_ends_by_itself(server: BotApiServer) -> None:
    assert as_bot(server, lambda bot: bot.get_updates(timeout=0)) == ()


def test_a_second_poller_throws_the_first_out(server: BotApiServer) -> None:
    url = f"{server.url}/bot{server.token}/getUpdates"

    async def poll(bot: Bot) -> None:
        async with httpx.AsyncClient(timeout=30) as other:
            first = asyncio.create_task(other.post(url, data={"timeout": 20}))
            await asyncio.to_thread(server.wait_for, lambda: server.backend.queue.polled, 5, "poll")
            second = asyncio.create_task(bot.get_updates(timeout=20))
            refused = (await first).json()
            assert refused["error_code"] == 409
            assert refused["description"].startswith("Conflict: terminated by other getUpdates")
            third = asyncio.create_task(other.post(url, data={"timeout": 20}))
            with pytest.raises(Conflict, match="terminated by other getUpdates request"):
                await second
            third.cancel()

    as_bot(server, poll)


def test_only_wanted_kinds_of_updates_are_queued(server: BotApiServer) -> None:
    lan = server.person("Lan")

    async def poll(bot: Bot) -> None:
        await bot.get_updates(allowed_updates=["edited_message"])
        sent = lan.send("một")
        lan.edit(sent, "hai")
        assert texts(await bot.get_updates()) == ["hai"]

    as_bot(server, poll)


def test_confirmed_updates_can_come_again(server: BotApiServer) -> None:
    server.set_faults(Faults(redelivered=1.0))
    lan = server.person("Lan")
    lan.send("một")

    async def poll(bot: Bot) -> None:
        (first,) = await bot.get_updates()
        assert texts(await bot.get_updates(offset=first.update_id + 1)) == ["một"]

    as_bot(server, poll)


def test_privacy_mode_hides_what_is_not_meant_for_the_bot(server: BotApiServer) -> None:
    lan = server.person("Lan")
    group = server.supergroup("Tổ dân phố 5")
    lan.send("chuyện riêng", to=group)
    lan.send("/hoi đường Lê Lợi", to=group)
    lan.send("/start@other_bot", to=group)
    lan.send("này @hoi_bao_cao_bot hộ nghèo?", to=group)

    async def poll(bot: Bot) -> None:
        seen = await bot.get_updates()
        assert texts(seen) == ["/hoi đường Lê Lợi", "này @hoi_bao_cao_bot hộ nghèo?"]
        answer = await bot.send_message(group.id, "đây")
        reply_to = group.next_message()
        assert reply_to.message_id == answer.message_id
        lan.send("còn nữa không?", to=group, reply_to=reply_to)
        assert texts(await bot.get_updates(offset=seen[-1].update_id + 1)) == ["còn nữa không?"]

    as_bot(server, poll)


def test_messages_of_every_kind_are_read_by_the_library(server: BotApiServer) -> None:
    lan = server.person("Lan")
    lan.send("/start tham_so https://vd.vn #tag", forwarded=True)
    lan.send_document(b"x", "bc.docx", caption="báo cáo")
    lan.send_voice()
    lan.send_photo(caption="ảnh")
    lan.send_sticker()

    async def poll(bot: Bot) -> None:
        text, document, voice, photo, sticker = [
            update.effective_message for update in await bot.get_updates()
        ]
        assert text is not None
        assert text.forward_origin is not None
        assert [e.type for e in text.entities] == ["bot_command", "url", "hashtag"]
        assert document is not None
        assert document.document is not None
        assert document.document.file_name == "bc.docx"
        assert voice is not None
        assert voice.voice is not None
        assert photo is not None
        assert photo.photo
        assert sticker is not None
        assert sticker.sticker is not None

    as_bot(server, poll)


def test_message_ids_run_through_all_private_chats(server: BotApiServer) -> None:
    lan, minh = server.person("Lan"), server.person("Minh")
    ids = [who.send("a").message_id for who in (lan, minh, lan)]
    assert ids == [1, 2, 3]


def test_a_pressed_button_is_answered_once(server: BotApiServer) -> None:
    lan = server.person("Lan")
    lan.send("/start")

    async def work(bot: Bot) -> None:
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("Cả đoạn", callback_data="p1")]])
        await bot.send_message(lan.id, "đây", reply_markup=markup)
        press = lan.press(lan.next_message(), "Cả đoạn")
        query = (await bot.get_updates(offset=-1))[0].callback_query
        assert query is not None
        assert query.data == "p1"
        await bot.answer_callback_query(query.id, "xong")
        assert press.answer().text == "xong"
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_callback_query(query.id)

    as_bot(server, work)


def test_a_press_waits_only_so_long() -> None:
    with BotApiServer(query_seconds=0.0) as server:
        lan = server.person("Lan")
        lan.send("/start")

        async def work(bot: Bot) -> None:
            markup = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="p1")]])
            await bot.send_message(lan.id, "đây", reply_markup=markup)
            lan.press(lan.next_message(), "a")
            query = (await bot.get_updates(offset=-1))[0].callback_query
            assert query is not None
            with pytest.raises(BadRequest, match="Query is too old"):
                await bot.answer_callback_query(query.id)

        as_bot(server, work)


def test_inline_queries_are_offered_results(server: BotApiServer) -> None:
    lan = server.person("Lan")
    asked = lan.ask_inline("hộ nghèo")
    content = InputTextMessageContent("<b>1,07%</b>", parse_mode="HTML")
    broken = InputTextMessageContent("<b>", parse_mode="HTML")

    async def work(bot: Bot) -> None:
        query = (await bot.get_updates())[0].inline_query
        assert query is not None
        with pytest.raises(BadRequest, match="Result_id_duplicate"):
            await bot.answer_inline_query(query.id, [Article("1", "a", content)] * 2)
        with pytest.raises(BadRequest, match="Can't parse entities"):
            await bot.answer_inline_query(query.id, [Article("1", "a", broken)])
        await bot.answer_inline_query(query.id, [Article("1", "Hộ nghèo", content)])

    as_bot(server, work)
    assert [result.id for result in asked.answer().results] == ["1"]


def test_a_webhook_gets_each_update_with_its_secret_until_it_says_yes(
    server: BotApiServer,
) -> None:
    lan = server.person("Lan")
    received: list[tuple[str | None, str | None]] = []

    async def work(bot: Bot) -> None:
        arrived = asyncio.Event()

        async def hook(request: web.Request) -> web.Response:
            update = Update.de_json(await request.json(), bot)
            secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
            text = update.message.text if update.message else None
            received.append((secret, text))
            if len(received) == 3:
                arrived.set()
            return web.Response(status=500 if len(received) == 1 else 200)

        application = web.Application()
        application.router.add_post("/hook", hook)
        runner = web.AppRunner(application)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        address = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        with pytest.raises(BadRequest, match="unallowed characters"):
            await bot.set_webhook(address, secret_token="bí mật")  # noqa: S106 - a bad one
        await bot.set_webhook(address, secret_token="s3cret")  # noqa: S106 - of this test
        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates()
        await asyncio.to_thread(lan.send, "một")
        await asyncio.to_thread(lan.send, "hai")
        await asyncio.wait_for(arrived.wait(), 10)
        info = await bot.get_webhook_info()
        assert info.last_error_message == (
            "Wrong response from the webhook: 500 Internal Server Error"
        )
        await bot.delete_webhook()
        assert (await bot.get_webhook_info()).url == ""
        await runner.cleanup()

    as_bot(server, work)
    assert received == [("s3cret", "một"), ("s3cret", "một"), ("s3cret", "hai")]


def test_json_form_and_query_mean_the_same(server: BotApiServer) -> None:
    lan = server.person("Lan")
    lan.send("/start")
    url = f"{server.url}/bot{server.token}/sendMessage"
    values: dict[str, str | int] = {"chat_id": lan.id, "text": "chào"}
    answers = [
        httpx.post(url, json=values),
        httpx.post(url, data=values),
        httpx.get(url, params=values),
        httpx.post(url.replace("sendMessage", "SENDMESSAGE"), json=values),
    ]
    assert [answer.json()["result"]["text"] for answer in answers] == ["chào"] * 4
