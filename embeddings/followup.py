"""Follow-up questions: told apart from new ones, and completed from the question before."""

from __future__ import annotations

import re

from embeddings.folding import fold, syllables

_OPENING = re.compile(
    r"^(?:con|the con|vay con|vay thi|the thi|vay|the|roi|ngoai ra|nhung)\b(?! lai\b)"
)
_POINTING = re.compile(
    r"\b(?:do|nay|ay|kia|vay|tren|noi tren|thi sao|nhu the|viec do|luc do|khi do|cai do|cho do"
    r"|ho|no|chung|nguoi do|so do|them gi)\b"
)
FEW_WORDS = 4


def is_follow_up(question: str) -> bool:
    """Tell whether a question leans on the one before it.

    It does when it opens like one ("còn …", "thế …", "vậy …"), points back ("đó", "ấy",
    "thì sao"), or is too short to stand by itself.
    """
    words = [fold(word) for word in syllables(question)]
    folded = " ".join(words)
    return (
        len(words) <= FEW_WORDS
        or _OPENING.search(folded) is not None
        or _POINTING.search(folded) is not None
    )


def completed(question: str, previous: str | None) -> str:
    """Return what to search for: the question, after the one before if it leans on that."""
    if previous and is_follow_up(question):
        return f"{previous.rstrip(' ?.!')}? {question}"
    return question
