"""``hoibaocao eval``: measure retrieval on a file of questions with known evidence."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - cyclopts reads annotations at run time
from typing import Annotated

from cyclopts import Parameter

from bot.cli.opening import open_searcher
from bot.cli.parameters import Config, Json
from bot.cli.streams import write
from bot.errors import OutputUnwritable
from bot.messages import commands as words


def evaluate(
    file: Annotated[Path, Parameter(name=words.EVAL_FILE_PLACE, help=words.EVAL_FILE)],
    /,
    *,
    html: Annotated[
        Path | None, Parameter(name="--html", help=words.HTML, metavar=words.CONFIG_PLACE)
    ] = None,
    json: Json = False,
    config: Config = None,
) -> int:
    """Ask every question of a file and tell how it went, over all and per style."""
    from bot.settings import load_settings
    from embeddings import evaluation

    settings = load_settings(config)
    questions = evaluation.read_questions(file)
    result = evaluation.evaluate(open_searcher(settings), questions)
    if html is not None:
        from bot.evaluation_page import page

        _write(html, page(result))
    if json:
        from bot.json_output import dump
        from embeddings.evaluation_json import as_json

        write(dump(as_json(result)))
        return 0
    from bot.terminal import console
    from bot.terminal_evaluation import show_evaluation

    show_evaluation(console(), result)
    return 0


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputUnwritable(path, error.strerror or str(error)) from error
