from __future__ import annotations

from typing import Any

import pytest

from bot.telegram.incoming import Asked, Want, understand
from tests.telegram.builders import ME, message

GROUP = -100123


def asked(text: str | None, **more: Any) -> Asked:  # noqa: ANN401
    return understand(message(text, **more), ME)


@pytest.mark.parametrize(
    ("text", "want", "command", "rest"),
    [
        ("thu ngân sách bao nhiêu?", Want.QUESTION, "", "thu ngân sách bao nhiêu?"),
        ("/start", Want.COMMAND, "start", ""),
        ("/START@HoiBaoCao_Bot abc", Want.COMMAND, "start", "abc"),
        ("/hoi thu ngân sách", Want.QUESTION, "", "thu ngân sách"),
        ("/hoi", Want.COMMAND, "hoi", ""),
        ("/start@khac_bot", Want.NOTHING, "", ""),
        ("/hoi@khac_bot thu ngân sách", Want.NOTHING, "", ""),
        ("/nghị quyết 80", Want.QUESTION, "", "/nghị quyết 80"),
    ],
)
def test_private_messages(text: str, want: Want, command: str, rest: str) -> None:
    got = asked(text)
    assert (got.want, got.command, got.text) == (want, command, rest)


@pytest.mark.parametrize(
    ("text", "want", "rest"),
    [
        ("chào cả nhà", Want.NOTHING, ""),
        ("@hoibaocao_bot thu ngân sách?", Want.QUESTION, "thu ngân sách?"),
        ("thu ngân sách, @HoiBaoCao_Bot, bao nhiêu?", Want.QUESTION, "thu ngân sách, , bao nhiêu?"),
        ("@hoibaocao_bot_khac ơi", Want.NOTHING, ""),
        ("thư an@hoibaocao_bot", Want.NOTHING, ""),
        ("/hoi thu ngân sách", Want.QUESTION, "thu ngân sách"),
    ],
)
def test_group_messages(text: str, want: Want, rest: str) -> None:
    got = asked(text, chat=GROUP)
    assert (got.want, got.text, got.private) == (want, rest, False)


def test_a_reply_to_the_bot_in_a_group_is_a_question_in_its_topic() -> None:
    answer = {
        "message_id": 5,
        "date": 1_700_000_000,
        "chat": {"id": GROUP, "type": "supergroup", "title": "Nhóm"},
        "from": ME.to_dict(),
        "text": "trả lời",
    }
    got = asked(
        "còn năm sau?",
        chat=GROUP,
        reply_to_message=answer,
        message_thread_id=9,
        is_topic_message=True,
    )
    assert (got.want, got.reply_to, got.thread) == (Want.QUESTION, 5, 9)


def test_who_speaks_for_the_group_is_heard_and_a_bot_is_not() -> None:
    looks_like = {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}}
    group = {"id": GROUP, "type": "supergroup", "title": "Nhóm"}
    anonymous = asked("/hoi thu ngân sách", chat=GROUP, sender_chat=group, **looks_like)
    assert (anonymous.want, anonymous.user) == (Want.QUESTION, GROUP)
    assert asked("/hoi thu ngân sách", chat=GROUP, **looks_like).want is Want.NOTHING


def test_a_sticker_is_something_without_words() -> None:
    sticker = {
        "file_id": "x", "file_unique_id": "y", "type": "regular",
        "width": 1, "height": 1, "is_animated": False, "is_video": False,
    }  # fmt: skip
    assert asked(None, sticker=sticker).want is Want.UNSUPPORTED
    assert asked(None, chat=GROUP, sticker=sticker).want is Want.NOTHING


def test_a_photo_with_a_caption_is_asked_by_its_caption() -> None:
    photo = [{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}]
    got = asked(None, photo=photo, caption="đây là gì?")
    assert (got.want, got.text) == (Want.QUESTION, "đây là gì?")


@pytest.mark.parametrize("text", ["/hoi", "@hoibaocao_bot", "@hoibaocao_bot, "])
def test_a_bare_hoi_or_mention_asks_what_it_replies_to(text: str) -> None:
    other = {
        "message_id": 5,
        "date": 1_700_000_000,
        "chat": {"id": GROUP, "type": "supergroup", "title": "Nhóm"},
        "from": {"id": 9, "is_bot": False, "first_name": "Bình"},
        "text": "thu ngân sách bao nhiêu?",
    }
    got = asked(text, chat=GROUP, reply_to_message=other)
    assert (got.want, got.text) == (Want.QUESTION, "thu ngân sách bao nhiêu?")
