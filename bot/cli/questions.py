"""``hoibaocao questions``: what people asked the bot, and what the reports did not say."""

from __future__ import annotations

import csv as tables
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from bot.cli.parameters import Config
from bot.cli.streams import say, write
from bot.messages import commands as words
from bot.messages import questions as messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.telegram.question_groups import QuestionGroup

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


Unanswered = Annotated[
    bool, Parameter(name="--unanswered", help=words.UNANSWERED, show_default=False)
]
Since = Annotated[
    dt.date | None, Parameter(name="--since", help=words.SINCE, metavar=words.SINCE_PLACE)
]
CsvFile = Annotated[
    Path | None, Parameter(name="--csv", help=words.CSV, metavar=words.CONFIG_PLACE)
]


def questions(
    *,
    unanswered: Unanswered = False,
    since: Since = None,
    csv: CsvFile = None,
    config: Config = None,
) -> int:
    """List what people asked, what means the same put together."""
    from bot.settings import load_settings
    from bot.telegram.database import Database
    from bot.telegram.lessons import Lessons
    from bot.telegram.question_groups import group_questions
    from embeddings.bundled import BundledEncoder

    settings = load_settings(config).telegram
    start = dt.datetime.combine(since, dt.time()).timestamp() if since else 0.0
    database = Database(settings.database)
    try:
        lessons = Lessons(database, settings.retention_days)
        kept = lessons.since(start, unanswered_only=unanswered)
    finally:
        database.close()
    groups = group_questions(kept, BundledEncoder()) if kept else []
    if csv is not None:
        _save(groups, csv)
        say(messages.saved(len(groups), str(csv)))
        return 0
    if not groups:
        say(messages.NONE)
    for group in groups:
        write(messages.line(group))
    return 0


def _save(groups: Sequence[QuestionGroup], file: Path) -> None:
    """Write a table that spreadsheets open with the right letters and run nothing of."""
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        table = tables.writer(stream)
        table.writerow(messages.COLUMNS)
        for number, group in enumerate(groups, 1):
            for lesson in group.lessons:
                cells = (_safe_cell(cell) for cell in messages.cells(lesson))
                table.writerow([number, len(group.lessons), *cells])


def _safe_cell(text: str) -> str:
    """Return text that a spreadsheet takes for text: people may send ``=FORMULAS()``."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
