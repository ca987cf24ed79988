"""The ``[telegram]`` part of the configuration."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bot.settings_tree import Bounds

TOKEN_VARIABLE = "HOIBAOCAO_TELEGRAM_TOKEN"  # noqa: S105 - the variable's name, not a token


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSettings:
    """Webhooks in place of long polling, for those behind a proxy.

    Attributes
    ----------
    port
        Where the proxy finds the bot; 0 means long polling.
    listen
        Address to listen on.
    url
        What Telegram calls, such as ``https://hoi.example.vn/telegram``; its path is the one
        served. The secret token is made anew at each start. ``/healthz`` answers ``ok``.
    """

    port: int = field(default=0, metadata=Bounds(0, 65535).metadata)
    listen: str = "127.0.0.1"
    url: str = ""


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
    log_json
        Whether each log line is a JSON object.
    metrics_port
        Loopback port for Prometheus; 0 means none.
    webhook
        The other way in.
    """

    token_file: Path | None = None
    base_url: str = "https://api.telegram.org"
    database: Path = Path("data/bot.sqlite3")
    allowed_users: tuple[int, ...] = ()
    allowed_chats: tuple[int, ...] = ()
    administrators: tuple[int, ...] = ()
    questions_per_day: int = field(default=200, metadata=Bounds(0, 1_000_000).metadata)
    retention_days: int = field(default=90, metadata=Bounds(0, 3650).metadata)
    poll_seconds: int = field(default=30, metadata=Bounds(1, 50).metadata)
    stop_seconds: int = field(default=20, metadata=Bounds(1, 600).metadata)
    log_json: bool = False
    metrics_port: int = field(default=0, metadata=Bounds(0, 65535).metadata)
    webhook: WebhookSettings = field(default_factory=WebhookSettings)
