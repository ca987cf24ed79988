"""Generations swapped under questions: none fails, and no answer mixes two of them."""

from __future__ import annotations

import asyncio
import gc
import re
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answering import Answerer
from bot.telegram.index_watch import current_or_none, follow_index
from bot.telegram.mind import Mind
from embeddings.generation import numbers
from embeddings.search import Searcher
from tests.store.hashing import HashingEncoder
from tests.store.reports import paragraphs, write_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from embeddings.store import Store

REBUILDS = 20


def newest(mind: Mind) -> int:
    return max(int(report.id.split("-")[0]) for report in mind.library.reports)


async def ask(mind: Mind, wrong: list[str], asked: Callable[[], None]) -> None:
    """Ask for the newest report there is, again and again; note what else was found."""
    while True:
        number = newest(mind)
        answer = await mind.answer(
            f"Thu ngân sách của phường số {number} đạt bao nhiêu?", None, None
        )
        if f"phường số {number} đạt" not in answer.quotes[0].passage.text:
            wrong.append(f"{number}: {answer.quotes[0].passage.text}")
        asked()


async def rebuild(store: Store, corpus: Path, number: int) -> None:
    write_report(corpus, number, paragraphs(number))
    await asyncio.to_thread(store.build, corpus, HashingEncoder())


async def swap_under_load(store: Store, corpus: Path, mind: Mind) -> tuple[int, list[str]]:
    """Rebuild and reopen while questions flow, each time until some more were answered."""
    wrong: list[str] = []
    answered = asyncio.Semaphore(0)
    count = 0

    def asked() -> None:
        nonlocal count
        count += 1
        answered.release()

    async with asyncio.TaskGroup() as group:
        askers = [group.create_task(ask(mind, wrong, asked)) for _ in range(3)]
        for number in range(100, 100 + REBUILDS):
            await rebuild(store, corpus, number)
            await mind.reopen()
            for _ in range(6):
                await answered.acquire()
            assert newest(mind) == number
        for asker in askers:
            asker.cancel()
    return count, wrong


def mapped_generations(index: Path) -> set[int]:
    """Return the numbers of the generations that this process still has in its memory."""
    maps = Path("/proc/self/maps").read_text(encoding="utf-8")
    return {int(number) for number in re.findall(rf"{index}/generations/(\d+)/", maps)}


def test_rebuilding_while_questions_flow(built: Store, corpus: Path) -> None:
    encoder = HashingEncoder()
    mind = Mind(lambda: Answerer(Searcher(built.current(encoder), encoder)), 3)
    count, wrong = asyncio.run(swap_under_load(built, corpus, mind))
    mind.close()
    assert wrong == []
    assert count >= 6 * REBUILDS
    gc.collect()
    assert mapped_generations(built.folder) == {REBUILDS + 1}
    built.build(corpus, encoder, full=True)
    assert numbers(built.folder) == [REBUILDS + 1, REBUILDS + 2]


def test_a_running_bot_notices_a_new_generation_by_itself(built: Store, corpus: Path) -> None:
    encoder = HashingEncoder()
    mind = Mind(lambda: Answerer(Searcher(built.current(encoder), encoder)), 3)

    async def notice() -> None:
        following = asyncio.create_task(
            follow_index(built.folder, mind, current_or_none(built.folder))
        )
        await rebuild(built, corpus, 77)
        while newest(mind) != 77:
            await asyncio.sleep(0.01)
        following.cancel()

    asyncio.run(asyncio.wait_for(notice(), 60))
    mind.close()
