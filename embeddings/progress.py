"""What a build of the index tells while it runs, and when it is done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.errors import CorpusError


class Stage(StrEnum):
    """What a build is doing."""

    READING = "reading"
    ENCODING = "encoding"
    WRITING = "writing"


class Reason(StrEnum):
    """Why everything, not only what changed, was gone through again."""

    FIRST = "first"
    FULL = "full"
    REPAIR = "repair"
    PARSER = "parser"
    ENCODER = "encoder"
    FORMAT = "format"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage has come.

    Attributes
    ----------
    done, total
        Files while reading and writing; vectors while encoding.
    seconds
        Since the stage began.
    """

    stage: Stage
    done: int
    total: int
    seconds: float

    @property
    def rate(self) -> float:
        """How many a second so far."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds until the stage is done, at this rate; ``None`` while there is none yet."""
        return (self.total - self.done) / self.rate if self.rate > 0 else None


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the corpus's files since a generation; names relative to its folder."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.renamed or self.removed)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that could not be read, and why.

    Attributes
    ----------
    sha256
        Hash of its content; ``None`` if not even that could be read.
    """

    file: str
    error: CorpusError
    sha256: str | None


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did, or (``dry_run``) would do.

    Attributes
    ----------
    number
        The generation that is now current; ``None`` if there is none yet.
    published
        Whether it is a new one.
    reason
        Why everything was gone through again; ``None`` if only changes were.
    reports, passages, units
        How many the generation holds (or would hold).
    encoded
        How many texts were (or would be) encoded.
    reused
        How many of the units' vectors were there already.
    set_aside
        Files that could not be read and were left out.
    seconds
        In all.
    """

    number: int | None
    published: bool
    dry_run: bool
    changes: Changes
    reason: Reason | None
    reports: int
    passages: int
    units: int
    encoded: int
    reused: int
    set_aside: tuple[SetAside, ...]
    seconds: float
