"""``hoibaocao doctor``: look over the installation."""

from __future__ import annotations

from bot.cli.parameters import Config, Json
from bot.cli.streams import write
from bot.finding import State


def doctor(*, json: Json = False, config: Config = None) -> int:
    """Look over settings, reports, index, encoder and token; 1 if something is bad."""
    from bot.doctor import examine

    findings = examine(config)
    if json:
        from dataclasses import asdict

        from bot.json_output import dump

        write(dump([asdict(finding) for finding in findings]))
    else:
        from bot.terminal import console
        from bot.terminal_findings import show_findings

        show_findings(console(), findings)
    return 1 if any(finding.state is State.BAD for finding in findings) else 0
