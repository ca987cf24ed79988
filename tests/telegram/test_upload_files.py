"""What lies on the disk when a crash comes between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.telegram.upload_files import UploadFiles, safe_suffix, shown_name

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_set_aside_before_a_crash_is_what_comes_back(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "12.txt").write_text("bản cũ", encoding="utf-8")
    files = UploadFiles(tmp_path / "waiting", corpus)
    uploaded = files.keep("bản mới".encode(), "a.txt")
    for _ in range(2):  # the second time after a crash
        old = files.set_aside("12.txt")
        files.install(uploaded, "12")
    assert old is not None
    assert (corpus / "12.txt").read_text(encoding="utf-8") == "bản mới"
    files.bring_back(old)
    assert (corpus / "12.txt").read_text(encoding="utf-8") == "bản cũ"


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\nhà\\..\\x", "/", "..", "a/b\n.sh", ""])
def test_a_senders_name_is_never_a_path(tmp_path: Path, name: str) -> None:
    files = UploadFiles(tmp_path / "waiting", tmp_path)
    kept = files.keep(b"x", name)
    assert (tmp_path / "waiting" / kept).parent == tmp_path / "waiting"
    assert kept.partition(".")[0].isalnum()
    assert not set(shown_name(name)) & set("/\\\n")
    assert "/" not in safe_suffix(name)
