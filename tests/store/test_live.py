"""A running program swaps to a new generation; no question fails, no answer mixes two."""

from __future__ import annotations

import gc
import re
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from embeddings.errors import DamagedIndex, NoIndex
from embeddings.generation import numbers
from embeddings.live import Live
from embeddings.search import Searcher
from tests.store.hashing import HashingEncoder
from tests.store.reports import paragraphs, write_report

if TYPE_CHECKING:
    from embeddings.generation import Generation
    from embeddings.store import Store

REBUILDS = 20


def number_of(generation: Generation) -> int:
    return generation.number


def test_a_new_generation_is_noticed(built: Store, corpus: Path, encoder: HashingEncoder) -> None:
    live = Live(built, encoder, number_of)
    assert (live.get(), live.refresh()) == (1, False)
    write_report(corpus, 9, paragraphs(9))
    built.build(corpus, encoder)
    assert live.refresh()
    assert live.get() == 2
    built.rollback()
    assert live.refresh()
    assert live.get() == 1


def test_it_notices_by_itself_while_it_runs(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    swapped = threading.Event()

    def make(generation: Generation) -> int:
        if generation.number == 2:
            swapped.set()
        return generation.number

    with Live(built, encoder, make, interval=0.01):
        write_report(corpus, 9, paragraphs(9))
        built.build(corpus, encoder)
        assert swapped.wait(60)


def test_without_an_index_there_is_nothing_to_run_on(store: Store, encoder: HashingEncoder) -> None:
    with pytest.raises(NoIndex):
        Live(store, encoder, number_of)


def test_a_generation_that_cannot_be_opened_leaves_the_old_one_in_place(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    live = Live(built, encoder, number_of)
    current = built.folder / "CURRENT"
    whole = current.read_bytes()
    current.write_bytes(b"2 is better\n")
    assert not live.refresh()
    assert live.get() == 1
    assert isinstance(live.problem, DamagedIndex)
    current.write_bytes(whole)
    assert not live.refresh()
    assert live.problem is None
    write_report(corpus, 9, paragraphs(9))
    built.build(corpus, encoder)
    assert live.refresh()


@dataclass(frozen=True)
class Reader:
    """One generation and what searches it."""

    generation: Generation
    searcher: Searcher

    @property
    def newest(self) -> int:
        return max(int(entry.own_id.split("-")[0]) for entry in self.generation.manifest.reports)

    def ask_for_newest(self) -> bool:
        """Ask for the newest report there is; tell whether that is what is found."""
        number = self.newest
        found = self.searcher.search(f"Thu ngân sách của phường số {number} đạt bao nhiêu?")
        passage = found.hits[0].passage
        return f"phường số {number} đạt" in passage.text


def test_rebuilding_while_questions_flow(
    built: Store, corpus: Path, encoder: HashingEncoder
) -> None:
    answered: list[bool] = []
    turn, done = threading.Semaphore(0), threading.Event()

    def ask(live: Live[Reader]) -> None:
        while not done.is_set():
            try:
                answered.append(live.get().ask_for_newest())
            finally:
                turn.release()

    with Live(
        built, encoder, lambda opened: Reader(opened, Searcher(opened, encoder)), interval=0.01
    ) as live:
        askers = [threading.Thread(target=ask, args=(live,)) for _ in range(2)]
        for asker in askers:
            asker.start()
        for number in range(100, 100 + REBUILDS):
            write_report(corpus, number, paragraphs(number))
            built.build(corpus, HashingEncoder())
            for _ in range(5):
                assert turn.acquire(timeout=60)
        done.set()
        for asker in askers:
            asker.join()
        live.refresh()
        assert len(answered) >= 5 * REBUILDS
        assert all(answered)
        assert live.get().newest == 100 + REBUILDS - 1
        gc.collect()
        assert mapped_generations(built.folder) == {REBUILDS + 1}
    write_report(corpus, 0, paragraphs(0))
    built.build(corpus, encoder)
    assert numbers(built.folder) == [REBUILDS + 1, REBUILDS + 2]


def mapped_generations(index: Path) -> set[int]:
    """Return the numbers of the generations that this process still has in its memory."""
    maps = Path("/proc/self/maps").read_text(encoding="utf-8")
    return {int(number) for number in re.findall(rf"{index}/generations/(\d+)/", maps)}
