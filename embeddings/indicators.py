"""What a question asks the figure of: "tỷ lệ hộ nghèo", "bao nhiêu triệu euro"."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from embeddings.counted import NOT_COUNTED, SCALES
from embeddings.folding import fold
from embeddings.shorthand import typed_document

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from embeddings.question import Question
    from embeddings.tones import ToneModel

_ASKED = re.compile(
    r"\b(?:bao nhiêu|tỷ lệ|tỉ lệ|tổng số|số lượng|sản lượng|diện tích)\s+"
    r"(?=([^\W\d_]+(?:\s+[^\W\d_]+){0,3}))",
    re.IGNORECASE,
)
_COUNTING = {
    "cái", "con", "chiếc", "lượt", "lần", "đợt", "vụ", "ca", "suất", "giờ", "ngày", "tháng",
    "người", "hộ", "số",
}  # fmt: skip
"""Words between a number and what is counted."""
_ASKING = {"bao", "nào", "gì", "mấy", "ai", "sao"}
_WORD = re.compile(r"[^\W\d_]+")
BOUND = 3.0
"""Of what belongs together, in natural logarithms."""


def indicators(question: str, language: ToneModel) -> Iterator[str]:
    """Give the things of which a question wants a figure.

    Only what is surely one thing: two words that belong together ("hộ nghèo"), or one after a
    scale ("triệu euro").

    Parameters
    ----------
    question
        With tone marks.
    language
        Tells which words belong together.
    """
    for match in _ASKED.finditer(question):
        words = match[1].split()
        if len(words) > 1 and words[0].lower() in SCALES:
            if words[1].lower() not in NOT_COUNTED:
                yield words[1]
            continue
        if not _is_compound(words, language) and words[0].lower() in _COUNTING:
            words = words[1:]
        if _is_compound(words, language):
            yield " ".join(words[:2])


def absent_indicators(
    question: Question, language: ToneModel, is_held: Callable[[Collection[str]], bool]
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
            for thing in indicators(question.text, language)
            if not is_held([_token(thing)]) and not _said_otherwise(thing, question, is_held)
        )
    )


def as_typed(name: str, question: str) -> str:
    """Return a name as it stands in a question, which may lack its tone marks, or as it is."""
    wanted = [fold(word) for word in name.split()]
    words = _WORD.findall(question)
    windows = (words[start : start + len(wanted)] for start in range(len(words)))
    typed = next((" ".join(window) for window in windows if [*map(fold, window)] == wanted), name)
    return typed_document(name, question) or typed


def _is_compound(words: Sequence[str], language: ToneModel) -> bool:
    """Tell whether the first two words belong together, and more so than the second and third.

    Together means a pointwise mutual information of :data:`BOUND` at least (Church and Hanks,
    Computational Linguistics 16.1, 1990).
    """
    if len(words) < 2 or words[1][0].isupper() or _ASKING & {*map(str.lower, words[:2])}:
        return False
    first, second, *rest = (word.lower() for word in words)
    both = language.pairs.get(f"{first} {second}", 0)
    chance = language.singles.get(first, 0) * language.singles.get(second, 0) / language.total
    after = language.pairs.get(f"{second} {rest[0]}", 0) if rest else 0
    return both > after and both > chance * math.exp(BOUND)


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
