"""Small pieces that Vietnamese sentences are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NAME = 200
"""Characters of a name that a sentence holds; what goes beyond is cut off."""


def quoted(words: object) -> str:
    """Put a name between Vietnamese quotation marks; what can't be printed is escaped."""
    name = str(words)
    cut = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"
    shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in cut)
    return f"“{shown}”"


def listed(words: Iterable[str]) -> str:
    """Join what is not empty with commas."""
    return ", ".join(word for word in words if word)
