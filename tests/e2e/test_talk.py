"""A person talks to the running bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from aiogram.types import InputTextMessageContent

from bot.messages import telegram as messages
from corpus import bundled_folder, read_report
from tests.botapi import BotApiServer, button, buttons
from tests.conftest import IN_ANSWER as IN_LONG
from tests.conftest import QUESTION as LONG

if TYPE_CHECKING:
    from aiogram.types import Message

    from tests.botapi import Person
    from tests.e2e.process import BotProcess

QUESTION = "Nhiệm vụ phát triển kinh tế xã hội năm 2023 có bao nhiêu nhóm giải pháp chủ yếu?"
WITHOUT_TONES = "nhiem vu phat trien kinh te xa hoi nam 2023 co bao nhieu nhom giai phap chu yeu"
ANSWER = "08 nhóm nhiệm vụ giải pháp chủ yếu"
SOURCE = "Báo cáo số 346/BC-UBND ngày 01/12/2023"


@pytest.fixture
def lan(telegram: BotApiServer, running: BotProcess) -> Person:
    assert running.running
    return telegram.person("Lan")


def answer_to(person: Person, question: str) -> Message:
    person.send(question)
    return person.next_message()


def kinds(message: Message) -> set[str]:
    return {entity.type for entity in message.entities or ()}


def marked(message: Message, kind: str) -> str:
    """Return the text under the first entity of a kind."""
    units = (message.text or "").encode("utf-16-le")
    entity = next(e for e in message.entities or () if e.type == kind)
    return units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")


def test_start_and_help_introduce_the_bot_with_three_examples(lan: Person) -> None:
    assert answer_to(lan, "/start").text == messages.WELCOME
    assert answer_to(lan, "/help").text == messages.HELP
    assert all(example in messages.WELCOME for example in messages.EXAMPLES)
    assert len(messages.EXAMPLES) == 3


@pytest.mark.parametrize("question", [QUESTION, WITHOUT_TONES])
def test_a_question_is_answered_with_a_quotation_and_its_place(lan: Person, question: str) -> None:
    asked = lan.send(question)
    answer = lan.next_message()
    text = answer.text or ""
    assert ANSWER in marked(answer, "bold")
    assert ANSWER in marked(answer, "blockquote")
    assert SOURCE in text.splitlines()[-1]
    assert "Mục I.1, đoạn 2" in text.splitlines()[-1]
    assert answer.reply_to_message is not None
    assert answer.reply_to_message.message_id == asked.message_id


def test_the_whole_paragraph_is_behind_a_button(lan: Person) -> None:
    answer = answer_to(lan, LONG)
    assert "…" in (answer.text or "")
    assert IN_LONG in marked(answer, "bold")
    press = lan.press(answer, messages.WHOLE)
    whole = lan.next_edit()
    press.answer()
    (report,) = (read_report(path) for path in bundled_folder().glob("346*"))
    paragraphs = [p.text for p in report.passages if IN_LONG in p.text]
    assert any(paragraph in (whole.text or "") for paragraph in paragraphs)
    assert SOURCE in (whole.text or "")
    lan.press(whole, messages.SHORTER)
    assert lan.next_edit().text == answer.text


def test_neighbours_and_other_hits_are_behind_buttons(lan: Person) -> None:
    answer = answer_to(lan, QUESTION)
    lan.press(answer, messages.NEXT)
    following = lan.next_edit()
    assert (following.text or "").startswith("Chủ động và kịp thời ban hành")
    lan.press(following, messages.PREVIOUS)
    assert lan.next_edit().text == answer.text
    lan.press(answer, "Kết quả khác (2/")
    other = lan.next_edit()
    assert other.text != answer.text
    assert SOURCE in (other.text or "")


def test_footnotes_are_behind_a_button(lan: Person) -> None:
    lan.press(answer_to(lan, QUESTION), messages.NOTES)
    assert "Quyết định số 129/QĐ-UBND" in (lan.next_edit().text or "")


def test_a_double_tap_harms_nothing(lan: Person) -> None:
    answer = answer_to(lan, LONG)
    presses = [lan.press(answer, messages.WHOLE) for _ in range(2)]
    for press in presses:
        press.answer()
    assert answer_to(lan, "/help").text == messages.HELP
    assert len(lan.from_bot) == 2


@pytest.mark.parametrize(
    "data",
    ["", "v", "v:1:2", "v:x:0:0:s:0", "o:-1:0", "r:0", "b:x", "f:0:1", "u:1:1", "x:1:2", "?"],
)
def test_a_forged_button_harms_nothing(lan: Person, data: str) -> None:
    answer = answer_to(lan, "/help")
    lan.press(answer, data=data).answer()
    assert answer_to(lan, "/start").text == messages.WELCOME


def test_a_text_of_5000_characters_gets_one_sentence(lan: Person) -> None:
    text = "hộ nghèo " * 556  # clients cut it into messages of at most 4,096 characters
    lan.send(text[:4096])
    lan.send(text[4096:5000])
    reply = lan.next_message()
    assert reply.entities is None
    assert len((reply.text or "").splitlines()) == 1
    assert answer_to(lan, "/help").text == messages.HELP
    assert len(lan.from_bot) == 2


def test_an_unknown_command_is_told_where_help_is(lan: Person) -> None:
    assert answer_to(lan, "/thoitiet").text == messages.UNKNOWN_COMMAND


def test_markup_in_a_message_is_only_text(lan: Person) -> None:
    reply = answer_to(lan, "<b>& </i> &lt; kế hoạch <script> là gì?")
    assert reply.text
    assert "<b>&" in (answer_to(lan, "/timkiem <b>&").text or "")


@pytest.mark.parametrize("question", ["🏛🏛", "\u200b?", "...", "?" * 300])
def test_a_question_without_words_gets_one_sentence(lan: Person, question: str) -> None:
    reply = answer_to(lan, question)
    assert len((reply.text or "").splitlines()) == 1
    assert buttons(reply) == ()


def test_voice_photo_and_sticker_get_a_kind_sentence(lan: Person) -> None:
    lan.send_voice()
    lan.send_photo()
    lan.send_sticker()
    lan.wait_until(3)
    assert [m.text for m in lan.from_bot] == [messages.UNSUPPORTED] * 3


def test_an_edited_question_edits_its_answer(lan: Person) -> None:
    asked = lan.send("Giá vàng thế giới trên sao Hỏa là bao nhiêu?")
    lan.next_message()
    lan.edit(asked, QUESTION)
    assert ANSWER in (lan.next_edit().text or "")
    assert len(lan.from_bot) == 1


def test_a_question_in_pieces_is_one_question(lan: Person) -> None:
    lan.send("đồ án")
    lan.send(QUESTION)
    lan.next_message()
    assert answer_to(lan, "/help").text == messages.HELP
    assert len(lan.from_bot) == 2


def test_a_forwarded_message_goes_with_the_question_it_was_sent_right_after(lan: Person) -> None:
    first = answer_to(lan, "Cho tôi hỏi việc này làm đến đâu rồi?")
    lan.send(QUESTION, forwarded=True)
    edited = lan.next_edit()
    assert edited.message_id == first.message_id
    assert ANSWER in (edited.text or "")
    assert answer_to(lan, "/help").text == messages.HELP
    assert len(lan.from_bot) == 2


def test_a_forwarded_message_alone_is_a_question(lan: Person) -> None:
    asked = lan.send(QUESTION, forwarded=True)
    reply = lan.next_message()
    assert ANSWER in (reply.text or "")
    assert reply.reply_to_message is not None
    assert reply.reply_to_message.message_id == asked.message_id


def test_in_a_group_it_answers_commands_replies_and_mentions_in_the_same_topic(
    telegram: BotApiServer, lan: Person
) -> None:
    forum = telegram.supergroup("Khu phố 5", forum=True)
    topic = forum.add_topic("Quy hoạch")
    lan.send("hôm nay họp mấy giờ?", to=forum, topic=topic)
    lan.send("/start@other_bot", to=forum, topic=topic)
    lan.send(f"/hoi {QUESTION}", to=forum, topic=topic)
    first = forum.next_message()
    assert ANSWER in (first.text or "")
    lan.send(f"@hoi_bao_cao_bot {QUESTION}", to=forum, topic=topic)
    second = forum.next_message()
    assert ANSWER in (second.text or "")
    lan.send(QUESTION, to=forum, topic=topic, reply_to=second)
    third = forum.next_message()
    assert {m.message_thread_id for m in (first, second, third)} == {topic}
    assert len(forum.from_bot) == 3


def test_inline_mode_offers_passages_with_their_citation(lan: Person) -> None:
    results = lan.ask_inline(QUESTION).answer().results
    contents = [getattr(result, "input_message_content", None) for result in results]
    texts = [c.message_text for c in contents if isinstance(c, InputTextMessageContent)]
    assert ANSWER in texts[0]
    assert len(texts) > 1
    assert all(SOURCE in text for text in texts)


def test_somebody_who_blocks_the_bot_stops_nobody_else(telegram: BotApiServer, lan: Person) -> None:
    minh = telegram.person("Minh")
    minh.block_bot()
    minh.send(QUESTION)
    assert ANSWER in (answer_to(lan, QUESTION).text or "")
    assert minh.from_bot == ()


def test_buttons_survive_in_the_message_they_stand_under(lan: Person) -> None:
    answer = answer_to(lan, QUESTION)
    assert button(answer, messages.OUTLINE)
    assert all(len((b.callback_data or "").encode()) <= 64 for b in buttons(answer))
