"""Labels: the numbers and letters that head sections, clauses and points.

The divisions are those of Decree 30/2020/NĐ-CP and Decree 34/2016/NĐ-CP (phần, chương, mục,
tiểu mục, điều, khoản, điểm) and the ones that reports use (``I.``, ``1.``, ``1.1.``, ``a)``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.letters import CAPITALS
from corpus.numerals import LETTERS, SKIPPED_LETTERS, is_roman, roman_value, write_roman

if TYPE_CHECKING:
    from collections.abc import Sequence


class Rank(IntEnum):
    """Kinds of label, the outer before the inner."""

    APPENDIX = 0
    FORM = 1
    TITLE = 2
    PART = 3
    CHAPTER = 4
    SECTION = 5
    SUBSECTION = 6
    ARTICLE = 7
    CAPITAL = 8
    ROMAN = 9
    ARABIC = 10
    DOTTED_2 = 11
    DOTTED_3 = 12
    DOTTED_4 = 13
    DOTTED_5 = 14
    LETTER = 15
    BRACKET = 16
    SMALL_ROMAN = 17


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of a line.

    Attributes
    ----------
    rank
        Its kind.
    text
        As printed, without its final dot or bracket: ``"I"``, ``"2.1"``, ``"a"``, ``"Điều 5"``.
    value
        Place in its sequence, from 1; 0 where it has none.
    end
        Where the words after it begin in the line.
    """

    rank: Rank
    text: str
    value: int
    end: int


_ORDINALS = {
    "nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})"
_ORDINAL = "|".join(_ORDINALS)
_NUMBER = rf"(?:thứ\s+(?:{_ORDINAL})|{_ROMAN}|\d{{1,3}}[a-zđ]?|[A-Z])"
_KEYWORDS = (
    (Rank.PART, "phần"),
    (Rank.CHAPTER, "chương"),
    (Rank.SECTION, "mục"),
    (Rank.SUBSECTION, "tiểu mục"),
    (Rank.APPENDIX, "phụ lục"),
    (Rank.FORM, "mẫu"),
    (Rank.FORM, "biểu"),
)
_KEYWORD = re.compile(
    r"(?P<word>phần|chương|tiểu\s+mục|mục|phụ\s+lục|mẫu(?=\s+số)|biểu(?=\s+số))\s+(?:số\s*:?\s*)?"
    rf"(?P<number>{_NUMBER})"
    r"(?=$|[\s.:\-–—/(])\s*[.:\-–—]*\s*",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?P<word>điều)\s+(?P<number>\d{1,4}[a-zđ]?)\s*[.:]\s*", re.IGNORECASE)
_BARE_APPENDIX = re.compile(r"PHỤ LỤC\s*:?\s*$")
_DOTTED = re.compile(
    r"(?P<number>(?:[IVX]{1,5}\.)?\d{1,3}(?:\.\d{1,2}){1,4}|[IVX]{1,5}\.\d{1,2})"
    rf"(?:[.)/:]\s*(?=\D|$)|\s+(?=[{CAPITALS}]|[\"“])|[-–]\s*(?=[{CAPITALS}]))"
)
_ROMAN_LINE = re.compile(
    rf"(?P<number>{_ROMAN})\s*(?:[.)]\s*(?=\D|$)|/(?:\s+|$))|(?P<dashed>{_ROMAN})\s*[-–]\s+"
)
_ARABIC = re.compile(
    r"(?P<number>\d{1,3})(?:\.\s*(?=[^\W\d_]|[\"“(]|$)|[./](?:\s+|$)"
    rf"|[-–]\s*(?=[{CAPITALS}](?![{CAPITALS}])))"
)
_POINT_PART = re.compile(r"(?P<number>[a-zđ]\.?\d{1,2})(?:\)\s*|\.\s+)")
_BRACKET = re.compile(r"\(?(?P<number>\d{1,2})\)\s*")
_LETTER = re.compile(r"(?P<number>[a-zđ]{1,2})(?:\)\s*|\.\s+)")
_BRACKET_LETTER = re.compile(r"\((?P<number>[a-zđ]|[ivx]{1,4})\)\s*")
_CAPITAL = re.compile(r"(?P<number>[A-HK-Z]|Đ)(?:[.)]\s*|/\s+|/$)(?=[^\W\d_]|[\"“(]|$)")


@lru_cache(maxsize=8192)
def parse_label(text: str) -> Label | None:
    """Return the label that a line begins with, or ``None``.

    ``"-1,07%"``, ``"2.337 quyết định"`` and ``"1/2000"`` have none.
    """
    for parse in (_keyword_label, _dotted_label, _roman_label, _capital_label, _plain_label):
        label = parse(text)
        if label is not None:
            return label
    return None


def _keyword_label(text: str) -> Label | None:
    if match := _ARTICLE.match(text):
        printed = text[: match.end("number")]
        return Label(Rank.ARTICLE, printed, _leading_number(match["number"]), match.end())
    if match := _BARE_APPENDIX.match(text):
        return Label(Rank.APPENDIX, text[:7], 0, match.end())
    match = _KEYWORD.match(text)
    if match is None or not _heads_a_line(text, match):
        return None
    word = " ".join(match["word"].lower().split())
    rank = next(rank for rank, keyword in _KEYWORDS if keyword == word)
    return Label(rank, text[: match.end("number")], _keyword_value(match["number"]), match.end())


def _heads_a_line(text: str, match: re.Match[str]) -> bool:
    """Tell ``"Mục 1. Kinh tế"`` from ``"Mục 1 của Nghị quyết"`` and ``"phần I nêu"``."""
    rest = text[match.end() :]
    return match["word"][0].isupper() and (not rest or not rest[0].islower())


def _keyword_value(number: str) -> int:
    words = number.lower().split()
    if words[-1] in _ORDINALS:
        return _ORDINALS[words[-1]]
    if number[0].isdigit():
        return _leading_number(number)
    upper = number.upper()
    if is_roman(upper):
        return roman_value(upper)
    return ord(upper) - ord("A") + 1


def _leading_number(number: str) -> int:
    digits = re.match(r"\d+", number)
    return int(digits[0]) if digits else 0


def _dotted_label(text: str) -> Label | None:
    match = _DOTTED.match(text)
    if match is None:
        return None
    number = match["number"]
    depth = number.count(".")
    rank = Rank(min(Rank.ARABIC + depth, Rank.DOTTED_5))
    if is_roman(number[0]):
        rank = Rank(min(Rank.ROMAN + depth, Rank.DOTTED_5))
    return Label(rank, number, int(number.rsplit(".", 1)[1]), match.end())


def _roman_label(text: str) -> Label | None:
    match = _ROMAN_LINE.match(text)
    if match is None:
        return None
    number = match["number"] or match["dashed"]
    return Label(Rank.ROMAN, number, roman_value(number), match.end())


def _capital_label(text: str) -> Label | None:
    match = _CAPITAL.match(text)
    if match is None:
        return None
    value = LETTERS.find(match["number"].lower()) + 1
    return Label(Rank.CAPITAL, match["number"], value, match.end())


def _plain_label(text: str) -> Label | None:
    if match := _ARABIC.match(text):
        return Label(Rank.ARABIC, match["number"], int(match["number"]), match.end())
    if match := _BRACKET.match(text):
        return Label(Rank.BRACKET, match["number"], int(match["number"]), match.end())
    if match := _POINT_PART.match(text):
        value = int(re.sub(r"\D", "", match["number"]))
        return Label(Rank.BRACKET, match["number"], value, match.end())
    if match := _LETTER.match(text) or _BRACKET_LETTER.match(text):
        return _letter_label(match)
    return None


def _letter_label(match: re.Match[str]) -> Label | None:
    number = match["number"]
    if len(number) == 1 or number[0] == number[1]:
        value = LETTERS.find(number[0]) + 1
        return Label(Rank.LETTER, number, value, match.end()) if value else None
    if re.fullmatch(r"[ivx]+", number):
        return Label(Rank.SMALL_ROMAN, number, roman_value(number.upper()), match.end())
    return None


def settle_labels(labels: Sequence[Label | None]) -> list[Label | None]:
    """Settle what a letter means from the labels before it.

    ``C.`` is a capital after ``B.`` and else no label (a hundred sections are not to be
    expected); ``I.`` and ``V.`` are Roman unless their alphabet leads to them; ``i)`` is Roman
    unless it follows ``h)``.
    """
    settled: list[Label | None] = []
    capital = point = 0
    for label in labels:
        kept = label
        if label is not None and label.rank is Rank.ROMAN and len(label.text) == 1:
            kept = _settled_roman(label, capital)
        elif label is not None and label.rank is Rank.LETTER and label.text == "i":
            follows = point == label.value - 1
            kept = label if follows else replace(label, rank=Rank.SMALL_ROMAN, value=1)
        if kept is not None:
            capital = kept.value if kept.rank is Rank.CAPITAL else capital
            point = kept.value if kept.rank is Rank.LETTER else point
        settled.append(kept)
    return settled


def missing_labels(label: Label, before: int) -> str:
    """Return the labels that are missing between a place in the sequence and a label.

    Parameters
    ----------
    label
        The later one.
    before
        The value of the one before it; 0 where it is the first.

    Returns
    -------
    str
        ``"3"``, ``"5.1–5.3"``, ``"b–c"``; empty if none is missing.
    """
    missing = [_label_at(label, value) for value in range(before + 1, label.value)]
    if label.rank in (Rank.LETTER, Rank.CAPITAL):
        missing = [text for text in missing if text.lower() not in SKIPPED_LETTERS]
    if len(missing) > 1:
        return f"{missing[0]}–{missing[-1]}"
    return missing[0] if missing else ""


def _label_at(like: Label, value: int) -> str:
    head, dot, _ = like.text.rpartition(".")
    if dot:
        return f"{head}.{value}"
    if like.rank is Rank.ROMAN:
        return write_roman(value)
    if like.rank is Rank.SMALL_ROMAN:
        return write_roman(value).lower()
    if like.rank in (Rank.LETTER, Rank.CAPITAL):
        letter = LETTERS[value - 1]
        return letter.upper() if like.rank is Rank.CAPITAL else letter
    head, space, last = like.text.rpartition(" ")
    return f"{head}{space}{write_roman(value) if is_roman(last) else value}"


def _settled_roman(label: Label, capital: int) -> Label | None:
    place = LETTERS.find(label.text.lower()) + 1
    if place and capital == place - 1 and capital > 0:
        return replace(label, rank=Rank.CAPITAL, value=place)
    return label if label.value < 50 else None
