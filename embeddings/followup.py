"""Follow-up questions: told apart from new ones, and completed from the question before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from embeddings.folding import fold, syllables
from embeddings.tones import needs_tones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from embeddings.earlier import Earlier

_MARKED = re.compile(
    r"^(?:còn|thế|vậy|rồi|ngoài ra|nhưng)\b(?! (?:lại|số|giới|hệ|mạnh|trận|nào là)\b)"
    r"|(?<!trong )(?<!do )\bđó\b|(?<!báo cáo )(?<!văn bản )(?<!dạo )\bnày\b"
    r"|\b(?:ấy|kia|vậy|nói trên|nêu trên|ở trên|thì sao|như thế(?! nào)|họ|nó|thêm gì)\b"
)
_UNMARKED = re.compile(
    r"^(?:con|the|vay|roi|ngoai ra)\b"
    r"(?! (?:lai|so|nguoi|gioi|he|manh|tran|nao la|von|tien)\b)"
    r"|\b(?:viec|luc|khi|cai|cho|nguoi|dieu|so) do\b|(?<!trong )\bdo$"
    r"|(?<!nam )(?<!hien )(?<!bao cao )(?<!van ban )(?<!dao )(?<!den )(?<!ngay )\bnay\b"
    r"|(?<!von )(?<!cho )(?<!khoan )\bvay$"
    r"|\b(?:ay|kia|nhu vay|noi tren|neu tren|o tren|thi sao|nhu the(?! nao)|cua no|them gi)\b"
)
"""Fewer than of :data:`_MARKED`: without tone marks, *do* and *trên* are everyday words, too."""
FEW_WORDS = 4

_SAYING_NOTHING = """
ai anh ạ ấy ban hành bao nhiêu biện pháp bị bằng bởi cho chi tiết chị chịu trách nhiệm chưa chứ
cái có con còn cùng cần cụ thể do duyệt dùng đã đang đâu đấy để đến đi điều đó được em gì giảm
giải pháp hay hãy hạn chế hiện hơn hết hoặc hướng ít kém kết quả khác khắc phục khi khó khăn không
kia là
làm lại lên lúc lý mà mấy mới một mục tiêu muốn nào này năm nay nên ngày nghĩa nguyên nhân nhé
nhiều như nhưng những nó nói ở phải phần trăm phê phụ phương ra rõ rồi sang sao sau số lượng tại
tăng tháng thành thế thêm thì thời gian thuận lợi thực hiện tiến độ tình hình tôi trong trước từ tỷ
lệ và vào vậy về vì việc với vụ xin xong
"""
_NAMELESS = frozenset(_SAYING_NOTHING.split())
"""Syllables that ask about something without naming it."""

_NAMELESS_UNMARKED = frozenset(map(fold, _NAMELESS))
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_A_YEAR = re.compile(r"(?:\s+(?:trong|của|cua))?\s+(?:năm|nam)\s+(?:19|20)\d\d\b", re.IGNORECASE)


def is_follow_up(question: str) -> bool:
    """Tell whether a question leans on the one before it.

    It does when it opens like one ("còn …", "thế …", "vậy …"), points back ("đó", "ấy",
    "thì sao"), or is short and names nothing of its own ("nguyên nhân là gì?", "năm 2024?").
    """
    words = syllables(question)
    typed = " ".join(words)
    if len(words) <= FEW_WORDS and _names_nothing(words, unmarked=needs_tones(question)):
        return True
    pattern, text = (_UNMARKED, fold(typed)) if needs_tones(question) else (_MARKED, typed)
    return pattern.search(text) is not None


_OTHER_TOPIC = re.compile(r"^(?:(?:the|vay|roi)\s+)?con\b")


def turns_to_another(question: str) -> bool:
    """Tell whether a follow-up turns to another thing and names it: "còn giải phóng mặt bằng?"."""
    opening = _OTHER_TOPIC.match(fold(" ".join(syllables(question))))
    return opening is not None and not names_nothing(question)


def names_nothing(text: str) -> bool:
    """Tell whether a text holds only words that ask without naming what they ask about."""
    return _names_nothing(syllables(text), unmarked=needs_tones(text))


def _names_nothing(words: Sequence[str], *, unmarked: bool) -> bool:
    known = _NAMELESS_UNMARKED if unmarked else _NAMELESS
    return all(word in known or _YEAR.fullmatch(word) for word in map(str.lower, words))


LONGEST_CONTEXT = 200
"""Characters."""


def completed(question: str, previous: str | None) -> str:
    """Return what to search for: the question, after the one before if it leans on that."""
    return after(previous, question) if previous and is_follow_up(question) else question


def after(previous: str, question: str) -> str:
    """Return a question after the one before it.

    A year in the question takes the place of one in that before it.
    """
    kept = _OF_A_YEAR.sub("", previous) if _YEAR.search(question) else previous
    return f"{kept.rstrip(' ?.!')}? {question}"


def topic(earlier: Earlier) -> str:
    """Return what a follow-up leans on: the question before it, or what answered that.

    The answer tells more where the question names nothing itself, as "vì sao lại thế?".
    """
    if earlier.answer and names_nothing(earlier.question):
        return _cut(earlier.answer[0])
    return earlier.question


def _cut(text: str) -> str:
    """Return the beginning of a text, cut between words."""
    if len(text) <= LONGEST_CONTEXT:
        return text
    return text[:LONGEST_CONTEXT].rpartition(" ")[0]


def in_context(question: str, previous: str | None) -> str:
    """Return a question as the next follow-up shall lean on it: with what it leans on itself.

    Longer than :data:`LONGEST_CONTEXT` characters it would drown the next one; it is then returned
    as it is.
    """
    whole = completed(question, previous)
    return whole if len(whole) <= LONGEST_CONTEXT else question
