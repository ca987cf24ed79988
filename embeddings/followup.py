"""Follow-up questions: told apart from new ones, and completed from the question before."""

from __future__ import annotations

import re

from embeddings.folding import fold, syllables
from embeddings.tones import needs_tones

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


def is_follow_up(question: str) -> bool:
    """Tell whether a question leans on the one before it.

    It does when it opens like one ("còn …", "thế …", "vậy …"), points back ("đó", "ấy",
    "thì sao"), or is too short to stand by itself.
    """
    words = syllables(question)
    typed = " ".join(words)
    if len(words) <= FEW_WORDS:
        return True
    pattern, text = (_UNMARKED, fold(typed)) if needs_tones(question) else (_MARKED, typed)
    return pattern.search(text) is not None


def completed(question: str, previous: str | None) -> str:
    """Return what to search for: the question, after the one before if it leans on that."""
    if previous and is_follow_up(question):
        return f"{previous.rstrip(' ?.!')}? {question}"
    return question
