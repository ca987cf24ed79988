"""Old Word files, OpenDocument and RTF: turned into .docx by LibreOffice, then read as such."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import DamagedFile, OfficeMissing
from corpus.word.reader import read_word

if TYPE_CHECKING:
    from corpus.source import Source

_MOST_SECONDS = 100


def read_office(path: Path) -> Source:
    """Read a .doc, .odt or .rtf file.

    Raises
    ------
    OfficeMissing
        If LibreOffice is not installed.
    DamagedFile
        If LibreOffice can't open it.
    EmptyFile
        If it holds no words.
    """
    program = libreoffice()
    if program is None:
        raise OfficeMissing(path)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        copy = work / f"report{path.suffix.lower()}"
        shutil.copyfile(path, copy)
        converted = _convert(program, copy, work)
        if converted is None:
            raise DamagedFile(path)
        return replace(read_word(converted), name=path.name)


def libreoffice() -> str | None:
    """Return the path of LibreOffice, if it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def _convert(program: str, copy: Path, work: Path) -> Path | None:
    """Convert a file with a profile of its own, so that no open LibreOffice is in the way."""
    profile = (work / "profile").as_uri()
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(work / "out"),
        str(copy),
    ]
    try:
        subprocess.run(  # noqa: S603 (a fixed command on a copy of ours)
            command, capture_output=True, timeout=_MOST_SECONDS, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return None
    converted = work / "out" / "report.docx"
    return converted if converted.is_file() else None
