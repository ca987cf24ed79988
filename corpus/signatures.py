"""Signatures: what type a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from corpus.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    MislabelledFile,
    UnreadableFile,
)

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = 2048
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_SEARCHED = 2_000_000
"""Bytes of an OLE file in which the name of an encrypted package is looked for."""
_OFFICE_TYPES = frozenset({".doc", ".odt", ".rtf"})


def check_type(path: Path) -> None:
    """See that a file is what its name says.

    Raises
    ------
    UnreadableFile
        If it can't be opened.
    EmptyFile
        If it has no bytes.
    EncryptedFile
        If it is a Word document with a password.
    MislabelledFile
        If its bytes are of another type.
    DamagedFile
        If its bytes are of no known type, or broken off.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise UnreadableFile(path) from error
    if not head:
        raise EmptyFile(path)
    named = path.suffix.lower()
    actual = _actual_type(path, head)
    if actual == named or (named == ".txt" and not actual):
        return
    if named in _OFFICE_TYPES and actual in _OFFICE_TYPES:
        return
    if actual:
        raise MislabelledFile(path, actual)
    raise DamagedFile(path)


def _actual_type(path: Path, head: bytes) -> str:
    """Return the suffix that belongs to the bytes; empty for text and for what is unknown."""
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if head.startswith(_OLE):
        return _ole_type(path)
    if head.startswith(b"PK"):
        return _zip_type(path)
    return ".txt" if _looks_like_text(head) else ""


def _ole_type(path: Path) -> str:
    with path.open("rb") as file:
        if _ENCRYPTED_PACKAGE in file.read(_SEARCHED):
            raise EncryptedFile(path)
    return ".doc"


def _zip_type(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return ".docx"
            if "mimetype" in names:
                with archive.open("mimetype") as entry:
                    kind = entry.read(200)
                return ".odt" if b"opendocument.text" in kind else ""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise DamagedFile(path) from error
    return ""


def _looks_like_text(head: bytes) -> bool:
    """Tell whether bytes may be text in any encoding that the text reader tries."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return controls * 50 < len(head) or head.count(0) * 4 > len(head)
