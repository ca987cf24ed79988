"""What a question asks the figure of: "tỷ lệ hộ nghèo", "bao nhiêu triệu euro"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from embeddings.counted import NOT_COUNTED, SCALES
from embeddings.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from embeddings.question import Question

_ASKED = re.compile(
    r"\b(?:bao nhiêu|mấy|tỷ lệ|tỉ lệ|tổng số|số lượng|sản lượng|diện tích|chỉ số|mức|giá)\s+"
    r"(?=([^\W\d_]+(?:\s+[^\W\d_]+){0,3}))",
    re.IGNORECASE,
)


def indicators(question: str, compounds: Collection[str]) -> Iterator[str]:
    """Give the things of which a question wants a figure, one or two words each.

    Parameters
    ----------
    question
        With tone marks.
    compounds
        Pairs of words, in lower case, that are known to stand together.
    """
    for match in _ASKED.finditer(question):
        words = match[1].split()
        while len(words) > 1 and words[0].lower() in SCALES:
            words = words[1:]
        if words[0].lower() in NOT_COUNTED:
            continue
        both = " ".join(words[:2])
        yield both if both.lower() in compounds else words[0]


def absent_indicators(
    question: Question,
    compounds: Collection[str],
    is_held: Callable[[Collection[str]], bool],
) -> tuple[str, ...]:
    """Return the indicators that no report holds, in no words that are known for them.

    Parameters
    ----------
    is_held
        Tells whether each of some lexical tokens stands in some passage.
    """
    return tuple(
        dict.fromkeys(
            thing
            for thing in indicators(question.text, compounds)
            if not is_held([_token(thing)]) and not _said_otherwise(thing, question, is_held)
        )
    )


def _token(thing: str) -> str:
    return "_".join(fold(word) for word in thing.split())


def _said_otherwise(
    thing: str, question: Question, is_held: Callable[[Collection[str]], bool]
) -> bool:
    parts = {fold(word) for word in thing.split()}
    return any(
        is_held(other)
        for equivalent in question.equivalents
        if parts & set(equivalent.tokens)
        for other in equivalent.others
    )
