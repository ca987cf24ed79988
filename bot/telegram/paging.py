"""Long lists, one page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.messages import telegram as messages

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import InlineKeyboardButton

PAGE = 8
"""Entries of a page."""


@dataclass(frozen=True, slots=True)
class Page:
    """Part of a list.

    Attributes
    ----------
    index
        From 0, brought inside the list.
    """

    index: int
    count: int

    @classmethod
    def of(cls, length: int, index: int) -> Page:
        """Return the page with this index of a list of this length."""
        count = max(1, -(-length // PAGE))
        return cls(min(max(index, 0), count - 1), count)

    @property
    def part(self) -> slice:
        """Its part of the list."""
        return slice(self.index * PAGE, (self.index + 1) * PAGE)

    def turning(
        self, turn: Callable[[str, int], InlineKeyboardButton]
    ) -> list[InlineKeyboardButton]:
        """Return the buttons to the pages before and after.

        Parameters
        ----------
        turn
            Makes a button of a label and the index of the page it leads to.
        """
        row = []
        if self.index > 0:
            row.append(turn(messages.BACK_PAGE, self.index - 1))
        if self.index + 1 < self.count:
            row.append(turn(messages.NEXT_PAGE, self.index + 1))
        return row
