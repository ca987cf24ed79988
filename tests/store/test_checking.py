"""Checking: any changed byte is found and named, refused when opened, and repaired."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from corpus import bundled_folder, read_folder
from corpus.report import Footnote
from embeddings.bundled import BundledEncoder
from embeddings.check_report import ProblemKind, Soundness
from embeddings.disk import write_array
from embeddings.errors import DamagedIndex
from embeddings.generation import generation_folder
from embeddings.inspection import dangling
from embeddings.manifest import FileSum
from embeddings.progress import Reason
from tests.store.hashing import HashingEncoder
from tests.store.reports import paragraphs, write_report
from tests.store.sealing import rewritten

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from numpy.typing import NDArray

    from embeddings.store import Store


def flip(path: Path, place: int) -> None:
    """Change one byte of a file."""
    content = bytearray(path.read_bytes())
    content[place] ^= 0x20
    path.write_bytes(content)


def files(store: Store) -> list[Path]:
    return sorted(path for path in (store.folder / "generations").rglob("*") if path.is_file())


def test_a_fresh_index_is_sound(built: Store, encoder: HashingEncoder) -> None:
    report = built.check(encoder)
    assert (report.soundness, report.problems) == (Soundness.SOUND, ())
    assert (report.reports, report.passages, report.sampled) == (3, 9, 16)


def test_there_may_be_nothing_to_check(store: Store, encoder: HashingEncoder) -> None:
    assert store.check(encoder).soundness is Soundness.MISSING


def test_the_real_encoder_gives_its_vectors_again(tmp_path: Path, store: Store) -> None:
    write_report(tmp_path / "one", 1, paragraphs(1))
    encoder = BundledEncoder()
    store.build(tmp_path / "one", encoder)
    assert store.check(encoder).problems == ()


def test_a_flipped_byte_in_any_file_is_named_and_refused(
    built: Store, encoder: HashingEncoder
) -> None:
    names = [path.relative_to(built.folder).as_posix() for path in files(built)]
    assert len(names) > 15
    for path, name in zip(files(built), names, strict=True):
        content = path.read_bytes()
        for place in (0, len(content) // 2, len(content) - 1):
            flip(path, place)
            assert [item.file for item in built.check(encoder).problems] == [name]
            with pytest.raises(DamagedIndex) as failure:
                built.current()
            assert failure.value.file == name
            path.write_bytes(content)
    assert built.check(encoder).soundness is Soundness.SOUND


def test_every_single_byte_of_the_manifest_counts(built: Store) -> None:
    path = generation_folder(built.folder, 1) / "manifest.json"
    content = path.read_bytes()
    for place in range(0, len(content), 41):
        flip(path, place)
        with pytest.raises(DamagedIndex):
            built.current()
        path.write_bytes(content)


def test_every_single_byte_of_current_counts(built: Store, encoder: HashingEncoder) -> None:
    path = built.folder / "CURRENT"
    content = path.read_bytes()
    for place in range(len(content)):
        flip(path, place)
        assert built.check(encoder).soundness is Soundness.DAMAGED
        with pytest.raises(DamagedIndex):
            built.current()
        path.write_bytes(content)


def test_a_missing_or_cut_file_is_named(built: Store, encoder: HashingEncoder) -> None:
    for path in files(built):
        name, content = path.relative_to(built.folder).as_posix(), path.read_bytes()
        path.write_bytes(content[:-1])
        assert [item.file for item in built.check(encoder).problems] == [name]
        path.unlink()
        assert [item.file for item in built.check(encoder).problems] == [name]
        with pytest.raises(DamagedIndex) as failure:
            built.current()
        assert failure.value.file == name
        path.write_bytes(content)


def test_damage_to_the_generation_before_is_found(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    write_report(corpus, 9, paragraphs(9))
    built.build(corpus, encoder)
    flip(generation_folder(built.folder, 1) / "vectors.npy", 200)
    assert [item.file for item in built.check(encoder).problems] == ["generations/1/vectors.npy"]
    assert built.current(encoder).number == 2


def test_rows_that_disagree_are_found_even_if_all_hashes_are_right(
    built: Store, encoder: HashingEncoder
) -> None:
    folder = generation_folder(built.folder, 1)
    generation = built.current()
    changed: dict[str, NDArray[Any]] = {
        "vectors.npy": np.roll(generation.vectors, 1, axis=0),
        "unit_span.npy": generation.unit_span + 1,
        "unit_kind.npy": 1 - generation.unit_kind,
        "lexical/lengths.npy": generation.lexical.lengths + 1,
        "unit_passage.npy": generation.unit_passage[:-1].copy(),
    }
    for name, array in changed.items():
        original, manifest = (folder / name).read_bytes(), built.current().manifest
        write_array(folder / name, array)
        rewritten(built, files={**manifest.files, name: FileSum.of(folder / name)})
        found = {item.file for item in built.check(encoder).problems}
        assert any(f"generations/1/{name}".startswith(file) for file in found), name
        (folder / name).write_bytes(original)
        rewritten(built, files=manifest.files)
    assert built.check(encoder).soundness is Soundness.SOUND


def test_vectors_of_another_encoder_are_found(built: Store) -> None:
    problems = built.check(HashingEncoder(seed="other")).problems
    assert [item.kind for item in problems] == [ProblemKind.ENCODER]


def test_citations_point_into_their_report() -> None:
    report = read_folder(bundled_folder())[0]
    assert dangling(report) == []
    lost = replace(report, sections=report.sections[:-1])
    assert dangling(lost) == [p.id for p in report.passages if p.section == report.sections[-1].key]
    noteless = replace(report, footnotes=(Footnote(99, "…"),))
    assert dangling(noteless) == [p.id for p in report.passages if p.footnotes]


def test_an_older_format_is_a_problem_that_indexing_again_solves(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    rewritten(built, format=0)
    assert [item.kind for item in built.check(encoder).problems] == [ProblemKind.FORMAT]
    built.build(corpus, encoder)
    assert built.check(encoder).soundness is Soundness.SOUND


def test_repair_builds_from_the_corpus_and_the_kept_vectors(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    for path in files(built):
        flip(path, len(path.read_bytes()) // 2)
    with pytest.raises(DamagedIndex):
        built.build(corpus, encoder)
    summary = built.repair(corpus, encoder)
    assert (summary.reason, summary.published, summary.encoded) == (Reason.REPAIR, True, 0)
    assert built.check(encoder).soundness is Soundness.SOUND


def test_repair_encodes_only_what_no_whole_vector_is_kept_of(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    (folder,) = (built.folder / "vectors").iterdir()
    flip(folder / "vectors", 5)
    flip(folder / "keys", 40)
    assert [item.file for item in built.check(encoder).problems] == [f"vectors/{folder.name}"]
    flip(generation_folder(built.folder, 1) / "vectors.npy", 200)
    assert built.repair(corpus, encoder).encoded == 2
    assert built.check(encoder).soundness is Soundness.SOUND


def test_repair_helps_when_current_itself_is_damaged(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    flip(built.folder / "CURRENT", 0)
    assert built.repair(corpus, encoder).number == 2
    assert built.current(encoder).manifest.parent == 1
