"""Watching a corpus folder: files are indexed once they have stopped growing."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from corpus.errors import CorpusError, NoReports
from embeddings.errors import IndexFolderUnusable, NoIndex, StoreError
from embeddings.lock import write_lock
from embeddings.progress import BuildSummary
from embeddings.store import Store
from embeddings.watch import RETRY, Watcher
from tests.store.reports import paragraphs, write_report

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.errors import HoiBaoCaoError
    from embeddings.progress import Progress
    from tests.store.hashing import HashingEncoder


@pytest.fixture
def watcher(built: Store, corpus: Path, encoder: HashingEncoder) -> Watcher:
    """Return a watcher that has seen all there is."""
    watcher = Watcher(built, corpus, encoder, settle=2)
    watcher.poll(0)
    summary = watcher.poll(2)
    assert summary is not None
    assert not summary.published
    return watcher


def test_while_nothing_happens_nothing_is_done(watcher: Watcher) -> None:
    assert [watcher.poll(now) for now in (3, 4, 5)] == [None, None, None]


def test_a_file_is_indexed_once_it_has_stopped_growing(watcher: Watcher, corpus: Path) -> None:
    path = write_report(corpus, 9, paragraphs(9)[:1])
    assert watcher.poll(10) is None
    with path.open("a", encoding="utf-8") as file:
        file.write("\n\n" + paragraphs(9)[1])
    assert watcher.poll(11) is None
    assert watcher.poll(12.9) is None
    summary = watcher.poll(13)
    assert summary is not None
    assert summary.changes.new == (path.name,)
    assert (summary.number, summary.passages) == (2, 12)


def test_a_file_that_keeps_growing_holds_nobody_up(watcher: Watcher, corpus: Path) -> None:
    growing = write_report(corpus, 8, paragraphs(8))
    known = write_report(corpus, 1, ["Viết lại, chưa xong."])
    ready = write_report(corpus, 9, paragraphs(9))
    summaries = []
    for now in range(10, 14):
        for path in (growing, known):
            with path.open("a", encoding="utf-8") as file:
                file.write("\n\nThêm một đoạn.")
        summaries.append(watcher.poll(now))
    (summary,) = [each for each in summaries if each is not None]
    assert summary.changes.new == (ready.name,)
    assert summary.changes.changed == summary.changes.removed == ()
    settled = [watcher.poll(now) for now in (14, 15, 16)]
    (last,) = [each for each in settled if each is not None]
    assert (last.changes.new, last.changes.changed) == ((growing.name,), (known.name,))


def test_a_file_that_cannot_be_read_is_set_aside_and_the_rest_goes_on(
    watcher: Watcher, corpus: Path
) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    write_report(corpus, 9, paragraphs(9))
    assert watcher.poll(10) is None
    summary = watcher.poll(12)
    assert summary is not None
    assert [item.file for item in summary.set_aside] == ["empty.txt"]
    assert isinstance(summary.set_aside[0].error, CorpusError)
    assert summary.changes.new == ("9-BC-UBND-2023.txt",)
    assert watcher.poll(13) is None


def test_a_removed_file_leaves_the_index(watcher: Watcher, corpus: Path) -> None:
    (corpus / "2-BC-UBND-2023.txt").unlink()
    summary = watcher.poll(10)
    assert summary is not None
    assert summary.changes.removed == ("2-BC-UBND-2023.txt",)


def test_an_emptied_folder_is_told_once_and_the_index_stays(
    watcher: Watcher, corpus: Path, built: Store
) -> None:
    for path in corpus.iterdir():
        path.unlink()
    with pytest.raises(NoReports):
        watcher.poll(10)
    assert watcher.poll(11) is None
    assert built.current().number == 1


def test_while_somebody_else_builds_it_waits(watcher: Watcher, corpus: Path, built: Store) -> None:
    write_report(corpus, 9, paragraphs(9))
    with write_lock(built.folder):
        assert (watcher.poll(10), watcher.poll(12)) == (None, None)
    summary = watcher.poll(13)
    assert summary is not None
    assert summary.published


def test_an_index_that_cannot_be_written_is_tried_again_later(
    corpus: Path, encoder: HashingEncoder, tmp_path: Path
) -> None:
    place = tmp_path / "place"
    place.touch()
    watcher = Watcher(Store(place / "index"), corpus, encoder, settle=0)
    with pytest.raises(IndexFolderUnusable):
        watcher.poll(0)
    place.unlink()
    assert watcher.poll(RETRY - 1) is None
    summary = watcher.poll(RETRY)
    assert summary is not None
    assert summary.published


def test_a_build_is_broken_off_when_it_is_told_to_stop(
    store: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    stop = threading.Event()
    told: list[object] = []

    def stop_at_once(_: Progress) -> None:
        stop.set()

    Watcher(store, corpus, encoder, settle=0).run(stop, told.append, progress=stop_at_once)
    assert told == []
    with pytest.raises(NoIndex):
        store.current()


def test_it_runs_until_it_is_told_to_stop(
    store: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    told: list[BuildSummary | HoiBaoCaoError] = []
    stop = threading.Event()

    def tell(what: BuildSummary | HoiBaoCaoError) -> None:
        told.append(what)
        if isinstance(what, StoreError):
            (store.folder / "CURRENT").unlink()
        stop.set()

    Watcher(store, corpus, encoder, settle=0).run(stop, tell, interval=0.01)
    (summary,) = told
    assert isinstance(summary, BuildSummary)
    assert summary.published
