"""``hoibaocao check``: tell whether the index is what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cli.parameters import Config, Json
from bot.cli.streams import say, write
from bot.messages import index as words

if TYPE_CHECKING:
    from embeddings.check_report import CheckReport


def check(*, json: Json = False, config: Config = None) -> int:
    """Check the index: 0 sound, 1 damaged, 3 none."""
    from bot.settings import load_settings
    from embeddings.check_report import Soundness
    from embeddings.encoder_choice import open_encoder
    from embeddings.store import Store

    settings = load_settings(config)
    report = Store(settings.index.folder).check(open_encoder(settings.encoder.choice()))
    _tell(report, str(settings.index.folder), json=json)
    return {Soundness.SOUND: 0, Soundness.DAMAGED: 1, Soundness.MISSING: 3}[report.soundness]


def _tell(report: CheckReport, folder: str, *, json: bool) -> None:
    if json:
        from dataclasses import asdict

        from bot.json_output import dump

        write(dump(asdict(report)))
        return
    for problem in report.problems:
        say(words.problem_line(problem))
    write(words.check_summary(report, folder))
