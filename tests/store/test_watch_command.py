"""``hoibaocao index --watch`` as a process: files copied in are indexed, Ctrl-C ends it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.store.reports import paragraphs, write_report

if TYPE_CHECKING:
    from typing import IO

PROGRAM = Path(sys.executable).with_name("hoibaocao")


def told(stream: IO[str] | None) -> dict[str, object]:
    assert stream is not None
    facts: dict[str, object] = json.loads(stream.readline())
    return facts


def test_files_that_arrive_are_indexed_until_it_is_stopped(tmp_path: Path) -> None:
    write_report(tmp_path / "reports", 1, paragraphs(1)[:1])
    (tmp_path / "config.toml").write_text('[corpus]\nfolder = "reports"\n', encoding="utf-8")
    watching = subprocess.Popen(
        [PROGRAM, "index", "--watch", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    )
    try:
        first = told(watching.stdout)
        assert (first["number"], first["reports"]) == (1, 1)
        write_report(tmp_path / "reports", 2, paragraphs(2)[:1])
        (tmp_path / "reports" / "trống.txt").write_bytes(b"")
        second = told(watching.stdout)
        assert (second["number"], second["reports"]) == (2, 2)
        assert [item["file"] for item in second["set_aside"]] == ["trống.txt"]  # type: ignore[attr-defined]
        watching.send_signal(signal.SIGINT)
        _, said = watching.communicate(timeout=60)
    finally:
        watching.kill()
    assert watching.returncode == 0
    assert said.splitlines()[-1] == "Đã dừng theo dõi."
