"""Footnotes of a page: the small rows at its foot, below a short rule."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.marks import raised, split_note
from corpus.pdf.geometry import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.pdf.geometry import Page

_PLAIN_NUMBER = re.compile(r"(\d{1,3})(?=\s+[^\W\d])")
_SMALLER = 0.7
"""Points by which a footnote is smaller than the body at least, where no rule shows it."""


def split_notes(page: Page, rows: Sequence[Row], body_size: float) -> tuple[list[Row], list[Row]]:
    """Divide the rows of a page into its body and its footnotes.

    The first row of a note begins with its raised number.
    """
    start = _below_rule(page, rows, body_size)
    if start is None:
        start = _small_rows(rows, body_size)
    return list(rows[:start]), [_marked(row) for row in rows[start:]]


def _below_rule(page: Page, rows: Sequence[Row], body_size: float) -> int | None:
    for rule in sorted(page.rules, key=lambda rule: -rule.top):
        width = rule.right - rule.left
        if not rule.level or not 0.1 < width / page.width < 0.5 or rule.left > page.width / 3:
            continue
        start = next((p for p, row in enumerate(rows) if row.base < rule.bottom), None)
        if start is None or not start:
            continue
        below = rows[start:]
        if all(row.size <= body_size for row in below) and _opens_note(below[0]):
            return start
    return None


def _opens_note(row: Row) -> bool:
    return split_note(row.text) is not None or _PLAIN_NUMBER.match(row.text) is not None


def _small_rows(rows: Sequence[Row], body_size: float) -> int:
    """Return where the small rows at the foot of a page begin with a raised number."""
    start = len(rows)
    for place in range(len(rows) - 1, -1, -1):
        if rows[place].size > body_size - _SMALLER:
            break
        if split_note(rows[place].text) is not None:
            start = place
    return start


def _marked(row: Row) -> Row:
    """Write a plain number at the head of a note as a raised one."""
    match = _PLAIN_NUMBER.match(row.text)
    first = row.words[0]
    if match is None or not first.text.startswith(match[1]):
        return row
    rest = first.text[len(match[1]) :]
    word = replace(first, text=raised(int(match[1])) + rest)
    return Row((word, *row.words[1:]), row.page)
