"""What an answer must hold to be one: "bao nhiêu phần trăm" wants a percentage.

Read off the question's words; whether a text holds such a thing is read off its shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.letters import CAPITALS, SMALL

_NUMBER = r"\d[\d.,/]*"
_NUMBER_WORD = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|không|nhiều|toàn bộ|tất cả)"


@dataclass(frozen=True, slots=True)
class AnswerType:
    """A kind of answer: how it is asked for, and what it looks like."""

    name: str
    asked: re.Pattern[str]
    given: re.Pattern[str]

    def is_in(self, text: str) -> bool:
        """Tell whether a passage or sentence as printed holds such a thing."""
        return self.given.search(text) is not None


def _type(name: str, asked: str, given: str) -> AnswerType:
    return AnswerType(name, re.compile(asked, re.IGNORECASE), re.compile(given))


_HOW_MANY = r"\b(?:bao nhiêu|mấy|bao nhiu|bnhieu|bnhiu|bn)\s+"
TYPES = (
    _type("percentage", _HOW_MANY + r"(?:phần trăm|%)|\btỷ lệ\b.*\bbao nhiêu\b", r"%|phần trăm"),
    _type("money", _HOW_MANY + r"(?:tiền|tỷ|tỉ|triệu|đồng|nghìn|euro|usd|đô la)",
          rf"(?i){_NUMBER}\s*(?:tỷ|tỉ|triệu|đồng|nghìn|ngàn|euro|usd|đô la)"),
    _type("length", _HOW_MANY + r"(?:km|cây số|ki lô mét|mét|m)\b",
          rf"(?i){_NUMBER}\s*(?:km|m|mét)\b"),
    _type("area", _HOW_MANY + r"(?:ha|héc ta|m2|mét vuông|hecta)\b",
          rf"(?i){_NUMBER}\s*(?:ha|m2|m²|héc ?ta|mét vuông)\b"),
    _type("weight", _HOW_MANY + r"(?:tấn|tạ|kg|ký)\b", rf"(?i){_NUMBER}\s*(?:tấn|tạ|kg)\b"),
    _type("telephone", r"\b(?:số điện thoại|sđt|sdt|hotline|đường dây nóng)\b", r"\b0\d[\d. ]{7,}"),
    _type("number", r"\b(?:bao nhiêu|bao nhiu|bnhieu|bnhiu|mấy)\b",
          rf"{_NUMBER}|\b{_NUMBER_WORD}\b"),
    _type("date", r"\b(?:khi nào|bao giờ|ngày nào|ngày mấy|tháng mấy|tháng nào|lúc nào|hồi nào)\b",
          r"\d{1,2}\s*/\s*\d|\bngày\s+\d|\btháng\s+\d|\bnăm\s+\d{4}|\b[Qq]uý\s"),
    _type("person", r"\b(?:ai|là ai|người nào|họ tên)\b(?!\s+cũng)",
          rf"(?:[{CAPITALS}][{SMALL}]+\s+){{1,3}}[{CAPITALS}][{SMALL}]+"
          r"|Chủ tịch|Trưởng|Giám đốc|Bí thư"),
)  # fmt: skip


_LIST = re.compile(
    r"\b(?:những|các|mấy)\b.*\b(?:nào|gì)\b|\b(?:liệt kê|kể tên|kể ra|nêu|gồm)\b", re.IGNORECASE
)


def wants_list(question: str) -> bool:
    """Tell whether a question asks for several things: "những … nào", "gồm gì", "kể tên"."""
    return _LIST.search(question) is not None


@lru_cache(maxsize=256)
def answer_type(question: str) -> AnswerType | None:
    """Return the kind of answer a question wants, the most special one, or ``None``.

    The latest are remembered: it is asked once for each hit.
    """
    return next((kind for kind in TYPES if kind.asked.search(question)), None)


def lacks_answer(question: str, text: str) -> bool:
    """Tell whether a question wants a kind of answer that a text does not hold.

    Parameters
    ----------
    question
        With tone marks.
    text
        A passage or sentence as printed.
    """
    kind = answer_type(question)
    return kind is not None and not kind.is_in(text)
