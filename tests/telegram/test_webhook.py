"""Telegram calls the bot; Prometheus reads its numbers."""

from __future__ import annotations

import json
import socket
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

from bot.messages import telegram as messages
from tests.telegram.builders import message_json

if TYPE_CHECKING:
    from tests.botapi import BotApiServer, Person
    from tests.e2e.process import MakeBot


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def get(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return str(answer.read().decode())


def post(port: int, body: bytes, secret: str) -> int:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/telegram",
        data=body,
        headers={"X-Telegram-Bot-Api-Secret-Token": secret, "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - http, as above
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code


def test_updates_by_webhook_are_answered_and_strangers_are_not_heard(
    server: BotApiServer, make_bot: MakeBot, lan: Person
) -> None:
    port, metrics = free_port(), free_port()
    bot = make_bot(
        extra=f"questions_per_day = 1\nmetrics_port = {metrics}\n[telegram.webhook]\n"
        f'port = {port}\nurl = "http://127.0.0.1:{port}/telegram"\n'
    )
    bot.start(wait=False)
    server.wait_for_call("setWebhook", 60)
    lan.send("Vì sao giải phóng mặt bằng còn chậm?")
    assert "346/BC-UBND" in (lan.next_message().text or "")
    lan.send("Đấu giá đất gặp khó khăn gì?")
    told = messages.refused_quota(1, 0).partition(" từ ")[0]
    assert (lan.next_message().text or "").startswith(told)
    update = json.dumps({"update_id": 1, "message": message_json("/start")}).encode()
    assert post(port, update, "wrong") == 403
    assert get(port, "/healthz") == "ok"
    page = get(metrics, "/metrics")
    assert 'hoibaocao_questions_total{outcome="answered"} 1.0' in page
    assert 'hoibaocao_questions_total{outcome="refused"} 1.0' in page
    assert 'hoibaocao_stage_seconds_count{stage="search"} 1.0' in page
    assert "hoibaocao_index_generation 1.0" in page
    began = time.monotonic()
    lan.send("/help")
    assert lan.next_message().text == messages.HELP
    silence = get(metrics, "/metrics").rpartition("hoibaocao_silence_seconds ")[2].split()[0]
    assert float(silence) < time.monotonic() - began
    bot.terminate()
    assert bot.wait() == 0
