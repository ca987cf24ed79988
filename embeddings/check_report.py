"""What a check of the index says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Soundness(StrEnum):
    """The outcome of a check."""

    SOUND = "sound"
    DAMAGED = "damaged"
    MISSING = "missing"


class ProblemKind(StrEnum):
    """What is wrong with a file."""

    BYTES = "bytes"
    """It is missing, or its size or hash is not what the manifest says."""
    FORMAT = "format"
    """It is of a format that this version can't read."""
    COUNTS = "counts"
    """It has more or fewer rows than the manifest says."""
    CONTENT = "content"
    """It does not agree with the reports."""
    CITATION = "citation"
    """A passage points to a section, footnote or passage that its report does not have."""
    ENCODER = "encoder"
    """Encoding its texts again gives other vectors."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes
    ----------
    file
        Relative to the index folder.
    detail
        What it is about: a passage's id, two numbers; may be empty.
    """

    kind: ProblemKind
    file: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found.

    Attributes
    ----------
    number
        The current generation; ``None`` if there is none, or ``CURRENT`` is damaged.
    generations
        All that were checked, ascending.
    files, bytes
        How much was read and hashed.
    reports, passages, units
        How many the current generation holds.
    sampled
        How many units were encoded again.
    outdated
        Whether today's parser would read the same files otherwise; indexing again helps.
    """

    soundness: Soundness
    number: int | None = None
    generations: tuple[int, ...] = ()
    files: int = 0
    bytes: int = 0
    reports: int = 0
    passages: int = 0
    units: int = 0
    sampled: int = 0
    outdated: bool = False
    problems: tuple[Problem, ...] = ()
