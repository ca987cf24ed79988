"""Building: what changed is named, what is new is encoded, all else is taken over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from corpus import CorpusError, read_folder
from corpus.errors import EmptyFile, NoReports, TooLargeFile, UnreadableFile
from embeddings.errors import ForeignEncoder, NewFormat, NoIndex, OldFormat
from embeddings.generation import generation_folder
from embeddings.manifest import FORMAT, NAME
from embeddings.progress import Reason, Stage
from embeddings.store import Store
from tests.store.contents import content
from tests.store.hashing import HashingEncoder
from tests.store.reports import paragraphs, write_report
from tests.store.sealing import rewritten

if TYPE_CHECKING:
    from embeddings.progress import Progress


def test_there_is_no_index_before_the_first_build(store: Store) -> None:
    with pytest.raises(NoIndex):
        store.current()


def test_a_built_index_holds_the_reports_as_they_were_read(built: Store, corpus: Path) -> None:
    generation = built.current()
    reports = read_folder(corpus)
    assert tuple(generation.reports) == reports
    assert [row.passage for row in generation.passages] == [p for r in reports for p in r.passages]


def test_every_vector_is_that_of_its_text(built: Store, encoder: HashingEncoder) -> None:
    generation = built.current()
    last = generation.passages[-1].passage
    spans = generation.unit_span[generation.unit_passage == len(generation.passages) - 1]
    sentences = [last.text[start:end] for start, end in spans[1:]]
    assert np.array_equal(generation.vectors[-len(sentences) :], encoder.encode_queries(sentences))


def test_an_unchanged_corpus_makes_no_new_generation(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    summary = built.build(corpus, encoder)
    assert (summary.published, summary.number, summary.encoded) == (False, 1, 0)
    assert summary.changes.unchanged == 3
    assert built.current().number == 1


def test_each_change_is_named(built: Store, corpus: Path, encoder: HashingEncoder) -> None:
    write_report(corpus, 9, paragraphs(9))
    write_report(corpus, 2, [*paragraphs(2), "Một đoạn mới."])
    (corpus / "1-BC-UBND-2023.txt").rename(corpus / "doi-ten.txt")
    (corpus / "3-BC-UBND-2023.txt").unlink()
    changes = built.build(corpus, encoder).changes
    assert changes.new == ("9-BC-UBND-2023.txt",)
    assert changes.changed == ("2-BC-UBND-2023.txt",)
    assert changes.renamed == (("1-BC-UBND-2023.txt", "doi-ten.txt"),)
    assert changes.removed == ("3-BC-UBND-2023.txt",)
    assert changes.unchanged == 0


def test_only_new_texts_are_encoded(built: Store, corpus: Path, encoder: HashingEncoder) -> None:
    write_report(corpus, 2, [*paragraphs(2), "Một đoạn mới."])
    summary = built.build(corpus, encoder)
    new = [text for text in encoder.encoded if text.endswith("Một đoạn mới.")]
    assert summary.encoded == len(new) == 2
    assert summary.units == summary.encoded + summary.reused


def test_a_text_that_comes_back_is_not_encoded_again(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    gone = (corpus / "3-BC-UBND-2023.txt").read_text(encoding="utf-8")
    (corpus / "3-BC-UBND-2023.txt").unlink()
    built.build(corpus, encoder)
    (corpus / "wieder.txt").write_text(gone, encoding="utf-8")
    assert built.build(corpus, encoder).encoded == 0


def test_building_step_by_step_gives_what_building_at_once_gives(
    built: Store, corpus: Path, encoder: HashingEncoder, tmp_path: Path
) -> None:
    write_report(corpus, 0, paragraphs(0))
    built.build(corpus, encoder)
    write_report(corpus, 2, [*paragraphs(2), "Một đoạn mới."])
    (corpus / "1-BC-UBND-2023.txt").unlink()
    write_report(corpus, 3, paragraphs(3), name="0-sao.txt")
    built.build(corpus, encoder)
    at_once = Store(tmp_path / "other")
    at_once.build(corpus, encoder)
    assert content(built.current()) == content(at_once.current())


def test_ids_stay_unique_when_a_twin_comes_first(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    write_report(corpus, 1, ["Cùng một số, nội dung khác."], name="0.txt")
    built.build(corpus, encoder)
    assert tuple(built.current().reports) == read_folder(corpus)


def test_full_encodes_everything_again(built: Store, corpus: Path, encoder: HashingEncoder) -> None:
    summary = built.build(corpus, encoder, full=True)
    assert (summary.reason, summary.published) == (Reason.FULL, True)
    assert summary.encoded > 0
    assert built.current().number == 2


def test_a_dry_run_tells_and_writes_nothing(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    write_report(corpus, 9, paragraphs(9))
    before = {path: path.stat().st_mtime_ns for path in built.folder.rglob("*")}
    summary = built.build(corpus, encoder, dry_run=True)
    assert (summary.changes.new, summary.published) == (("9-BC-UBND-2023.txt",), False)
    assert summary.encoded == built.build(corpus, encoder).encoded
    assert before.keys() <= set(built.folder.rglob("*"))


def test_a_dry_run_of_a_first_build_makes_no_folder(
    store: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    assert store.build(corpus, encoder, dry_run=True).reason is Reason.FIRST
    assert not store.folder.exists()


def test_progress_counts_up_to_all_of_it(
    store: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    told: list[Progress] = []
    summary = store.build(corpus, encoder, progress=told.append)
    last = {progress.stage: progress for progress in told}
    assert (last[Stage.READING].done, last[Stage.READING].total) == (3, 3)
    assert (last[Stage.WRITING].done, last[Stage.WRITING].total) == (1, 1)
    assert last[Stage.ENCODING].done == last[Stage.ENCODING].total == summary.encoded
    assert [progress.done for progress in told if progress.stage is Stage.READING] == [0, 1, 2, 3]


def test_stopping_keeps_the_old_generation_and_the_vectors_already_made(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    for number in range(10, 40):
        write_report(corpus, number, paragraphs(number))

    def stop(progress: Progress) -> None:
        if progress.stage is Stage.ENCODING and progress.done >= 64:
            raise KeyboardInterrupt

    planned = built.build(corpus, encoder, dry_run=True).encoded
    with pytest.raises(KeyboardInterrupt):
        built.build(corpus, encoder, progress=stop)
    assert built.current().number == 1
    assert built.build(corpus, encoder).encoded == planned - 64


def test_an_unreadable_file_stops_the_build_and_changes_nothing(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    with pytest.raises(CorpusError) as failure:
        built.build(corpus, encoder)
    assert failure.value.path.endswith("empty.txt")
    assert built.current().number == 1


@pytest.mark.parametrize("full", [False, True])
def test_a_first_build_that_fails_leaves_no_folder(
    store: Store, corpus: Path, encoder: HashingEncoder, *, full: bool
) -> None:
    (corpus / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(EmptyFile):
        store.build(corpus, encoder, full=full)
    assert not store.folder.exists()
    (corpus / "empty.txt").unlink()
    assert store.build(corpus, encoder).published


def test_a_tolerant_build_sets_the_unreadable_file_aside(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "folder.txt").symlink_to("nowhere")
    write_report(corpus, 9, paragraphs(9))
    summary = built.build(corpus, encoder, tolerant=True)
    assert [item.file for item in summary.set_aside] == ["empty.txt"]
    assert summary.changes.new == ("9-BC-UBND-2023.txt",)
    assert built.build(corpus, encoder, tolerant=True).published is False


def test_a_corpus_of_nothing_readable_is_refused(
    built: Store, tmp_path: Path, encoder: HashingEncoder
) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    with pytest.raises(NoReports):
        built.build(bare, encoder, tolerant=True)
    (bare / "empty.txt").write_bytes(b"")
    with pytest.raises(CorpusError):
        built.build(bare, encoder, tolerant=True)
    assert built.current().number == 1


def test_another_encoder_is_recognised_by_its_vectors(built: Store) -> None:
    stranger = HashingEncoder(seed="other")
    stranger.name = "hashing"
    with pytest.raises(ForeignEncoder) as failure:
        built.current(stranger)
    assert (failure.value.found, failure.value.wanted) == (("hashing", 32), ("hashing", 32))
    with pytest.raises(ForeignEncoder):
        built.current(HashingEncoder(dimension=16))


def test_the_same_encoder_under_another_name_is_welcome(built: Store) -> None:
    renamed = HashingEncoder()
    renamed.name = "alias"
    assert built.current(renamed).number == 1


def test_building_with_another_encoder_makes_all_vectors_anew(built: Store, corpus: Path) -> None:
    other = HashingEncoder(dimension=16)
    summary = built.build(corpus, other)
    assert summary.reason is Reason.ENCODER
    assert summary.encoded == len({key.tobytes() for key in built.current().unit_key})
    assert built.current(other).vectors.shape[1] == 16


def test_another_parser_version_reads_all_again_and_encodes_nothing(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    rewritten(built, parser="0")
    assert built.current().manifest.outdated
    summary = built.build(corpus, encoder)
    assert (summary.reason, summary.published, summary.encoded) == (Reason.PARSER, True, 0)
    assert not built.current().manifest.outdated


def test_an_older_format_is_refused_and_upgraded_with_the_vectors_kept(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    rewritten(built, format=0)
    with pytest.raises(OldFormat) as failure:
        built.current()
    assert (failure.value.found, failure.value.known) == (0, FORMAT)
    summary = built.build(corpus, encoder)
    assert (summary.reason, summary.encoded) == (Reason.FORMAT, 0)
    assert built.current(encoder).number == 2


def test_a_newer_format_is_refused_and_not_overwritten(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    rewritten(built, format=FORMAT + 1)
    for use in (built.current, lambda: built.build(corpus, encoder)):
        with pytest.raises(NewFormat):
            use()


def test_a_manifest_can_be_read_by_people(built: Store) -> None:
    manifest = json.loads((generation_folder(built.folder, 1) / NAME).read_text(encoding="utf-8"))
    assert manifest["encoder"]["name"] == "hashing"
    assert manifest["reports"][0]["file"] == "1-BC-UBND-2023.txt"
    assert manifest["files"]["vectors.npy"]["bytes"] > 0


def test_a_missing_file_permission_is_the_files_error(corpus: Path, store: Store) -> None:
    gone = corpus / "1-BC-UBND-2023.txt"
    gone.unlink()
    gone.symlink_to(corpus / "loop.txt")
    (corpus / "loop.txt").symlink_to(gone)
    summary = store.build(corpus, HashingEncoder(), tolerant=True)
    assert summary.reports == 2
    assert all(isinstance(item.error, UnreadableFile) for item in summary.set_aside)


def test_a_folder_may_be_named_relative_to_the_working_folder(
    corpus: Path, encoder: HashingEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = Store(Path("index"))
    assert store.build(Path(corpus.name), encoder).published
    assert store.current(encoder).number == 1


def test_a_file_that_took_long_to_give_up_on_is_not_tried_again_and_again(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    first = built.build(corpus, encoder, tolerant=True)
    remembered = built.folder / "set_aside.json"
    slow = remembered.read_bytes().replace(b'"EmptyFile","facts":[]', b'"TooLargeFile","facts":[9]')
    remembered.write_bytes(slow)
    again = built.build(corpus, encoder, tolerant=True)
    assert isinstance(first.set_aside[0].error, EmptyFile)
    error = again.set_aside[0].error
    assert isinstance(error, TooLargeFile)
    assert (error.path, error.most) == (str(corpus / "empty.txt"), 9)
    with pytest.raises(EmptyFile):
        built.build(corpus, encoder)


def test_what_was_set_aside_is_tried_again_once_it_has_changed(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    (corpus / "9.txt").write_bytes(b"")
    built.build(corpus, encoder, tolerant=True)
    write_report(corpus, 9, paragraphs(9), "9.txt")
    summary = built.build(corpus, encoder, tolerant=True)
    assert (summary.set_aside, summary.changes.new) == ((), ("9.txt",))
