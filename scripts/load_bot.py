"""Put load on the running bot and print what it bears.

``python -m scripts.load_bot --index index`` starts the loopback Telegram of the tests with
Telegram's rates and the real ``hoibaocao bot``, and measures

* a burst: 500 questions from 100 chats at once, until all are answered;
* a steady stream: 10 questions a second, each from another chat, the time from the update to its
  ``sendMessage``;
* the memory of the bot over all of it, from ``/proc/PID/status``: the resident set, and the part of
  it that is the bot's own (``RssAnon``; the rest is libraries and the memory-mapped index).

``--steady 10000 --rate 15`` is the run that shows whether memory is flat.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from tests.botapi import BotApiServer, DeedKind, Person, RateLimits
from tests.e2e.process import BotProcess
from tests.telegram.crowd import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

_CHATS = 100
_BURST = 500
_ANSWER_SECONDS = 120.0
_NOTED_EVERY = 100
_CURVE_ROWS = 20


@dataclass(frozen=True, slots=True)
class Resident:
    """The bot's memory at a moment.

    Attributes
    ----------
    asked
        Questions asked until then.
    whole, own
        MB of the resident set, and of the part of it that no file backs.
    """

    asked: int
    whole: float
    own: float


@dataclass(slots=True)
class Load:
    """People who ask, and when they did."""

    server: BotApiServer
    bot: BotProcess
    people: list[Person]
    asked_at: dict[tuple[int, int], float] = field(default_factory=dict)
    memory: list[Resident] = field(default_factory=list)
    refused: int = 0
    delays: list[float] = field(default_factory=list)

    def ask(self, person: Person, question: str) -> None:
        """Ask a question and note the time."""
        at = time.monotonic()
        message = person.send(question)
        self.asked_at[person.id, message.message_id] = at

    def wait(self) -> None:
        """Wait until there are as many messages of the bot as questions, however long that is."""
        while (sent := self._sent()) < len(self.asked_at):
            self._wait_for(min(sent + _NOTED_EVERY, len(self.asked_at)))
            self.note_memory()

    def _sent(self) -> int:
        return sum(len(person.room.deeds) for person in self.people)

    def _wait_for(self, answers: int) -> None:
        def enough() -> bool | None:
            return True if self._sent() >= answers else None

        self.server.wait_for(enough, _ANSWER_SECONDS, f"{answers} answers")

    def measure_delays(self) -> list[float]:
        """Return the seconds from each question to the answer's ``sendMessage``."""
        found = []
        for person in self.people:
            for deed in person.deeds:
                original = deed.message.reply_to_message
                if deed.kind is DeedKind.SENT and original is not None:
                    found.append(deed.at - self.asked_at[person.id, original.message_id])
        return found

    def note_memory(self) -> None:
        """Note the bot's memory."""
        status = Path(f"/proc/{self.bot.pid}/status").read_text(encoding="ascii")
        whole, own = (
            int(status.partition(f"{name}:")[2].split()[0]) * 1024 / 1e6
            for name in ("VmRSS", "RssAnon")
        )
        self.memory.append(Resident(len(self.asked_at), whole, own))


def main() -> None:
    """Run it; see the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True, help="folder of a built index")
    parser.add_argument("--steady", type=int, default=600, help="questions of the stream")
    parser.add_argument("--rate", type=float, default=10.0, help="questions a second")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        index = options.index.resolve()
        _report("burst", _measure(home / "burst", index, _burst))
        steady = _measure(
            home / "steady", index, lambda load: _stream(load, options.steady, options.rate)
        )
        _report("steady", steady)


def _measure(home: Path, index: Path, drive: Callable[[Load], None]) -> Load:
    with BotApiServer(limits=RateLimits()) as server:
        bot = BotProcess(server, home, index, server.token, extra="questions_per_day = 0\n")
        try:
            bot.start()
            people = [server.person(f"Người {number}") for number in range(_CHATS)]
            load = Load(server, bot, people)
            load.note_memory()
            drive(load)
            load.wait()
            load.note_memory()
            load.refused = sum(call.status == 429 for call in server.calls())
            load.delays = load.measure_delays()
            return load
        finally:
            bot.close()


def _burst(load: Load) -> None:
    pairs = zip(cycle(load.people), cycle(QUESTIONS), strict=False)
    for person, question in islice(pairs, _BURST):
        load.ask(person, question)


def _stream(load: Load, count: int, rate: float) -> None:
    began = time.monotonic()
    pairs = zip(cycle(load.people), cycle(QUESTIONS), strict=False)
    for number, (person, question) in enumerate(islice(pairs, count)):
        time.sleep(max(0.0, began + number / rate - time.monotonic()))
        load.ask(person, question)
        if number % _NOTED_EVERY == 0:
            load.note_memory()


def _report(name: str, load: Load) -> None:
    delays = sorted(load.delays)
    cuts = statistics.quantiles(delays, n=100)
    rows = (
        ("questions", f"{len(load.asked_at)}"),
        ("answers", f"{len(delays)}"),
        ("429 answers", f"{load.refused}"),
        ("all answered after", f"{max(delays):.1f} s"),
        ("p50", f"{1000 * cuts[49]:.0f} ms"),
        ("p95", f"{1000 * cuts[94]:.0f} ms"),
        ("memory at most", f"{max(moment.whole for moment in load.memory):.0f} MB"),
    )
    for label, value in rows:
        print(f"| {name} | {label} | {value} |")
    print("| asked | resident | of it own |")
    for moment in [*load.memory[:: -(-len(load.memory) // _CURVE_ROWS)], load.memory[-1]]:
        print(f"| {moment.asked} | {moment.whole:.1f} MB | {moment.own:.1f} MB |")


if __name__ == "__main__":
    main()
