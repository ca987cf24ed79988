from __future__ import annotations

from bot.telegram.lessons import Lesson
from bot.telegram.question_groups import group_questions
from embeddings.bundled import BundledEncoder

ENCODER = BundledEncoder()


def asked(*questions: str) -> list[Lesson]:
    return [
        Lesson(text, answered=False, confidence=0.1, vote=0, at=float(at))
        for at, text in enumerate(questions)
    ]


def groups(*questions: str) -> list[set[str]]:
    return [
        {lesson.question for lesson in group.lessons}
        for group in group_questions(asked(*questions), ENCODER)
    ]


def test_the_same_words_go_together_whatever_the_marks() -> None:
    made = group_questions(asked("Giá vàng?", "Hộ nghèo?", "gia vang", "giá vàng!"), ENCODER)
    assert [len(group.lessons) for group in made] == [3, 1]
    assert made[0].question == "giá vàng!"
    assert made[0].unanswered == 3


def test_the_same_meaning_goes_together_and_another_does_not() -> None:
    first = "Vì sao giải phóng mặt bằng còn chậm?"
    same = "Nguyên nhân giải phóng mặt bằng chậm là gì?"
    other = "Ai là chủ tịch?"
    assert groups(first, other, same) == [{first, same}, {other}]


def test_a_question_without_tone_marks_goes_with_the_same_question_in_other_words() -> None:
    typed, worded = (
        "nguyen nhan giai phong mat bang cham la gi",
        "Vì sao giải phóng mặt bằng còn chậm?",
    )
    assert groups(worded, "Ai là chủ tịch?", typed)[0] == {worded, typed}


def test_one_year_is_not_another() -> None:
    assert len(groups("Thu ngân sách năm 2022?", "Thu ngân sách năm 2023?")) == 2


def test_nothing_asked_makes_no_group() -> None:
    assert groups() == []
