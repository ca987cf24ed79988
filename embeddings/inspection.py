"""Checking an index: every byte, every count, and that its parts agree with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus import END_KEY, HEADER_KEY
from embeddings import generation as layout
from embeddings.check_report import CheckReport, Problem, ProblemKind, Soundness
from embeddings.current import read_current
from embeddings.errors import DamagedIndex, NoIndex, UnknownFormat
from embeddings.fingerprint import SAME, Fingerprint
from embeddings.generation import Generation, generation_folder, numbers, open_manifest
from embeddings.kept_vectors import FOLDER as KEPT
from embeddings.kept_vectors import KeptVectors, text_key
from embeddings.manifest import FileSum
from embeddings.units import passage_tokens, report_units

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from numpy.typing import NDArray

    from corpus.report import Report
    from embeddings.encoder import Encoder
    from embeddings.manifest import Manifest
    from embeddings.units import Unit

SAMPLE = 16
"""So many units are encoded again."""


def check_index(index: Path, encoder: Encoder) -> CheckReport:
    """Check an index folder from end to end; nothing is written.

    Parameters
    ----------
    index
        The folder.
    encoder
        The encoder that questions are encoded with.

    Raises
    ------
    IndexFolderUnusable
        If a file may not be read.
    """
    problems: list[Problem] = []
    try:
        number: int | None = read_current(index).number
    except NoIndex:
        return CheckReport(Soundness.MISSING)
    except DamagedIndex as error:
        number = None
        problems.append(Problem(ProblemKind.BYTES, error.file))
    kept = {each: _manifest(index, each, problems) for each in numbers(index)}
    if number is not None and number not in kept:
        problems.append(Problem(ProblemKind.BYTES, f"{layout.GENERATIONS}/{number}"))
    sums = [item for manifest in kept.values() if manifest for item in manifest.files.values()]
    problems.extend(_kept_vectors(index, encoder))
    current = kept.get(number) if number is not None else None
    if number is not None and current is not None and not _touches(problems, number):
        problems.extend(_named(index, current))
        problems.extend(_generation(Generation.open(index, number), encoder))
    return CheckReport(
        soundness=Soundness.DAMAGED if problems else Soundness.SOUND,
        number=number,
        generations=tuple(kept),
        files=len(sums),
        bytes=sum(item.bytes for item in sums),
        reports=len(current.reports) if current else 0,
        passages=current.passages if current else 0,
        units=current.units if current else 0,
        sampled=min(SAMPLE, current.units) if current and not current.outdated else 0,
        outdated=current.outdated if current else False,
        problems=tuple(problems),
    )


def _manifest(index: Path, number: int, problems: list[Problem]) -> Manifest | None:
    """Read a generation's manifest and hash all its files, noting what is wrong."""
    folder = generation_folder(index, number)
    place = f"{layout.GENERATIONS}/{number}"
    try:
        manifest = open_manifest(index, number)[1]
    except DamagedIndex as error:
        problems.append(Problem(ProblemKind.BYTES, error.file))
        return None
    except UnknownFormat as error:
        problems.append(Problem(ProblemKind.FORMAT, place, f"{error.found} ≠ {error.known}"))
        return None
    for name, expected in manifest.files.items():
        try:
            sound = FileSum.of(folder / name) == expected
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            sound = False
        if not sound:
            problems.append(Problem(ProblemKind.BYTES, f"{place}/{name}"))
    return manifest


def _touches(problems: list[Problem], number: int) -> bool:
    place = f"{layout.GENERATIONS}/{number}"
    return any(item.file == place or item.file.startswith(f"{place}/") for item in problems)


def _named(index: Path, manifest: Manifest) -> Iterator[Problem]:
    if read_current(index).seal != manifest.seal:
        yield Problem(ProblemKind.BYTES, f"{layout.GENERATIONS}/{manifest.number}/manifest.json")


def _kept_vectors(index: Path, encoder: Encoder) -> Iterator[Problem]:
    kept = KeptVectors.find(index, Fingerprint.of(encoder))
    damaged = kept.damaged()
    if damaged and kept.folder:
        yield Problem(ProblemKind.BYTES, f"{KEPT}/{kept.folder.name}", str(damaged))


def _generation(generation: Generation, encoder: Encoder) -> Iterator[Problem]:
    place = f"{layout.GENERATIONS}/{generation.number}"
    counts = list(_counts(generation))
    parts = counts or [*_contents(generation), *_vectors(generation, encoder)]
    for problem in parts:
        yield Problem(problem.kind, f"{place}/{problem.file}", problem.detail)


def _counts(generation: Generation) -> Iterator[Problem]:
    """Compare each file's number of rows with the manifest's."""
    manifest = generation.manifest
    units, size = manifest.units, manifest.encoder.dimension
    shapes = {
        layout.VECTORS: (generation.vectors.shape, (units, size)),
        layout.FAISS: ((generation.faiss.ntotal, generation.faiss.d), (units, size)),
        layout.UNIT_PASSAGE: (generation.unit_passage.shape, (units,)),
        layout.UNIT_KIND: (generation.unit_kind.shape, (units,)),
        layout.UNIT_SPAN: (generation.unit_span.shape, (units, 2)),
        layout.UNIT_KEY: (generation.unit_key.shape, (units, 32)),
        layout.LEXICAL: (generation.lexical.lengths.shape, (manifest.passages,)),
        layout.REPORTS: ((len(generation.reports),), (len(manifest.reports),)),
    }
    for file, (found, wanted) in shapes.items():
        if found != wanted:
            yield Problem(ProblemKind.COUNTS, file, f"{found} ≠ {wanted}")


def _contents(generation: Generation) -> Iterator[Problem]:
    """Go through the reports: each points into itself, and the rows are what they give."""
    unit = passage = 0
    for entry, report in zip(generation.manifest.reports, generation.reports, strict=True):
        yield from (
            Problem(ProblemKind.CITATION, layout.REPORTS, place) for place in dangling(report)
        )
        if (report.id, len(report.passages)) != (entry.id, entry.passages):
            yield Problem(ProblemKind.CONTENT, layout.REPORTS, entry.id)
            return
        if not generation.manifest.outdated:
            yield from _rows(generation, report, unit, passage)
        unit += entry.units
        passage += entry.passages


def dangling(report: Report) -> list[str]:
    """Return the ids of the passages whose section, footnotes or anchor a report does not have."""
    keys = {HEADER_KEY, END_KEY, *(section.key for section in report.sections)}
    notes = {note.number for note in report.footnotes}
    ids = {passage.id for passage in report.passages}
    return [
        passage.id
        for passage in report.passages
        if passage.section not in keys
        or not notes.issuperset(passage.footnotes)
        or passage.anchor not in {None, *ids}
    ]


def _rows(generation: Generation, report: Report, unit: int, passage: int) -> Iterator[Problem]:
    """Cut and tokenise a report again; its rows begin at ``unit`` and ``passage``."""
    units = report_units(report)
    stored = slice(unit, unit + len(units))
    wanted = {
        layout.UNIT_PASSAGE: [passage + unit.passage for unit in units],
        layout.UNIT_KIND: [int(unit.kind) for unit in units],
        layout.UNIT_SPAN: [[unit.start, unit.end] for unit in units],
        layout.UNIT_KEY: [list(text_key(unit.text)) for unit in units],
    }
    found: tuple[NDArray[Any], ...] = (
        generation.unit_passage,
        generation.unit_kind,
        generation.unit_span,
        generation.unit_key,
    )
    for (file, rows), array in zip(wanted.items(), found, strict=True):
        if array[stored].tolist() != rows:
            yield Problem(ProblemKind.CONTENT, file, report.id)
    lengths = [len(passage_tokens(report, each)) for each in report.passages]
    if generation.lexical.lengths[passage : passage + len(lengths)].tolist() != lengths:
        yield Problem(ProblemKind.CONTENT, layout.LEXICAL, report.id)


def _vectors(generation: Generation, encoder: Encoder) -> Iterator[Problem]:
    """Compare FAISS with the vectors, and a sample of them with what the encoder gives."""
    stored = generation.vectors
    for start in range(0, len(stored), 1 << 14):
        rows = stored[start : start + (1 << 14)]
        if not np.array_equal(rows, generation.faiss.reconstruct_n(start, len(rows))):
            yield Problem(ProblemKind.CONTENT, layout.FAISS)
            break
    if not generation.manifest.encoder.matches(Fingerprint.of(encoder)):
        made_by = generation.manifest.encoder
        yield Problem(ProblemKind.ENCODER, layout.VECTORS, f"{made_by.name} ≠ {encoder.name}")
    elif not generation.manifest.outdated:
        yield from _sampled(generation, encoder)


def _sampled(generation: Generation, encoder: Encoder) -> Iterator[Problem]:
    for row, unit in _sample(generation):
        vector = encoder.encode_passages([unit.text])[0]
        if float(generation.vectors[row] @ vector) < SAME:
            yield Problem(ProblemKind.ENCODER, layout.VECTORS, str(row))


def _sample(generation: Generation) -> Iterator[tuple[int, Unit]]:
    """Give units spread evenly over a generation, with their rows."""
    rows = np.unique(np.linspace(0, len(generation.vectors) - 1, SAMPLE).round().astype(int))
    starts = np.cumsum([0, *(entry.units for entry in generation.manifest.reports)])
    for row in rows.tolist():
        place = int(np.searchsorted(starts, row, side="right")) - 1
        yield row, report_units(generation.reports[place])[row - int(starts[place])]
