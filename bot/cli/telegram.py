"""``hoibaocao bot``: the Telegram bot."""

from __future__ import annotations

from bot.cli.opening import open_answerer
from bot.cli.parameters import Config


def bot(*, config: Config = None) -> int:
    """Run the bot until it is told to stop."""
    from bot.settings import load_settings
    from bot.telegram import run

    settings = load_settings(config)
    run(settings, lambda: open_answerer(settings))
    return 0
