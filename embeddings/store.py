"""The index folder: which generation is current, and how a new one takes its place."""

from __future__ import annotations

import contextlib
import errno
import time
from typing import TYPE_CHECKING

from embeddings.builder import Basis, Job, Plan, encode_missing, make_plan, write_plan
from embeddings.current import read_current, write_current
from embeddings.disk import make_folder
from embeddings.errors import (
    DamagedIndex,
    DiskFull,
    IndexFolderUnusable,
    NoIndex,
    NoOlderGeneration,
    OldFormat,
    UnknownFormat,
)
from embeddings.fingerprint import Fingerprint
from embeddings.generation import GENERATIONS, Generation, numbers, open_manifest
from embeddings.inspection import check_index
from embeddings.kept_vectors import KeptVectors, drop_damaged
from embeddings.lock import write_lock
from embeddings.opening import open_current
from embeddings.progress import BuildSummary, Reason
from embeddings.pruning import (
    remove_generations,
    remove_unfinished,
    remove_useless,
    remove_vectors,
)
from embeddings.set_aside import recall, remember

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from embeddings.check_report import CheckReport
    from embeddings.encoder import Encoder
    from embeddings.manifest import Manifest
    from embeddings.progress import Progress

_FULL = (errno.ENOSPC, errno.EDQUOT)


class Store:
    """An index folder.

    Parameters
    ----------
    folder
        The folder; it need not exist before the first build.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self, encoder: Encoder | None = None) -> Generation:
        """Open the current generation; see :func:`embeddings.opening.open_current`."""
        return open_current(self.folder, encoder)

    def build(  # noqa: PLR0913 - one keyword an option of ``hoibaocao index``
        self,
        corpus: Path,
        encoder: Encoder,
        *,
        full: bool = False,
        dry_run: bool = False,
        tolerant: bool = False,
        growing: Collection[str] = (),
        progress: Callable[[Progress], None] | None = None,
    ) -> BuildSummary:
        """Bring the index up to what is in a corpus folder.

        Parameters
        ----------
        corpus
            Folder of report files.
        full
            Start afresh: read and encode everything again.
        dry_run
            Only say what would be done; nothing is written.
        tolerant
            Set files aside that can't be read, instead of giving up.
        growing
            Files, relative to the corpus folder, that are not complete yet; they are left as
            they were indexed.
        progress
            Called as the work goes on.

        Raises
        ------
        CorpusError
            If the folder or (unless ``tolerant``) a file in it can't be read.
        IndexLocked
            If another process is building.
        DiskFull, IndexFolderUnusable
            If the index folder can't be written.
        DamagedIndex, NewFormat
            If the current generation is damaged or newer than the program; ``full`` and
            :meth:`repair` get over that.
        """
        hopeless = recall(self.folder) if tolerant and not full else {}
        job = Job(corpus, encoder, progress or _silent, tolerant, growing, hopeless)
        wanted = Fingerprint.of(encoder)
        if dry_run:
            began = time.monotonic()
            basis = self._basis(wanted, full=full)
            kept = _no_vectors(wanted) if full else KeptVectors.find(self.folder, wanted)
            return _summary(make_plan(job, basis, kept), basis.current, began, dry_run=True)
        with self._writing():
            return self._build(job, self._basis(wanted, full=full))

    def repair(
        self,
        corpus: Path,
        encoder: Encoder,
        *,
        tolerant: bool = False,
        progress: Callable[[Progress], None] | None = None,
    ) -> BuildSummary:
        """Build a new generation from the corpus and the kept vectors that are whole.

        Nothing is taken over from the generations there are, and damaged ones are deleted.
        Parameters and errors are those of :meth:`build`, but for damage.
        """
        with self._writing():
            drop_damaged(self.folder, Fingerprint.of(encoder))
            basis = Basis(self._sound(), None, Reason.REPAIR)
            return self._build(Job(corpus, encoder, progress or _silent, tolerant), basis)

    def rollback(self) -> int:
        """Make the generation before the current one current again; return its number.

        Raises
        ------
        NoOlderGeneration
            If it is not there any more.
        """
        with self._writing():
            manifest = self._manifest()
            if manifest.parent is None or manifest.parent not in numbers(self.folder):
                raise NoOlderGeneration(self.folder)
            older = Generation.open(self.folder, manifest.parent)
            write_current(self.folder, older.manifest)
            return older.number

    def check(self, encoder: Encoder) -> CheckReport:
        """Check every byte of the index, and that its parts agree; nothing is written.

        Raises
        ------
        IndexFolderUnusable
            If a file may not be read.
        """
        try:
            return check_index(self.folder, encoder)
        except OSError as error:
            raise IndexFolderUnusable(self.folder, error.strerror or str(error)) from error

    def _build(self, job: Job, basis: Basis) -> BuildSummary:
        began = time.monotonic()
        wanted = Fingerprint.of(job.encoder)
        remove_unfinished(self.folder)
        full = basis.reason is Reason.FULL
        open_kept = KeptVectors.begin if full else KeptVectors.open
        kept = open_kept(self.folder, wanted)
        plan = make_plan(job, basis, kept)
        remember(self.folder, plan.set_aside)
        if plan.needless:
            return _summary(plan, basis.current, began)
        encode_missing(job, plan, kept)
        manifest = write_plan(self.folder, job, plan, wanted, kept)
        write_current(self.folder, manifest)
        keep = (manifest.number, manifest.parent)
        remove_generations(self.folder, keep)
        remove_vectors(self.folder, manifest, basis.current)
        return _summary(plan, manifest, began, published=True)

    def _basis(self, wanted: Fingerprint, *, full: bool) -> Basis:
        if full:
            return Basis(self._sound(), None, Reason.FULL)
        try:
            generation = self.current()
        except NoIndex:
            return Basis(None, None, Reason.FIRST)
        except OldFormat:
            return Basis(None, None, Reason.FORMAT)
        if not generation.manifest.encoder.matches(wanted):
            return Basis(generation.manifest, None, Reason.ENCODER)
        if generation.manifest.outdated:
            return Basis(generation.manifest, None, Reason.PARSER)
        return Basis(generation.manifest, generation, None)

    def _manifest(self) -> Manifest:
        named = read_current(self.folder)
        try:
            return open_manifest(self.folder, named.number)[1]
        except FileNotFoundError as error:
            raise DamagedIndex(self.folder, f"{GENERATIONS}/{named.number}") from error

    def _sound(self) -> Manifest | None:
        """Return the manifest of the current generation or else of the newest that is whole."""
        with contextlib.suppress(NoIndex, DamagedIndex, UnknownFormat):
            return self.current().manifest
        for number in reversed(numbers(self.folder)):
            try:
                return Generation.open(self.folder, number).manifest
            except (DamagedIndex, UnknownFormat, FileNotFoundError):
                continue
        return None

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the write lock; say in our own words what the disk would not do.

        A folder that was made for nothing is taken away again.
        """
        fresh = not self.folder.exists()
        try:
            make_folder(self.folder)
            with write_lock(self.folder):
                try:
                    yield
                except BaseException:
                    if fresh:
                        remove_useless(self.folder)
                    raise
        except OSError as error:
            if error.errno in _FULL:
                raise DiskFull(self.folder) from error
            raise IndexFolderUnusable(self.folder, error.strerror or str(error)) from error


def _silent(_: Progress) -> None:
    """Tell nobody."""


def _no_vectors(encoder: Fingerprint) -> KeptVectors:
    return KeptVectors(None, encoder.dimension)


def _summary(
    plan: Plan,
    manifest: Manifest | None,
    began: float,
    *,
    published: bool = False,
    dry_run: bool = False,
) -> BuildSummary:
    units = sum(piece.entry.units for piece in plan.pieces)
    return BuildSummary(
        number=manifest.number if manifest else None,
        published=published,
        dry_run=dry_run,
        changes=plan.changes,
        reason=plan.basis.reason,
        reports=len(plan.pieces),
        passages=sum(piece.entry.passages for piece in plan.pieces),
        units=units,
        encoded=len(plan.missing),
        reused=units - len(plan.missing),
        set_aside=plan.set_aside,
        seconds=time.monotonic() - began,
    )
