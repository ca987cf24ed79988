"""How an examination of the installation looks in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from bot.finding import State
from bot.messages import findings as words
from bot.terminal import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from bot.finding import Finding

_STATE_STYLES = {State.GOOD: "green", State.WARNING: "yellow", State.BAD: "bold red"}


def show_findings(out: Console, findings: Iterable[Finding]) -> None:
    """Print what an examination of the installation found, a line each."""
    for finding in findings:
        state = Text(words.STATES[finding.state], style=_STATE_STYLES[finding.state])
        told = Text.assemble(f"{words.TOPICS[finding.topic]}: ", state, f"; {finding.detail}")
        out.print(Text(harmless(told.plain), spans=told.spans))
