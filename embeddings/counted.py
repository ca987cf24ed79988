"""What a question wants counted ("bao nhiêu công văn", "mấy km"), and whether a text counts it."""

from __future__ import annotations

import re

from embeddings.folding import fold

_HOW_MANY = re.compile(r"\b(?:bao nhiêu|bao nhiu|mấy)\s+(.+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+|%")
_WORD_OR_NUMBER = re.compile(r"\d[\d.,]*|[^\W\d_]+|%")
_YEAR = re.compile(r"(?:19|20)\d\d")
SCALES = {"triệu", "tỷ", "tỉ", "nghìn", "ngàn", "trăm", "chục"}
NOT_COUNTED = {
    "là", "so", "với", "năm", "thì", "vậy", "thế", "rồi", "trong", "ở", "tại", "được", "từ",
    "đến", "cho", "của", "và", "trên", "vào", "ạ", "à", "nhỉ", "nữa",
}  # fmt: skip
"""Words that go on with the sentence: what is counted was named before, or not at all."""
_ALSO = {
    "phan": {"%", "phan"},
    "cay": {"km", "cay"},
    "tien": {"dong", "trieu", "ty"},
    "dong": {"dong", "trieu", "ty"},
}
"""First syllables of units and what else they are written as."""
_NUMBER_WORDS = {"một", "hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười"}
"""Without "năm", which is a year more often than five."""
BEFORE, AFTER = 4, 3
"""How many words a number may stand before or after what it counts."""


def counted_thing(question: str) -> str | None:
    """Return the first syllable, folded, of what a question wants counted.

    Parameters
    ----------
    question
        With tone marks.
    """
    match = _HOW_MANY.search(question)
    words = [word.lower() for word in _WORD.findall(match[1])] if match else []
    while len(words) > 1 and words[0] in SCALES:
        words = words[1:]
    return fold(words[0]) if words and words[0] not in NOT_COUNTED else None


def counts(text: str, thing: str) -> bool:
    """Tell whether a number stands near a thing, as in ``2.337 công văn`` or ``công văn: 2.337``.

    Parameters
    ----------
    text
        A sentence or passage as printed.
    thing
        As :func:`counted_thing` gives it.
    """
    words = _WORD_OR_NUMBER.findall(text.lower())
    names = _ALSO.get(thing, {thing})
    places = [place for place, word in enumerate(words) if fold(word) in names]
    numbers = [place for place in range(len(words)) if _is_count(words, place)]
    return any(
        -AFTER <= place - number <= BEFORE and place != number
        for place in places
        for number in numbers
    )


def _is_count(words: list[str], place: int) -> bool:
    word = words[place]
    if word in _NUMBER_WORDS:
        return True
    is_year = place > 0 and words[place - 1] == "năm" and _YEAR.fullmatch(word.strip(".,"))
    return word[0].isdigit() and not is_year
