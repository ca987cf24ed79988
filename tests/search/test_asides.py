"""What is said to the one who answers is told from what is asked of the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from embeddings.asides import Aside, aside
from embeddings.folding import fold
from embeddings.hit import Outcome
from scripts.pairs import GENERAL, read_pairs
from tests.search.texts import anything, brief

if TYPE_CHECKING:
    from collections.abc import Iterator

    from embeddings.search import Searcher

SAID = {
    Aside.GREETING: ("Xin chào!", "chào bạn nhé", "bot ơi", "Hello", "dạ chào anh chị"),
    Aside.THANKS: ("Cảm ơn bạn rất nhiều ạ", "cám ơn nha", "ok", "hẹn gặp lại nhé", "thanks bot"),
    Aside.ABOUT_ME: (
        "Bạn là ai vậy?",
        "ai tạo ra bạn thế",
        "Bạn có phải là AI không?",
        "bạn là người hay là máy",
        "bạn mấy tuổi",
        "Bạn làm được những gì?",
        "bạn có thể giúp gì cho tôi",
        "công ty nào làm ra bạn",
        "hướng dẫn sử dụng",
        "tôi có thể hỏi gì ở đây",
        "bạn sống ở đâu vậy",
    ),
    Aside.FEELING: ("Bạn ngu quá", "đồ ngốc", "tôi buồn quá đi", "anh yêu em", "trả lời sai rồi"),
    Aside.TASK: (
        "Viết giùm tôi bài thơ",
        "bạn viết cho mình một bài văn tả mẹ được không",
        "Làm ơn soạn giúp tôi một công văn",
        "dịch câu này sang tiếng Anh giúp mình",
        "con mèo tiếng Pháp nói thế nào?",
        "kể chuyện cười đi",
        "bot ơi hát một bài đi nào",
        "vẽ một bức tranh phong cảnh",
        "1 + 1 bằng mấy?",
        "(3,5 x 4) - 2 = ?",
        "20% của 50 là bao nhiêu",
        "giải phương trình x + 2 = 5",
        "mở bài hát Tiến quân ca",
        "chơi cờ với tôi đi",
        "làm bài văn tả con mèo giúp em",
        "gợi ý cho tôi món ăn tối",
        "viết một trang web bằng Python",
    ),
    Aside.TODAY: (
        "Thời tiết hôm nay thế nào?",
        "ngày mai trời có mưa không",
        "Giá vàng hôm nay bao nhiêu?",
        "bây giờ là mấy giờ rồi",
        "hôm nay là thứ mấy",
        "kết quả xổ số miền Bắc hôm nay",
    ),
    Aside.OVERVIEW: (
        "Tóm tắt báo cáo giúp tôi",
        "tóm tắt nội dung chính của báo cáo này",
        "Báo cáo này nói về cái gì?",
        "nội dung chính của báo cáo là gì",
        "báo cáo gồm mấy phần",
        "có những báo cáo nào",
        "Tóm tắt báo cáo số 346/BC-UBND",
        "mục lục báo cáo",
        "cho mình xin bản tóm tắt báo cáo",
    ),
}
MESSAGES = [(message, kind) for kind, messages in SAID.items() for message in messages]

ASKED = (
    "Chủ tịch là ai?",
    "Ai là người ký?",
    "Ban Chỉ đạo làm được gì trong năm 2023?",
    "hướng dẫn làm giấy khai sinh",
    "giúp tôi tìm số hộ nghèo",
    "Tóm tắt tình hình thu ngân sách",
    "Báo cáo nói gì về giải phóng mặt bằng?",
    "Kết quả công tác thanh tra báo cáo ra sao?",
    "Thời tiết ảnh hưởng thế nào đến vụ đông xuân?",
    "Giá đất hôm nay tăng bao nhiêu?",
    "Xổ số kiến thiết nộp ngân sách bao nhiêu?",
    "Bao nhiêu hồ sơ nộp ngày 01/12/2023?",
    "Viết tắt BHYT là gì?",
    "Làm hồ sơ hỗ trợ ở đâu?",
    "Mua hồ sơ đấu giá ở đâu?",
    "Kể tên các phường có trường chuẩn",
    "Tỷ lệ 25% của năm 2023 là chỉ tiêu gì?",
    "Bộ đội làm giúp dân bao nhiêu nhà?",
    "Dịch bệnh trên tôm thế nào?",
    "Cảm ơn người có công bằng cách nào?",
    "Giới thiệu việc làm cho bao nhiêu người?",
    "Lễ hội có bao nhiêu đoàn hát bài chòi?",
    "Bạn có số liệu hộ nghèo không?",
)


def training_questions() -> Iterator[str]:
    """Yield every question of the training pairs, answerable or not."""
    for file in (*read_pairs(), *read_pairs(GENERAL)):
        for pair in file.pairs:
            yield from (asked.q for asked in pair.qa)
            yield from (asked.q for asked in pair.near_miss)


@pytest.mark.parametrize(("message", "kind"), MESSAGES)
def test_what_is_said_is_known_with_its_tone_marks_or_without(message: str, kind: Aside) -> None:
    assert aside(message) is kind
    assert aside(fold(message)) is kind
    assert aside(message.upper()) is kind


@pytest.mark.parametrize("question", ASKED)
def test_a_question_is_left_to_the_reports(question: str) -> None:
    assert aside(question) is None
    assert aside(fold(question)) is None


def test_no_question_of_the_training_pairs_is_taken_for_small_talk() -> None:
    questions = list(training_questions())
    assert len(questions) > 10_000
    assert [asked for asked in questions if aside(asked) or aside(fold(asked))] == []


@given(anything)
@brief
def test_anything_may_be_said(message: str) -> None:
    assert aside(message) in {None, *Aside}


@pytest.mark.parametrize(
    "message", ["bot ơi " * 280, "nhé " * 400, "1+" * 900, "dịch tiếng " * 180]
)
def test_a_long_message_is_read_as_well(message: str) -> None:
    assert aside(message) in {None, *Aside}


def test_a_search_finds_no_answer_to_what_is_said(searcher: Searcher) -> None:
    assert searcher.search("Ai tạo ra bạn?").outcome is Outcome.OFF_TOPIC
    assert searcher.search("tom tat bao cao").outcome is Outcome.NOT_STATED
    assert searcher.search("Ai ký báo cáo?").outcome is Outcome.ANSWERED
