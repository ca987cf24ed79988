"""Progress bars on standard error, only where somebody sees them."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.messages import index as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from embeddings.progress import Progress


@contextmanager
def progress_bars() -> Iterator[Callable[[Progress], None] | None]:
    """Give what shows the progress of a build; ``None`` unless standard error is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    from bot.terminal import console

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn(words.TIME_LEFT),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=console(sys.stderr), transient=True) as bars:
        tasks = {
            stage: bars.add_task(name, visible=False, rate="")
            for stage, name in words.STAGES.items()
        }

        def tell(progress: Progress) -> None:
            bars.update(
                tasks[progress.stage],
                completed=progress.done,
                total=progress.total,
                visible=True,
                rate=words.rate(progress.rate),
            )

        yield tell
