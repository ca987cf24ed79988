"""Rebuild the index 20 times under the running bot while questions flow, and print what came of it.

``python -m scripts.swap_bot`` starts the loopback Telegram of the tests and the real
``hoibaocao bot``. Three people ask without pause, each the next question when the last one is
answered; each rebuild adds a report, and must be noticed before the next one. A question counts as
failed if its answer is not the paragraph it is about.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from embeddings.bundled import BundledEncoder
from embeddings.generation import numbers
from embeddings.store import Store
from tests.botapi import BotApiServer, Person
from tests.e2e.process import BotProcess
from tests.store.reports import fill, paragraphs, write_report

PEOPLE = 3
REPORTS = 5


@dataclass
class Asking:
    """What was asked and what went wrong."""

    answered: int = 0
    failed: list[str] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)

    def ask(self, person: Person, number: int) -> None:
        """Ask one person's question again and again."""
        while not self.done.is_set():
            person.send(f"Thu ngân sách của phường số {number} đạt bao nhiêu?")
            text = person.next_message().text or ""
            self.answered += 1
            if f"phường số {number} đạt" not in text:
                self.failed.append(text)


def memory(bot: BotProcess) -> float:
    """Return the memory that the bot has for itself, in MB (Linux)."""
    status = Path(f"/proc/{bot.pid}/status").read_text(encoding="utf-8")
    return int(status.partition("RssAnon:")[2].split()[0]) / 1000


def swap(store: Store, corpus: Path, bot: BotProcess, rebuilds: int) -> list[tuple[float, float]]:
    """Rebuild again and again; return, for each, the seconds until the bot noticed and its MB."""
    encoder, noticed = BundledEncoder(), []
    for number in range(1, rebuilds + 1):
        write_report(corpus, 100 + number, paragraphs(100 + number))
        generation = store.build(corpus, encoder).number
        began = time.monotonic()
        bot.wait_for_log(f"answering from generation {generation}\n")
        noticed.append((time.monotonic() - began, memory(bot)))
    return noticed


def main() -> None:
    """Run it; see the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rebuilds", type=int, default=20)
    rebuilds = parser.parse_args().rebuilds
    with tempfile.TemporaryDirectory() as folder, BotApiServer() as server:
        corpus, store = Path(folder, "reports"), Store(Path(folder, "index"))
        fill(corpus, REPORTS)
        store.build(corpus, BundledEncoder())
        bot = BotProcess(
            server,
            Path(folder, "bot"),
            store.folder,
            server.token,
            corpus=corpus,
            extra="questions_per_day = 0\n",
        )
        asking = Asking()
        try:
            bot.start()
            askers = [
                threading.Thread(target=asking.ask, args=(server.person(f"Người {n}"), n))
                for n in range(1, PEOPLE + 1)
            ]
            for asker in askers:
                asker.start()
            noticed = swap(store, corpus, bot, rebuilds)
            asking.done.set()
            for asker in askers:
                asker.join()
        finally:
            asking.done.set()
            bot.close()
        print(f"rebuilds                    {len(noticed)}")
        print(f"questions answered          {asking.answered}")
        print(f"wrong or failed             {len(asking.failed)}")
        print(f"errors in the bot's log     {bot.log.count('ERROR') + bot.log.count('Traceback')}")
        print(f"noticed after, at most      {max(seconds for seconds, _ in noticed):.1f} s")
        for number in range(0, rebuilds, 5):
            print(f"private memory after {number + 1:>2}     {noticed[number][1]:.0f} MB")
        print(f"private memory at the end   {noticed[-1][1]:.0f} MB")
        print(f"generations left            {numbers(store.folder)}")


if __name__ == "__main__":
    main()
