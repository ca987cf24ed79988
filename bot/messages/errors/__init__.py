"""One Vietnamese sentence for each failure: what is wrong, and what to do about it."""

from __future__ import annotations

from bot.messages.errors import (
    commands,
    configuration,
    documents,
    encoders,
    index,
    questions,
    telegram,
)
from bot.messages.errors.sentence import describe

__all__ = [
    "commands",
    "configuration",
    "describe",
    "documents",
    "encoders",
    "index",
    "questions",
    "telegram",
]
