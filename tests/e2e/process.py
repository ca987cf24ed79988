"""``hoibaocao bot`` as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from tests.conftest import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.botapi import BotApiServer

TOKEN_VARIABLE = "HOIBAOCAO_TELEGRAM_TOKEN"  # noqa: S105 - the variable's name

_START_SECONDS = 60.0
_STOP_SECONDS = 30.0


@dataclass(slots=True)
class BotProcess:
    """One bot in its own folder; it can be killed and started again.

    Attributes
    ----------
    home
        Its working folder: configuration, database, log.
    index
        Folder of the index.
    token
        What the environment gives as token; ``None`` leaves the variable out.
    """

    server: BotApiServer
    home: Path
    index: Path
    token: str | None
    corpus: Path | None = None
    poll_seconds: int = 10
    extra: str = ""
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self, *, wait: bool = True) -> None:
        """Start it and, unless told otherwise, wait for its first poll."""
        self._configure()
        environment = {k: v for k, v in os.environ.items() if k != TOKEN_VARIABLE}
        if self.token is not None:
            environment[TOKEN_VARIABLE] = self.token
        began = time.monotonic()
        with self.log_file.open("ab") as log:
            self._process = subprocess.Popen(
                [PROGRAM, "bot"],
                cwd=self.home,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        if wait:
            self._wait_for_poll(began)

    def kill(self) -> None:
        """End it on the spot, as a power cut would."""
        self._running.kill()
        self._running.wait(_STOP_SECONDS)

    def terminate(self) -> None:
        """Ask it to end."""
        self._running.send_signal(signal.SIGTERM)

    def wait(self, timeout: float = _STOP_SECONDS) -> int:
        """Return its exit code once it has ended."""
        return self._running.wait(timeout)

    def close(self) -> None:
        """Make sure that it is gone."""
        if self._process is not None and self._process.poll() is None:
            self.kill()

    def wait_for_log(self, text: str) -> None:
        """Wait until it has written something."""
        until = time.monotonic() + _START_SECONDS
        while text not in self.log:
            if time.monotonic() > until or not self.running:
                raise AssertionError(f"no {text!r} in:\n{self.log}")
            time.sleep(0.05)

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._running.pid

    @property
    def log_file(self) -> Path:
        """Where all it writes goes."""
        return self.home / "bot.log"

    @property
    def log(self) -> str:
        """All it has written, over all its runs."""
        return self.log_file.read_text(encoding="utf-8")

    @property
    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise RuntimeError("not started")
        return self._process

    def _configure(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        corpus = f'[corpus]\nfolder = "{self.corpus}"\n' if self.corpus else ""
        (self.home / "config.toml").write_text(
            f'{corpus}[index]\nfolder = "{self.index}"\n'
            f'[telegram]\nbase_url = "{self.server.url}"\n'
            f'database = "bot.sqlite3"\npoll_seconds = {self.poll_seconds}\n{self.extra}',
            encoding="utf-8",
        )

    def _wait_for_poll(self, began: float) -> None:
        until = began + _START_SECONDS

        def polled_or_dead() -> bool | None:
            queue = self.server.backend.queue
            return True if queue.last_poll > began or not self.running else None

        self.server.wait_for(polled_or_dead, until - time.monotonic(), "poll of the bot")
        if not self.running:
            raise AssertionError(f"the bot ended:\n{self.log}")


MakeBot: TypeAlias = "Callable[..., BotProcess]"
"""Makes a :class:`BotProcess`: ``name`` of its folder first, then any of its attributes."""
