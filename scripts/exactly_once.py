"""Kill the bot again and again while people ask, and count the answers.

``python -m scripts.exactly_once --index index`` starts the loopback Telegram of the tests with
Telegram's rates and a bad network, kills ``hoibaocao bot`` with SIGKILL at random moments and
counts. It prints a table and exits 1 if any question was lost, answered twice or out of order.
With ``--tight`` Telegram allows less than the bot believes, so that 429s come by the hundred.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.botapi import BotApiServer, DeedKind, Faults, Person, RateLimits
from tests.e2e.process import BotProcess

_TROUBLES = Faults(
    dropped=0.03, answer_lost=0.03, server_error=0.03, slow=0.05, redelivered=0.2, slow_seconds=0.3
)
_TIGHT = RateLimits(chat_burst=1, overall_per_second=12)
_ANSWER_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How many ask how much, and how often the bot dies."""

    questions: int
    chats: int
    kills: int
    seed: int


@dataclass(frozen=True, slots=True)
class Asker:
    """A person and the message ids of what was asked, in order."""

    person: Person
    asked: list[int]

    def ask(self, number: int) -> None:
        """Ask a question that is like no other."""
        text = f"Chỉ tiêu số {number} của năm 2023 là gì?"
        self.asked.append(self.person.send(text).message_id)

    def answered(self) -> list[int]:
        """Return the ids of the messages that were answered, in the order of the answers."""
        originals = [message.reply_to_message for message in self.person.from_bot]
        return [original.message_id for original in originals if original is not None]

    def sent(self) -> int:
        """Return how many messages the bot sent; for the server's thread."""
        return sum(deed.kind is DeedKind.SENT for deed in self.person.room.deeds)


def main() -> int:
    """Run it; see the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True, help="folder of a built index")
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--chats", type=int, default=40)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tight", action="store_true", help="let 429s come")
    options = parser.parse_args()
    plan = Plan(options.questions, options.chats, options.kills, options.seed)
    limits = _TIGHT if options.tight else RateLimits()
    with BotApiServer(limits=limits) as server, tempfile.TemporaryDirectory() as home:
        bot = BotProcess(server, Path(home), options.index.resolve(), server.token)
        try:
            askers = _run(plan, server, bot)
        finally:
            bot.close()
            Path("exactly_once.log").write_text(bot.log, encoding="utf-8")
        return _report(plan, askers, server)


def _run(plan: Plan, server: BotApiServer, bot: BotProcess) -> list[Asker]:
    luck = random.Random(plan.seed)  # noqa: S311 - moments of a test, no secret
    server.set_faults(_TROUBLES)
    askers = [Asker(server.person(f"Người {number}"), []) for number in range(plan.chats)]
    for kill in range(plan.kills):
        bot.start()
        for number in range(plan.questions):
            if number * plan.kills // plan.questions == kill:
                askers[number % plan.chats].ask(number)
        time.sleep(luck.uniform(0.0, 1.5))
        bot.kill()
    bot.start()

    def finished() -> bool | None:
        return True if sum(asker.sent() for asker in askers) >= plan.questions else None

    server.wait_for(finished, _ANSWER_SECONDS, "answer to each question")
    server.set_faults(Faults())
    bot.terminate()
    bot.wait()
    return askers


def _report(plan: Plan, askers: list[Asker], server: BotApiServer) -> int:
    answered = [asker.answered() for asker in askers]
    lost = sum(
        len(set(asker.asked) - set(got)) for asker, got in zip(askers, answered, strict=True)
    )
    twice = sum(len(got) - len(set(got)) for got in answered)
    disordered = sum(got != sorted(got) for got in answered)
    refused = sum(call.status == 429 for call in server.calls())
    troubled = sum(call.status in (0, 502) for call in server.calls())
    rows = (
        ("questions", plan.questions),
        ("chats", plan.chats),
        ("kills", plan.kills),
        ("requests", len(server.calls())),
        ("requests with trouble", troubled),
        ("429 answers", refused),
        ("lost", lost),
        ("answered twice", twice),
        ("chats out of order", disordered),
    )
    for name, value in rows:
        print(f"| {name} | {value} |")
    return 1 if lost or twice or disordered else 0


if __name__ == "__main__":
    sys.exit(main())
