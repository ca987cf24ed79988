"""``index``, ``check``, ``eval`` and ``doctor``, on good indexes and bad ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.conftest import IN_ANSWER, QUESTION

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

REPORT = """Số: 12/BC-UBND

Đông Hà, ngày 05 tháng 12 năm 2023

BÁO CÁO

Tình hình thu ngân sách

I. KẾT QUẢ

Thu ngân sách đạt 12 tỷ đồng.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Configure a folder of one short report."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "bc12.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "config.toml").write_text('[corpus]\nfolder = "reports"\n', encoding="utf-8")
    return folder


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "LOCK"
    }


def test_an_index_is_made_found_current_changed_and_taken_back(
    command: Command, corpus: Path
) -> None:
    planned = command("index", "--dry-run")
    assert planned.out.startswith("Mới: bc12.txt\nSẽ có: 1 báo cáo,")
    assert not (corpus.parent / "index").exists()
    made = command("index")
    assert (made.code, made.err) == (0, "")
    assert made.out.startswith("Mới: bc12.txt\nĐã tạo bản chỉ mục số 1 (lần đầu): 1 báo cáo,")
    assert command("index").out.startswith("Chỉ mục đã mới nhất (bản số 1):")
    (corpus / "bc12.txt").write_text(REPORT.replace("12 tỷ", "15 tỷ"), encoding="utf-8")
    changed = json.loads(command("index", "--json").out)
    assert (changed["number"], changed["published"]) == (2, True)
    assert changed["changes"]["changed"] == ["bc12.txt"]
    assert "15 tỷ" in command("ask", "Thu ngân sách đạt bao nhiêu?").out
    assert command("index", "--rollback").out == "Đã quay lại bản chỉ mục số 1.\n"
    assert "12 tỷ" in command("ask", "Thu ngân sách đạt bao nhiêu?").out
    refused = command("index", "--rollback")
    assert (refused.code, refused.out) == (1, "")


def test_a_corpus_that_can_not_be_read_changes_nothing(command: Command, corpus: Path) -> None:
    command("index")
    before = snapshot(corpus.parent / "index")
    good, bad = corpus / "bc12.txt", corpus / "xấu.txt"

    def refused(told: str) -> None:
        outcome = command("index")
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.startswith(told)
        assert "; hãy " in outcome.err
        assert outcome.err.count("\n") == 1
        assert snapshot(corpus.parent / "index") == before

    bad.write_bytes(b"")
    refused("Tệp “reports/xấu.txt” không có chữ nào")
    bad.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 4)
    refused("")
    bad.unlink()
    bad.symlink_to("/proc/self/mem")
    refused("Không mở được tệp “reports/xấu.txt”")
    bad.unlink()
    good.unlink()
    refused("Thư mục “reports” không có báo cáo nào")


def test_an_index_folder_that_can_not_be_made_is_told(command: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "config.toml").write_text('[index]\nfolder = "file/index"\n', encoding="utf-8")
    outcome = command("ask", "Ai ký báo cáo?")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.splitlines()[-1].startswith("Không đọc hoặc ghi được thư mục chỉ mục")


def test_check_tells_sound_damaged_and_missing_apart(command: Command, corpus: Path) -> None:
    missing = command("check", "--json")
    assert (missing.code, json.loads(missing.out)["soundness"]) == (3, "missing")
    assert not (corpus.parent / "index").exists()

    command("index")
    sound = command("check")
    assert (sound.code, sound.err) == (0, "")
    assert sound.out.startswith("Chỉ mục tốt (bản số 1): 1 báo cáo, 2 đoạn,")

    [vectors] = corpus.parent.glob("index/generations/1/*.faiss")
    content = bytearray(vectors.read_bytes())
    content[len(content) // 2] ^= 1
    vectors.write_bytes(content)
    damaged = command("check")
    assert damaged.code == 1
    assert f"Tệp “generations/1/{vectors.name}” thiếu," in damaged.err
    asked = command("ask", "Thu ngân sách đạt bao nhiêu?")
    assert (asked.code, asked.out) == (1, "")
    assert f"bị hỏng ở tệp “generations/1/{vectors.name}”" in asked.err
    assert command("index", "--repair").code == 0
    assert "12 tỷ" in command("ask", "Thu ngân sách đạt bao nhiêu?").out


def test_eval_measures_over_all_and_per_style(indexed: Command, tmp_path: Path) -> None:
    rows = [
        {
            "id": "1",
            "style": "plain",
            "question": QUESTION,
            "answerable": True,
            "evidence": [IN_ANSWER],
            "sections": ["I.1"],
        },
        {
            "id": "2",
            "style": "<b>lạ</b>",
            "question": "Quy hoạch chung được phê duyệt bằng quyết định nào?",
            "answerable": True,
            "evidence": ["chữ không có trong báo cáo"],
            "sections": ["I"],
        },
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    outcome = indexed("eval", str(file), "--json", "--html", "page.html")
    measured = json.loads(outcome.out)
    assert measured["overall"]["hit_at_1"] == 0.5
    assert measured["styles"]["plain"]["citation"] == 1.0
    assert [failure["id"] for failure in measured["failures"]] == ["2"]
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<b>" not in page
    assert "&lt;b&gt;lạ&lt;/b&gt;" in page
    table = indexed("eval", str(file)).out
    assert "0.500" in table
    assert "• 2 (<b>lạ</b>)" in table
    assert "[không tìm thấy]" in table


def test_the_page_of_an_evaluation_shows_a_follow_up_and_what_was_marked(
    indexed: Command, tmp_path: Path
) -> None:
    row = {
        "id": "1",
        "question": "thu ngan sach thi sao",
        "previous": "Cả năm 2023 thế nào?",
        "answerable": True,
        "evidence": ["chữ không có trong báo cáo"],
    }
    (tmp_path / "questions.jsonl").write_text(json.dumps(row), encoding="utf-8")
    indexed("eval", "questions.jsonl", "--html", "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<dt>Câu hỏi trước</dt><dd>Cả năm 2023 thế nào?</dd>" in page
    assert "<dt>Được hiểu là</dt>" in page
    assert "thu ngân sách" in page
    assert "<mark>" in page
    assert "1 câu hỏi, trong đó 1 câu chưa đạt." in page
    assert '<a href="#not_found">Không tìm thấy (1)</a>' in page
    assert '<h3 id="not_found">Không tìm thấy (1)</h3>' in page
    assert '<dd class="wrong">không tìm thấy</dd>' in page


def test_the_page_of_an_evaluation_tells_where_the_right_passage_and_section_are(
    indexed: Command, tmp_path: Path
) -> None:
    asked = {"question": "UBND thành phố đã ban hành bao nhiêu quyết định?", "answerable": True}
    found = json.loads(indexed("ask", asked["question"], "--json").out)["passages"]
    second, first = found[1]["text"][:60], found[0]["text"][:60]
    rows = [
        {**asked, "id": "1", "style": "plain", "evidence": [second]},
        {**asked, "id": "2", "style": "plain", "evidence": [first], "sections": ["IX.9"]},
    ]
    (tmp_path / "q.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    told = indexed("eval", "q.jsonl", "--html", "page.html").out
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "tìm thấy nhưng không đứng đầu (đoạn đúng đứng thứ 2)" in page
    assert "<dt>Lẽ ra ở mục</dt><dd>IX.9</dd>" in page
    assert "tỷ lệ câu hỏi mà đoạn đầu tiên là đoạn đúng" in page
    assert "AUROC" not in told.partition("Theo từng kiểu hỏi")[2]


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "Không đọc được tệp"), ("", "Không đọc được tệp"), ("\n{}\n", "Dòng 2 của tệp")],
)
def test_a_bad_question_file_is_refused(
    command: Command, tmp_path: Path, content: str | None, told: str
) -> None:
    if content is not None:
        (tmp_path / "q.jsonl").write_text(content, encoding="utf-8")
    outcome = command("eval", "q.jsonl")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith(told)


def test_doctor_examines_the_installation_and_keeps_the_token_secret(
    indexed: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = "123456:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 - nobody's
    monkeypatch.setenv("HOIBAOCAO_TELEGRAM_TOKEN", token)
    outcome = indexed("doctor")
    assert (outcome.code, outcome.err) == (0, "")
    assert token not in outcome.out
    for topic in ("Cấu hình", "Báo cáo", "Bộ mã hóa", "Chỉ mục", "Mã bot Telegram"):
        assert f"{topic}: tốt;" in outcome.out


def test_doctor_finds_what_is_missing_and_what_is_bad(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOIBAOCAO_TELEGRAM_TOKEN", raising=False)
    fresh = command("doctor", "--json")
    states = {finding["topic"]: finding["state"] for finding in json.loads(fresh.out)}
    assert fresh.code == 0
    assert (states["index"], states["telegram_token"]) == ("warning", "warning")
    (tmp_path / "config.toml").write_text("[corpus]\nfolder = 3\n", encoding="utf-8")
    bad = command("doctor")
    assert bad.code == 1
    assert "Cấu hình: lỗi; Tệp cấu hình “config.toml”: corpus.folder = 3" in bad.out
