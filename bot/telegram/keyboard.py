"""Rows of buttons under a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DATA_LIMIT = 64
"""Bytes of callback data that Telegram takes."""

_LABEL_LIMIT = 60


def button(label: str, *data: object) -> InlineKeyboardButton:
    """Return a button whose callback data are the parts joined with colons.

    Raises
    ------
    ValueError
        If the data are longer than Telegram takes; long names go through ``Names``.
    """
    joined = ":".join(str(part) for part in data)
    if len(joined.encode()) > DATA_LIMIT:
        raise ValueError(joined)
    short = label if len(label) <= _LABEL_LIMIT else label[: _LABEL_LIMIT - 1].rstrip() + "…"
    return InlineKeyboardButton(short, callback_data=joined)


def keyboard(rows: Iterable[Sequence[InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    """Return the rows that hold a button; ``None`` when none does."""
    filled = [list(row) for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None
