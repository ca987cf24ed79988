"""The real program in a process of its own, where that is the point."""

from __future__ import annotations

import codecs
import errno
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.conftest import IN_ANSWER, PROGRAM, QUESTION

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path, built_index: Path) -> Path:
    """Return a working folder where the index of the bundled report is configured."""
    (tmp_path / "config.toml").write_text(f'[index]\nfolder = "{built_index}"\n', encoding="utf-8")
    return tmp_path


class Terminal:
    """A program behind a pseudo terminal."""

    def __init__(self, arguments: list[str], home: Path) -> None:
        self._master, slave = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
        environment |= {"XDG_STATE_HOME": str(home / "state"), "HOME": str(home)}
        self.process = subprocess.Popen(
            [PROGRAM, *arguments],
            cwd=home,
            env=environment,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.text = ""

    def type(self, line: str) -> None:
        """Type something."""
        os.write(self._master, line.encode())

    def read_until(self, pattern: str, seconds: float = 60) -> str:
        """Return what was printed since the last reading, up to a pattern."""
        began = len(self.text)
        end = time.monotonic() + seconds
        while not re.search(pattern, self.text[began:]):
            assert time.monotonic() < end, self.text
            assert self._read(), self.text
        return self.text[began:]

    def finish(self) -> int:
        """Read all there is; return the exit code."""
        while self._read():
            pass
        os.close(self._master)
        return self.process.wait(60)

    def _read(self) -> bool:
        if not select.select([self._master], [], [], 60)[0]:
            return False
        try:
            content = os.read(self._master, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        self.text += self._decoder.decode(content)
        return bool(content)


def test_in_a_terminal_the_answer_sentence_is_bold(home: Path) -> None:
    terminal = Terminal(["ask", QUESTION], home)
    assert terminal.finish() == 0
    bold = "".join(re.findall(r"\x1b\[1m(.*?)\x1b\[0m", terminal.text, re.DOTALL))
    assert IN_ANSWER in " ".join(bold.split())
    plain = re.sub(r"\x1b\[[0-9;]*m", "", terminal.text)
    assert max(len(line) for line in plain.splitlines()) <= 80
    assert "Báo cáo số 346/BC-UBND ngày 01/12/2023" in " ".join(plain.split())


def test_chat_edits_lines_and_remembers_them(home: Path) -> None:
    terminal = Terminal(["chat"], home)
    terminal.read_until("Hỏi: ")
    terminal.type(QUESTION.replace("?", "X\x7f?\n"))
    assert IN_ANSWER in terminal.read_until("Hỏi: $")
    terminal.type("\x1b[A\n")
    assert IN_ANSWER in terminal.read_until("Hỏi: $")
    terminal.type("\x04")
    assert terminal.finish() == 0
    history = home / "state" / "hoibaocao" / "history"
    assert QUESTION in history.read_text(encoding="utf-8").splitlines()
    assert history.stat().st_mode & 0o077 == 0


def test_ask_loads_neither_torch_nor_telegram(home: Path) -> None:
    script = (
        "import sys; from bot.cli.program import run; code = run(['ask', 'Ai ký?']); "
        "print([m for m in ('torch', 'telegram', 'httpx', 'sqlite3') if m in sys.modules], code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=home, check=True, capture_output=True, text=True
    )
    assert done.stdout.splitlines()[-1] == "[] 0"


def test_a_reader_that_goes_away_is_no_failure_worth_a_word(home: Path) -> None:
    with subprocess.Popen(
        [PROGRAM, "outline", "--json"], cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_progress_is_shown_where_somebody_sees_it(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("BÁO CÁO\n\nThử\n\nI. MỤC\n\nMột câu.\n", encoding="utf-8")
    (tmp_path / "config.toml").write_text('[corpus]\nfolder = "reports"\n', encoding="utf-8")
    terminal = Terminal(["index"], tmp_path)
    assert terminal.finish() == 0
    assert "Mã hóa" in terminal.text
    assert "━" in terminal.text
    piped = subprocess.run(
        [PROGRAM, "index", "--full"], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert piped.stderr == ""
    assert piped.stdout.startswith("Đã tạo bản chỉ mục số 2 (theo yêu cầu --full)")


def test_ctrl_c_while_the_index_is_built_leaves_none(tmp_path: Path) -> None:
    with subprocess.Popen(
        [PROGRAM, "index"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        while not (tmp_path / "index").exists():
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "Đã dừng.\n")
    checked = subprocess.run([PROGRAM, "check"], cwd=tmp_path, check=False, capture_output=True)
    assert checked.returncode == 3


@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1258"}]
)
def test_broken_bytes_from_any_terminal_are_refused_in_a_sentence(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    done = subprocess.run(
        [os.fsencode(PROGRAM), b"ask", b"\xff\xfe\xe1"],
        cwd=tmp_path,
        env={**os.environ, **environment},
        check=False,
        capture_output=True,
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
