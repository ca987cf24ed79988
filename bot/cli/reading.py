"""``hoibaocao reports``, ``outline`` and ``show``: what is in the reports, as they were read.

They read the files themselves, so that what they show is what the next index will hold.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from bot.cli.opening import corpus_folder
from bot.cli.parameters import Config, Json
from bot.cli.streams import write
from bot.messages import commands as words
from corpus import read_folder, read_report

if TYPE_CHECKING:
    from corpus.report import Report

ReportName = Annotated[
    str | None, Parameter(name="--report", help=words.SHOW_REPORT, metavar=words.REPORT_PLACE)
]


def reports(*, json: Json = False, config: Config = None) -> int:
    """List the reports of the corpus folder."""
    found = _read(config)
    if json:
        from bot.json_output import dump, listed_object

        write(dump([listed_object(report) for report in found]))
        return 0
    from bot.terminal import console
    from bot.terminal_outline import show_reports

    show_reports(console(), found)
    return 0


def outline(
    report: Annotated[
        str | None, Parameter(name=words.REPORT_PLACE, help=words.OUTLINE_REPORT)
    ] = None,
    /,
    *,
    json: Json = False,
    config: Config = None,
) -> int:
    """Show how a report was understood."""
    from bot.places import one_report

    file = _file(report)
    chosen = read_report(file) if file else one_report(_read(config), report)
    if json:
        from bot.json_output import dump, outline_object

        write(dump(outline_object(chosen)))
        return 0
    from bot.terminal import console
    from bot.terminal_outline import show_outline

    show_outline(console(), chosen)
    return 0


def show(
    place: Annotated[str, Parameter(name=words.SHOW_PLACE_PLACE, help=words.SHOW_PLACE)],
    /,
    *,
    report: ReportName = None,
    json: Json = False,
    config: Config = None,
) -> int:
    """Show a passage, or all that stands under a section, word for word."""
    from bot.json_output import dump, placed_object
    from bot.places import passages_at

    chosen, found = passages_at(_read(config), place, report)
    if json:
        write(dump([placed_object(chosen, passage) for passage in found]))
        return 0
    from bot.terminal import console, show_passages

    show_passages(console(), chosen, found)
    return 0


def _read(config: Path | None) -> tuple[Report, ...]:
    from bot.settings import load_settings

    return read_folder(corpus_folder(load_settings(config)))


def _file(name: str | None) -> Path | None:
    """Return the file of that name, if there is one."""
    try:
        return Path(name) if name and Path(name).is_file() else None
    except OSError:  # such as a name that is too long for a file
        return None
