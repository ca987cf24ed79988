"""Starting, stopping and meeting trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.messages import telegram as messages
from bot.messages import terminal as terminal_messages
from bot.messages.telegram_office import telegram_away
from tests.botapi import BotApiServer, Faults, RateLimits
from tests.conftest import IN_ANSWER as IN_LONG
from tests.conftest import QUESTION as LONG
from tests.e2e.test_talk import ANSWER, QUESTION

if TYPE_CHECKING:
    from pathlib import Path

    from tests.botapi import Person
    from tests.e2e.process import BotProcess, MakeBot

REPORT = """\
ỦY BAN NHÂN DÂN
XÃ HẢI LỆ

Số: 12/BC-UBND

Hải Lệ, ngày 05 tháng 6 năm 2024

BÁO CÁO
Về công tác phòng, chống lụt bão

I. KẾT QUẢ

Xã đã nạo vét 3,5 km kênh mương và dự trữ 12 tấn gạo tại 4 kho.
"""


def test_a_missing_index_is_built_first_and_the_token_may_stand_in_a_file(
    make_bot: MakeBot, server: BotApiServer, lan: Person, tmp_path: Path
) -> None:
    corpus = tmp_path / "reports"
    corpus.mkdir()
    (corpus / "12-BC-UBND-2024.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "token.txt").write_text(f"{server.token}\n", encoding="ascii")
    extra = f'token_file = "{tmp_path / "token.txt"}"\n'
    bot = make_bot(corpus=corpus, index=tmp_path / "fresh", token=None, extra=extra)
    bot.start()
    assert terminal_messages.BUILDING_FIRST in bot.log
    lan.send("Xã dự trữ bao nhiêu tấn gạo?")
    assert "12 tấn gạo" in (lan.next_message().text or "")


def test_sigterm_lets_the_answer_in_hand_go_out(
    bot: BotProcess, server: BotApiServer, lan: Person
) -> None:
    server.set_faults(Faults(slow=1.0, slow_seconds=1.0))
    lan.send(QUESTION)
    server.wait_for(lambda: True if not len(server.backend.queue) else None, 10, "confirmation")
    bot.terminate()
    assert bot.wait() == 0
    assert [ANSWER in (m.text or "") for m in lan.from_bot] == [True]


@pytest.mark.parametrize("token", [None, "no token", "7000000001:" + "x" * 35])
def test_without_a_good_token_it_says_so_in_one_sentence(
    make_bot: MakeBot, token: str | None
) -> None:
    bot = make_bot(token=token)
    bot.start(wait=False)
    assert bot.wait() == 1
    assert "Traceback" not in bot.log
    sentence = bot.log.splitlines()[-1]
    assert "mã bot" in sentence.lower()
    assert sentence.endswith(".")
    assert token is None or len(token) < 20 or token.partition(":")[2] not in bot.log


def test_a_second_instance_gives_way_and_the_first_goes_on(
    make_bot: MakeBot, server: BotApiServer, lan: Person
) -> None:
    first, second = make_bot("first", poll_seconds=1), make_bot("second", poll_seconds=1)
    first.start()
    server.wait_for_call("getUpdates", 30, count=5)  # its polls work for some seconds
    second.start(wait=False)
    assert second.wait() == 1
    assert "Traceback" not in second.log
    lan.send("/start")
    assert lan.next_message(30).text == messages.WELCOME
    assert first.running


def test_two_instances_never_share_a_database_and_sigterm_ends_the_idle_one(
    make_bot: MakeBot, bot: BotProcess
) -> None:
    other = make_bot()
    assert other.home == bot.home
    other.start(wait=False)
    assert other.wait() == 1
    assert bot.running
    bot.terminate()
    assert bot.wait() == 0


def test_it_waits_for_a_telegram_that_is_not_there_yet(make_bot: MakeBot) -> None:
    with BotApiServer() as gone:
        pass
    bot = make_bot(server=gone)
    bot.start(wait=False)
    bot.wait_for_log("Telegram can't be reached")
    with BotApiServer(port=gone.port) as later:
        lan = later.person("Lan")
        lan.send("/start")
        assert lan.next_message().text == messages.WELCOME


def test_buttons_work_after_a_restart(make_bot: MakeBot, lan: Person) -> None:
    bot = make_bot()
    bot.start()
    lan.send(LONG)
    answer = lan.next_message()
    bot.kill()
    bot.start()
    lan.press(answer, messages.WHOLE)
    assert IN_LONG in (lan.next_edit().text or "")


def test_a_question_that_a_crash_held_up_is_answered_late_with_an_apology(
    make_bot: MakeBot, server: BotApiServer, lan: Person
) -> None:
    bot = make_bot()
    bot.start()
    server.set_limits(RateLimits(chat_burst=0, chat_per_second=0.01))  # no answer gets out
    lan.send(QUESTION, ago=300)
    server.wait_for_call("sendMessage", status=429)
    server.wait_for(lambda: True if not len(server.backend.queue) else None, 10, "confirmation")
    bot.kill()
    server.set_limits(None)
    bot.start()
    apology, _, answer = (lan.next_message().text or "").partition("\n")
    assert apology == messages.LATE
    assert ANSWER in answer
    lan.send(QUESTION)
    assert messages.LATE not in (lan.next_message().text or "")
    assert len(lan.from_bot) == 2


def test_a_watchdog_says_when_polls_bring_nothing_and_when_they_do_again(
    make_bot: MakeBot, server: BotApiServer, lan: Person
) -> None:
    bot = make_bot(poll_seconds=1, extra=f"administrators = [{lan.id}]\n")
    bot.start()
    server.set_faults(Faults(server_error=1.0))
    bot.wait_for_log("no successful getUpdates for")
    assert "getUpdates works again" not in bot.log
    server.set_faults(Faults())
    bot.wait_for_log("getUpdates works again")
    lan.send("/trangthai")
    assert telegram_away("Bad Gateway (502)") in (lan.next_message().text or "")
