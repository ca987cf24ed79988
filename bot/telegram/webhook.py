"""The other way in: Telegram calls an address of ours."""

from __future__ import annotations

import hmac
import json
import logging
import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from telegram import Update
from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler

from bot.telegram.errors import AddressInUse, WebhookAddressWrong

if TYPE_CHECKING:
    from asyncio import Queue

    from bot.telegram.polling import PollingBot
    from bot.telegram.settings import WebhookSettings

_LOG = logging.getLogger(__name__)

HEALTH_PATH = "/healthz"

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_MOST_BYTES = 1 << 20


class UpdateHandler(RequestHandler):
    """Takes one update; 200 is said only when it is in the inbox."""

    def initialize(self, bot: PollingBot, queue: Queue[object], secret: str) -> None:
        """Receive what all requests share."""
        self._bot = bot
        self._queue = queue
        self._secret = secret

    async def post(self) -> None:
        """Store an update that comes with the secret."""
        given = self.request.headers.get(_SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            raise HTTPError(HTTPStatus.FORBIDDEN)
        try:
            update = Update.de_json(json.loads(self.request.body), self._bot)
        except (ValueError, TypeError, KeyError) as error:
            raise HTTPError(HTTPStatus.BAD_REQUEST) from error
        await self._queue.put(update)
        self._bot.health.good()


class HealthHandler(RequestHandler):
    """Says that the bot is up."""

    def get(self) -> None:
        """Answer ``ok``."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.write("ok")


class WebhookSite:
    """A small HTTP server for Telegram, behind a proxy that speaks HTTPS.

    Parameters
    ----------
    settings
        Where it listens and how Telegram reaches it.

    Raises
    ------
    WebhookAddressWrong
        If the public address can't be one.
    """

    def __init__(self, settings: WebhookSettings, bot: PollingBot, queue: Queue[object]) -> None:
        public = urlsplit(settings.url)
        if public.scheme not in {"https", "http"} or not public.netloc:
            raise WebhookAddressWrong(settings.url)
        self._settings = settings
        self._bot = bot
        self._listening = False
        self._secret = secrets.token_urlsafe(32)
        shared = {"bot": bot, "queue": queue, "secret": self._secret}
        application = Application(
            [(public.path or "/", UpdateHandler, shared), (HEALTH_PATH, HealthHandler)],
            log_function=lambda _handler: None,
        )
        self._server = HTTPServer(application, max_body_size=_MOST_BYTES)

    async def start(self, allowed_updates: tuple[str, ...]) -> None:
        """Listen, then tell Telegram the address and a fresh secret.

        Raises
        ------
        AddressInUse
            If the port can't be listened on.
        """
        if not self._listening:
            self._listen()
        await self._bot.set_webhook(
            self._settings.url,
            allowed_updates=allowed_updates,
            secret_token=self._secret,
            drop_pending_updates=False,
        )

    def _listen(self) -> None:
        try:
            self._server.listen(self._settings.port, address=self._settings.listen)
        except OSError as error:
            raise AddressInUse(self._settings.listen, self._settings.port) from error
        self._listening = True

    async def stop(self) -> None:
        """Take no more requests; Telegram keeps its updates until the next start."""
        self._server.stop()
        await self._server.close_all_connections()
