"""Browsing, choosing, voting, forgetting; groups that turn into supergroups."""

from __future__ import annotations

import csv
import subprocess
from typing import TYPE_CHECKING

import pytest

from bot.messages import answers
from bot.messages import telegram as messages
from tests.botapi import BotApiServer, buttons
from tests.conftest import PROGRAM
from tests.e2e.process import BotProcess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.botapi import Person
    from tests.e2e.process import MakeBot

QUESTION = "Vì sao giải phóng mặt bằng còn chậm?"
PLACE = "Mục II.5.2, gạch đầu dòng 4"


@pytest.fixture(scope="module")
def telegram() -> Iterator[BotApiServer]:
    with BotApiServer() as server:
        yield server
        assert server.violations == ()


@pytest.fixture(scope="module")
def running(
    telegram: BotApiServer, built_index: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BotProcess]:
    home = tmp_path_factory.mktemp("reading")
    process = BotProcess(telegram, home, built_index, telegram.token)
    process.start()
    yield process
    process.close()
    assert "Traceback" not in process.log


@pytest.fixture
def lan(telegram: BotApiServer, running: BotProcess) -> Person:
    assert running.running
    return telegram.person("Lan")


@pytest.mark.parametrize("example", messages.EXAMPLES)
def test_each_example_of_the_welcome_is_answered(lan: Person, example: str) -> None:
    lan.send(example)
    message = lan.next_message()
    assert "346/BC-UBND" in (message.text or "")


def test_the_follow_up_in_the_help_goes_on_from_the_question_before(lan: Person) -> None:
    lan.send(messages.FOLLOWED)
    assert "cải cách hành chính" in (lan.next_message().text or "")
    lan.send(messages.FOLLOW_UP)
    answer = lan.next_message().text or ""
    assert "cải cách hành chính" in answer
    assert "Phương hướng, nhiệm vụ năm 2024" in answer


def test_small_talk_and_strange_questions_do_not_break_a_conversation(lan: Person) -> None:
    for text in (messages.FOLLOWED, "thời tiết ngày mai thế nào?", "cảm ơn nhé"):
        lan.send(text)
        lan.next_message()
    lan.send(messages.FOLLOW_UP)
    assert "cải cách hành chính" in (lan.next_message().text or "")


def test_the_outline_leads_down_to_the_paragraphs_and_back(lan: Person) -> None:
    lan.send("/muc")
    outline = lan.next_message()
    lan.press(outline, "II. Kết quả")
    lan.press(lan.next_edit(), "5. ")
    lan.press(lan.next_edit(), "5.2")
    section = lan.next_edit()
    assert "[4]" in (section.text or "")
    lan.press(section, "5")
    passage = lan.next_edit()
    assert PLACE in (passage.text or "")
    lan.press(passage, messages.OUTLINE)
    assert lan.next_edit().text == section.text


def test_from_an_answer_through_the_outline_and_back(lan: Person) -> None:
    lan.send(QUESTION)
    answer = lan.next_message()
    lan.press(answer, messages.OUTLINE)
    lan.press(lan.next_edit(), messages.OUTLINE_UP)
    lan.press(lan.next_edit(), "5.1")
    lan.press(lan.next_edit(), "1")
    lan.press(lan.next_edit(), messages.NEXT)
    lan.press(lan.next_edit(), messages.OUTLINE)
    lan.press(lan.next_edit(), messages.BACK_TO_HIT)
    assert lan.next_edit().text == answer.text


def test_long_words_are_not_repeated_in_full(lan: Person) -> None:
    lan.send("/timkiem " + "chuyện dài " * 200)
    assert len(lan.next_message().text or "") < 250


def test_inline_says_so_where_the_reports_do_not(lan: Person) -> None:
    answer = lan.ask_inline("Giá vàng thế giới trên sao Hỏa là bao nhiêu?").answer()
    assert answer.button is not None
    assert answer.button.text in answers.REFUSED.values()
    offered = lan.ask_inline(QUESTION).answer()
    assert offered.button is None
    assert all((getattr(r, "description", "") or "")[-1] in ".;:…" for r in offered.results)


def test_exact_words_are_found_one_passage_after_the_other(lan: Person) -> None:
    lan.send("/timkiem cải cách hành chính")
    first = lan.next_message()
    assert "cải cách hành chính" in (first.text or "")
    lan.press(first, "Kết quả khác (2/")
    assert "cải cách hành chính" in (lan.next_edit().text or "").lower()
    lan.send("/timkiem chuyện không có")
    assert lan.next_message().text == messages.found(0, "chuyện không có")


def test_a_report_is_chosen_for_a_chat_and_moves_with_it(
    lan: Person, telegram: BotApiServer
) -> None:
    group = telegram.group("Tổ dân phố 3")
    lan.send("/baocao", to=group)
    lan.press(group.next_message(), "346/BC-UBND")
    assert "346/BC-UBND" in (group.next_edit().text or "")
    supergroup = group.migrate(lan.user)
    lan.send("/baocao", to=supergroup)
    labels = [button.text for button in buttons(supergroup.next_message())]
    assert [label for label in labels if label.startswith("✓")] == [labels[1]]


def test_votes_and_questions_reach_the_office_until_they_are_erased(
    lan: Person, running: BotProcess
) -> None:
    lan.send(QUESTION)
    answer = lan.next_message()
    assert lan.press(answer, "👎").answer().text == messages.THANKS_BAD
    table = running.home / "questions.csv"
    command = [str(PROGRAM), "questions", "--csv", str(table)]
    subprocess.run(command, cwd=running.home, check=True, capture_output=True)
    with table.open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.reader(stream) if row[2] == QUESTION]
    assert any(row[5] == "chưa đúng" for row in rows)
    lan.send("/xoadulieu")
    assert lan.next_message().text == messages.FORGOTTEN
    subprocess.run(command, cwd=running.home, check=True, capture_output=True)
    assert "chưa đúng" not in table.read_text(encoding="utf-8-sig")
    assert lan.press(answer, "👎").answer().text == messages.CARD_GONE


def test_a_button_that_fails_says_so_and_is_not_tried_for_ever(
    make_bot: MakeBot, server: BotApiServer
) -> None:
    bot = make_bot()
    bot.start()
    minh = server.person("Minh")
    minh.send("/help")
    forged = minh.press(minh.next_message(), data=f"o:{10**30}:0")  # no number for SQLite
    assert forged.answer().text == messages.BROKEN_BUTTON
    minh.send("/start")
    assert minh.next_message().text == messages.WELCOME
    bot.kill()
    before = bot.log.count("Traceback")
    bot.start()
    minh.send("/start")
    minh.next_message()
    assert bot.log.count("Traceback") == before


def test_thanks_and_greetings_are_met_kindly(lan: Person) -> None:
    lan.send("Xin chào!")
    greeting, held, more = (lan.next_message().text or "").splitlines()
    assert (greeting, more) == (answers.GREETING, messages.MORE)
    assert "346/BC-UBND" in held
    lan.send("cảm ơn bạn nhiều.")
    assert lan.next_message().text == answers.THANKED
