"""An office's own words, from files beside the configuration."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

QUESTION = "Bạc mẻ đạt bao nhiêu?"
REVENUE = "thu ngân sách"


@pytest.fixture
def with_words(indexed: Command, tmp_path: Path) -> Command:
    config = tmp_path / "config.toml"
    config.write_text(
        config.read_text(encoding="utf-8")
        + '[words]\nglossary = "words.tsv"\nabbreviations = "short.tsv"\n',
        encoding="utf-8",
    )
    (tmp_path / "short.tsv").write_text("# chưa có\n", encoding="utf-8")
    return indexed


def test_an_office_word_finds_what_the_report_calls_otherwise(
    with_words: Command, tmp_path: Path
) -> None:
    words = tmp_path / "words.tsv"
    found = []
    for row in ("", "bạc mẻ\ttổng thu ngân sách | thu ngân sách\n"):
        words.write_text(row, encoding="utf-8")
        answer = json.loads(with_words("ask", QUESTION, "--top", "10", "--json").out)
        texts = [passage["text"].lower() for passage in answer["passages"]]
        found.append([REVENUE in text for text in texts].index(True))
    assert found[1] < found[0]


def test_an_office_abbreviation_is_understood(with_words: Command, tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("", encoding="utf-8")
    (tmp_path / "short.tsv").write_text("QXZ\tthu ngân sách\toffice\n", encoding="utf-8")
    found = json.loads(with_words("ask", "QXZ đạt bao nhiêu?", "--json").out)
    assert REVENUE in found["passages"][0]["text"].lower()


def test_a_line_without_its_columns_is_named(with_words: Command, tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("# đầu tệp\nbạc mẻ\n", encoding="utf-8")
    done = with_words("ask", QUESTION)
    assert (done.code, done.out) == (1, "")
    assert "Dòng 2" in done.err
    assert "words.tsv" in done.err


@pytest.mark.parametrize("content", [None, "bạc mẻ\tthu".encode("utf-16")])
def test_a_file_that_can_not_be_read_is_named(
    with_words: Command, tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "words.tsv").write_bytes(content)
    done = with_words("ask", QUESTION)
    assert (done.code, done.out) == (1, "")
    assert "Không đọc được bảng từ" in done.err
