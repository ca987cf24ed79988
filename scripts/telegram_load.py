"""Measure the bot under load against the loopback Telegram of the tests.

``python -m scripts.telegram_load --index index`` starts the real ``hoibaocao bot`` and prints a
table: a burst within Telegram's rates, a steady stream with its latency, and the memory over many
questions. ``--steady-seconds`` and ``--soak`` make it shorter or longer.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.botapi import BotApiServer, RateLimits
from tests.e2e.process import BotProcess
from tests.telegram.crowd import Crowd

_PATIENCE = 900.0
_RATE = 10


def main() -> int:
    """Run all three and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True, help="folder of a built index")
    parser.add_argument("--steady-seconds", type=int, default=60)
    parser.add_argument("--soak", type=int, default=10_000, help="questions for the memory")
    options = parser.parse_args()
    with BotApiServer() as server, tempfile.TemporaryDirectory() as home:
        bot = BotProcess(
            server,
            Path(home),
            options.index.resolve(),
            server.token,
            extra="questions_per_day = 0\n",
        )
        bot.start()
        try:
            print("| measure | value |\n|---|---|")
            _burst(server)
            _steady(server, options.steady_seconds)
            _soak(server, bot, options.soak)
            bot.terminate()
            return bot.wait()
        finally:
            bot.close()


def _burst(server: BotApiServer) -> None:
    server.set_limits(RateLimits())
    crowd = Crowd.gather(server, 100)
    before = len(server.calls())
    began = time.monotonic()
    for number in range(500):
        crowd.ask(number)
    crowd.wait(_PATIENCE)
    seconds = time.monotonic() - began
    refused = sum(call.status == 429 for call in server.calls()[before:])
    _row("burst: 500 questions from 100 chats, seconds", f"{seconds:.1f}")
    _row("burst: each answered once and in order", crowd.replies() == crowd.expected())
    _row("burst: 429 answers", refused)
    server.set_limits(None)


def _steady(server: BotApiServer, seconds: int) -> None:
    crowd = Crowd.gather(server, 100)
    asked: dict[int, float] = {}
    start = time.monotonic()
    for number in range(seconds * _RATE):
        time.sleep(max(0.0, start + number / _RATE - time.monotonic()))
        now = time.monotonic()
        asked[crowd.ask(number).message_id] = now
    crowd.wait(_PATIENCE)
    waits = sorted(
        1000 * (deed.at - asked[deed.message.reply_to_message.message_id])
        for person in crowd.people
        for deed in person.deeds
        if deed.message.reply_to_message
    )
    name = f"steady {_RATE}/s for {seconds} s: update to sendMessage"
    _row(f"{name}, median ms", f"{waits[len(waits) // 2]:.0f}")
    _row(f"{name}, p95 ms", f"{waits[len(waits) * 95 // 100]:.0f}")
    _row(f"{name}, longest ms", f"{waits[-1]:.0f}")


def _soak(server: BotApiServer, bot: BotProcess, questions: int) -> None:
    crowd = Crowd.gather(server, 100)
    sizes = [_resident(bot.pid)]
    began, worked = time.monotonic(), _processor_seconds(bot.pid)
    for tenth in range(10):
        for number in range(tenth * questions // 10, (tenth + 1) * questions // 10):
            crowd.ask(number)
        crowd.wait(_PATIENCE)
        sizes.append(_resident(bot.pid))
    rate = questions / (time.monotonic() - began)
    work = (_processor_seconds(bot.pid) - worked) / questions
    _row("soak: processor milliseconds a question", f"{1000 * work:.0f}")
    _row(f"soak: {questions} questions, answers a second", f"{rate:.1f}")
    _row("soak: resident MB at the start and after each tenth", " ".join(map(str, sizes)))


def _resident(pid: int) -> int:
    """Return a process's resident memory in MB."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) // 1024
    raise ProcessLookupError(pid)


def _processor_seconds(pid: int) -> float:
    """Return what a process has used of the processors, user and system together."""
    after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def _row(name: str, value: object) -> None:
    print(f"| {name} | {value} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
