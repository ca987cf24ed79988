"""Reports, their outlines and their passages, as the command line shows them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.json_output import placed_object
from corpus import bundled_folder, read_folder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

PASSAGE_KEYS = {
    "id", "kind", "text", "highlight", "section", "number", "footnotes", "citation", "report",
}  # fmt: skip


@pytest.fixture
def two_reports(tmp_path: Path) -> Path:
    """Make a configuration with a folder of two short reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, year in (("12", 2023), ("15", 2024)):
        text = (
            f"Số: {number}/BC-UBND\n\nĐông Hà, ngày 05 tháng 12 năm {year}\n\nBÁO CÁO\n\n"
            f"Tình hình thu ngân sách năm {year}\n\nI. KẾT QUẢ\n\n"
            f"Thu ngân sách năm {year} đạt {number} tỷ đồng.\n"
        )
        (folder / f"bc{number}.txt").write_text(text, encoding="utf-8")
    config = tmp_path / "config.toml"
    config.write_text('[corpus]\nfolder = "reports"\n', encoding="utf-8")
    return config


def test_reports_lists_the_bundled_report(command: Command) -> None:
    [listed] = json.loads(command("reports", "--json").out)
    assert listed["number"] == "346/BC-UBND"
    assert listed["date"] == "2023-12-01"
    assert "346/BC-UBND   01/12/2023   " in command("reports").out


def test_outline_gives_the_whole_report(command: Command) -> None:
    outline = json.loads(command("outline", "--json").out)
    [report] = read_folder(bundled_folder())
    assert [s["key"] for s in outline["sections"]] == [s.key for s in report.sections]
    assert [p["text"] for p in outline["passages"]] == [p.text for p in report.passages]
    assert all(set(passage) == PASSAGE_KEYS for passage in outline["passages"])
    anchored = next(p for p in outline["passages"] if p["footnotes"])
    assert anchored["section"]["path"] == ["I", "1"]
    assert [note["number"] for note in anchored["footnotes"]] == [1, 2]
    assert outline["signers"][0]["name"] == report.signers[0].name


def test_outline_is_a_tree_with_counts_and_doubts(command: Command) -> None:
    out = command("outline").out
    assert "│       ├── 2.1. Xây dựng và giữ mối quan hệ với tỉnh;" in out
    assert (
        "13 mục; 68 đoạn, gồm 31 đoạn văn, 5 khoản, 21 gạch đầu dòng, 8 chú thích, "
        "1 phần đầu văn bản, 1 phần nơi nhận, 1 phần chữ ký; 9 chỗ nối trang"
    ) in out
    assert "Chú thích: 8 đã gắn với dấu trong bài, 0 chưa gắn" in out
    assert "giữa các dòng: 19–23; 33–41;" in out
    assert "5.2. Khó khăn (1 đoạn văn, 7 gạch đầu dòng)" in out
    assert "• nhãn II lặp lại (dòng 141)" in out
    assert "\x1b" not in out


def test_outline_takes_a_file_that_is_not_in_the_corpus(
    command: Command, two_reports: Path
) -> None:
    outcome = command("outline", str(two_reports.parent / "reports" / "bc15.txt"), "--json")
    assert json.loads(outcome.out)["number"] == "15/BC-UBND"


def test_with_several_reports_one_must_be_named(command: Command, two_reports: Path) -> None:
    refused = command("outline", "--config", str(two_reports))
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("Có nhiều báo cáo; hãy nêu")
    assert "12/BC-UBND, 15/BC-UBND" in refused.err
    named = command("outline", "15/BC-UBND", "--config", str(two_reports))
    assert "Tình hình thu ngân sách năm 2024" in named.out


@pytest.mark.parametrize(
    ("place", "count", "first"),
    [
        ("346-BC-UBND-2023.p9", 1, "Trong quá trình thực hiện nhiệm vụ, UBND thành phố luôn"),
        ("I.2.1", 6, "Trong quá trình thực hiện nhiệm vụ, UBND thành phố luôn"),
        ("II(2).2", 10, "2. "),
        ("HEADER", 2, "Số: 346 /BC-UBND"),
    ],
)
def test_show_gives_a_passage_or_all_under_a_section(
    command: Command, place: str, count: int, first: str
) -> None:
    shown = json.loads(command("show", place, "--json").out)
    assert len(shown) == count
    assert shown[0]["text"].startswith(first)
    assert shown[0]["citation"] in command("show", place).out


def test_a_section_brings_what_is_under_it(command: Command) -> None:
    [report] = read_folder(bundled_folder())
    shown = json.loads(command("show", "I", "--json").out)
    wanted = [p for p in report.passages if report.section(p.section).path[0] == "I"]
    assert shown == [placed_object(report, passage) for passage in wanted]


def test_a_footnote_is_printed_once_with_the_passage_of_its_mark(command: Command) -> None:
    out = command("show", "I.1").out
    assert out.count("Quyết định số 129/QĐ-UBND ngày 19/01/2023") == 1
    assert "Chú thích 1: Quyết định số 129/QĐ-UBND" in out


@pytest.mark.parametrize("place", ["chú thích 5", "Chu thich 5"])
def test_a_footnote_is_found_as_people_call_it(command: Command, place: str) -> None:
    out = command("show", place).out
    assert out.startswith("Các chỉ tiêu: giảm tỷ lệ hộ nghèo")
    assert "[Chú thích 5 (Mục II" in out
    assert command("show", "chú thích 99").code == 1


def test_an_unknown_place_is_refused(command: Command) -> None:
    refused = command("show", "IX.9")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("Không có đoạn hay mục “IX.9”;")


def test_text_can_not_steer_the_terminal(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "bad.txt"
    file.write_text("BÁO CÁO\n\nThử \x1b]0;xấu\x07\n\nI. MỤC\n\nMột \x1b[2J câu.\n", "utf-8")
    assert "\x1b" not in command("outline", str(file)).out
