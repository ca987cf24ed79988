"""Emphasis: the asterisks of text sources that stand for bold and italic print.

``**bold**`` may run over several lines (a signature block does), ``*italic*`` may not. Asterisks
without a partner are the author's own and stay.
"""

from __future__ import annotations

import re

_LINE_BOLD = re.compile(r"\*\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*\*")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_OPENING = re.compile(r"^\*\*(?=[^\s*])")
_CLOSING = re.compile(r"(?<=[^\s*])\*\*$")
_DEEPEST = 8
_BOLD_RUN = 6
"""Most lines that one bold run may cover."""


def strip_emphasis(lines: list[str]) -> tuple[list[str], list[bool]]:
    """Take emphasis marks out of lines.

    Parameters
    ----------
    lines
        Lines with outer white space stripped.

    Returns
    -------
    tuple
        The lines without marks, and for each whether the whole of it was bold.
    """
    texts, bold = _strip_long_runs(list(lines))
    for row, text in enumerate(texts):
        if _LINE_BOLD.fullmatch(text):
            bold[row] = True
        texts[row] = _strip_inside(text)
    return texts, bold


def _strip_long_runs(texts: list[str]) -> tuple[list[str], list[bool]]:
    bold = [False] * len(texts)
    for row, text in enumerate(texts):
        if not _OPENING.match(text) or "**" in text[2:]:
            continue
        end = _closing_row(texts, row)
        if end is None:
            continue
        texts[row] = text[2:]
        texts[end] = texts[end][:-2]
        for covered in range(row, end + 1):
            bold[covered] = True
    return texts, bold


def _closing_row(texts: list[str], row: int) -> int | None:
    for later in range(row + 1, min(row + _BOLD_RUN, len(texts))):
        if "**" in texts[later]:
            closes = _CLOSING.search(texts[later]) and texts[later].count("**") == 1
            return later if closes else None
    return None


def _strip_inside(text: str) -> str:
    for _ in range(_DEEPEST):
        stripped = _ITALIC.sub(r"\1", _LINE_BOLD.sub(r"\1", text))
        if stripped == text:
            return text
        text = stripped
    return text
