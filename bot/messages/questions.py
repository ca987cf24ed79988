"""What ``hoibaocao questions`` prints."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot.messages.clock import VIETNAM

if TYPE_CHECKING:
    from bot.telegram.lessons import Lesson
    from bot.telegram.question_groups import QuestionGroup

NONE = "Chưa có câu hỏi nào trong khoảng này."
COLUMNS = ("Nhóm", "Số lần", "Câu hỏi", "Lúc hỏi", "Trả lời được", "Đánh giá", "Độ tin")

HELPFUL = "hữu ích"
_VOTES = {1: HELPFUL, -1: "chưa đúng", 0: ""}


def saved(groups: int, file: str) -> str:
    """Return that the table is written."""
    return f"Đã ghi {groups} nhóm câu hỏi vào “{file}”."


def line(group: QuestionGroup) -> str:
    """Return one group as a line."""
    facts = [f"{len(group.lessons)} lần"]
    if group.unanswered:
        facts.append(f"{group.unanswered} lần báo cáo không nêu")
    if up := group.votes(1):
        facts.append(f"{up} 👍")
    if down := group.votes(-1):
        facts.append(f"{down} 👎")
    return f"{' '.join(group.question.split())}  ({', '.join(facts)}; gần nhất {_time(group.last)})"


def cells(lesson: Lesson) -> tuple[str, str, str, str, str]:
    """Return one question as cells of the table, without group and count."""
    return (
        " ".join(lesson.question.split()),
        _time(lesson.at),
        "có" if lesson.answered else "không",
        _VOTES[lesson.vote],
        f"{lesson.confidence:.2f}",
    )


def _time(at: float) -> str:
    return f"{dt.datetime.fromtimestamp(at, VIETNAM):%d/%m/%Y %H:%M}"
