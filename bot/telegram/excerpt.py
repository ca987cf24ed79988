"""A passage on a phone's screen: the answer sentence in bold, long ones cut around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.telegram.richtext import ELLIPSIS, RichText, Span, bold, utf16_length, utf16_prefix
from corpus.report import PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.report import Passage

SHORT_LIMIT = 700
"""UTF-16 units up to which a paragraph is shown whole at once."""

_AFTER = 220
"""Characters shown after the answer sentence of a long paragraph."""

_FIRST_WORDS = 90
MOST_MARKS = 80
"""Telegram takes 100 entities in a message."""
_SENTENCE_BEFORE = 160
_WORDS_BEFORE = 80

_SENTENCE_END = re.compile(r"[.;:!?…][\"”’)\]]?[⁰¹²³⁴-⁹]*\s+")
_NEXT_COLUMN = re.compile(r"; (?=[^;:]+: )")
_WORD_END = re.compile(r"\s+\S*$")

Range = tuple[int, int]


def merged(ranges: Iterable[Range], length: int) -> list[Range]:
    """Return the ranges in order, inside the text, overlapping ones joined."""
    result: list[Range] = []
    inside = ((max(0, start), min(length, end)) for start, end in ranges)
    for start, end in sorted(inside):
        if start >= end:
            continue
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def laid_out(passage: Passage) -> str:
    """Return a passage's text as it is shown, every character at its place.

    A row of a table ("Chỉ tiêu: …; Đơn vị: …") stands with each column in a line of its own.
    """
    if passage.kind is not PassageKind.TABLE:
        return passage.text
    return _NEXT_COLUMN.sub(";\n", passage.text)


def marked(text: str, highlight: Sequence[Range]) -> RichText:
    """Return the whole text with the highlighted ranges in bold, as many as Telegram takes."""
    spans: list[str | Span] = []
    at = 0
    for start, end in merged(highlight, len(text))[:MOST_MARKS]:
        spans += [text[at:start], bold(text[start:end])]
        at = end
    return RichText.of(*spans, text[at:])


def is_long(text: str) -> bool:
    """Tell whether a paragraph is shortened at first."""
    return utf16_length(text) > SHORT_LIMIT


def shortened(text: str, highlight: Sequence[Range]) -> RichText:
    """Return a long paragraph cut around its answer, which comes first; a short one whole.

    What is left out is marked with "…". Without a highlight the beginning is kept.
    """
    if not is_long(text):
        return marked(text, highlight)
    ranges = merged(highlight, len(text))
    first, end = ranges[0] if ranges else (0, 0)
    start = _beginning(text, first)
    stop = _end_of_words(text, end + (_AFTER if ranges else SHORT_LIMIT))
    inside = [(s - start, min(e, stop) - start) for s, e in ranges if s < stop]
    shown = marked(text[start:stop], inside).cut(3000)
    before = f"{ELLIPSIS} " if start else ""
    after = f" {ELLIPSIS}" if stop < len(text) else ""
    return RichText.of(before, shown, after)


def first_words(text: str, most: int = _FIRST_WORDS) -> str:
    """Return the beginning of a text as one line of a list, of at most so many characters."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    return words[: most - 1].rsplit(" ", 1)[0] + ELLIPSIS


def _beginning(text: str, at: int) -> int:
    """Return where the sentence of a place begins, or a few words before it if that is far."""
    near = max(0, at - _SENTENCE_BEFORE)
    ends = list(_SENTENCE_END.finditer(text, near, at))
    if ends:
        return ends[-1].end()
    if near == 0:
        return 0
    space = text.find(" ", at - _WORDS_BEFORE, at)
    return space + 1 if space >= 0 else at


def _end_of_words(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    return len(_WORD_END.sub("", text[: at + 1])) or at


def pages(text: str, limit: int) -> list[Range]:
    """Cut a text into ranges of at most ``limit`` UTF-16 units, at spaces where there are any."""
    result: list[Range] = []
    start = 0
    while start < len(text):
        piece = utf16_prefix(text[start:], limit)
        if start + len(piece) < len(text):
            piece = _WORD_END.sub("", piece) or piece
        result.append((start, start + len(piece)))
        start += len(piece)
        start += len(text[start:]) - len(text[start:].lstrip())
    return result or [(0, 0)]
