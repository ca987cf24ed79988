"""What is no question about a report gets a word of its own, and is told what there is to ask."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bot.messages import answers
from bot.overview import MOST_HEADINGS, MOST_REPORTS
from bot.small_talk import small_talk
from corpus import Section, bundled_folder, read_folder

REPORTS = read_folder(bundled_folder())
MORE = "Gõ /help."


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("Xin chào bạn!", answers.GREETING),
        ("Bạn là ai vậy?", answers.ABOUT_ME),
        ("ban ten la gi", answers.ABOUT_ME),
        ("dịch câu này sang tiếng Anh", answers.TASK),
        ("thoi tiet hom nay", answers.TODAY),
        ("bạn ngu quá", answers.FEELING),
    ],
)
def test_people_are_met_kindly_and_told_what_to_ask_about(text: str, reply: str) -> None:
    told = small_talk(text, REPORTS, MORE)
    assert told is not None
    first, held, more = told.splitlines()
    assert (first, more) == (reply, MORE)
    assert "báo cáo số 346/BC-UBND" in held
    assert REPORTS[0].title in held


def test_thanks_get_no_advice() -> None:
    assert small_talk("cám ơn nhiều ạ", REPORTS, MORE) == answers.THANKED


def test_who_asks_what_the_report_is_about_gets_its_headings() -> None:
    told = small_talk("Báo cáo này nói về cái gì?", REPORTS, MORE)
    assert told is not None
    lines = told.splitlines()
    assert lines[0] == answers.OVERVIEW
    assert REPORTS[0].title in lines
    assert "  I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH NĂM 2023" in lines
    assert not any("5.3.1" in line for line in lines)
    assert lines[-2:] == [answers.ASK_ON, MORE]


def test_of_a_long_outline_only_the_beginning_is_told() -> None:
    sections = tuple(Section(str(n), (str(n),), ("Mục",)) for n in range(1, MOST_HEADINGS + 8))
    told = small_talk("tóm tắt báo cáo", (replace(REPORTS[0], sections=sections),), MORE)
    assert told is not None
    assert f"  {MOST_HEADINGS}. Mục\n… và 7 mục nữa\n" in told


def test_of_several_reports_the_newest_are_told() -> None:
    count = MOST_REPORTS + 2
    reports = [
        replace(REPORTS[0], id=str(day), number=f"{day}/BC", date=dt.date(2024, 1, day))
        for day in range(1, count + 1)
    ]
    told = small_talk("có những báo cáo nào?", reports, MORE)
    assert told is not None
    lines = told.splitlines()
    assert lines[1].startswith(f"• Báo cáo số {count}/BC ngày 0{count}/01/2024: ")
    assert lines[1 + MOST_REPORTS] == "• và 2 báo cáo khác"
    held = small_talk("xin chào", reports, MORE)
    assert held is not None
    assert f"Tôi trả lời từ {count} báo cáo, mới nhất là báo cáo số {count}/BC" in held


def test_without_reports_there_is_still_something_to_say() -> None:
    assert small_talk("tóm tắt báo cáo", (), MORE) == f"{answers.ABOUT_ME}\n{MORE}"


def test_a_question_is_left_to_the_reports() -> None:
    assert small_talk("Chủ tịch là ai?", REPORTS, MORE) is None
