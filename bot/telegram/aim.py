"""What a button points at, in the 64 bytes Telegram allows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Mode(StrEnum):
    """How a passage is shown."""

    SHORT = "s"
    """Shortened around the answer."""
    WHOLE = "w"
    NOTES = "n"
    """With the footnotes marked in it."""
    LIST = "l"
    """The list it belongs to, whole."""
    REFUSAL = "r"
    """No passage: that the reports do not say it."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A view of an answer.

    Attributes
    ----------
    card
        Id of a card; a negative number names a single passage instead (see ``Cards``).
    hit
        Which of the card's passages, from 0.
    shift
        Passages after (or, negative, before) the hit.
    page
        Of a text too long for one message, from 0.
    origin
        Id of the card from whose answer the outline led here; 0 for none.
    """

    card: int
    hit: int = 0
    shift: int = 0
    mode: Mode = Mode.SHORT
    page: int = 0
    origin: int = 0

    def data(self) -> str:
        """Return the callback data."""
        data = f"v:{self.card}:{self.hit}:{self.shift}:{self.mode}:{self.page}"
        return f"{data}:{self.origin}" if self.origin else data

    @classmethod
    def parse(cls, parts: Sequence[str]) -> Aim | None:
        """Read callback data cut at its colons; ``None`` when it is not an aim."""
        if len(parts) not in {6, 7} or parts[0] != "v":
            return None
        try:
            card, hit, shift, page = (int(parts[i]) for i in (1, 2, 3, 5))
            origin = int(parts[6]) if len(parts) == 7 else 0
            return cls(card, hit, shift, Mode(parts[4]), page, origin)
        except ValueError:
            return None
