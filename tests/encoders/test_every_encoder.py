"""Index, command line and Telegram, with each kind of encoder.

The other kinds give the bundled encoder's vectors up to rounding, so that they may also answer from
an index that it made.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.conftest import IN_ANSWER, QUESTION
from tests.e2e.conftest import make_bot, server
from tests.encoders.conftest import require_extra

if TYPE_CHECKING:
    from pathlib import Path

    from embeddings.encoder_choice import EncoderChoice
    from tests.botapi import BotApiServer
    from tests.cli.conftest import Command
    from tests.e2e.process import MakeBot

__all__ = ["make_bot", "server"]

REPORT = """Số: 12/BC-UBND

Đông Hà, ngày 05 tháng 12 năm 2023

BÁO CÁO

Tình hình thu ngân sách

I. KẾT QUẢ

Thu ngân sách đạt 12 tỷ đồng.

Số hộ nghèo giảm còn 120 hộ.
"""


@pytest.fixture(scope="module", params=["bundled", "sentence-transformers", "endpoint"])
def configured(request: pytest.FixtureRequest) -> str:
    """Return the configuration of an encoder."""
    if request.param == "bundled":
        return '[encoder]\nmodel = "bundled"\n'
    if request.param == "sentence-transformers":
        require_extra()
        return table(request.getfixturevalue("sentence_choice"))
    return table(request.getfixturevalue("endpoint_choice"))


def table(choice: EncoderChoice) -> str:
    return (
        f'[encoder]\nmodel = "{choice.name}"\n'
        f'[encoder.endpoint]\npassage_model = "{choice.endpoint.passage_model}"\n'
        f'query_model = "{choice.endpoint.query_model}"\n'
    )


@pytest.fixture
def home(tmp_path: Path, configured: str) -> Path:
    """Configure the encoder and a folder of one short report."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "bc12.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "config.toml").write_text(
        f'[corpus]\nfolder = "reports"\n{configured}', encoding="utf-8"
    )
    return tmp_path


@pytest.mark.usefixtures("home")
def test_an_index_is_made_checked_asked_changed_and_taken_back(
    command: Command, home: Path
) -> None:
    made = command("index")
    assert (made.code, made.err) == (0, "")
    assert made.out.startswith("Mới: bc12.txt\nĐã tạo bản chỉ mục số 1 (lần đầu): 1 báo cáo,")
    assert command("check").code == 0
    answer = json.loads(command("ask", "Còn bao nhiêu hộ nghèo?", "--json").out)
    assert answer["passages"][0]["text"] == "Số hộ nghèo giảm còn 120 hộ."
    file = home / "reports" / "bc12.txt"
    file.write_text(REPORT.replace("12 tỷ", "15 tỷ"), encoding="utf-8")
    changed = json.loads(command("index", "--json").out)
    assert (changed["number"], changed["published"]) == (2, True)
    assert 0 < changed["encoded"] < changed["units"]
    assert command("index", "--rollback").code == 0
    assert command("check").code == 0


def test_a_report_is_asked(command: Command, tmp_path: Path, configured: str, index: Path) -> None:
    (tmp_path / "config.toml").write_text(
        f'[index]\nfolder = "{index}"\n{configured}', encoding="utf-8"
    )
    outcome = command("ask", QUESTION)
    assert (outcome.code, outcome.err) == (0, "")
    assert IN_ANSWER in outcome.out.partition("Xem thêm:")[0]
    without_tones = command("ask", "quyet dinh so 115/QD-UBND ngay 16/01/2023 ve viec gi")
    assert IN_ANSWER in without_tones.out.partition("Xem thêm:")[0]


def test_the_bot_answers(
    make_bot: MakeBot, server: BotApiServer, configured: str, index: Path
) -> None:
    bot = make_bot(index=index, extra=configured)
    bot.start()
    person = server.person("Lan")
    person.send(QUESTION)
    assert IN_ANSWER in (person.next_message().text or "")
    bot.terminate()
    assert bot.wait() == 0
    assert "Traceback" not in bot.log


@pytest.fixture
def index(built_index: Path) -> Path:
    """Return an index that the bundled encoder made."""
    return built_index


def test_another_encoder_makes_a_new_index_necessary_and_it_says_why(
    command: Command, tmp_path: Path, endpoint_choice: EncoderChoice
) -> None:
    """The server's questions in place of its passages: other vectors, another encoder."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "bc12.txt").write_text(REPORT, encoding="utf-8")
    config = tmp_path / "config.toml"
    config.write_text('[corpus]\nfolder = "reports"\n', encoding="utf-8")
    assert command("index").code == 0
    other = table(endpoint_choice).replace("e5-passage", "e5-query")
    config.write_text(f'[corpus]\nfolder = "reports"\n{other}', encoding="utf-8")
    refused = command("ask", "Thu ngân sách bao nhiêu?")
    assert (refused.code, refused.out) == (1, "")
    assert "bộ mã hóa “bundled” (384 chiều), nay dùng “endpoint:http://127" in refused.err
    rebuilt = command("index")
    assert rebuilt.code == 0
    assert "bộ mã hóa" in rebuilt.out
    assert command("ask", "Thu ngân sách bao nhiêu?").code == 0
