"""Small pieces that Vietnamese sentences are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def quoted(words: object) -> str:
    """Put a name between Vietnamese quotation marks; what can't be printed is escaped."""
    shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in str(words))
    return f"“{shown}”"


def listed(words: Iterable[str]) -> str:
    """Join what is not empty with commas."""
    return ", ".join(word for word in words if word)
