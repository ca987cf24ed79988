from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.answer import Answer, Refusal
from bot.messages import telegram as messages
from bot.messages.clock import moment
from bot.telegram.access import Access, Verdict, new_pairing_code
from bot.telegram.database import Database
from bot.telegram.incoming import Asked, Want
from bot.telegram.memory import Memory
from bot.telegram.settings import TelegramSettings
from bot.telegram.turns import Turn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ASKED = Asked(Want.QUESTION, chat=7, thread=0, user=7, message=10, text="một?", date=1e9)
NOT_STATED = Answer("một?", answered=False, confidence=0.1, refusal=Refusal.NOT_STATED, quotes=())


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "bot.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def memory(database: Database) -> Memory:
    return Memory.over(database, retention_days=90)


def later(asked: Asked, text: str, **change: object) -> Asked:
    return replace(asked, message=asked.message + 1, text=text, date=asked.date + 5, **change)  # type: ignore[arg-type]


def test_a_follow_up_has_the_persons_last_question_here_before_it(memory: Memory) -> None:
    memory.turns.keep(ASKED)
    assert memory.turns.previous(later(ASKED, "hai?")) == Turn(10, "một?")
    assert memory.turns.previous(later(ASKED, "hai?", user=8)) is None
    assert memory.turns.previous(later(ASKED, "hai?", thread=3)) is None
    assert memory.turns.previous(later(ASKED, "hai?", chat=9)) is None
    assert memory.turns.previous(replace(later(ASKED, "hai?"), date=ASKED.date + 7200)) is None


def test_a_follow_up_does_not_lean_on_a_question_about_something_else(memory: Memory) -> None:
    weather = later(ASKED, "thời tiết?")
    for asked in (ASKED, weather):
        memory.turns.keep(asked)
    memory.turns.pass_over(weather)
    assert memory.turns.previous(later(weather, "vì sao?")) == Turn(10, "một?")
    memory.turns.keep(replace(weather, text="hai?"))  # edited
    assert memory.turns.previous(later(weather, "vì sao?")) == Turn(11, "hai?")


def test_moi_starts_afresh(memory: Memory) -> None:
    memory.turns.keep(ASKED)
    memory.turns.close(ASKED)
    assert memory.turns.previous(later(ASKED, "hai?")) is None


def test_an_edited_piece_changes_the_whole_question(memory: Memory) -> None:
    second = later(ASKED, "hai?")
    whole = memory.turns.join([ASKED, second])
    assert (whole.message, whole.text) == (second.message, "một?\nhai?")
    edited = memory.turns.edited(replace(ASKED, text="ba?"))
    assert (edited.message, edited.text) == (second.message, "ba?\nhai?")
    assert memory.turns.edited(replace(ASKED, message=99)).message == 99


def test_asking_again_keeps_the_cards_number(memory: Memory) -> None:
    card = memory.cards.keep(ASKED, NOT_STATED, ("vàng",))
    again = memory.cards.keep(replace(ASKED, text="khác?"), NOT_STATED)
    assert again.id == card.id
    found = memory.cards.find(card.id, ASKED.chat)
    assert found is not None
    assert (found.question, found.refusal) == ("khác?", Refusal.NOT_STATED)
    assert memory.cards.find(card.id, chat=8) is None


def test_what_a_message_asked_has_its_card_after_a_restart(
    memory: Memory, database: Database
) -> None:
    card = memory.cards.keep(ASKED, replace(NOT_STATED, meant="xã Hải Lệ có gì?"))
    again = Memory.over(database, retention_days=90)
    assert again.cards.of(ASKED.chat, ASKED.message) == card
    assert again.cards.of(ASKED.chat, 99) is None


def test_lessons_are_kept_without_the_user_id_and_erased_on_wish(
    memory: Memory, database: Database
) -> None:
    memory.turns.keep(ASKED)
    memory.lessons.keep(ASKED, NOT_STATED)
    memory.lessons.vote(ASKED.chat, ASKED.message, -1)
    kept = memory.lessons.since(0, unanswered_only=True)
    assert [(lesson.question, lesson.vote) for lesson in kept] == [("một?", -1)]
    row = tuple(database.row("SELECT * FROM lessons") or ())
    assert ASKED.user not in row
    assert ASKED.chat not in row
    memory.lessons.forget(8)
    assert len(memory.lessons.since(0, unanswered_only=False)) == 1
    memory.lessons.forget(7)
    assert memory.lessons.since(0, unanswered_only=False) == []
    assert database.rows("SELECT 1 FROM turns") == []


def test_erased_words_are_not_left_in_the_file(tmp_path: Path) -> None:
    database = Database(tmp_path / "b.sqlite3")
    memory = Memory.over(database, retention_days=90)
    secret = replace(ASKED, text="chuyện-riêng-của-tôi " * 40)
    memory.turns.keep(secret)
    memory.lessons.keep(secret, NOT_STATED)
    memory.lessons.forget(ASKED.user)
    database.close()
    held = [path for path in tmp_path.iterdir() if b"chuy\xe1\xbb\x87n-ri" in path.read_bytes()]
    assert held == []


def test_who_erases_everything_is_no_longer_known_as_refused(
    memory: Memory, database: Database
) -> None:
    access = Access(TelegramSettings(allowed_users=(8,)), database)
    assert access.first_time(ASKED, Verdict.NOT_LISTED)
    memory.lessons.forget(ASKED.user)
    assert database.rows("SELECT 1 FROM refusals") == []


@pytest.mark.parametrize(("retention", "conversation"), [(90, 30), (7, 7), (0, 1)])
def test_conversations_are_not_kept_longer_than_what_is_learned_from_them(
    database: Database, retention: int, conversation: int
) -> None:
    assert Memory.over(database, retention).lessons.conversation_days == conversation


def test_no_retention_stores_nothing(database: Database) -> None:
    memory = Memory.over(database, retention_days=0)
    memory.lessons.keep(ASKED, NOT_STATED)
    assert database.rows("SELECT 1 FROM lessons") == []


def test_a_supergroup_keeps_what_its_group_had_chosen(memory: Memory) -> None:
    memory.chats.choose(-5, "346")
    memory.chats.migrate(-5, -1005)
    assert (memory.chats.report(-1005), memory.chats.report(-5)) == ("346", None)


def test_empty_lists_let_everybody_ask_and_nobody_administrate(database: Database) -> None:
    access = Access(TelegramSettings(), database)
    assert access.judge(ASKED) is Verdict.ALLOWED
    assert not access.is_administrator(7)


@pytest.mark.parametrize("lists", [{"allowed_users": (7,)}, {"allowed_chats": (7,)}])
def test_a_list_lets_only_those_on_it_ask(database: Database, lists: dict[str, tuple[int]]) -> None:
    access = Access(TelegramSettings(**lists), database)  # type: ignore[arg-type]
    assert access.judge(ASKED) is Verdict.ALLOWED
    stranger = replace(ASKED, user=8, chat=8)
    assert access.judge(stranger) is Verdict.NOT_LISTED
    assert access.first_time(stranger, Verdict.NOT_LISTED)
    assert access.first_time(stranger, Verdict.NOT_LISTED)
    assert not access.first_time(later(stranger, "sao không nói?"), Verdict.NOT_LISTED)


def test_a_listed_group_stays_listed_as_a_supergroup(database: Database, memory: Memory) -> None:
    access = Access(TelegramSettings(allowed_chats=(-5,)), database)
    assert not access.may_ask(user=8, chat=-1005)
    memory.chats.migrate(-5, -1005)
    assert access.may_ask(user=8, chat=-1005)
    assert not access.may_ask(user=8, chat=-1006)


def test_a_quota_counts_a_message_once_and_a_day_long(database: Database, memory: Memory) -> None:
    access = Access(TelegramSettings(questions_per_day=2), database)
    second = later(ASKED, "hai?")
    for asked in (ASKED, second):
        assert access.judge(asked) is Verdict.ALLOWED
        memory.turns.keep(asked)
    assert access.judge(second) is Verdict.ALLOWED
    assert access.judge(later(second, "ba?")) is Verdict.TOO_MANY
    assert access.judge(replace(later(second, "ba?"), date=ASKED.date + 90_000)) is Verdict.ALLOWED
    assert access.judge(later(second, "ba?", user=8)) is Verdict.ALLOWED


def test_the_quota_tells_when_the_next_question_is_answered(
    database: Database, memory: Memory
) -> None:
    access = Access(TelegramSettings(questions_per_day=2), database)
    second = replace(later(ASKED, "hai?"), date=ASKED.date + 3600)
    for asked in (ASKED, second):
        memory.turns.keep(asked)
    third = replace(later(second, "ba?"), date=ASKED.date + 7200)
    limit, free = access.quota(third)
    assert limit == 2
    assert 0 <= free - (ASKED.date + 86_400) < 60
    assert access.judge(replace(third, date=free - 61)) is Verdict.TOO_MANY
    assert access.judge(replace(third, date=free)) is Verdict.ALLOWED
    assert f"đủ 2 câu trong 24 giờ. Mời bạn hỏi tiếp từ {moment(free)}" in messages.refused_quota(
        limit, free
    )


def test_erasing_what_was_asked_is_no_way_around_the_quota(
    database: Database, memory: Memory
) -> None:
    access = Access(TelegramSettings(questions_per_day=1), database)
    now = replace(ASKED, date=time.time())
    memory.turns.keep(now)
    memory.lessons.forget(ASKED.user)
    memory.prune()
    assert [row["question"] for row in database.rows("SELECT question FROM turns")] == [""]
    assert memory.turns.previous(later(now, "còn gì nữa?")) is None
    assert access.judge(later(now, "hai?")) is Verdict.TOO_MANY


def test_a_pairing_code_works_once(database: Database) -> None:
    access = Access(TelegramSettings(), database)
    code = new_pairing_code(database)
    assert not access.pair(7, "00000000x")
    assert access.pair(7, f" {code} ")
    assert not access.pair(8, code)
    assert access.administrators() == (7,)
    assert code not in "".join(map(str, database.rows("SELECT * FROM pairings")))
