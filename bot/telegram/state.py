"""How the bot is doing, for ``/trangthai``."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.citation import name_report
from bot.messages import telegram_office as messages
from bot.telegram.delivery import View
from bot.telegram.richtext import ELLIPSIS, RichText, bold

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answer import Answer
    from bot.telegram.database import Database
    from bot.telegram.incoming import Asked
    from bot.telegram.metrics import Metrics
    from bot.telegram.mind import Mind
    from embeddings.current import Named

_DAY = 86_400.0
_MOST_LISTED = 20


class State:
    """Counts what happened in the last 24 hours; keeps the last failure."""

    def __init__(
        self,
        database: Database,
        mind: Mind,
        current: Callable[[], Named | None],
        metrics: Metrics,
    ) -> None:
        self._database = database
        self._mind = mind
        self._current = current
        self.metrics = metrics
        self._started = time.time()
        self._failure: tuple[float, str] | None = None

    def note(self, asked: Asked, answer: Answer) -> None:
        """Count a question; the same message counts once."""
        self._database.run(
            "INSERT OR REPLACE INTO outcomes (chat, asked, answered, at) VALUES (?, ?, ?, ?)",
            asked.chat,
            asked.message,
            int(answer.answered),
            time.time(),
        )
        self.metrics.question(answer.refusal or "answered")

    def failed(self, what: str) -> None:
        """Note a failure, in words for the administrator; only the last one is kept."""
        self._failure = (time.time(), what)

    def view(self) -> View:
        """Return the state as a message."""
        since = time.time() - _DAY
        row = self._database.row(
            "SELECT count(*), coalesce(sum(answered), 0) FROM outcomes WHERE at > ?", since
        )
        asked, answered = (row[0], row[1]) if row else (0, 0)
        waiting = self._database.row("SELECT count(*) FROM updates WHERE done IS NULL")
        reports = self._mind.library.newest_first
        current = self._current()
        lines = [
            messages.state_reports(len(reports)),
            *(f"• {name_report(report)}" for report in reports[:_MOST_LISTED]),
            *([ELLIPSIS] if len(reports) > _MOST_LISTED else []),
            messages.state_generation(current.number if current else 0),
            messages.state_questions(asked, answered),
            messages.state_waiting(max(0, waiting[0] - 1) if waiting else 0),
            messages.state_since(self._started),
            messages.state_failure(self._failure),
        ]
        return View(RichText.of(bold(messages.STATE_TITLE), "\n", "\n".join(lines)).cut())
