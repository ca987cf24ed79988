"""The manifest of a generation: what it holds, who made it, and the hash of every file.

``manifest.json`` is JSON with a *seal* as its last entry: the SHA-256 of all bytes before the
seal's line. A changed byte anywhere in the manifest breaks the seal; a changed byte in any other
file breaks that file's hash in the manifest; and ``CURRENT`` names the generation by its seal.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from corpus import PARSER_VERSION
from embeddings.disk import sha256, write_file
from embeddings.errors import NewFormat, OldFormat
from embeddings.fingerprint import Fingerprint  # noqa: TC001 - read back by these annotations
from embeddings.units import CUTTING_VERSION

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
"""Number of the format that this version writes; ``docs/index-format.md`` tells its history."""
NAME = "manifest.json"
_SEAL = b',\n "seal": "'
_END = b'"\n}\n'


@dataclass(frozen=True, slots=True)
class FileSum:
    """Size in bytes and SHA-256 (hexadecimal) of a file."""

    bytes: int
    sha256: str

    @classmethod
    def of(cls, path: Path) -> FileSum:
        """Measure a file."""
        return cls(path.stat().st_size, sha256(path))


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report in a generation.

    Attributes
    ----------
    id
        The report's id in this generation.
    own_id
        The id it would have alone in its folder.
    file
        Its file, relative to the corpus folder, with ``/``.
    sha256
        Hash of the file's content.
    passages, units
        How many of the generation's rows are its.
    """

    id: str
    own_id: str
    file: str
    sha256: str
    passages: int
    units: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation is.

    Attributes
    ----------
    format
        :data:`FORMAT` of the writer.
    number
        The generation's own number.
    parent
        The generation that was current when this one was made.
    created
        ISO 8601 time, UTC.
    parser
        ``corpus.PARSER_VERSION`` of the reader of its reports.
    cutting
        ``embeddings.units.CUTTING_VERSION`` of what cut them into units and tokens.
    encoder
        Who made its vectors.
    reports
        In the order of their rows.
    files
        Path relative to the generation's folder, to size and hash; all but the manifest.
    seal
        SHA-256 of the manifest's own text.
    """

    format: int
    number: int
    parent: int | None
    created: str
    parser: str
    cutting: str
    encoder: Fingerprint
    reports: tuple[ReportEntry, ...]
    files: dict[str, FileSum]
    seal: str = ""

    @property
    def passages(self) -> int:
        """Number of passages over all reports."""
        return sum(entry.passages for entry in self.reports)

    @property
    def units(self) -> int:
        """Number of vectors over all reports."""
        return sum(entry.units for entry in self.reports)

    @property
    def outdated(self) -> bool:
        """Whether today's parser and cutter would make something else of the same files."""
        return (self.parser, self.cutting) != (PARSER_VERSION, CUTTING_VERSION)

    def write(self, folder: Path) -> Manifest:
        """Write ``manifest.json`` into a folder; return the manifest with its seal."""
        fields = asdict(self)
        del fields["seal"]
        body = json.dumps(fields, ensure_ascii=False, indent=1).encode().removesuffix(b"\n}")
        seal = hashlib.sha256(body).hexdigest()
        write_file(folder / NAME, body + _SEAL + seal.encode() + _END)
        return replace(self, seal=seal)

    @classmethod
    def read(cls, folder: Path, index: Path) -> Manifest:
        """Read and verify ``manifest.json`` in a generation's folder.

        Parameters
        ----------
        folder
            The generation.
        index
            The index folder, for errors.

        Raises
        ------
        OSError
            If the file can't be read.
        ValueError
            If its seal is broken.
        OldFormat, NewFormat
            If it was written in another format.
        """
        content = (folder / NAME).read_bytes()
        body, seal = _unsealed(content)
        found = msgspec.json.decode(body + b"\n}", type=dict[str, msgspec.Raw])
        version = msgspec.json.decode(found["format"], type=int)
        if version != FORMAT:
            raise (OldFormat if version < FORMAT else NewFormat)(index, version, FORMAT)
        return replace(msgspec.json.decode(content, type=cls), seal=seal)


def _unsealed(content: bytes) -> tuple[bytes, str]:
    tail = len(_SEAL) + 64 + len(_END)
    body, seal = content[:-tail], content[-tail:]
    digest = hashlib.sha256(body).hexdigest()
    if seal != _SEAL + digest.encode() + _END:
        raise ValueError(NAME)
    return body, digest
