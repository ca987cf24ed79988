"""Sources: what a reader makes of a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.lines import Line
    from corpus.report import Doubt


@dataclass(frozen=True, slots=True)
class Source:
    """A file as lines, before anything is understood.

    Attributes
    ----------
    name
        Name of the file, without folders.
    lines
        In reading order.
    doubts
        What the reader assumed or could not read well.
    whole
        Each line is a paragraph as its author made it (Word), not what a page holds of it.
    """

    name: str
    lines: tuple[Line, ...]
    doubts: tuple[Doubt, ...] = ()
    whole: bool = False
