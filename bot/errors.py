"""What the commands can't do for want of a better argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class UnknownPlace(HoiBaoCaoError):
    """There is no such passage or section.

    Attributes
    ----------
    place
        As it was named.
    """

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class SeveralReports(HoiBaoCaoError):
    """One report is needed, and there are several.

    Attributes
    ----------
    known
        Their numbers (or ids).
    """

    def __init__(self, known: Iterable[str]) -> None:
        self.known = tuple(known)
        super().__init__(self.known)


class OutputUnwritable(HoiBaoCaoError):
    """A file that was asked for can't be written.

    Attributes
    ----------
    path
        The file.
    reason
        The operating system's words for it.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(str(path))
        self.path = str(path)
        self.reason = reason
