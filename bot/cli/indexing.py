"""``hoibaocao index``: bring the index up to the corpus folder."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from bot.cli.opening import corpus_folder
from bot.cli.parameters import Config, Json
from bot.cli.progress import progress_bars
from bot.cli.streams import write
from bot.cli.usage_errors import UsageError
from bot.messages import commands as help_words
from bot.messages import index as words
from bot.messages import usage
from bot.messages.errors import describe

if TYPE_CHECKING:
    from embeddings.progress import BuildSummary


def index(  # noqa: PLR0913 - one parameter an option
    *,
    full: Annotated[bool, Parameter(help=help_words.FULL, show_default=False)] = False,
    repair: Annotated[bool, Parameter(help=help_words.REPAIR, show_default=False)] = False,
    dry_run: Annotated[bool, Parameter(help=help_words.DRY_RUN, show_default=False)] = False,
    rollback: Annotated[bool, Parameter(help=help_words.ROLLBACK, show_default=False)] = False,
    watch: Annotated[bool, Parameter(help=help_words.WATCH, show_default=False)] = False,
    json: Json = False,
    config: Config = None,
) -> int:
    """Build the index, keep it up to date, or go back to the generation before."""
    from bot.settings import load_settings

    if rollback + repair + watch + (full or dry_run) > 1:
        raise UsageError(usage.ONE_WAY_OF_INDEXING)
    settings = load_settings(config)
    if watch:
        from bot.cli.watching import keep_indexing

        return keep_indexing(settings, json=json)
    from embeddings.store import Store

    store = Store(settings.index.folder)
    if rollback:
        number = store.rollback()
        _tell({"number": number}, [words.ROLLED_BACK.format(number=number)], json=json)
        return 0
    from embeddings.encoder_choice import open_encoder

    folder, encoder = corpus_folder(settings), open_encoder(settings.encoder.choice())
    with progress_bars() as tell:
        if repair:
            summary = store.repair(folder, encoder, progress=tell)
        else:
            summary = store.build(folder, encoder, full=full, dry_run=dry_run, progress=tell)
    show_summary(summary, json=json)
    return 0


def show_summary(summary: BuildSummary, *, json: bool, indent: int | None = 2) -> None:
    """Write what a build did."""
    _tell(summary_object(summary), words.index_summary(summary), json=json, indent=indent)


def summary_object(summary: BuildSummary) -> dict[str, object]:
    """Return a summary for JSON, the reasons why files were set aside in words."""
    aside = [{"file": item.file, "reason": describe(item.error)} for item in summary.set_aside]
    facts = dataclasses.asdict(dataclasses.replace(summary, set_aside=()))
    return {**facts, "set_aside": aside}


def _tell(
    facts: dict[str, object], lines: list[str], *, json: bool, indent: int | None = 2
) -> None:
    if json:
        from bot.json_output import dump

        write(dump(facts, indent=indent))
        return
    for line in lines:
        write(line)
