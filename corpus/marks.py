"""Marks: the small numbers in a text that point to its footnotes."""

from __future__ import annotations

import re

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_TO_SUPERSCRIPTS = str.maketrans("0123456789", _SUPERSCRIPTS)
_RAISED = re.compile(rf"(?<!\bm)(?<!\b[kcdhm]m)[{_SUPERSCRIPTS}]{{1,3}}(?![{_SUPERSCRIPTS}])")
_BRACKETED = re.compile(r"\[(\d{1,3})\]")
_RAISED_NOTE = re.compile(rf"([{_SUPERSCRIPTS}]{{1,3}})(?![{_SUPERSCRIPTS}])[\s.:]*(?=\w|[\"“(])")
_BRACKETED_NOTE = re.compile(r"\[(\d{1,3})\][\s.:]*(?=\w|[\"“(])")
_END = 24
"""Characters at the end of a text where its last mark is looked for."""
_LAST = re.compile(rf"(?:[{_SUPERSCRIPTS}]{{1,9}}|\[\d{{1,3}}\])(?=[\s.:;,)”\"]*$)")


def raised(number: int) -> str:
    """Write a number in superscript digits."""
    return str(number).translate(_TO_SUPERSCRIPTS)


def find_marks(text: str) -> tuple[int, ...]:
    """Return the numbers of the footnote marks in a text, in order.

    A mark is printed ``¹`` or ``[1]``. The exponents of ``m²`` and ``km²`` are none.
    """
    found = [
        *((match.start(), int(match[0].translate(_TO_DIGITS))) for match in _RAISED.finditer(text)),
        *((match.start(), int(match[1])) for match in _BRACKETED.finditer(text)),
    ]
    return tuple(number for _, number in sorted(found))


def split_note(text: str) -> tuple[int, str] | None:
    """Split ``"¹ Quyết định số 5"`` into 1 and its words; ``None`` for any other line."""
    if match := _RAISED_NOTE.match(text):
        return int(match[1].translate(_TO_DIGITS)), text[match.end() :]
    if match := _BRACKETED_NOTE.match(text):
        return int(match[1]), text[match.end() :]
    return None


def without_last_mark(text: str) -> str:
    """Return a text without the footnote mark at its end, if there is one."""
    head, end = text[:-_END], text[-_END:]
    return (head + _LAST.sub("", end)).rstrip()
