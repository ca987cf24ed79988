"""An administrator's day: reports come in through the chat, are replaced, go out."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from bot.messages import telegram as messages
from bot.messages import telegram_office as office
from corpus import bundled_folder, report_files
from tests.botapi import BotApiServer, button
from tests.conftest import PROGRAM
from tests.e2e.process import BotProcess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aiogram.types import Message

    from tests.botapi import Person

TREES = """ỦY BAN NHÂN DÂN THÀNH PHỐ

Số: 12/BC-UBND

Đông Hà, ngày 05 tháng 7 năm 2024

BÁO CÁO

Kết quả trồng cây xanh đô thị 6 tháng đầu năm 2024

I. KẾT QUẢ

Trong 6 tháng đầu năm, thành phố trồng mới 4.321 cây xanh trên 17 tuyến đường.
"""
QUESTION = "Thành phố trồng mới bao nhiêu cây xanh?"
NAME = "Báo cáo số 12/BC-UBND ngày 05/07/2024"


@pytest.fixture(scope="module")
def telegram() -> Iterator[BotApiServer]:
    with BotApiServer() as server:
        yield server
        assert server.violations == ()


@pytest.fixture(scope="module")
def chief(telegram: BotApiServer) -> Person:
    return telegram.person("Chánh văn phòng")


@pytest.fixture(scope="module")
def office_bot(
    telegram: BotApiServer,
    chief: Person,
    built_index: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[BotProcess]:
    home = tmp_path_factory.mktemp("office")
    corpus = home / "corpus"
    corpus.mkdir()
    for file in report_files(bundled_folder()):
        shutil.copy(file, corpus)
    shutil.copytree(built_index, home / "index")
    process = BotProcess(
        telegram,
        home / "bot",
        home / "index",
        telegram.token,
        corpus=corpus,
        extra=f"administrators = [{chief.id}]\nallowed_chats = [1]\n",
    )
    process.start()
    yield process
    process.close()
    assert "Traceback" not in process.log


@pytest.fixture
def corpus(office_bot: BotProcess) -> Path:
    assert office_bot.corpus is not None
    return office_bot.corpus


def wait_for_edit(person: Person, words: str) -> Message:
    while True:
        message = person.next_edit(60)
        if words in (message.text or ""):
            return message


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_report_is_read_confirmed_answered_from_replaced_and_removed(
    chief: Person, corpus: Path
) -> None:
    chief.send_document(TREES.encode(), "../../etc/cây xanh.txt")
    offer = chief.next_message(60)
    assert (offer.text or "").startswith(NAME)
    before = names(corpus)
    chief.press(offer, office.ADD)
    wait_for_edit(chief, office.added(NAME))
    assert names(corpus) == before | {"12-BC-UBND-2024.txt"}
    chief.send(QUESTION)
    answer = chief.next_message()
    assert "4.321 cây xanh" in (answer.text or "")

    chief.send_document(TREES.encode(), "lần nữa.txt")
    assert chief.next_message(60).text == office.known("12-BC-UBND-2024.txt")

    chief.send_document(TREES.replace("4.321", "5.678").encode(), "bản sửa.txt")
    offer = chief.next_message(60)
    assert office.ask_to_replace(NAME) in (offer.text or "")
    chief.press(offer, office.REPLACE)
    wait_for_edit(chief, office.added(NAME))
    chief.send(QUESTION)
    assert "5.678 cây xanh" in (chief.next_message().text or "")
    chief.press(answer, messages.PREVIOUS)
    assert chief.next_edit().text == messages.PASSAGE_GONE

    chief.send("/baocao")
    chief.press(chief.next_message(), "346/BC-UBND")
    chief.send("/timkiem cây xanh đô thị")
    hint = messages.only_in("Báo cáo số 346/BC-UBND ngày 01/12/2023")
    assert hint in (chief.next_message().text or "")
    chief.send("Giá vàng thế giới trên sao Hỏa là bao nhiêu?")
    assert hint in (chief.next_message().text or "")

    chief.send("/baocao")
    chief.press(chief.next_message(), "12/BC-UBND")
    chief.send("/xoabaocao")
    chief.press(chief.next_message(), "12/BC-UBND")
    chief.press(chief.next_edit(), office.REMOVE_YES)
    wait_for_edit(chief, office.removed(NAME))
    chief.send(QUESTION)
    assert (chief.next_message().text or "").startswith(messages.CHOSEN_GONE)
    chief.send(QUESTION)
    assert messages.CHOSEN_GONE not in (chief.next_message().text or "")
    chief.send("/baocao")
    assert button(chief.next_message(), f"✓ {messages.ALL_REPORTS}")
    assert names(corpus) == before


def test_a_dropped_upload_changes_nothing(chief: Person, corpus: Path) -> None:
    before = names(corpus)
    chief.send_document(TREES.replace("12/BC", "13/BC").encode(), "b.txt")
    offer = chief.next_message(60)
    chief.press(offer, office.DROP)
    assert chief.next_edit().text == office.DROPPED
    assert names(corpus) == before


@pytest.mark.parametrize(
    ("content", "name", "size"),
    [(b"", "rỗng.txt", None), (b"abc", "máy.exe", None), (b"PK\x03\x04", "hỏng.docx", None)],
)
def test_a_bad_file_gets_one_sentence_that_names_it(
    chief: Person, content: bytes, name: str, size: int | None
) -> None:
    chief.send_document(content, name, size=size)
    sentence = chief.next_message(60).text or ""
    assert name in sentence
    assert "\n" not in sentence


def test_what_is_no_report_is_doubted_and_named_by_its_first_words(chief: Person) -> None:
    chief.send_document("Nhớ mua rau, trứng và cá.".encode(), "việc nhà.txt")
    offer = chief.next_message(60)
    assert "Nhớ mua rau" in (offer.text or "").splitlines()[0]
    assert office.NOT_A_REPORT in (offer.text or "")
    chief.press(offer, office.DROP)
    assert chief.next_edit().text == office.DROPPED


def test_a_report_sent_to_a_group_is_wanted_in_private(
    chief: Person, telegram: BotApiServer
) -> None:
    group = telegram.group("Văn phòng")
    chief.send("/help", to=group)
    told = group.next_message()
    assert told.text == messages.HELP
    chief.send_document(TREES.encode(), "cây.txt", to=group, reply_to=told)
    assert group.next_message().text == office.FILE_IN_GROUP


def test_help_tells_an_administrator_more(chief: Person) -> None:
    chief.send("/help")
    assert office.HELP in (chief.next_message().text or "")


def test_a_file_too_big_is_not_even_asked_for(telegram: BotApiServer, chief: Person) -> None:
    asked_for = len(telegram.calls("getFile"))
    chief.send_document(b"x", "lớn.pdf", size=21 * 1024 * 1024)
    assert chief.next_message().text == office.TOO_BIG
    assert len(telegram.calls("getFile")) == asked_for


@pytest.mark.usefixtures("office_bot")
def test_a_file_whose_size_only_telegram_knows_gets_the_same_sentence(chief: Person) -> None:
    chief.send_document(b"x", "lớn.pdf", size=21 * 1024 * 1024, sized=False)
    assert chief.next_message().text == office.TOO_BIG


def test_a_report_that_could_not_go_in_can_be_tried_again(
    chief: Person, office_bot: BotProcess, corpus: Path
) -> None:
    before = names(corpus)
    chief.send_document(TREES.replace("12/BC", "14/BC").encode(), "c.txt")
    offer = chief.next_message(60)
    with (office_bot.index / "LOCK").open("r+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # as `hoibaocao index` would hold it
        chief.press(offer, office.ADD)
        refused = wait_for_edit(chief, "đang ghi chỉ mục")
    assert names(corpus) == before
    chief.press(refused, office.ADD)
    wait_for_edit(chief, office.added(NAME.replace("12/BC", "14/BC")))


def test_a_file_sent_twice_before_it_is_confirmed_goes_in_once(chief: Person, corpus: Path) -> None:
    before = names(corpus)
    content = TREES.replace("12/BC", "15/BC").encode()
    offers = []
    for _ in range(2):
        chief.send_document(content, "d.txt")
        offers.append(chief.next_message(60))
    name = NAME.replace("12/BC", "15/BC")
    for offer in offers:
        chief.press(offer, office.ADD)
        wait_for_edit(chief, office.added(name))
    assert names(corpus) == before | {"15-BC-UBND-2024.txt"}


def test_the_state_is_told_to_administrators_only(chief: Person, telegram: BotApiServer) -> None:
    chief.send("/trangthai")
    text = chief.next_message().text or ""
    assert "346/BC-UBND" in text
    stranger = telegram.person("Lạ")
    stranger.send("/trangthai")
    assert stranger.next_message().text == messages.refused(stranger.id)


@pytest.mark.usefixtures("office_bot")
def test_strangers_are_refused_once_and_then_left_alone(
    telegram: BotApiServer, chief: Person
) -> None:
    stranger = telegram.person("Lạ")
    for text in ("Báo cáo nói gì về đất đai?", "Sao không trả lời?", "/start"):
        stranger.send(text)
    stranger.send_voice()
    assert stranger.next_message().text == messages.refused(stranger.id)
    line = stranger.ask_inline("đất đai").answer().button
    assert line is not None
    assert line.text == messages.NOT_LISTED
    stranger.send("/quyenriengtu")
    assert "/xoadulieu" in (stranger.next_message().text or "")
    assert len(stranger.from_bot) == 2
    assert chief.user.id != stranger.user.id


def test_a_code_from_the_terminal_makes_an_administrator_once(
    office_bot: BotProcess, telegram: BotApiServer
) -> None:
    done = subprocess.run(
        [PROGRAM, "pair"], cwd=office_bot.home, check=True, capture_output=True, text=True
    )
    new, late = telegram.person("Mới"), telegram.person("Chậm")
    new.send(done.stdout.strip())
    assert new.next_message().text == messages.PAIRED
    late.send(done.stdout.strip())
    assert late.next_message().text == messages.PAIR_WRONG
    new.send("/trangthai")
    assert office.STATE_TITLE in (new.next_message().text or "")
