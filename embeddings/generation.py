"""A generation of the index, opened: verified, mapped, never written again."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from embeddings.current import Named
from embeddings.dense import load_faiss
from embeddings.disk import map_array
from embeddings.errors import DamagedIndex, IndexFolderUnusable
from embeddings.lease import Lease
from embeddings.lexical import LexicalIndex
from embeddings.manifest import NAME, Manifest
from embeddings.shelf import PassageRows, ReportShelf
from embeddings.stamp import verify_files
from embeddings.tones import ToneModel

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

GENERATIONS = "generations"
REPORTS = "reports.jsonl"
REPORT_ENDS = "report_ends.npy"
VECTORS = "vectors.npy"
UNIT_PASSAGE = "unit_passage.npy"
UNIT_KIND = "unit_kind.npy"
UNIT_SPAN = "unit_span.npy"
UNIT_KEY = "unit_key.npy"
FAISS = "dense.faiss"
LEXICAL = "lexical"
TONES = "tones.json"
TONE_COUNTS = "tone_counts.json"


def generation_folder(index: Path, number: int) -> Path:
    """Return where a generation of an index folder stands."""
    return index / GENERATIONS / str(number)


def numbers(index: Path) -> list[int]:
    """Return the numbers of the generations in an index folder, ascending."""
    names = [path.name for path in (index / GENERATIONS).glob("[0-9]*") if path.is_dir()]
    return sorted(int(name) for name in names if name.isdecimal())


@dataclass(frozen=True)
class Generation:
    """An opened generation.

    Attributes
    ----------
    folder
        Where it stands.
    manifest
        What it is.
    reports
        Its reports, read as they are asked for.
    passages
        All their passages with their reports, in the order of the lexical index's rows.
    vectors
        float32, shape (units, dimension), rows of length 1.
    unit_passage
        int32, shape (units,): row of each unit's passage in ``passages``.
    unit_kind
        uint8, shape (units,): :class:`embeddings.units.UnitKind`.
    unit_span
        int32, shape (units, 2): start and end in the passage's text, in characters.
    unit_key
        uint8, shape (units, 32): SHA-256 of the text that was encoded.
    faiss
        Inner-product index over ``vectors``.
    lexical
        BM25 over ``passages``.
    """

    folder: Path
    manifest: Manifest
    reports: ReportShelf
    passages: PassageRows
    vectors: NDArray[np.float32]
    unit_passage: NDArray[np.int32]
    unit_kind: NDArray[np.uint8]
    unit_span: NDArray[np.int32]
    unit_key: NDArray[np.uint8]
    faiss: Any
    lexical: LexicalIndex
    lease: Lease = field(repr=False, compare=False)

    @property
    def number(self) -> int:
        """Its number."""
        return self.manifest.number

    @property
    def named(self) -> Named:
        """What ``CURRENT`` says while it is the current one."""
        return Named(self.manifest.number, self.manifest.seal)

    @cached_property
    def tones(self) -> ToneModel:
        """The syllables of its reports, read when first asked for."""
        return ToneModel.load(self.folder / TONES)

    @classmethod
    def open(cls, index: Path, number: int, seal: str | None = None) -> Generation:
        """Open a generation after verifying every file of it.

        Parameters
        ----------
        index
            The index folder.
        number
            Which generation.
        seal
            The seal its manifest must have, where it is known.

        Raises
        ------
        DamagedIndex
            If a file is missing or is not what was written; it names the file.
        OldFormat, NewFormat
            If it was written in a format that this version can't read.
        IndexFolderUnusable
            If a file may not be read.
        FileNotFoundError
            If the generation's folder is gone.
        """
        folder = generation_folder(index, number)
        lease, manifest = open_manifest(index, number)
        if seal is not None and manifest.seal != seal:
            raise DamagedIndex(index, _relative(index, folder / NAME))
        try:
            damaged = verify_files(folder, manifest.files)
        except OSError as error:
            raise IndexFolderUnusable(index, error.strerror or "") from error
        if damaged is not None:
            raise DamagedIndex(index, _relative(index, folder / damaged))
        return cls._mapped(folder, manifest, lease)

    @classmethod
    def _mapped(cls, folder: Path, manifest: Manifest, lease: Lease) -> Generation:
        reports = ReportShelf(folder / REPORTS, map_array(folder / REPORT_ENDS))
        sizes = np.array([entry.passages for entry in manifest.reports], np.int64)
        return cls(
            folder=folder,
            manifest=manifest,
            reports=reports,
            passages=PassageRows(reports, np.cumsum(sizes)),
            vectors=map_array(folder / VECTORS),
            unit_passage=map_array(folder / UNIT_PASSAGE),
            unit_kind=map_array(folder / UNIT_KIND),
            unit_span=map_array(folder / UNIT_SPAN),
            unit_key=map_array(folder / UNIT_KEY),
            faiss=load_faiss(folder / FAISS),
            lexical=LexicalIndex.load(folder / LEXICAL),
            lease=lease,
        )


def open_manifest(index: Path, number: int) -> tuple[Lease, Manifest]:
    """Claim a generation and read its manifest; raises as :meth:`Generation.open`."""
    folder = generation_folder(index, number)
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    try:
        lease = Lease(folder)
        return lease, Manifest.read(folder, index)
    except (FileNotFoundError, ValueError) as error:
        if not folder.is_dir():
            raise FileNotFoundError(folder) from error
        raise DamagedIndex(index, _relative(index, folder / NAME)) from error
    except OSError as error:
        raise IndexFolderUnusable(index, error.strerror or "") from error


def _relative(index: Path, path: Path) -> str:
    return path.relative_to(index).as_posix()
