"""The other way out for updates: posted to the bot's own address.

Telegram demands HTTPS; this server also takes plain HTTP, as Telegram's own server does when it
runs locally.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

import aiohttp
from aiogram.types import WebhookInfo

from tests.botapi.failure import bad_request
from tests.botapi.schema import dump

if TYPE_CHECKING:
    from aiogram.methods import DeleteWebhook, SetWebhook

    from tests.botapi.updates import UpdateQueue

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_FIRST_PAUSE = 0.2
_LONGEST_PAUSE = 60.0
_DEFAULT_CONNECTIONS = 40


@dataclass(frozen=True, slots=True)
class _Address:
    url: str
    secret: str | None
    connections: int


class Webhook:
    """Delivers updates one after the other; a failed delivery is repeated until it works."""

    def __init__(self, queue: UpdateQueue) -> None:
        self._queue = queue
        self._address: _Address | None = None
        self._task: asyncio.Task[None] | None = None
        self._error: tuple[int, str] | None = None

    def set(self, request: SetWebhook) -> bool:
        """Set or, with an empty address, take away the webhook.

        Raises
        ------
        ApiError
            400 for a bad address or secret.
        """
        if request.secret_token is not None and not _SECRET.fullmatch(request.secret_token):
            raise bad_request("secret token contains unallowed characters")
        if request.url and not request.url.startswith(("https://", "http://")):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        self._queue.allow(request.allowed_updates)
        if request.drop_pending_updates:
            self._queue.drop()
        self._stop()
        if request.url:
            connections = request.max_connections or _DEFAULT_CONNECTIONS
            self._address = _Address(request.url, request.secret_token, connections)
            self._queue.webhook_active = True
            self._queue.interrupt("terminated by setWebhook request")
            self._task = asyncio.create_task(self._deliver(self._address))
        return True

    def delete(self, request: DeleteWebhook) -> bool:
        """Take the webhook away."""
        if request.drop_pending_updates:
            self._queue.drop()
        self._stop()
        return True

    @property
    def info(self) -> WebhookInfo:
        """What ``getWebhookInfo`` tells."""
        address = self._address
        date, message = self._error or (None, None)
        return WebhookInfo.model_validate(
            {
                "url": address.url if address else "",
                "has_custom_certificate": False,
                "pending_update_count": len(self._queue),
                "max_connections": address.connections if address else None,
                "allowed_updates": list(self._queue.allowed) or None,
                "last_error_date": date,
                "last_error_message": message,
            }
        )

    def close(self) -> None:
        """End delivery."""
        self._stop()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = self._address = self._error = None
        self._queue.webhook_active = False

    async def _deliver(self, address: _Address) -> None:
        pause = _FIRST_PAUSE
        async with aiohttp.ClientSession() as session:
            while True:
                update = self._queue.head
                if update is None:
                    self._queue.arrived.clear()
                    await self._queue.arrived.wait()
                elif await self._post(session, address, dump(update)):
                    self._queue.confirm(update.update_id + 1)
                    pause = _FIRST_PAUSE
                else:
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, _LONGEST_PAUSE)

    async def _post(
        self, session: aiohttp.ClientSession, address: _Address, update: object
    ) -> bool:
        headers = {"Content-Type": "application/json"}
        if address.secret is not None:
            headers["X-Telegram-Bot-Api-Secret-Token"] = address.secret
        try:
            async with session.post(
                address.url, data=json.dumps(update), headers=headers
            ) as response:
                if response.ok:
                    return True
                phrase = HTTPStatus(response.status).phrase
                reason = f"Wrong response from the webhook: {response.status} {phrase}"
        except aiohttp.ClientError:
            reason = "Connection refused"
        self._error = (int(time.time()), reason)
        return False
