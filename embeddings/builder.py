"""Building a generation: read what is new, encode what is new, write it all beside the old one."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus import PARSER_VERSION
from embeddings.disk import sync_folder
from embeddings.draft import read_pieces
from embeddings.generation import GENERATIONS, generation_folder, numbers
from embeddings.manifest import FORMAT, Manifest
from embeddings.progress import Progress, Stage
from embeddings.survey import compare, survey
from embeddings.units import CUTTING_VERSION
from embeddings.writer import write_generation

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from embeddings.draft import Piece
    from embeddings.encoder import Encoder
    from embeddings.fingerprint import Fingerprint
    from embeddings.generation import Generation
    from embeddings.kept_vectors import KeptVectors
    from embeddings.progress import Changes, Reason, SetAside
    from embeddings.set_aside import Reason as Unreadable

    Tell = Callable[[Progress], None]

BATCH = 16
"""So many texts are encoded, and their vectors kept, at a time."""
UNFINISHED = ".new"
"""Name of the folder, under ``generations/``, that a generation is written in."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a build is asked for; see :meth:`embeddings.store.Store.build`."""

    corpus: Path
    encoder: Encoder
    tell: Tell
    tolerant: bool
    growing: Collection[str] = ()
    hopeless: Mapping[str, Unreadable] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a build starts from.

    Attributes
    ----------
    current
        The current generation's manifest, if it can be read.
    before
        The generation that rows can be taken over from.
    reason
        Why there is none.
    """

    current: Manifest | None
    before: Generation | None
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build will do.

    Attributes
    ----------
    missing
        Texts to encode, by key, in the order they will be.
    """

    basis: Basis
    changes: Changes
    pieces: tuple[Piece, ...]
    set_aside: tuple[SetAside, ...]
    missing: Mapping[bytes, str]

    @property
    def needless(self) -> bool:
        """Whether the current generation is what a build would make."""
        return self.basis.reason is None and not self.changes


def make_plan(job: Job, basis: Basis, kept: KeptVectors) -> Plan:
    """Compare the corpus with what there is and read what is new; nothing is written.

    Raises
    ------
    CorpusError
        See :func:`embeddings.draft.read_pieces` and :func:`embeddings.survey.survey`.
    """
    entries = basis.current.reports if basis.current else ()
    sources = survey(job.corpus, job.growing, entries)
    clock = Clock(Stage.READING, len(sources), job.tell)
    pieces, aside = read_pieces(
        sources, basis.before, clock.tell, tolerant=job.tolerant, hopeless=job.hopeless
    )
    left_out = {item.file for item in aside}
    changes = compare([each for each in sources if each.file not in left_out], entries)
    texts = {
        key: unit.text
        for piece in pieces
        for key, unit in zip(piece.keys, piece.units, strict=True)
    }
    missing = {key: text for key, text in texts.items() if kept.get(key) is None}
    return Plan(basis, changes, tuple(pieces), tuple(aside), missing)


def encode_missing(job: Job, plan: Plan, kept: KeptVectors) -> None:
    """Encode the texts that have no vector yet; what is done is kept even if this is broken off."""
    if not plan.missing:
        return
    keys = list(plan.missing)
    clock = Clock(Stage.ENCODING, len(keys), job.tell)
    with kept.appending() as append:
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            append(batch, job.encoder.encode_passages([plan.missing[key] for key in batch]))
            clock.tell(start + len(batch))


def write_plan(
    index: Path, job: Job, plan: Plan, encoder: Fingerprint, kept: KeptVectors
) -> Manifest:
    """Write a planned generation, whole, beside the others; nothing names it as current yet."""
    clock = Clock(Stage.WRITING, 1, job.tell)
    generations = index / GENERATIONS
    generations.mkdir(exist_ok=True)
    number = max(numbers(index), default=0) + 1
    folder = generations / UNFINISHED
    folder.mkdir()
    files = write_generation(folder, plan.pieces, plan.basis.before, _vectors(kept))
    manifest = Manifest(
        format=FORMAT,
        number=number,
        parent=plan.basis.current.number if plan.basis.current else None,
        created=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        parser=PARSER_VERSION,
        cutting=CUTTING_VERSION,
        encoder=encoder,
        reports=tuple(piece.entry for piece in plan.pieces),
        files=files,
    ).write(folder)
    sync_folder(folder)
    folder.rename(generation_folder(index, number))
    sync_folder(generations)
    clock.tell(1)
    return manifest


class Clock:
    """Tells the progress of one stage."""

    def __init__(self, stage: Stage, total: int, tell: Tell) -> None:
        self._stage = stage
        self._total = total
        self._tell = tell
        self._began = time.monotonic()
        self.tell(0)

    def tell(self, done: int) -> None:
        """Report that so many are done."""
        self._tell(Progress(self._stage, done, self._total, time.monotonic() - self._began))


def _vectors(kept: KeptVectors) -> Callable[[bytes], NDArray[np.float32]]:
    def vector_of(key: bytes) -> NDArray[np.float32]:
        vector = kept.get(key)
        if vector is None:
            raise KeyError(key)
        return vector

    return vector_of
