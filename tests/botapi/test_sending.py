"""python-telegram-bot sends, edits and deletes; users see it."""

from __future__ import annotations

import html

import pytest
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter

from tests.botapi import BotApiServer, Person, RateLimits, button
from tests.botapi.conftest import as_bot


@pytest.fixture
def lan(server: BotApiServer) -> Person:
    person = server.person("Lan", username="lan_dong_ha")
    person.send("/start")
    return person


def keyboard(*data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(one, callback_data=one)] for one in data])


def refusal(server: BotApiServer, chat: int, text: str, **extra: object) -> str:
    async def send(bot: Bot) -> None:
        await bot.send_message(chat, text, **extra)  # type: ignore[arg-type]

    with pytest.raises(BadRequest) as error:
        as_bot(server, send)
    return error.value.message


def test_a_reply_with_bold_text_and_buttons_arrives_as_sent(
    server: BotApiServer, lan: Person
) -> None:
    asked = lan.send("Tỷ lệ hộ nghèo?")

    async def answer(bot: Bot) -> None:
        sent = await bot.send_message(
            lan.id,
            "<b>1,07%</b> hộ &lt;nghèo&gt;",
            parse_mode="HTML",
            reply_markup=keyboard("Cả đoạn"),
            reply_parameters=ReplyParameters(asked.message_id, allow_sending_without_reply=True),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
        assert sent.text == "1,07% hộ <nghèo>"
        assert sent.parse_entities() == {sent.entities[0]: "1,07%"}

    as_bot(server, answer)
    seen = lan.next_message()
    assert seen.text == "1,07% hộ <nghèo>"
    assert seen.entities is not None
    assert [(e.type, e.offset, e.length) for e in seen.entities] == [("bold", 0, 5)]
    assert seen.reply_to_message is not None
    assert seen.reply_to_message.message_id == asked.message_id
    assert button(seen, "Cả đoạn").callback_data == "Cả đoạn"
    assert server.violations == ()


def test_a_text_is_measured_after_parsing_in_utf16_units(server: BotApiServer, lan: Person) -> None:
    async def send(bot: Bot) -> None:
        await bot.send_message(lan.id, f"<b>{'🏛' * 2048}</b>", parse_mode="HTML")

    as_bot(server, send)
    assert refusal(server, lan.id, "🏛" * 2048 + "a") == "Message is too long"
    assert refusal(server, lan.id, "<b> </b>", parse_mode="HTML") == "Message text is empty"


def test_more_than_a_hundred_entities_are_refused(server: BotApiServer, lan: Person) -> None:
    text = "<b>a</b> " * 101
    assert refusal(server, lan.id, text, parse_mode="HTML") == "Entities_too_long"


def test_broken_markup_is_refused(server: BotApiServer, lan: Person) -> None:
    assert refusal(server, lan.id, "<b>&", parse_mode="HTML") == (
        "Can't parse entities: can't find end tag corresponding to start tag \"b\""
    )
    as_bot(server, lambda bot: bot.send_message(lan.id, html.escape("<b>&"), parse_mode="HTML"))
    assert lan.next_message().text == "<b>&"


@pytest.mark.parametrize(
    ("buttons", "reason"),
    [
        ([InlineKeyboardButton("a", callback_data="đ" * 33)], "Button_data_invalid"),
        ([InlineKeyboardButton("a")], "Text buttons are unallowed in the inline keyboard"),
        (
            [InlineKeyboardButton("a", callback_data="a", url="https://vd.vn")],
            "Inline keyboard button must have exactly one action",
        ),
    ],
)
def test_a_button_has_one_action_and_64_bytes(
    server: BotApiServer, lan: Person, buttons: list[InlineKeyboardButton], reason: str
) -> None:
    markup = InlineKeyboardMarkup([buttons])
    assert refusal(server, lan.id, "a", reply_markup=markup) == reason


def test_edits_change_the_message_and_drop_the_keyboard(server: BotApiServer, lan: Person) -> None:
    async def edit(bot: Bot) -> None:
        sent = await bot.send_message(lan.id, "một", reply_markup=keyboard("a"))
        await bot.edit_message_text("hai", lan.id, sent.message_id)
        await bot.edit_message_reply_markup(lan.id, sent.message_id, reply_markup=keyboard("b"))
        with pytest.raises(BadRequest, match="not modified"):
            await bot.edit_message_text("hai", lan.id, sent.message_id, reply_markup=keyboard("b"))

    as_bot(server, edit)
    assert lan.next_message().text == "một"
    edited = lan.next_edit()
    assert (edited.text, edited.reply_markup) == ("hai", None)
    assert button(lan.next_edit(), "b")
    assert [message.text for message in lan.from_bot] == ["hai"]


def test_only_the_bots_own_messages_can_be_edited(server: BotApiServer, lan: Person) -> None:
    theirs = lan.send("của tôi")

    async def edit(bot: Bot) -> None:
        with pytest.raises(BadRequest, match="Message can't be edited"):
            await bot.edit_message_text("a", lan.id, theirs.message_id)
        with pytest.raises(BadRequest, match="Message to edit not found"):
            await bot.edit_message_text("a", lan.id, 999)
        with pytest.raises(BadRequest, match="Message to delete not found"):
            await bot.delete_message(lan.id, 999)

    as_bot(server, edit)


def test_deleting_a_message(server: BotApiServer, lan: Person) -> None:
    async def work(bot: Bot) -> None:
        sent = await bot.send_message(lan.id, "thôi")
        await bot.delete_message(lan.id, sent.message_id)

    as_bot(server, work)
    assert lan.next_deletion().text == "thôi"
    assert lan.from_bot == ()


def test_who_may_be_written_to(server: BotApiServer, lan: Person) -> None:
    stranger = server.person("Minh")

    async def write(bot: Bot) -> None:
        with pytest.raises(Forbidden, match="can't initiate conversation"):
            await bot.send_message(stranger.id, "chào")
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(42, "chào")
        lan.block_bot()
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(lan.id, "chào")
        lan.unblock_bot()
        await bot.send_message(lan.id, "chào")

    as_bot(server, write)


def test_a_group_that_became_a_supergroup_says_where_it_went(server: BotApiServer) -> None:
    owner = server.person("Hoa")
    group = server.group("Tổ dân phố 5")
    new = group.migrate(owner.user)

    async def write(bot: Bot) -> None:
        with pytest.raises(ChatMigrated) as moved:
            await bot.send_message(group.id, "chào")
        assert moved.value.new_chat_id == new.id
        await bot.send_message(new.id, "chào")
        before, after = await bot.get_updates()
        assert before.message is not None
        assert after.message is not None
        assert before.message.migrate_to_chat_id == new.id
        assert after.message.migrate_from_chat_id == group.id

    as_bot(server, write)


def test_topics_of_a_forum(server: BotApiServer, lan: Person) -> None:
    forum = server.supergroup("Phường 1", forum=True)
    topic = forum.add_topic("Y tế")
    asked = lan.send("/hoi trạm y tế?", to=forum, topic=topic)

    async def write(bot: Bot) -> None:
        await bot.send_message(forum.id, "một", message_thread_id=topic)
        await bot.send_message(forum.id, "hai", reply_parameters=ReplyParameters(asked.message_id))
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(forum.id, "ba", message_thread_id=topic + 100)

    as_bot(server, write)
    assert [m.message_thread_id for m in forum.from_bot] == [topic, topic]


def test_too_many_messages_meet_a_429(
    server: BotApiServer, lan: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else the library warns of its own old form
    server.set_limits(RateLimits(chat_burst=1))

    async def write(bot: Bot) -> None:
        await bot.send_message(lan.id, "một")
        with pytest.raises(RetryAfter):
            await bot.send_message(lan.id, "hai")
        await bot.send_chat_action(lan.id, "typing")

    as_bot(server, write)


def test_a_document_goes_out_and_comes_back(server: BotApiServer, lan: Person) -> None:
    async def work(bot: Bot) -> None:
        sent = await bot.send_document(
            lan.id, b"du lieu", filename="báo cáo.txt", caption="<b>xem</b>", parse_mode="HTML"
        )
        assert sent.document is not None
        await bot.send_document(lan.id, sent.document.file_id)
        file = await bot.get_file(sent.document.file_id)
        assert await file.download_as_bytearray() == b"du lieu"
        with pytest.raises(BadRequest, match="Message caption is too long"):
            await bot.send_document(lan.id, b"x", caption="a" * 1025)

    as_bot(server, work)
    seen = lan.next_message()
    assert seen.document is not None
    assert (seen.document.file_name, seen.caption) == ("báo cáo.txt", "xem")
    assert server.violations == ()


def test_a_file_over_20_mb_cannot_be_fetched(server: BotApiServer, lan: Person) -> None:
    sent = lan.send_document(b"%PDF", "lớn.pdf", size=20 * 1024 * 1024 + 1)
    assert sent.document is not None
    file_id = sent.document.file_id

    async def fetch(bot: Bot) -> None:
        with pytest.raises(BadRequest, match="File is too big"):
            await bot.get_file(file_id)

    as_bot(server, fetch)


def test_commands_are_kept(server: BotApiServer) -> None:
    async def work(bot: Bot) -> None:
        await bot.set_my_commands([BotCommand("help", "Cách dùng")])
        assert [c.command for c in await bot.get_my_commands()] == ["help"]
        with pytest.raises(BadRequest, match="Bot_command_invalid"):
            await bot.set_my_commands([BotCommand("giúp", "Cách dùng")])

    as_bot(server, work)


def test_reactions(server: BotApiServer, lan: Person) -> None:
    asked = lan.send("cảm ơn")

    async def react(bot: Bot) -> None:
        await bot.set_message_reaction(lan.id, asked.message_id, "👍")
        with pytest.raises(BadRequest, match="Reaction_invalid"):
            await bot.set_message_reaction(lan.id, asked.message_id, "🏛")

    as_bot(server, react)
    assert lan.deeds[-1].kind.value == "reacted"
