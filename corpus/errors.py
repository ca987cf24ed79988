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


class EncryptedFile(CorpusError):
    """A file can be opened with a password only."""


class TooManyPages(CorpusError):
    """A file has more pages than are read.

    Attributes
    ----------
    pages, most
        How many it has, and how many are read at most.
    """

    def __init__(self, path: object, pages: int, most: int) -> None:
        super().__init__(path)
        self.args = (str(path), pages, most)
        self.pages = pages
        self.most = most


class MislabelledFile(CorpusError):
    """A file's name says one type and its bytes another.

    Attributes
    ----------
    actual
        The suffix that its bytes would have, such as ``".pdf"``.
    """

    def __init__(self, path: object, actual: str) -> None:
        super().__init__(path)
        self.args = (str(path), actual)
        self.actual = actual


class TooLargeFile(CorpusError):
    """A file is larger, or unpacks to more, than is read.

    Attributes
    ----------
    most
        How many bytes are read at most.
    """

    def __init__(self, path: object, most: int) -> None:
        super().__init__(path)
        self.args = (str(path), most)
        self.most = most


class SuspiciousArchive(CorpusError):
    """A packed file has far more entries, or unpacks far larger, than a document does."""


class ParsingTooSlow(CorpusError):
    """Reading a file took longer than it may.

    Attributes
    ----------
    seconds
        How long it may take.
    """

    def __init__(self, path: object, seconds: float) -> None:
        super().__init__(path)
        self.args = (str(path), seconds)
        self.seconds = seconds


class ParsingTooLarge(CorpusError):
    """Reading a file took more memory than it may, or broke the program that read it."""


class OcrMissing(CorpusError):
    """A file is a scan, and Tesseract with its Vietnamese model is not installed."""


class OfficeMissing(CorpusError):
    """A file needs LibreOffice to be read, which is not installed."""
