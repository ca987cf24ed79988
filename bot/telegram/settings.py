"""The ``[telegram]`` part of the configuration."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

TOKEN_VARIABLE = "HOIBAOCAO_TELEGRAM_TOKEN"  # noqa: S105 - the variable's name, not a token


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramSettings:
    """How the bot meets Telegram.

    The token itself is never a setting: it comes from the environment variable
    ``HOIBAOCAO_TELEGRAM_TOKEN`` or from the file named by ``token_file``.

    Attributes
    ----------
    token_file
        A file holding nothing but the token; the environment variable goes before it.
    base_url
        Root of the Bot API, without ``/bot``.
    database
        The bot's own SQLite file; made with its folder when missing.
    allowed_users, allowed_chats
        Ids that may ask. Both empty: everybody may.
    administrators
        User ids that may add and remove reports. Empty: nobody, until one is paired.
    questions_per_day
        Questions one user may ask in 24 hours; 0 means no limit. Administrators have none.
    retention_days
        How long feedback and unanswered questions are kept; 0 stores none.
    poll_seconds
        Length of one long poll.
    stop_seconds
        Grace after SIGTERM for what is begun.
    """

    token_file: Path | None = None
    base_url: str = "https://api.telegram.org"
    database: Path = Path("data/bot.sqlite3")
    allowed_users: tuple[int, ...] = ()
    allowed_chats: tuple[int, ...] = ()
    administrators: tuple[int, ...] = ()
    questions_per_day: int = 200
    retention_days: int = 90
    poll_seconds: int = 30
    stop_seconds: int = 20
