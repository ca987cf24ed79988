"""Writing the files of a generation from its pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from embeddings import generation as layout
from embeddings.dense import build_faiss, save_faiss
from embeddings.disk import sync_tree, write_array
from embeddings.manifest import FileSum
from embeddings.shelf import write_lines
from embeddings.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from embeddings.draft import Piece
    from embeddings.generation import Generation

    VectorOf = Callable[[bytes], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class UnitRows:
    """The units of one report, ``passage`` counted within it; see ``Generation``."""

    vectors: NDArray[np.float32]
    passage: NDArray[np.int32]
    kind: NDArray[np.uint8]
    span: NDArray[np.int32]
    key: NDArray[np.uint8]


def write_generation(
    folder: Path, pieces: Sequence[Piece], before: Generation | None, vector_of: VectorOf
) -> dict[str, FileSum]:
    """Write all files but the manifest into an empty folder, and wait until they are on the disk.

    Parameters
    ----------
    before
        The generation that the kept pieces' rows stand in.
    vector_of
        Gives the vector of a text's key.

    Returns
    -------
    dict
        Size and hash of each file, by its path relative to the folder.
    """
    ends = write_lines(folder / layout.REPORTS, (piece.line for piece in pieces))
    write_array(folder / layout.REPORT_ENDS, ends)
    _write_units(folder, [_rows(piece, before, vector_of) for piece in pieces], pieces)
    words = Words.of(pieces, before)
    (folder / layout.LEXICAL).mkdir()
    words.lexical.save(folder / layout.LEXICAL)
    words.tones.save(folder / layout.TONE_COUNTS)
    words.tones.trimmed().save(folder / layout.TONES)
    sync_tree(folder)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): FileSum.of(path) for path in files}


def _rows(piece: Piece, before: Generation | None, vector_of: VectorOf) -> UnitRows:
    if piece.kept is not None and before is not None:
        return _kept_rows(before, piece.kept)
    keys = piece.keys
    return UnitRows(
        vectors=np.array([vector_of(key) for key in keys], np.float32),
        passage=np.array([unit.passage for unit in piece.units], np.int32),
        kind=np.array([unit.kind for unit in piece.units], np.uint8),
        span=np.array([(unit.start, unit.end) for unit in piece.units], np.int32).reshape(-1, 2),
        key=np.frombuffer(b"".join(keys), np.uint8).reshape(-1, 32),
    )


def _kept_rows(before: Generation, row: int) -> UnitRows:
    entries = before.manifest.reports
    start = sum(entry.units for entry in entries[:row])
    rows = slice(start, start + entries[row].units)
    first = sum(entry.passages for entry in entries[:row])
    return UnitRows(
        vectors=before.vectors[rows],
        passage=before.unit_passage[rows] - np.int32(first),
        kind=before.unit_kind[rows],
        span=before.unit_span[rows],
        key=before.unit_key[rows],
    )


def _write_units(folder: Path, rows: Sequence[UnitRows], pieces: Sequence[Piece]) -> None:
    first = np.cumsum([0, *(piece.entry.passages for piece in pieces)])
    passage = [part.passage + np.int32(start) for part, start in zip(rows, first, strict=False)]
    write_array(folder / layout.UNIT_PASSAGE, np.concatenate(passage))
    write_array(folder / layout.UNIT_KIND, np.concatenate([part.kind for part in rows]))
    write_array(folder / layout.UNIT_SPAN, np.concatenate([part.span for part in rows]))
    write_array(folder / layout.UNIT_KEY, np.concatenate([part.key for part in rows]))
    vectors: NDArray[Any] = np.concatenate([part.vectors for part in rows])
    write_array(folder / layout.VECTORS, vectors)
    save_faiss(build_faiss(vectors), folder / layout.FAISS)
