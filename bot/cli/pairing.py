"""``hoibaocao pair``: a code that makes one person an administrator of the bot."""

from __future__ import annotations

from bot.cli.parameters import Config
from bot.cli.streams import say, write
from bot.messages import terminal as words


def pair(*, config: Config = None) -> int:
    """Print a one-time code to send to the bot."""
    from bot.settings import load_settings
    from bot.telegram.access import new_pairing_code
    from bot.telegram.database import Database

    database = Database(load_settings(config).telegram.database)
    try:
        code = new_pairing_code(database)
    finally:
        database.close()
    say(words.PAIRING)
    write(f"/ghepnoi {code}")
    return 0
