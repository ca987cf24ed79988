"""A pressed button, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.telegram.delivery import View


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button.

    Attributes
    ----------
    message
        Message id of the message the button stands under.
    data
        The callback data, cut at its colons; the first part says whose button it is.
    """

    chat: int
    message: int
    user: int
    data: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a press does.

    Attributes
    ----------
    view
        What the message becomes; ``None`` leaves it.
    notice
        Shown for a moment over the chat.
    alert
        Whether the notice must be closed by hand.
    then
        Longer work that follows; it may itself edit the message.
    """

    view: View | None = None
    notice: str | None = None
    alert: bool = False
    then: Callable[[], Awaitable[None]] | None = None


class PressHandler(Protocol):
    """Decides quickly what a press does."""

    def __call__(self, press: Press) -> Outcome:
        """Return the outcome."""
        ...


def number(press: Press, position: int) -> int:
    """Return a whole number of the callback data; 0 where there is none."""
    try:
        return int(press.data[position])
    except (IndexError, ValueError):
        return 0
