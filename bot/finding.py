"""What an examination of the installation finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What is examined."""

    VERSIONS = "versions"
    SETTINGS = "settings"
    CORPUS = "corpus"
    ENCODER = "encoder"
    INDEX = "index"
    TOKEN = "telegram_token"  # noqa: S105 - the topic's name, not a token
    LINE_EDITING = "line_editing"
    SCANS = "scans"
    OFFICE_FILES = "office_files"


class State(StrEnum):
    """How it stands with it."""

    GOOD = "good"
    WARNING = "warning"
    """Something is missing that some commands do without."""
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing examined; the detail is for people, in Vietnamese."""

    topic: Topic
    state: State
    detail: str
