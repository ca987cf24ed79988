"""Limits: the most that reading one file may cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import DamagedFile, SuspiciousArchive, TooLargeFile, UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limits:
    """Ceilings for one file.

    Attributes
    ----------
    size
        Bytes of the file.
    unpacked
        Bytes of all entries of a packed file (.docx, .odt) together.
    entries
        How many entries it may have.
    ratio
        How many times larger than packed an entry may be, if it unpacks to over a million bytes.
    pages
        Pages of a PDF.
    quiet_seconds
        Seconds without a sign of progress (a page that is done).
    seconds
        Seconds in all.
    memory
        Bytes of address space of the process that reads it.
    """

    size: int = 200_000_000
    unpacked: int = 400_000_000
    entries: int = 5_000
    ratio: int = 400
    pages: int = 2_000
    quiet_seconds: float = 120
    seconds: float = 1_800
    memory: int = 4_000_000_000


DEFAULT_LIMITS = Limits()
_SMALL_ENTRY = 1_000_000


def check_size(path: Path, limits: Limits) -> int:
    """Return the size of a file in bytes.

    Raises
    ------
    UnreadableFile
        If there is none.
    TooLargeFile
        If it is above the limit.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableFile(path) from error
    if size > limits.size:
        raise TooLargeFile(path, limits.size)
    return size


def check_archive(path: Path, limits: Limits) -> None:
    """See that a packed file is no bomb, from its directory alone.

    Raises
    ------
    SuspiciousArchive
        If it has too many entries, unpacks too large, or packs one entry too well.
    DamagedFile
        If its directory can't be read.
    """
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DamagedFile(path) from error
    dense = any(
        entry.file_size > _SMALL_ENTRY and entry.file_size > entry.compress_size * limits.ratio
        for entry in entries
    )
    total = sum(entry.file_size for entry in entries)
    if dense or total > limits.unpacked or len(entries) > limits.entries:
        raise SuspiciousArchive(path)
