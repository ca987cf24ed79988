"""What can go wrong with the index on disk, one class a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from pathlib import Path


class StoreError(HoiBaoCaoError):
    """The index can't be used.

    Attributes
    ----------
    folder
        The index folder.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = str(folder)


class NoIndex(StoreError):
    """Nothing has been indexed there yet."""


class NoOlderGeneration(StoreError):
    """There is no generation before the current one to go back to."""


class DamagedIndex(StoreError):
    """A file of the index is missing or is not what was written.

    Attributes
    ----------
    file
        The file, relative to the index folder.
    """

    def __init__(self, folder: Path, file: str) -> None:
        super().__init__(folder)
        self.file = file


class ForeignEncoder(StoreError):
    """The index was made by another encoder than the one that is to read it.

    Attributes
    ----------
    found, wanted
        Name and dimension of the index's encoder and of the configured one.
    """

    def __init__(self, folder: Path, found: tuple[str, int], wanted: tuple[str, int]) -> None:
        super().__init__(folder)
        self.found = found
        self.wanted = wanted


class UnknownFormat(StoreError):
    """The index was written in a format that this version can't read.

    Attributes
    ----------
    found
        The format's number in the index.
    known
        The one this version writes.
    """

    def __init__(self, folder: Path, found: int, known: int) -> None:
        super().__init__(folder)
        self.found = found
        self.known = known


class OldFormat(UnknownFormat):
    """The index was written by an older version; indexing again upgrades it."""


class NewFormat(UnknownFormat):
    """The index was written by a newer version of the program."""


class IndexLocked(StoreError):
    """Another process is writing the index.

    Attributes
    ----------
    holder
        Who: process id, host and the time it began (ISO 8601), as far as they are known.
    """

    def __init__(self, folder: Path, holder: tuple[int | None, str, str]) -> None:
        super().__init__(folder)
        self.holder = holder


class IndexFolderUnusable(StoreError):
    """The index folder can't be read or written.

    Attributes
    ----------
    reason
        The operating system's words for it.
    """

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(folder)
        self.reason = reason


class DiskFull(StoreError):
    """There was no room left; the index is as it was before."""
