"""What can go wrong, one class a failure, under one root for the whole project.

The classes carry facts, never sentences: what a person reads about them stands in
``bot/messages``, and a test sees to it that no class lacks its sentence.
"""

from __future__ import annotations


class HoiBaoCaoError(Exception):
    """Root of every failure that a person may be told about."""


class CorpusError(HoiBaoCaoError):
    """A report file or folder can't be used.

    Attributes
    ----------
    path
        The file or folder, as it was named.
    """

    def __init__(self, path: object) -> None:
        super().__init__(str(path))
        self.path = str(path)


class FolderMissing(CorpusError):
    """There is no such folder."""


class NoReports(CorpusError):
    """A folder holds no file of a supported type."""


class UnsupportedFile(CorpusError):
    """A file is of a type that no reader takes."""


class UnreadableFile(CorpusError):
    """A file can't be opened."""


class EmptyFile(CorpusError):
    """A file holds no words."""


class UnknownEncoding(CorpusError):
    """A text file is in no encoding that can be told with certainty."""


class DamagedFile(CorpusError):
    """A file is broken, or cut off, or not what its name says."""
